"""Tables to read and tables to fill in (ECMA-376 part 1, 17.4; [MS-DOCX] 2.7.1, repeating sections)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, repeat
from typing import Final

from proeftuin_docs.document import (
    Card,
    CellField,
    InfoTable,
    Inline,
    NumberField,
    Question,
    TableField,
    TextField,
    plain_text,
)
from proeftuin_docs.renderers.docx.controls import CELL, NARROW, control, name_run
from proeftuin_docs.renderers.docx.markup import attribute, run
from proeftuin_docs.renderers.docx.pictures import inline_picture
from proeftuin_docs.renderers.docx.writing import Writing

_WHOLE: Final = "<w:cantSplit/>"
"""A row that stays on one page."""


def info_table(table: InfoTable, writing: Writing) -> str:
    """A table to read, its caption above it; in large print each row is one cell."""
    caption = writing.paragraph("caption", run(table.caption)) if table.caption else ""
    if writing.setting.stacked:
        rows = "".join(
            _row(_WHOLE, (_labelled(table.columns, row, writing),), [writing.width]) for row in table.rows
        )
        return caption + _table("table_read", table.caption, [writing.width], rows, writing)
    widths = _widths([1] * len(table.columns), writing.width)
    rows = "".join(
        _row("", (writing.paragraph("table_cell", writing.inlines(cell)) for cell in row), widths)
        for row in table.rows
    )
    head = _head(table.columns, widths, writing)
    return caption + _table("table_read", table.caption, widths, head + rows, writing)


def _labelled(labels: Sequence[str], cells: Sequence[Sequence[Inline]], writing: Writing) -> str:
    """The cells of a row as paragraphs, each after the label of its column; none for an empty cell."""
    return "".join(
        writing.paragraph("table_cell", writing.strong(f"{label}: ") + writing.inlines(cell))
        for label, cell in zip(labels, cells, strict=True)
        if plain_text(cell)
    )


def card_table(cards: Sequence[Card], writing: Writing) -> str:
    """Cards as the rows of a table: the picture, and beside it what to see at once."""
    picture = writing.setting.card_picture
    widths = [picture, writing.width - picture]
    large = replace(writing, styles={**writing.styles, "strong": writing.styles["card_strong"]})
    rows = (_row("<w:cantSplit/>", _card(card, large), widths) for card in cards)
    return _table("cards", "", widths, "".join(rows), writing)


def head_table(left: str, right: str, width: int, writing: Writing) -> str:
    """The head of a form: its logo, and beside it something this wide in twips."""
    widths = [writing.width - width, width]
    return _table("court_head", "", widths, _row("<w:cantSplit/>", iter((left, right)), widths), writing)


def _card(card: Card, writing: Writing) -> Iterator[str]:
    picture = writing.pictures[card.picture.name]
    drawn = inline_picture(picture, next(writing.ids), writing.setting.pictogram_height)
    yield writing.paragraph("card", drawn)
    label = writing.paragraph("card_label", run(card.label))
    yield label + "".join(writing.paragraph("card", writing.inlines(line)) for line in card.lines)


def fill_table(question: Question, field: TableField, writing: Writing) -> str:
    """A table to fill in; its rows are items of a repeating section, so that Word can add rows.

    Every control has a tag of its own. A row that Word adds repeats the tags of the row it copies:
    a reader counts the items and takes the column from the tag's last part. In large print a row is one cell.
    """
    stacked = writing.setting.stacked
    widths = (
        [writing.width] if stacked else _widths([column.weight for column in field.columns], writing.width)
    )
    items = "".join(_item(question, field, index, widths, writing) for index in range(len(field.rows)))
    section = (
        f"<w:sdt><w:sdtPr>{name_run(field.name, question.label, writing)}"
        f"<w15:repeatingSection><w15:sectionTitle w:val={attribute(question.label)}/>"
        "</w15:repeatingSection>"
        f"</w:sdtPr><w:sdtContent>{items}</w:sdtContent></w:sdt>"
    )
    head = "" if stacked else _head([column.label for column in field.columns], widths, writing)
    return _table("table_fill", question.label, widths, head + (section if items else ""), writing)


def _item(question: Question, field: TableField, index: int, widths: Sequence[int], writing: Writing) -> str:
    number = next(writing.ids)
    cells = field.rows[index]
    if writing.setting.stacked:
        row = _row(_WHOLE, ("".join(_stacked_cells(question, field, index, writing)),), widths)
    else:
        height = _lines(cells) * writing.setting.line_height + writing.setting.row_padding
        properties = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        row = _row(properties, _cells(question, field, index, widths, writing), widths)
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w15:repeatingSectionItem/></w:sdtPr>'
        f"<w:sdtContent>{row}</w:sdtContent></w:sdt>"
    )


def _cells(
    question: Question, field: TableField, index: int, widths: Sequence[int], writing: Writing
) -> Iterator[str]:
    places = (NARROW if width < writing.setting.narrow_column else CELL for width in widths)
    for content in _controls(question, field, index, places, writing):
        yield writing.paragraph("table_cell", content)


def _controls(
    question: Question, field: TableField, index: int, places: Iterable[str], writing: Writing
) -> Iterator[str]:
    """The controls of the cells of a row, each with the unit behind it."""
    for column, cell, place in zip(field.columns, field.rows[index], places, strict=False):
        alias = writing.wording.phrase(
            "control_cell", column=column.label, row=index + 1, question=question.label
        )
        unit = run(f" {cell.unit}") if isinstance(cell, NumberField) and cell.unit else ""
        yield control(cell, alias, writing, place) + unit


def _stacked_cells(question: Question, field: TableField, index: int, writing: Writing) -> Iterator[str]:
    """The cells of a row below each other: the label of the column, and the box with room to write."""
    controls = _controls(question, field, index, repeat(CELL), writing)
    for column, cell, content in zip(field.columns, field.rows[index], controls, strict=True):
        yield writing.paragraph("explanation_label", run(column.label))
        left = _lines([cell]) - 1
        yield writing.paragraph("answer_start" if left else "answer", content)
        if left:
            room = f'<w:spacing w:line="{left * writing.setting.line_height}" w:lineRule="exact"/>'
            yield writing.paragraph("answer_room", "", room)


def _lines(cells: Sequence[CellField]) -> int:
    return max((cell.lines for cell in cells if isinstance(cell, TextField)), default=1)


def _widths(weights: Sequence[int], width: int) -> list[int]:
    """Column widths in twips that add up to the width of the text."""
    total = sum(weights)
    edges = [width * sum(weights[:index]) // total for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _head(labels: Sequence[str], widths: Sequence[int], writing: Writing) -> str:
    cells = (writing.paragraph("table_head", run(label)) for label in labels)
    return _row("<w:cantSplit/><w:tblHeader/>", cells, widths)


def _row(properties: str, cells: Iterable[str], widths: Sequence[int]) -> str:
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{filled}</w:tr>"


def _table(role: str, caption: str, widths: Sequence[int], rows: str, writing: Writing) -> str:
    """A table as wide as the text, its first row the head where it has one, its caption also its text."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    headed = len(widths) > 1 or not writing.setting.stacked
    look = "0020" if headed else "0000"
    spoken = f"<w:tblCaption w:val={attribute(caption)}/>" if caption else ""
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={attribute(writing.styles[role])}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="{headed:d}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/>{spoken}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )
