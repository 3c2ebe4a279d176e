"""One row as a case: where each cell goes, what a spreadsheet spoilt, and how its faults are said."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.cases import LoadedCase
from proeftuin_docs.errors import DataError, known_words
from proeftuin_docs.spreadsheets import read_list, row_case, row_data
from proeftuin_docs.spreadsheets.cells import strip_invisible
from proeftuin_docs.spreadsheets.columns import columns
from tests.cases.cases import profiles
from tests.mailmerge.sample_lists import csv_list
from tests.spreadsheets.samples import case_of, codes, listed, row_with, shared, told_of_row

SPOILT: Final = {
    "RC-nummer": [
        ("1,23457E+17", "lists.shortened_number"),
        ("6.12E+08", "lists.shortened_number"),
        ("#VERW!", "lists.error_in_cell"),
        ("#REF!", "lists.error_in_cell"),
    ],
    "Kamer": [
        ("#N/B", "lists.error_in_cell"),
        ("#DIV/0!", "lists.error_in_cell"),
        ("###", "lists.error_in_cell"),
        ("#NAAM?", "lists.error_in_cell"),
        ("#?", "lists.formula_without_value"),
    ],
    "Griffier telefoon": [
        ("206000001", "lists.lost_leading_sign"),
        ("612345678", "lists.lost_leading_sign"),
        ("31206000001", "lists.lost_leading_sign"),
    ],
    "Melden bij": [
        ("12-mei", "lists.unexpected_date"),
        ("mei-12", "lists.unexpected_date"),
        ("1-2-2027", "lists.unexpected_date"),
    ],
    "Ingang": [("12-01-2027 10.30", "lists.unexpected_date"), ("1-okt", "lists.unexpected_date")],
    "Voorgesprek": [("misschien", "lists.yes_no_or_nothing")],
}
"""What spreadsheets make of a value by themselves, and what is said of it."""


def told(row: dict[str, str], common: str | None = None) -> list[tuple[str, str]]:
    """What is wrong with a row: the codes, and the columns without their letters."""
    return [
        (item.name, str(item.place.path or "").rpartition(" (")[0] or str(item.place.path))
        for item in told_of_row(row, common)
    ]


def value_at(loaded: LoadedCase, path: str) -> object:
    """A value of a case by its path."""
    found: object = loaded.case
    for step in path.split("."):
        found = getattr(found, step.replace("-", "_"))
    return found


def test_every_cell_goes_where_a_case_has_it() -> None:
    """Cells of nested groups, of lines, of places with an address and of numbered lawyers."""
    cases = listed({column.header: f"<{column.header}>" for column in columns()})
    source, _ = row_data(cases.name, cases.header, cases.rows[0])
    data = source.data
    assert data["schema"] == "1"
    assert data["slachtoffer"]["voornaam"] == "<Voornaam>"
    assert data["slachtoffer"]["adres"]["regels"] == ["<Persoon adresregels>"]
    assert data["verhoor"]["plaats"]["naam"] == "<Plaats verhoor>"
    assert data["verhoor"]["plaats"]["straat"] == "<Plaats verhoor straat>"
    lawyers = data["partijen"]["advocaten"]
    assert [lawyer["naam"] for lawyer in lawyers] == [f"<Raadsman {number} naam>" for number in range(1, 7)]


def test_numbered_groups_have_no_gaps() -> None:
    """A list in which only the third lawyer is filled in has one lawyer; a fault names the column itself."""
    row = row_with(Raadsman_3_naam="mr. X. Verzonnen", Raadsman_3_postcode="9999 ZV")
    cases = listed(row)
    source, _ = row_data(cases.name, cases.header, cases.rows[0])
    assert [lawyer["naam"] for lawyer in source.data["partijen"]["advocaten"]] == ["mr. X. Verzonnen"]
    assert source.place(("partijen", "advocaten", 0, "postcode")).line == 2
    assert str(source.place(("partijen", "advocaten", 0, "naam")).path).startswith("Raadsman 3 naam")


@pytest.mark.parametrize(
    ("column", "text", "path", "value"),
    [
        ("Bezorging", " Post ", "slachtoffer.bezorging", "post"),
        ("Bezorging", "In persoon", "slachtoffer.bezorging", "in_persoon"),
        ("Bezorging", "Coördinator", "slachtoffer.bezorging", "coordinator"),
        ("Aanspreekvorm", "JE", "slachtoffer.aanspreekvorm", "je"),
        ("Opname", "Ja", "schakelaars.opname", True),
        ("Tijd verhoor", "10:30:00", "verhoor.begin", "10:30"),
        ("Datum verhoor", "2027-01-12", "verhoor.datum.day", 12),
        ("Datum verhoor", "12-1-2027", "verhoor.datum.month", 1),
        ("Duur verhoor", "120", "verhoor.duur_minuten", 120),
        ("Griffier telefoon", "\u202a020 000 00 01\u202c", "griffier.telefoon", "020 000 00 01"),
        ("Griffier e-mail", "\u00a0g@rechtbank.example\u00a0", "griffier.email", "g@rechtbank.example"),
        ("Persoon postcode", "9999\u00a0ZX", "slachtoffer.adres.postcode", "9999 ZX"),
        ("Voornaam", "null", "slachtoffer.voornaam", "null"),
        ("Voornaam", "{{ x }}", "slachtoffer.voornaam", "{{ x }}"),
        ("Kamer", "1e5", "verhoor.kamer", "1e5"),
    ],
)
def test_a_cell_says_what_its_writer_meant(column: str, text: str, path: str, value: object) -> None:
    """Choices whatever their capitals, times with seconds, marks that nobody sees; a name to the letter."""
    found = value_at(case_of(row_with() | {column: text}), path)
    assert getattr(found, "value", found) == value


def test_marks_with_a_meaning_stay() -> None:
    """A hard space or a mark for the direction, beside letters that are not plain."""
    assert strip_invisible("\u200fשלום\u00a0עולם") == "\u200fשלום\u00a0עולם"
    assert strip_invisible("Zoë\u00a0Berg") == "Zoë\u00a0Berg"
    assert strip_invisible("Kim\u00a0Berg") == "Kim Berg"
    assert strip_invisible("Kim\u200b\u00a0Berg") == "Kim\u200b\u00a0Berg"


@pytest.mark.parametrize(
    ("column", "text", "code"), [(column, *pair) for column, pairs in SPOILT.items() for pair in pairs]
)
def test_what_a_spreadsheet_spoilt_is_told_once(column: str, text: str, code: str) -> None:
    """Never guessed back; of that cell only this is told."""
    assert told(row_with() | {column: text}) == [(code, column)]


def test_every_fault_of_a_row_is_told_at_once() -> None:
    """By cell, or by the column that is missing, in words of lists."""
    row = row_with(Datum_verhoor="31-02-2027", Bezorging="duif", Duur_verhoor="lang", Opname="misschien")
    row |= {"Tijd verhoor": "tien", "Voornaam": "a\nb", "RC-nummer": "", "Kamer": "x" * 500}
    assert sorted(told(row)) == [
        ("cases.no_case_number", "RC-nummer"),
        ("cases.not_a_date", "Datum verhoor"),
        ("cases.not_a_time", "Tijd verhoor"),
        ("cases.not_a_whole_number", "Duur verhoor"),
        ("cases.not_one_line", "Voornaam"),
        ("cases.not_yes_or_no", "Opname"),
        ("cases.too_long", "Kamer"),
        ("cases.unknown_choice", "Bezorging"),
    ]


def test_a_missing_cell_is_told_by_its_column() -> None:
    """Whether the column is there or not."""
    row = row_with(Bezorging="advocaat", Advocaat_straat="")
    assert told(row) == [("cases.missing_key", "Advocaat straat")]
    del row["Advocaat straat"]
    assert told(row) == [("cases.missing_key", "Advocaat straat")]


def test_a_measure_that_is_off_has_no_values() -> None:
    """One of the two is a mistake; both cells are right by themselves."""
    found = told(row_with(Voorgesprek="nee", Voorgesprek_datum="05-01-2027", Voorgesprek_tijd="14.00"))
    assert ("lists.details_of_refused_measure", "Voorgesprek datum") in found


def test_cells_beside_the_list_are_told() -> None:
    """A separator too many moves everything after it."""
    content = csv_list([row_with()]).replace(b"\r\nSam;", b"\r\nSam;;", 1)
    cases = read_list(content, "lijst.csv")
    with pytest.raises(DataError) as caught:
        row_case(cases.name, cases.header, cases.rows[0], profiles())
    assert "lists.too_many_cells" in codes(caught.value.diagnostics)


def test_lines_in_a_cell_are_lines_of_an_address() -> None:
    """Alt and Enter, whichever line end a program writes for it; blank ones are left out."""
    loaded = case_of(row_with(Afzender_adresregels=" Kabinet \r\n\r\nt.a.v. Gerrie\n"))
    assert value_at(loaded, "afzender.regels") == ("Kabinet", "t.a.v. Gerrie")


COMMON: Final = "griffier:\n  naam: Iedereen\n  telefoon: 020 000 00 09\nrechtbank: noord-holland\n"


def test_what_all_rows_share_gives_way_to_the_row() -> None:
    """A blank cell takes nothing away."""
    row = row_with(Griffier_naam="", Griffier_telefoon="020 000 00 01")
    loaded = case_of(row, COMMON)
    assert value_at(loaded, "griffier.naam") == "Iedereen"
    assert value_at(loaded, "griffier.telefoon") == "020 000 00 01"


def test_a_fault_in_what_is_shared_is_told_where_it_stands() -> None:
    """By the line of its own file."""
    row = {key: value for key, value in row_with().items() if key != "Rechtbank"}
    cases = read_list(csv_list([row]), "lijst.csv", given=[("rechtbank",)])
    with pytest.raises(DataError) as caught:
        row_case(cases.name, cases.header, cases.rows[0], profiles(), shared("x: y\nrechtbank: nergens"))
    places = [(item.place.file, item.place.line) for item in caught.value.diagnostics]
    assert ("gemeenschappelijk.yaml", 2) in places


def test_shared_values_are_told_of_in_words_of_their_own_file() -> None:
    """A file with keys has no cells and columns."""
    row = {key: value for key, value in row_with().items() if key != "Datum brief"}
    cases = read_list(csv_list([row]), "lijst.csv", given=[("datum_brief",)])
    with pytest.raises(DataError) as caught:
        row_case(cases.name, cases.header, cases.rows[0], profiles(), shared("datum_brief: x\n"))
    assert [(item.name, item.place.file) for item in caught.value.diagnostics] == [
        ("cases.not_a_date", "gemeenschappelijk.yaml")
    ]


def test_words_of_lists_are_about_lists() -> None:
    """They speak of columns, not of keys and files."""
    own = [entry["column"] for entry in known_words().values() if "column" in entry]
    assert len(own) > 30
    said = " ".join(text for words in own for text in words.values())
    assert not [
        word for word in ("sleutel", "zaak.yaml", "datum_brief", "{key}", "ingesprongen") if word in said
    ]


SECRET: Final = "Zonderlinge9"


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(row_with())),
        st.sampled_from(
            [f"{SECRET}", f"31-02-{SECRET}", f"{SECRET}\n{SECRET}", SECRET * 90, f"=\x07{SECRET}"]
        ),
        max_size=6,
    )
)
def test_no_message_repeats_a_cell(cells: dict[str, str]) -> None:
    """Not in words, and not in the form that Python shows, whatever is wrong with whichever cell."""
    found = told_of_row(row_with() | cells)
    assert SECRET not in " ".join(f"{item} {item!r}" for item in found)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12-1-2027", "2027-01-12"),
        ("1/2/2027", "2027-02-01"),
        ("12/01/2027", "2027-01-12"),
        ("12.1.2027", "2027-01-12"),
        ("12 1 2027", "2027-01-12"),
        ("2027-01-12", "2027-01-12"),
        ("12 januari 2027", "2027-01-12"),
        ("12 Jan. 2027", "2027-01-12"),
        ("12-jan-2027", "2027-01-12"),
        ("12 January 2027", "2027-01-12"),
        ("dinsdag 12 januari 2027", "2027-01-12"),
        ("di 12 jan 2027", "2027-01-12"),
        ("dinsdag, 12 januari 2027", "2027-01-12"),
        ("di. 12-01-2027", "2027-01-12"),
        ("2027/01/12", "2027-01-12"),
        ("12/jan/2027", "2027-01-12"),
    ],
)
def test_a_day_that_can_mean_one_thing_is_understood(typed: str, day: str) -> None:
    """In Dutch order, with any usual sign between, or with the month as a word."""
    assert str(case_of(row_with(Datum_verhoor=typed)).case.verhoor.datum) == day


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "1/13/2027",
            "12/1-2027",
            "31 februari 2027",
            "maandag 12 januari 2027",
            "ma 12-01-2027",
            "januari 2027",
        ),
        *("12 brumaire 2027", "begin januari 2027", "12 jan", "2027/01/12x", "12 t/m 13 januari 2027"),
    ],
)
def test_a_day_that_can_mean_more_is_refused(typed: str) -> None:
    """Never turned, never filled up; a weekday has to agree."""
    assert "cases.not_a_date" in [name for name, _ in told(row_with(Datum_verhoor=typed))]


def test_a_year_of_two_figures_is_asked_for_whole() -> None:
    """Which century it is, is not guessed."""
    assert [name for name, _ in told(row_with(Datum_verhoor="12-1-27"))] == ["cases.year_without_century"]


@pytest.mark.parametrize(
    "typed",
    [
        "14.00 uur",
        "14:00",
        "14.00u",
        "14.00 u.",
        "14u",
        "14 uur",
        "14h00",
        "14u00",
        "om 14.00 uur",
        "14:00:00",
    ],
)
def test_a_time_that_can_mean_one_thing_is_understood(typed: str) -> None:
    """With a word behind it or a letter in it."""
    assert case_of(row_with(Tijd_verhoor=typed)).case.verhoor.begin == "14:00"


@pytest.mark.parametrize(
    "typed",
    ["14", "1400", "half drie", "25.00 uur", "14.60", "9.00 - 10.00 uur", "2 pm", "14.00 of 15.00 uur"],
)
def test_a_time_that_can_mean_more_is_refused(typed: str) -> None:
    """A number alone may be anything."""
    assert ("cases.not_a_time", "Tijd verhoor") in told(row_with(Tijd_verhoor=typed))


@pytest.mark.parametrize(
    "named", ["den-haag", "Den Haag", "rechtbank Den Haag", "Rechtbank Den-Haag", " RECHTBANK DEN HAAG "]
)
def test_a_court_has_a_name(named: str) -> None:
    """And an id; both will do."""
    assert case_of(row_with(Rechtbank=named)).case.rechtbank == "den-haag"


@pytest.mark.parametrize(
    "named", ["Haag", "rechtbank", "Hof Den Haag", "rechtbank Den Haag, Prins Clauslaan"]
)
def test_another_name_is_no_court(named: str) -> None:
    """It is not guessed."""
    assert ("cases.unknown_court", "Rechtbank") in told(row_with(Rechtbank=named))


def test_where_to_report_is_asked_for_in_its_own_column() -> None:
    """Also when the list does not have that column."""
    without = {column: cell for column, cell in row_with().items() if column != "Melden bij"}
    for row in (row_with(Melden_bij=""), without):
        assert ("cases.nowhere_to_report", "Melden bij") in told(row)
