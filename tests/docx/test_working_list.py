from proeftuin_docs.document import CheckField, Column, Layout, TableField, TextField
from proeftuin_docs.document import Question as Asked
from tests.docx.conftest import Render
from tests.docx.documents import document, question
from tests.docx.letters import working_list
from tests.docx.reading import NS, W, body, controls, part, text_of, value
from tests.docx.test_document import outline_levels, room


def spacing(data: bytes, style_id: str, key: str) -> int:
    """A length of a paragraph style's own spacing, in twips."""
    found = part(data, "word/styles.xml").find(f"w:style[@w:styleId='{style_id}']/w:pPr/w:spacing", NS)
    assert found is not None
    return int(found.get(f"{W}{key}", 0))


def test_an_item_is_one_line(render: Render) -> None:
    """Box, text and source stand in one paragraph, the source right behind the text; help is below it."""
    lines = text_of(body(render(working_list(2)))).split("\n")
    first = lines.index("☒\tTolk geregeld voor de juiste taal (0) CKM 4.0")
    assert lines[first + 1].startswith("Vraag ook naar dialect")
    assert lines[first + 2] == "☐\tU heeft niets verkeerd gedaan en u bent geen verdachte. CKM 4.1"


def test_the_source_is_small_and_quiet(render: Render) -> None:
    """A source on the line of its item has a style of its own, smaller than the text."""
    data = render(working_list(1))
    (run,) = [run for run in body(data).iter(f"{W}r") if "CKM" in text_of(run)]
    assert value(run, "w:rPr/w:rStyle") == "SourceInLine"
    style = "w:style[@w:styleId='SourceInLine']/w:rPr/w:sz"
    assert int(value(part(data, "word/styles.xml"), style)) < 20


def test_a_form_has_its_sources_below_the_question(render: Render) -> None:
    """In a form, where there is room, the source is a small line before the field or below the box."""
    asked = Asked("a", "1", "Vraag?", TextField("a", ""), source="CKM 1")
    ticked = Asked("b", "", "Vakje", CheckField("b", ""), source="CKM 2")
    lines = text_of(body(render(document(asked, ticked)))).split("\n")
    assert lines[lines.index("1.\tVraag?") + 1] == "CKM 1"
    assert lines[lines.index("☐\tVakje") + 1] == "CKM 2"


def test_items_do_not_hang_together(render: Render) -> None:
    """The help of one item does not keep with the next item, or a page could never end in a list."""
    styles = part(render(working_list()), "word/styles.xml")
    for name in ("CheckHelp", "CheckSource", "CheckFollows", "CheckQuestion"):
        keep = styles.find(f"w:style[@w:styleId='{name}']/w:pPr/w:keepNext", NS)
        base = value(styles, f"w:style[@w:styleId='{name}']/w:basedOn")
        assert (keep is None and base != "Help") or (keep is not None and keep.get(f"{W}val") == "0")


def test_a_working_list_is_denser_than_a_form(render: Render) -> None:
    """The same styles, with less room: the gap before an item, the head, and the room to write."""
    dense, form = render(working_list()), render(document())
    for style_id in ("CheckQuestion", "Heading1", "TableCell", "BodyText"):
        name = f"w:style[@w:styleId='{style_id}']/w:name"
        assert value(part(dense, "word/styles.xml"), name) == value(part(form, "word/styles.xml"), name)
    assert spacing(dense, "CheckQuestion", "before") < spacing(form, "Question", "before") / 5
    assert spacing(dense, "Heading1", "before") < spacing(form, "Heading1", "before")
    assert spacing(dense, "TableCell", "before") < spacing(form, "TableCell", "before")
    assert room(dense) == 0


def test_a_working_list_is_locked_and_can_be_ticked(render: Render) -> None:
    """Its headings are real, its text is locked like a form's, and every item has a control."""
    made = working_list(45)
    data = render(made)
    assert made.layout is Layout.COMPACT
    assert outline_levels(data) == [1] * 6
    assert len(controls(data)) == 45
    assert all(block.tag in (f"{W}sdt", f"{W}sectPr") for block in body(data)[0])


def test_a_narrow_column_has_room_for_one_space(render: Render) -> None:
    """What stands in a blank cell never takes a second line."""
    columns = (Column("nr", "Nr.", 1), Column("vraag", "Vraag", 12))
    cells = ((TextField("t_r1_nr", "", 1), TextField("t_r1_vraag", "", 1)),)
    data = render(document(question(TableField("t", "", columns, cells, 0))))
    assert [(control.text, control.blank) for control in controls(data)] == [
        ("\u2002", True),
        ("\u2002\u2002\u2002", True),
    ]


def test_a_long_table_repeats_its_head(render: Render) -> None:
    """25 rows of five columns have one head row that comes back on each page; every row has its number."""
    (table,) = body(render(working_list(1, 25))).iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert len(rows) == 26
    assert rows[0].find("w:trPr/w:tblHeader", NS) is not None
    assert len(table.findall("w:tblGrid/w:gridCol", NS)) == 6
    numbers = [value(row, "w:tc/w:p/w:pPr/w:pStyle") for row in rows]
    assert numbers == ["RowStart", *["RowNumber"] * 25]
