"""Short ways to make and read a list: sound rows of which one thing differs."""

from collections.abc import Mapping, Sequence
from typing import Final

from proeftuin_docs.cases import LoadedCase
from proeftuin_docs.errors import DataError, Diagnostic, Place, PlaceKind
from proeftuin_docs.errors import cases as case_faults
from proeftuin_docs.spreadsheets import CaseList, annotated_list, read_list, row_case
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml
from tests.cases.cases import profiles
from tests.mailmerge.sample_lists import Row, csv_list, sample_row

NEEDED: Final = {
    column: sample_row(1)[column]
    for column in (
        "Voornaam",
        "Achternaam",
        "Bezorging",
        "RC-nummer",
        "Soort stuk",
        "Datum brief",
        "Rechtbank",
        "Griffier naam",
        "Griffier telefoon",
        "Griffier bereikbaar",
        "Rechter-commissaris",
        "Datum verhoor",
        "Tijd verhoor",
        "Duur verhoor",
        "Plaats verhoor",
    )
}
"""The smallest header that a list can have, with sound values."""


BAD: Final = case_faults.not_a_date(
    Place("lijst.csv", 2, path="Datum verhoor (L)", kind=PlaceKind.COLUMN), key="datum"
)
"""Something that a row can have wrong."""


def row_with(**changes: str) -> Row:
    """A sound row in which values differ; `_` in a name stands for a space."""
    return sample_row(1) | {name.replace("_", " "): value for name, value in changes.items()}


def listed(*rows: Mapping[str, str]) -> CaseList:
    """Rows as a list that was read from CSV."""
    return read_list(csv_list(rows), "lijst.csv")


def case_of(row: Mapping[str, str], common: str | None = None) -> LoadedCase:
    """The case of a row that is the only one of its list."""
    cases = listed(row)
    return row_case(cases.name, cases.header, cases.rows[0], profiles(), shared(common))


def shared(text: str | None) -> LocatedYaml | None:
    """What all rows share, from YAML."""
    return read_yaml(text, "gemeenschappelijk.yaml", strings_only=True)[0] if text is not None else None


def told_of_row(row: Mapping[str, str], common: str | None = None) -> tuple[Diagnostic, ...]:
    """What is wrong with a row."""
    try:
        case_of(row, common)
    except DataError as error:
        return error.diagnostics
    return ()


def told_of_list(content: bytes, name: str = "lijst.csv", extra: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What is wrong with a file: the code and the place of each fault."""
    try:
        read_list(content, name, extra)
    except DataError as error:
        return [(item.name, str(item.place)) for item in error.diagnostics]
    return []


def codes(found: Sequence[Diagnostic]) -> list[str]:
    """The codes of what was found."""
    return [item.name for item in found]


def told(content: bytes, *rows: int, name: str = "lijst.csv", item: Diagnostic = BAD) -> bytes:
    """A list back with one fault in each of these rows."""
    return annotated_list(content, name, {row: [item] for row in rows})
