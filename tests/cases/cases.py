"""Short ways to make a case: an example of which one thing differs."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from proeftuin_docs.cases import LoadedCase, Profiles, load_case, load_profiles
from proeftuin_docs.errors import DataError, Diagnostic, Severity
from proeftuin_docs.resources import Resources, bundled_root, find_resources
from proeftuin_docs.text.wording import Wording, load_wording

EXAMPLES: Final = bundled_root() / "examples"
ADULT: Final = "zaak"
MINOR: Final = "zaak-minderjarig"
MOVED: Final = "zaak-gewijzigd"
OFF: Final = "zaak-vervallen"


@cache
def example(name: str = ADULT) -> str:
    """The text of an example."""
    return (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def profiles() -> Profiles:
    """The bundled profiles."""
    return load_profiles(find_resources())


@cache
def wording(language: str = "nl") -> Wording:
    """The bundled wording of a language."""
    return load_wording(find_resources(), language)


def own_profiles(folder: Path, **texts: str) -> Profiles:
    """The bundled profiles with a court's own files over them."""
    own = folder / "letters" / "profielen"
    own.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (own / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return load_profiles(Resources((folder, bundled_root())))


def changed(*changes: tuple[str, str], name: str = ADULT) -> str:
    """An example in which each text, which must occur once, is replaced by another."""
    text = example(name)
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return text


def loaded(*changes: tuple[str, str], name: str = ADULT) -> LoadedCase:
    """The case that a changed example states."""
    return load_case(changed(*changes, name=name), "zaak.yaml", profiles())


def told(
    text: str, name: str = "zaak.yaml", among: Profiles | None = None, today: date | None = None
) -> tuple[Diagnostic, ...]:
    """Every finding about a text, whether it is a case or not."""
    try:
        case = load_case(text, name, among or profiles(), today)
    except DataError as error:
        return error.diagnostics
    return (*case.held, *case.warnings)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    """The codes, a warning's with a question mark, those of what holds letters with an exclamation mark."""
    marks = {Severity.ERROR: "", Severity.HELD: "!", Severity.WARNING: "?"}
    return [item.name + marks[item.severity] for item in found]


def line_of(text: str, part: str) -> int:
    """The line on which a part of a text begins."""
    return text[: text.index(part)].count("\n") + 1
