"""Short ways to what comes back: raw fields of a small form, and files that somebody filled in."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import FormDefinition, content_hash
from proeftuin_docs.errors import Place
from proeftuin_docs.library import Library
from proeftuin_docs.returned.access import grant_permit
from proeftuin_docs.returned.answers import ReadAnswers, interpret
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.readers.model import Claim, FileKind, RawField, RawFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import Reading
from tests.builders import ALL_KINDS_FILE, ALL_KINDS_VALUES_FILE, dutch, make_form, render_reference

FORMATS: Final = ("pdf", "docx", "html")
NAME: Final = "terug.pdf"


def text(name: str, said: str) -> RawField:
    """A field that somebody typed in."""
    return RawField(name, text=said)


def button(name: str, state: str | None = "ja") -> RawField:
    """A button with this state on; None for off."""
    return RawField(name, chosen=state)


def raw(definition: FormDefinition, *fields: RawField) -> RawFile:
    """A PDF of this version with these fields."""
    claim = Claim(definition.id, definition.version, definition.status.value, content_hash(definition))
    return RawFile(FileKind.PDF, claim, fields)


def meaning(content: str, *fields: RawField) -> ReadAnswers:
    """What these fields mean in a small form with this content."""
    return meaning_of(make_form(content), *fields)


def meaning_of(definition: FormDefinition, *fields: RawField) -> ReadAnswers:
    """What these fields mean in this form."""
    leave = grant_permit(definition, Place(NAME), as_coordinator=True)
    document = compose_form(definition, dutch())
    found = raw(definition, *fields)
    return interpret(definition, document, found, leave, name=NAME, months=dutch().months)


def codes(read: ReadAnswers | Reading) -> list[str]:
    """The codes of the problems, in their order."""
    return [problem.name for problem in read.problems]


def expected(format_name: str, *wanted: str) -> list[str]:
    """These codes, after the one that every web page has that its own button did not save."""
    return [*["web_pages.not_kept"] * (format_name == "html"), *wanted]


def given(content: bytes, name: str = NAME) -> GivenFile:
    """A file with this content."""
    return GivenFile(name, lambda: content)


def read_one(content: bytes, config: Path | None = None, **settings: Any) -> Reading:  # noqa: ANN401
    """What stands in one file."""
    (reading,) = read(Library.open(config), [given(content)], **settings)
    return reading


def rendered(reference: str, format_name: str, values: object = None, config: Path | None = None) -> bytes:
    """A document with these values, as plain data."""
    data = None if values is None else (json.dumps(values).encode(), "waarden.json")
    return render_reference(reference, format_name, data, config)


def all_kinds_folder(folder: Path) -> Path:
    """A court's own folder with the form of every kind."""
    target = folder / "forms" / "alle-soorten" / "1.2.3.yaml"
    target.parent.mkdir(parents=True)
    shutil.copy(ALL_KINDS_FILE, target)
    return folder


def all_kinds_file(format_name: str, config: Path) -> bytes:
    """The form of every kind, filled in with what breaks careless programs."""
    data = (ALL_KINDS_VALUES_FILE.read_bytes(), "waarden.yaml")
    return render_reference("alle-soorten@1.2.3", format_name, data, config)


def said_by(problems: Sequence[object]) -> str:
    """Everything that messages and representations say."""
    return "\n".join([*(str(item) for item in problems), *(repr(item) for item in problems)])
