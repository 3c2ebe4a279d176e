"""Faults of a header come first, all at once, each with its column and a remedy."""

import pytest

from proeftuin_docs.errors import DataError, Severity
from proeftuin_docs.spreadsheets import read_list
from tests.mailmerge.sample_lists import csv_list
from tests.spreadsheets.samples import NEEDED, told_of_list


def told(header: dict[str, str], **row: str) -> list[tuple[str, str]]:
    """What is wrong with a list of one row."""
    return told_of_list(csv_list([header | row]))


def hints(*headers: str) -> list[str]:
    """What is advised for columns beside those that are needed."""
    with pytest.raises(DataError) as caught:
        read_list(csv_list([NEEDED | dict.fromkeys(headers, "x")]), "lijst.csv")
    return [item.facts.get("near", item.name) for item in caught.value.diagnostics]


def test_a_list_with_what_is_needed_is_sound() -> None:
    """Every other column may be missing."""
    assert told(NEEDED) == []


def test_every_fault_of_the_header_is_told_at_once() -> None:
    """Unknown, double, nameless and missing columns, before any cell is looked at."""
    header = {key: value for key, value in NEEDED.items() if key not in ("Rechtbank", "RC-nummer")} | {
        "Hobby": "x",
        "voor naam": "Kim",
        " ": "zonder kop",
        "Kamer": "#VERW!",
    }
    assert told(header) == [
        ("lists.unknown_column", "lijst.csv:1: Hobby (N)"),
        ("lists.repeated_column", "lijst.csv:1: voor naam (O)"),
        ("lists.column_without_header", "lijst.csv:1"),
        ("lists.missing_column", "lijst.csv:1"),
        ("lists.no_case_number_column", "lijst.csv:1"),
    ]


def test_a_header_that_is_nearly_right_gets_its_name() -> None:
    """Also when its words stand in another order."""
    assert hints("Bezorgng", "telefoon advocaat", "E-mail coordinator") == [
        "Bezorging",
        "Advocaat telefoon",
        "Coördinator e-mail",
    ]


def test_a_missing_number_of_the_case_names_both() -> None:
    """Either column will do."""
    without = {key: value for key, value in NEEDED.items() if key != "RC-nummer"}
    assert told(without) == [("lists.no_case_number_column", "lijst.csv:1")]
    assert told(without | {"Parketnummer": "15/000000-26"}) == []


def test_what_all_rows_share_may_be_missing() -> None:
    """A path that something else fills needs no column."""
    without = {key: value for key, value in NEEDED.items() if key not in ("Rechtbank", "Griffier naam")}
    content = csv_list([without])
    assert len(told_of_list(content)) == 2
    assert read_list(content, "lijst.csv", given=[("rechtbank",), ("griffier", "naam")]).rows


def test_a_column_that_was_asked_for_may_be_there() -> None:
    """Such as one with the names of files, whatever its header."""
    content = csv_list([NEEDED | {"Dossier code": "A1"}])
    assert [item.name for item in read_list(content, "lijst.csv").warnings] == ["lists.unknown_column"]
    assert read_list(content, "lijst.csv", ["dossier-CODE"]).warnings == ()


def test_faults_of_an_earlier_run_are_ignored() -> None:
    """A list that came back is mended and used again; a row with nothing else is blank."""
    content = csv_list([NEEDED | {"fouten": "oud"}, {"fouten": "oud"}])
    cases = read_list(content, "lijst.csv")
    assert [row.number for row in cases.rows] == [2]
    assert "oud" not in cases.rows[0].cells


def test_a_file_without_headers_is_told() -> None:
    """With where they can be had."""
    assert told_of_list(b"Kim;Verbeek\r\nSam;Voorbeeld\r\n") == [("lists.no_headers", "lijst.csv")]


def test_a_header_without_rows_is_told() -> None:
    """The empty list as it was made has no letters in it yet."""
    assert told_of_list(csv_list([dict.fromkeys(NEEDED, "")])) == [("lists.no_rows", "lijst.csv:1")]


def test_the_order_of_columns_makes_no_difference() -> None:
    """Nor do capitals and spaces."""
    backwards = {f" {key.upper()} ": value for key, value in reversed(NEEDED.items())}
    assert told(backwards) == []


@pytest.mark.parametrize(
    "header", ["Opmerkingen", "Zaakbehandelaar", "Status", "Laatst gewijzigd", "ID", "BSN"]
)
def test_an_unknown_column_is_a_warning(header: str) -> None:
    """What an export has beside the list is not read and not repeated."""
    cases = read_list(csv_list([NEEDED | {header: "iets geheims"}]), "lijst.csv")
    assert [(item.name, item.severity) for item in cases.warnings] == [
        ("lists.unknown_column", Severity.WARNING)
    ]
    assert str(cases.warnings[0].place) == f"lijst.csv:1: {header} (P)"
    assert "geheim" not in str(cases.warnings[0])


@pytest.mark.parametrize(
    "header",
    ["Vornaam", "Tijd van verhoor", "telefoon griffier", "Post-veiligg", "Melden", "Tolk", "Telefoon"],
)
def test_a_column_that_resembles_one_is_refused(header: str) -> None:
    """What was meant for the letter would not be in it: a word misspelt, turned around, or one of two."""
    assert told(NEEDED | {header: "x"}) == [("lists.misspelt_column", f"lijst.csv:1: {header} (P)")]
