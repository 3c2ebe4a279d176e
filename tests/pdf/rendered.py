"""Finished files to look at: every form, blank and filled in, each made once per run."""

from functools import cache
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import FormDefinition, check_answers
from proeftuin_docs.document import Document, extra_room_names, field_names, has_spare_sheet
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf import render_pdf, render_print
from proeftuin_docs.resources import find_resources
from proeftuin_docs.text.located_yaml import LocatedYaml
from tests import builders

OPTIONS: Final = RenderOptions(builders.dutch(), find_resources())
ALL_KINDS: Final = "alle-soorten"
FORMS: Final = {
    f"{item.definition.id}@{item.definition.version}": item.definition
    for item in Library.open().loaded
    if isinstance(item.definition, FormDefinition)
}
BUNDLED: Final = tuple(FORMS)
BLANK: Final = (ALL_KINDS, *BUNDLED)
NEWEST: Final = tuple({name.partition("@")[0]: name for name in BUNDLED}.values())
FILLED: Final = tuple(f"{name} ingevuld" for name in (ALL_KINDS, *NEWEST))
WRITTEN: Final = tuple(name for name in FILLED if not name.startswith("goed-om-te-weten@"))
"""The filled ones that hold typed text: that leaflet has boxes to tick and nothing else."""
EVERY: Final = (*BLANK, *FILLED)

_VALUES: Final[dict[str, Any]] = {
    "text": "Een kort antwoord",
    "long_text": "Een antwoord van\nmeer dan één regel.",
    "date": "2027-01-12",
    "time": "09.30",
    "number": "3,5",
    "yes_no": "ja",
    "check": "ja",
}


@cache
def document(name: str) -> Document:
    """The document of this name: `id@version`, with ` ingevuld` behind it when it is filled in."""
    form, _, filled = name.partition(" ")
    if form == ALL_KINDS:
        return builders.filled() if filled else builders.blank()
    definition = FORMS[form]
    if not filled:
        return compose_form(definition, builders.dutch())
    values = LocatedYaml("waarden", {part.id: _value(part) for _, part in definition.questions()}, {})
    return compose_form(definition, builders.dutch(), check_answers(definition, values))


@cache
def fillable(name: str) -> bytes:
    """The fillable PDF of a document."""
    return render_pdf(document(name), OPTIONS)


@cache
def printable(name: str) -> bytes:
    """The PDF to print of a document."""
    return render_print(document(name), OPTIONS)


def expected_names(shown: Document) -> list[str]:
    """Every field that the fillable PDF must hold, in reading order, the spare sheet's at the end.

    A compact form, made for professionals, has no spare sheet.
    """
    spare = [*extra_room_names(1), *extra_room_names(2)] if has_spare_sheet(shown) else []
    return [*field_names(shown), *spare]


def with_answers(values: dict[str, Any], content: str = "") -> Document:
    """A small form filled in with these values; one long question `verhaal` unless content is given."""
    form = story_form() if not content else builders.make_form(content)
    return compose_form(form, builders.dutch(), check_answers(form, LocatedYaml("waarden", values, {})))


@cache
def story_form() -> FormDefinition:
    """A form with one long question."""
    return builders.make_form("- {kind: long_text, id: verhaal, label: Wat is er gebeurd?, lines: 4}\n")


def _value(part: kinds.QuestionPart) -> Any:  # noqa: ANN401 - as free as a values file
    value = _plain_value(part)
    return {"antwoord": value, "toelichting": "Omdat."} if getattr(part, "explanation", False) else value


def _plain_value(part: kinds.QuestionPart) -> Any:  # noqa: ANN401 - as free as a values file
    match part:
        case kinds.ScaleQuestion():
            return str(part.to)
        case kinds.ChoiceQuestion():
            return part.options[-1].id
        case kinds.MultiChoiceQuestion():
            return [option.id for option in part.options]
        case kinds.TableQuestion():
            return [{column.id: None for column in part.columns}]
        case _:
            return _VALUES[part.kind]
