"""What is typed in a cell of a table is shown whole, as it was measured."""

import json
from io import BytesIO

import docx
import pymupdf
import pytest

from proeftuin_docs.errors import RenderError
from proeftuin_docs.library import Library
from proeftuin_docs.resources import example_cases
from proeftuin_docs.usecases.render import render, render_for_case

REASON = (
    " ".join(["De verklaring dat de getuige vrij was om te gaan, en de berichten daarover."] * 3) + " Einde."
)
ROWS = [
    {"nummer": "12b", "van": "ovj", "vraag": "Een?", "waarom": REASON},
    {"nummer": "13", "van": "verdediging", "vraag": "Twee?", "opmerking": "Rustig."},
]


def made(format_name: str, reference: str = "vragentoets-rc", rows: object = ROWS) -> bytes:
    """The form with these rows."""
    return render(Library.open(), reference, format_name, (json.dumps({"vraag": rows}).encode(), "a.json"))


@pytest.mark.parametrize("format_name", ["pdf", "print"])
def test_a_cell_shows_every_word_whole_and_inside_its_row(format_name: str) -> None:
    """Also in a widget: its text has the room that the page measured, and the row is as tall as its text."""
    file = pymupdf.open(stream=made(format_name))
    (page,) = [page for page in file if page.search_for("Einde.")]
    words = {word[4]: word for word in page.get_text("words")}
    assert {"12b", "13", "Rustig."} <= words.keys()
    assert words["Einde."][3] < words["13"][1]


def test_a_widget_in_a_cell_is_as_tall_as_what_it_shows() -> None:
    """The last word of a long text stands inside the rectangle of its field."""
    file = pymupdf.open(stream=made("pdf"))
    (page,) = [page for page in file if page.search_for("Einde.")]
    (field,) = [item for item in page.widgets() if item.field_name == "vraag_r1_waarom"]
    (found,) = page.search_for("Einde.")
    assert field.rect.contains(found)


def test_a_short_column_in_word_is_as_wide_as_its_longest_word() -> None:
    """Up to a bound; a blank list keeps its columns."""
    rows = [{"nummer": "Verdediging 12", "vraag": "Een?"}]
    wide, blank = (
        docx.Document(BytesIO(made("docx", "vragen-verhoor@1.1.0", found))).tables[-1].columns[1].width
        for found in (rows, [])
    )
    assert wide is not None
    assert blank is not None
    assert blank.mm < 15 < wide.mm <= 34.1


@pytest.mark.parametrize("format_name", ["pdf", "print"])
@pytest.mark.parametrize("size", ["normaal", "groot"])
def test_a_cell_longer_than_its_room_goes_on_below_the_table_and_stays_on_the_page(
    size: str, format_name: str
) -> None:
    """Also on a page that lies, and without one space; nothing of it is lost, none of it in the margin."""
    rows = [{"nummer": "x" * 5000}, {"nummer": "2", "vraag": "lang woord " * 82}]
    data = (json.dumps({"vraag": rows}).encode(), "a.json")
    content = render(Library.open(), "belette-vragen", format_name, data, size=size)
    file = pymupdf.open(stream=content)
    margin = 30
    for page in file:
        words = [word[:4] for word in page.get_text("words") if "xx" in word[4].replace("\u200b", "")]
        for _, top, right, bottom in [*words, *(tuple(item.rect) for item in page.widgets())]:
            assert top > margin
            assert bottom < page.rect.height - margin
            assert right < page.rect.width - margin
    shown = sum(
        word[4].count("x") for page in file for word in page.get_text("words") if "x\u200bx" in word[4]
    )
    assert shown == 5000
    if format_name == "pdf":
        parts = [
            item for page in file for item in page.widgets() if item.field_name.startswith("vraag_r1_nummer")
        ]
        assert "".join(item.field_value for item in parts) == "x" * 5000


@pytest.mark.parametrize("format_name", ["pdf", "print"])
def test_a_character_without_glyph_in_a_cell_is_told_by_file_row_and_column(format_name: str) -> None:
    """Never a box or a blank; Word keeps it as it was typed."""
    rows = [{"nummer": "1"}, {"nummer": "2", "vraag": "Waar \N{GRINNING FACE} was dat?"}]
    with pytest.raises(RenderError) as caught:
        made(format_name, rows=rows)
    (fault,) = caught.value.diagnostics
    assert (fault.name, fault.place.file, fault.place.path) == (
        "rendering.cell_without_font",
        "a.json",
        "vraag",
    )
    assert "rij 2, kolom ‘Vraag’" in fault.message
    assert "U+1F600" in fault.message
    assert "Waar" not in fault.message
    said = docx.Document(BytesIO(made("docx", rows=rows))).tables[-1]._tbl.itertext()
    assert "Waar \N{GRINNING FACE} was dat?" in "".join(said)


def test_a_character_without_glyph_in_a_case_is_told_by_its_file() -> None:
    """With the words before it, in a letter."""
    (path, *_) = example_cases()
    case = path.read_text(encoding="utf-8").replace("voornaam: Kim", "voornaam: Kim\N{GRINNING FACE}")
    with pytest.raises(RenderError) as caught:
        render_for_case(Library.open(), "oproep-rc", "pdf", (case.encode(), "zaak.yaml"))
    assert {item.place.file for item in caught.value.diagnostics} == {"zaak.yaml"}
