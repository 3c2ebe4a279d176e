"""Short ways to make what tests are about: a form's YAML text, a definition, answers, a document."""

from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Final

import pytest

from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import Answers, FormDefinition, check_answers, load_form
from proeftuin_docs.document import Document
from proeftuin_docs.errors import Diagnostic, ProeftuinError
from proeftuin_docs.library import Library
from proeftuin_docs.resources import find_resources
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml
from proeftuin_docs.text.wording import Wording, load_wording
from proeftuin_docs.usecases.render import follows_case, render, render_for_case

FIXTURES: Final = Path(__file__).parent / "fixtures"
ALL_KINDS_FILE: Final = FIXTURES / "forms" / "alle-soorten.yaml"
ALL_KINDS_VALUES_FILE: Final = FIXTURES / "forms" / "alle-soorten-waarden.yaml"

_HEAD: Final = """\
schema: 1
id: klein
version: 1.0.0
status: concept
title: Klein
summary: Een klein formulier.
date: 2026-11-23
source: {document: Bron}
audience: [lezers]
confidentiality: {level: openbaar, statement: Iedereen mag dit zien.}
changes: [Eerste versie.]
"""
_NAME_QUESTION: Final = "- {kind: text, id: naam, label: Naam}\n"


def form_text(content: str = _NAME_QUESTION, head: str = _HEAD) -> str:
    """The YAML text of a small valid form whose one section holds this content.

    The content's first line stands on line 16 and starts in column 7.
    """
    section = "sections:\n  - id: deel\n    title: Deel\n\n    content:\n"
    return head + section + indent(content, "      ")


def form_head(**changed: str) -> str:
    """The head of the small form with the values of some keys replaced; an empty value drops the key."""
    lines = dict(line.split(": ", 1) for line in _HEAD.splitlines()) | changed
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value)


def make_form(content: str = _NAME_QUESTION, **changed: str) -> FormDefinition:
    """The small form with this content and these keys of its head."""
    return load_form(form_text(content, form_head(**changed)), "klein.yaml")


def values(text: str) -> LocatedYaml:
    """A values file's data, read as the program reads it."""
    source, faults = read_yaml(text, "waarden.yaml", strings_only=True)
    assert source is not None
    assert not faults
    return source


def answers_to(definition: FormDefinition, text: str) -> Answers:
    """The answers that a values text gives to a definition."""
    return check_answers(definition, values(text))


@cache
def dutch() -> Wording:
    """The bundled Dutch wording."""
    return load_wording(find_resources(), "nl-NL".partition("-")[0])


@cache
def all_kinds() -> FormDefinition:
    """A form with every kind of question and block."""
    return load_form(ALL_KINDS_FILE.read_text(encoding="utf-8"), ALL_KINDS_FILE.name)


@cache
def all_kinds_answers() -> Answers:
    """An answer to every question of that form, made of what breaks careless programs."""
    return answers_to(all_kinds(), ALL_KINDS_VALUES_FILE.read_text(encoding="utf-8"))


def blank() -> Document:
    """The form with every kind, not filled in."""
    return compose_form(all_kinds(), dutch())


def filled() -> Document:
    """The form with every kind, filled in."""
    return compose_form(all_kinds(), dutch(), all_kinds_answers())


def fault_places(faults: tuple[Diagnostic, ...]) -> list[tuple[str, int | None, int | None]]:
    """Code, line and column of every fault."""
    return [(fault.name, fault.place.line, fault.place.column) for fault in faults]


def faults_in(text: str, name: str = "klein.yaml") -> tuple[Diagnostic, ...]:
    """The faults for which a form's text is refused."""
    with pytest.raises(ProeftuinError) as caught:
        load_form(text, name)
    return caught.value.diagnostics


def faults_in_values(definition: FormDefinition, text: str) -> tuple[Diagnostic, ...]:
    """The faults for which a values text is refused."""
    with pytest.raises(ProeftuinError) as caught:
        answers_to(definition, text)
    return caught.value.diagnostics


def render_reference(
    reference: str, format_name: str, data: tuple[bytes, str] | None = None, config: Path | None = None
) -> bytes:
    """A document as the command makes it, with answers or with a case."""
    library = Library.open(config)
    if data and follows_case(library, reference, data):
        return render_for_case(library, reference, format_name, data)
    return render(library, reference, format_name, data)
