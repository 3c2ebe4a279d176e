"""What a reader of a page has before its first command: forms that came back, a list, a logo."""

import io
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Final

import openpyxl
import yaml

from proeftuin_docs import Library, render, render_for_case
from tests.docs.pages import ROOT
from tests.mailmerge.sample_lists import csv_list, sample_rows

Make = Callable[[str], bytes]
"""The format of a file -> its bytes."""
_EXAMPLES: Final = ROOT / "examples"


@cache
def _library() -> Library:
    return Library.open()


def returned(document: str, part: str | None = None, **answers: object) -> Make:
    """A form that somebody filled in."""
    given = (yaml.safe_dump(answers).encode(), "antwoorden.yaml")
    return lambda format_name: render(_library(), document, format_name, given, part=part)


def _of_case(document: str) -> Make:
    case = ((_EXAMPLES / "zaak.yaml").read_bytes(), "zaak.yaml")
    return lambda format_name: render_for_case(_library(), document, format_name, case)


def _submitted(document: str, question: str) -> Make:
    row = {"nummer": "1", "onderwerp": "De avond", "vraag": question}
    return returned(document, kenmerk="RC 26/0001 (voorbeeld)", vraag=[row])


def _case(_format: str) -> bytes:
    return (_EXAMPLES / "zaak.yaml").read_bytes()


def _logo(_format: str) -> bytes:
    return (_EXAMPLES / "gerecht" / "letters" / "profielen" / "logo.svg").read_bytes()


def sample_list(format_name: str) -> bytes:
    """A list of two sound rows, as Excel or csv."""
    rows = sample_rows(2)
    if format_name == "csv":
        return csv_list(rows)
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (list(rows[0]), *(list(row.values()) for row in rows)):
        book.worksheets[0].append(row)
    book.save(file)
    return file.getvalue()


_PLAN: Final = returned("veiligheidsplan", naam="Kim Verbeek", datum="2027-03-01")
_LATER: Final = returned("veiligheidsplan", naam="Kim Verbeek", datum="2027-06-01", reactie="Ik bel.")
_FLOW: Final[Mapping[str, Make]] = {
    "zaak.yaml": _case,
    "ovj.pdf": _submitted("vragenlijst-ovj", "Wanneer was dat?"),
    "verdediging.docx": _submitted("vragenlijst-verdediging", "Wie was daarbij?"),
    "nadere-vragen.pdf": _of_case("nadere-vragen"),
    "indicatie.pdf": _of_case("indicatie-kwetsbaarheid"),
    "samenvatting.docx": _of_case("samenvatting-voorgesprek"),
    "keuze.pdf": _of_case("keuze-maatregelen"),
    "wat-heb-ik-nodig.pdf": returned("wat-heb-ik-nodig", aanspreekvorm="je"),
}
_BEFORE: Final[Mapping[str, Mapping[str, Make]]] = {
    "docs/doorstromen.md": _FLOW,
    "docs/huisstijl.md": {"logo.svg": _logo},
    "docs/lijsten.md": {"lijst.xlsx": sample_list},
    "docs/teruglezen.md": {
        "plan.pdf": _PLAN,
        "plan2.docx": _LATER,
        "map/plan.pdf": _PLAN,
        "iri-slachtoffer.pdf": returned("iri", part="slachtoffer"),
        "iri-coordinator.docx": returned("iri", part="coordinator"),
        "oud.pdf": returned("iri@1.0.0", leeftijd="21"),
        "zaak.yaml": _case,
        "vragen-verhoor.pdf": _of_case("vragen-verhoor"),
    },
    "docs/vergelijken.md": {"maart.pdf": _PLAN, "juni.docx": _LATER},
    "docs/handboek/griffier.md": {"lijst.xlsx": sample_list, **_FLOW},
    "docs/handboek/rechter-commissaris.md": _FLOW,
    "docs/handboek/coordinator.md": {
        "plan.pdf": _PLAN,
        "maart.pdf": _PLAN,
        "juni.docx": _LATER,
        "sai.pdf": returned("sai"),
        "wat-heb-ik-nodig.pdf": _FLOW["wat-heb-ik-nodig.pdf"],
        "zaak.yaml": _case,
    },
    "docs/handboek/ict.md": {"logo.svg": _logo},
}


def prepare(page: str, folder: Path) -> None:
    """Put in a folder what a reader of this page has: the examples of the project, and files of their own."""
    copytree(_EXAMPLES, folder / "examples")
    for name, make in _BEFORE.get(page, {}).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(make(path.suffix[1:]))
