"""CSV as spreadsheets and people write it, read to the letter."""

import csv
from io import StringIO
from typing import Final, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.errors import DataError
from proeftuin_docs.spreadsheets import CaseList, read_list
from proeftuin_docs.spreadsheets.csv_file import records
from proeftuin_docs.spreadsheets.encodings import Encoding
from proeftuin_docs.spreadsheets.reading import read_sheet
from tests.spreadsheets.samples import NEEDED, told_of_list

HEADER: Final = list(NEEDED)
MARKS: Final = {"utf-8-sig": b"", "utf-8": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
QUOTING: Final[dict[bool, Literal[0, 1]]] = {True: csv.QUOTE_ALL, False: csv.QUOTE_MINIMAL}
ALL_TEXT: Final = st.characters(codec="utf-8", exclude_characters="\0")
NASTY: Final = st.sampled_from(
    [
        "{{ voornaam }}",
        "{% for x in y %}",
        "- a",
        "null",
        "true",
        "1e5",
        "0612345678",
        "=1+1",
        "@SUM(A1)",
        "+31 6",
        "a;b,c\td",
        'zei "ja"',
        '"',
        '""',
        "regel 1\nregel 2",
        "regel 1\r\nregel 2",
        "regel 1\rregel 2",
        "\u2028",
        "\x85",
        "\x1c",
        "שלום",
        "\u202e",
        "a\u200bb",
        "👩‍⚖️",
        "x" * 40_000,
        "#VERW!",
        " ",
    ]
)
CELLS: Final = st.one_of(NASTY, st.text(ALL_TEXT, max_size=30))
ROWS: Final = st.lists(st.lists(CELLS, min_size=1, max_size=len(HEADER)), min_size=1, max_size=5)


def csv_bytes(
    rows: list[list[str]],
    *,
    codec: str = "utf-8-sig",
    delimiter: str = ";",
    end: str = "\r\n",
    every: bool = False,
) -> bytes:
    """Rows below a sound header as Python's own writer puts them down; it leaves some line breaks bare."""
    target = StringIO()
    every = every or bool({"\r", "\n"} & {char for row in rows for cell in row for char in cell})
    writer = csv.writer(target, delimiter=delimiter, lineterminator=end, quoting=QUOTING[every])
    writer.writerows([HEADER, *rows])
    return MARKS.get(codec, b"") + target.getvalue().encode(codec)


def line_list(*lines: str, codec: str = "utf-8") -> bytes:
    """A list with one column more than it needs, from its lines as they are."""
    return "\r\n".join([";".join(HEADER), *lines]).encode(codec)


def cells_of(cases: CaseList) -> list[tuple[str, ...]]:
    """The cells of every row, up to the last that is filled."""
    return [row.cells for row in cases.rows]


def trimmed(rows: list[list[str]]) -> list[tuple[str, ...]]:
    """Rows without blank ones, and without the blank cells after the last filled one."""
    filled = [row[: max((at + 1 for at, cell in enumerate(row) if cell.strip()), default=0)] for row in rows]
    return [tuple(row) for row in filled if row]


@settings(max_examples=150, deadline=None)
@given(
    rows=ROWS,
    codec=st.sampled_from([*MARKS, "bare utf-16-le", "bare utf-16-be"]),
    delimiter=st.sampled_from([";", ",", "\t"]),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
    every=st.booleans(),
)
def test_whatever_is_written_is_read_back(
    rows: list[list[str]], codec: str, delimiter: str, end: str, *, every: bool
) -> None:
    """Any text, in any encoding, with any delimiter, line end and quoting: the same text, nothing more."""
    bare = codec.removeprefix("bare ")
    content = csv_bytes(rows, codec=bare, delimiter=delimiter, end=end, every=every)
    if bare != codec:
        content = content.removeprefix(MARKS[bare])
    expected = trimmed(rows)
    if not expected:
        assert told_of_list(content) == [("lists.no_rows", "lijst.csv:1")]
    elif any(Encoding(codec).is_unsure(text) for row in rows for text in row):
        assert {name for name, _ in told_of_list(content)} == {"lists.uncertain_accents"}
    else:
        assert cells_of(read_list(content, "lijst.csv")) == expected


@given(
    st.lists(st.text(st.sampled_from("éëïöüçàÉËÖ€ŠšŽžÿ’–abcXYZ ,;\"'"), max_size=20), min_size=1, max_size=5)
)
def test_windows_text_is_read_back(words: list[str]) -> None:
    """A file that is no UTF-8 is Windows-1252, as an older Excel writes it, or it is refused as uncertain."""
    rows = [["é " + word + "x"] for word in words]
    content = csv_bytes(rows, codec="cp1252")
    told = told_of_list(content)
    assert {name for name, _ in told} <= {"lists.uncertain_accents"}
    if not told:
        assert cells_of(read_list(content, "lijst.csv")) == trimmed(rows)


@pytest.mark.parametrize(
    "name", ["Zoë", "José", "Gür", "Émile", "Šimon", "Žižek", "O’Nergens", "Åsa", "Núñez"]
)
def test_usual_names_are_no_reason_to_refuse_windows_text(name: str) -> None:
    """With accents as people have them in the Netherlands and around it."""
    content = line_list(name, codec="cp1252")
    assert cells_of(read_list(content, "lijst.csv")) == [(name,)]


@pytest.mark.parametrize("codec", ["cp850", "cp437", "mac-roman"])
@pytest.mark.parametrize("name", ["José", "Zoë", "Ramón", "Renée"])
def test_letters_of_dos_and_of_an_old_macintosh_are_never_guessed(codec: str, name: str) -> None:
    """A wrong letter in a name is worse than a file that has to be saved again."""
    content = (
        "\r".join([";".join(HEADER), name]) if codec == "mac-roman" else "\r\n".join([";".join(HEADER), name])
    )
    told = told_of_list(content.encode(codec))
    assert told
    assert told[0][0] in ("lists.unreadable_text", "lists.uncertain_accents")


@pytest.mark.parametrize("name", ["ANDRÉ’S", "RENÉ–ANNE", "Ž. BËÖ’", "zei “hé”’"])
def test_windows_text_that_could_be_another_script_is_never_guessed(name: str) -> None:
    """An accent and a quote are one character of another script in UTF-8, where nothing else tells."""
    content = line_list(name, codec="cp1252")
    read = told_of_list(content) or cells_of(read_list(content, "lijst.csv"))
    assert read in ([("lists.uncertain_accents", "lijst.csv:2: Voornaam (A)")], [(name,)])


@pytest.mark.parametrize(
    "name", ["Ştefan Țîrlea", "Əliyev", "Ιωάννης", "Жанна", "Zoe\u0308", "Nguyễn", "李 Wei", "שרה"]
)
def test_usual_names_are_no_reason_to_refuse_text_without_a_mark(name: str) -> None:
    """From other languages, in UTF-8 that does not say so."""
    assert cells_of(read_list(line_list(name), "lijst.csv")) == [(name,)]


def test_a_byte_that_is_no_letter_is_named() -> None:
    """With its place in the file, counted from one."""
    content = line_list("Kim") + b"\x81"
    with pytest.raises(DataError) as caught:
        read_list(content, "lijst.csv")
    assert [item.name for item in caught.value.diagnostics] == ["lists.unreadable_text"]
    assert caught.value.diagnostics[0].facts == {"position": str(len(content))}


def test_a_declared_delimiter_counts_and_is_no_row() -> None:
    """Excel's own first line `sep=` is not shown, so that the header stays row 1."""
    content = ("sep=,\r\n" + ",".join(HEADER) + "\r\nKim,Verbeek;ook\r\n").encode()
    cases = read_list(content, "lijst.csv")
    assert cases.header.row == 1
    assert [(row.number, row.cells) for row in cases.rows] == [(2, ("Kim", "Verbeek;ook"))]


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    """A cell of more lines is one row; a blank row counts and is left out; so is what precedes the header."""
    content = "Lijst van mei\r\n\r\n" + ";".join(HEADER) + '\r\n"a\nb\r\nc"\r\n\r\n;;;\r\nKim\r\n'
    cases = read_list(content.encode(), "lijst.csv")
    assert cases.header.row == 3
    assert [row.number for row in cases.rows] == [4, 7]


def test_a_row_that_explains_is_no_case() -> None:
    """Wherever a sort has put it."""
    explained = ";".join(["Uitleg: dit vult u in."] * len(HEADER))
    for lines in ((explained, "Kim"), ("Kim", explained)):
        assert cells_of(read_list(line_list(*lines), "lijst.csv")) == [("Kim",)]


def test_an_open_quote_is_named_where_it_opens() -> None:
    """It would swallow every row after it; whatever stray quotes stand before."""
    assert told_of_list(line_list("Kim", '"a"b;x', 'Robin;"Verbeek', "Sam;Voorbeeld")) == [
        ("lists.unclosed_quote", "lijst.csv:4")
    ]


def test_an_open_quote_by_another_delimiter_is_none() -> None:
    """Which delimiter a file has is found out before its quotes are judged."""
    assert cells_of(read_list(line_list('Kim;a,"b'), "lijst.csv")) == [("Kim", 'a,"b')]


def test_a_stray_quote_stands_as_it_was_typed() -> None:
    """As a spreadsheet shows it."""
    assert cells_of(read_list(line_list('Kim "K" x;5" scherm'), "lijst.csv")) == [('Kim "K" x', '5" scherm')]


def test_a_cell_that_is_no_text_is_refused() -> None:
    """A NUL in the middle of a file is no sign of any encoding."""
    assert told_of_list(line_list("K\0m")) == [("lists.not_a_text_character", "lijst.csv:2")]


def test_formulas_stay_text() -> None:
    """Nothing in a list is ever worked out."""
    assert cells_of(read_list(line_list('=1+1;"=HYPERLINK(""x"")"'), "lijst.csv")) == [
        ("=1+1", '=HYPERLINK("x")')
    ]


def test_blank_columns_at_the_end_are_no_columns() -> None:
    """Excel writes them when somebody once typed there."""
    content = (";".join(HEADER) + ";;;\r\nKim;Verbeek" + ";" * 40 + "\r\n").encode()
    assert cells_of(read_list(content, "lijst.csv")) == [("Kim", "Verbeek")]


def test_a_row_of_far_too_many_cells_is_refused() -> None:
    """Such a row is a mistake, and would cost every other row."""
    assert told_of_list(line_list("Kim" + ";x" * 2000)) == [("lists.too_many_columns", "lijst.csv:2")]


def test_more_rows_than_a_list_has_are_refused() -> None:
    """With their number, so that somebody knows how to divide them."""
    content = (";".join(HEADER) + "\nKim" * 100_001).encode()
    with pytest.raises(DataError) as caught:
        read_list(content, "lijst.csv")
    assert [item.name for item in caught.value.diagnostics] == ["lists.too_many_rows"]
    assert caught.value.diagnostics[0].facts["rows"] == "100001"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_at_all_make_a_crash(content: bytes) -> None:
    """Whatever somebody gives is a list, or is told to be none."""
    told = told_of_list(content)
    assert all(name.startswith("lists.") for name, _ in told)
    assert told


@given(ROWS, st.sampled_from([";", ",", "\t"]))
def test_records_hold_every_character_of_the_file(rows: list[list[str]], delimiter: str) -> None:
    """So that a list can be given back as it was."""
    content = csv_bytes(rows, delimiter=delimiter)
    sheet = read_sheet(content, "lijst.csv")
    assert sheet.text is not None
    assert "".join(record.text for record in records(sheet.text, delimiter)) == sheet.text.body
