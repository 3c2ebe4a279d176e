"""Every document that has to pass: all bundled versions and the form with every kind, blank and filled."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.definitions import Answers, FormDefinition, load_form
from proeftuin_docs.hearings.documents import CaseDocument
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.run import Request, letters
from proeftuin_docs.pdf_objects.merger import PrintFile, finished_letter
from proeftuin_docs.renderers.pdf.metadata import print_packet
from proeftuin_docs.renderers.registry import FORMATS, render_document
from proeftuin_docs.resources import find_resources
from tests.builders import all_kinds, all_kinds_answers, answers_to
from tests.hearings.hearings import case, documents
from tests.mailmerge.sample_lists import csv_list, sample_rows

TEXT: Final = "Zoë Çelik-Nguyễn zei: “ik wil **niet** <b>alles</b> opschrijven” & ging weg."
LONG_TEXT: Final = "\n".join([TEXT, "", *([f"{TEXT} {TEXT}"] * 4), "Laatste regel."])
SCRIPTS: Final = ("محمد علي (25)", "שלום עולם", "ኪዳነ ተስፋዬ", "თბილისი", "Երևան", "नमस्ते", "กรุงเทพ")
EXAMPLES: Final = ("zaak", "zaak-minderjarig")
VARIANTS: Final = ("b1", "eenvoudig", "en")
_LISTED: Final = ("oproep-rc", "begeleidende-brief")
_ROWS: Final = 12
_DAY: Final = date(2026, 11, 23)
VALUES: Final[Mapping[str, Any]] = {
    "text": TEXT,
    "long_text": LONG_TEXT,
    "date": "29-02-2028",
    "time": "9:30",
    "number": "1234567,5",
    "yes_no": "ja",
    "check": "ja",
}


@dataclass(frozen=True, slots=True)
class Made:
    """One document in one format, written to a file."""

    definition: FormDefinition
    filled: bool
    path: Path


@cache
def bundled_forms() -> tuple[FormDefinition, ...]:
    """Every version of every form that travels with the program, of any status."""
    return tuple(load_form(file.read(), file.name) for file in find_resources().form_files())


def make_all(format_name: str, folder: Path) -> Iterator[Made]:
    """Every document in this format."""
    for definition in (*bundled_forms(), all_kinds()):
        for answers in (None, answers_for(definition)):
            state = "leeg" if answers is None else "ingevuld"
            path = folder / f"{state}-{FORMATS[format_name].file_name(definition.id, definition.version)}"
            path.write_bytes(Library.open().render(definition, format_name, answers))
            yield Made(definition, answers is not None, path)


def make_hearings(format_name: str, folder: Path) -> Iterator[Path]:
    """The documents of both example cases, the letter in every variant."""
    for example, variant in product(EXAMPLES, VARIANTS):
        content = case(example, slachtoffer__taal=variant)
        for item in _hearing(content, only_letters=variant != "b1"):
            made = FORMATS[format_name].file_name(item.definition.id, item.definition.version)
            path = folder / f"{example}-{variant}-{item.number}-{made}"
            path.write_bytes(render_document(item.document, format_name, item.options))
            yield path


def make_in_other_scripts(format_name: str, folder: Path) -> Iterator[Path]:
    """A filled form and a letter with names and answers in every script that there is a font for."""
    library = Library.open()
    plan = library.find("veiligheidsplan")
    assert isinstance(plan, FormDefinition)
    keys = [question.id for _, question in plan.questions() if question.kind in ("text", "long_text")]
    given = dict(zip(keys, [*SCRIPTS, "\n".join(SCRIPTS), ". ".join(reversed(SCRIPTS))], strict=False))
    path = folder / f"schriften-{FORMATS[format_name].file_name(plan.id, plan.version)}"
    path.write_bytes(library.render(plan, format_name, answers_to(plan, json.dumps(given))))
    yield path
    for at, name in enumerate(SCRIPTS):
        content = case(slachtoffer__voornaam=name, slachtoffer__achternaam=name)
        (item,) = documents("oproep-rc", content)
        path = folder / f"schriften-{at}-{FORMATS[format_name].file_name('oproep-rc', '1')}"
        path.write_bytes(render_document(item.document, format_name, item.options))
        yield path


def make_print_files(folder: Path) -> Iterator[Path]:
    """Print files: of a list with every way of delivery and language, and of every letter of the examples."""
    rows = csv_list(sample_rows(_ROWS))
    made = letters(
        Library.open(), Request(rows, "lijst.csv", folder / "brieven", letters=_LISTED, one_pdf=True)
    )
    assert made.printed is not None
    yield folder / "brieven" / made.printed.file
    path = folder / "voorbeelden.pdf"
    metadata = print_packet(path.stem, "nl-NL", _DAY)
    settings = {"title": path.stem, "language": "nl-NL"}
    with path.open("wb") as stream, PrintFile(stream, **settings, metadata=metadata) as target:
        for example, variant in product(EXAMPLES, VARIANTS):
            content = case(example, slachtoffer__taal=variant)
            for at, item in enumerate(_hearing(content, only_letters=True)):
                letter = finished_letter(
                    render_document(item.document, "pdf", item.options), item.definition.id
                )
                (target.add if at else target.begin)(letter)
    yield path


def _hearing(content: bytes, *, only_letters: bool) -> Iterator[CaseDocument]:
    for entry in Library.open().catalogue.entries.values():
        if entry.default is not None and (entry.default.kind == "letter" or not only_letters):
            yield from documents(entry.default.id, content)


def answers_for(definition: FormDefinition) -> Answers:
    """An answer to every question, with accents and marks, and text that outgrows its field."""
    if definition == all_kinds():
        return all_kinds_answers()
    values = {question.id: _answer(question) for _, question in definition.questions()}
    return answers_to(definition, json.dumps(values, ensure_ascii=False))


def _answer(question: kinds.QuestionPart) -> object:
    if isinstance(question, kinds.TableQuestion):
        row = {column.id: _value(column) for column in question.columns}
        return [row] * (question.rows + 1)
    if getattr(question, "explanation", False):
        return {"antwoord": _value(question), "toelichting": LONG_TEXT}
    return _value(question)


def _value(part: kinds.QuestionPart | kinds.ColumnDefinition) -> object:
    if isinstance(part, kinds.ScaleQuestion):
        return str(part.to)
    if part.kind in VALUES:
        return VALUES[part.kind]
    options: tuple[kinds.Option, ...] = getattr(part, "options", ())
    return [options[-1].id] if part.kind == "multi_choice" else options[-1].id
