"""Tables to read and tables to fill in (ECMA-376 part 1, 17.4; [MS-DOCX] 2.7.1, repeating sections)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from proeftuin_docs.document import (
    Card,
    CellField,
    CheckField,
    ChoiceField,
    InfoTable,
    NumberField,
    Question,
    TableField,
    TextField,
    plain_text,
)
from proeftuin_docs.renderers.docx.controls import CELL, NARROW, control, name_run
from proeftuin_docs.renderers.docx.layout import Measures
from proeftuin_docs.renderers.docx.markup import attribute, run
from proeftuin_docs.renderers.docx.pictures import inline_picture
from proeftuin_docs.renderers.docx.writing import Writing

_WHOLE: Final = "<w:cantSplit/>"
_SPLIT_LINES: Final = 20
"""A row with more lines than this may go on on the next page."""


def info_table(table: InfoTable, writing: Writing) -> str:
    """A table to read, its caption above it."""
    caption = writing.paragraph("caption", run(table.caption)) if table.caption else ""
    widths = _widths(_longest(table, writing.setting.measures), writing.width)
    rows = "".join(
        _row(_WHOLE, (writing.paragraph("table_cell", writing.inlines(cell)) for cell in row), widths)
        for row in table.rows
    )
    head = _head(table.columns, widths, writing)
    made = _table("table_read", table.caption, widths, head + rows, writing)
    return caption + made + writing.paragraph("after_table", "")


def _longest(table: InfoTable, measures: Measures) -> list[int]:
    """The longest text of each column in characters, within bounds: a column is as wide as it has to be."""
    cells = zip(table.columns, *(map(plain_text, row) for row in table.rows), strict=True)
    longest = (max(map(len, column)) for column in cells)
    return [min(max(length, measures.shortest_weight), measures.longest_weight) for length in longest]


def card_table(cards: Sequence[Card], writing: Writing) -> str:
    """Cards as the rows of a table: the picture, and beside it what to see at once."""
    measures = writing.setting.measures
    widths = (measures.card_picture, writing.width + measures.wider - measures.card_picture)
    large = replace(writing, styles={**writing.styles, "strong": writing.styles["card_strong"]})
    return plain_table("cards", [tuple(_card(card, large)) for card in cards], widths, writing)


def plain_table(role: str, rows: Sequence[Sequence[str]], widths: Sequence[int], writing: Writing) -> str:
    """A table without a head; every row of cells stays whole."""
    written = "".join(_row(_WHOLE, iter(row), widths) for row in rows)
    return _table(role, "", widths, written, writing)


def _card(card: Card, writing: Writing) -> Iterator[str]:
    picture = writing.pictures[card.picture.name]
    drawn = inline_picture(picture, next(writing.ids), writing.setting.measures.card_pictogram)
    yield writing.paragraph("card_drawing", drawn)
    label = writing.paragraph("card_label", run(card.label))
    yield label + "".join(writing.paragraph("card", writing.inlines(line)) for line in card.lines)


def fill_table(question: Question, field: TableField, writing: Writing) -> str:
    """A table to fill in; its rows are items of a repeating section, so that Word can add rows.

    Every control has a tag of its own. A row that Word adds repeats the tags of the row it copies:
    a reader counts the items and takes the column from the tag's last part.
    """
    number = writing.setting.measures.row_column
    widths = (number, *_column_widths(field, writing))
    items = "".join(_item(question, field, index, widths, writing) for index in range(len(field.rows)))
    section = (
        f"<w:sdt><w:sdtPr>{name_run(field.name, question.label, writing)}"
        f"<w15:repeatingSection><w15:sectionTitle w:val={attribute(question.label)}/>"
        "</w15:repeatingSection>"
        f"</w:sdtPr><w:sdtContent>{items}</w:sdtContent></w:sdt>"
    )
    first = writing.paragraph("row_start", "")
    head = _head([column.label for column in field.columns], widths, writing, first)
    return _table("table_fill", question.label, widths, head + (section if items else ""), writing)


def is_wide(question: Question, measures: Measures) -> bool:
    """Whether a question's table has so many columns that it lies."""
    field = question.field
    return isinstance(field, TableField) and len(field.columns) > measures.most_columns


def _is_laid_down(field: TableField, writing: Writing) -> bool:
    return writing.lying and len(field.columns) > writing.setting.measures.most_columns


def _column_widths(field: TableField, writing: Writing) -> list[int]:
    """Widths by weight; on a page that lies short columns keep theirs, and long texts get the room."""
    measures = writing.setting.measures
    wide = _is_laid_down(field, writing)
    width = writing.width + (measures.wider if wide else 0) - measures.row_column
    shares = _widths([column.weight for column in field.columns], width)
    cells = field.rows[0] if wide and field.rows else ()
    least = [_least(cell, share, measures) for cell, share in zip(cells, shares, strict=False)]
    long = [column.weight if own == 0 else 0 for column, own in zip(field.columns, least, strict=False)]
    if not any(long):
        return shares
    rest = _widths(long, width - sum(least))
    return [own or share for own, share in zip(least, rest, strict=True)]


def _least(cell: CellField, share: int, measures: Measures) -> int:
    """The width of a short column; nothing for one with long texts."""
    if isinstance(cell, TextField) and cell.lines > 1:
        return 0
    kept = share * measures.upright_share // 100
    return max(kept, measures.choice_column) if isinstance(cell, ChoiceField) else kept


def _item(question: Question, field: TableField, index: int, widths: Sequence[int], writing: Writing) -> str:
    number = next(writing.ids)
    cells = field.rows[index]
    measures = writing.setting.measures
    lines = max(1, _lines(cells) - _is_laid_down(field, writing))
    height = lines * measures.line_height + measures.row_padding
    whole = "" if _longest_text(cells) > measures.characters_per_line * _SPLIT_LINES else _WHOLE
    properties = f'{whole}<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    row = _row(properties, _cells(question, field, index, widths, writing), widths)
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w15:repeatingSectionItem/></w:sdtPr>'
        f"<w:sdtContent>{row}</w:sdtContent></w:sdt>"
    )


def _longest_text(cells: Sequence[CellField]) -> int:
    return max((len(cell.typed_text) for cell in cells), default=0)


def _cells(
    question: Question, field: TableField, index: int, widths: Sequence[int], writing: Writing
) -> Iterator[str]:
    """The cells of a row; the first is numbered by its style."""
    yield writing.paragraph("row_number", "")
    for column, cell, width in zip(field.columns, field.rows[index], widths[1:], strict=True):
        place = NARROW if width < writing.setting.measures.narrow_column else CELL
        alias = writing.wording.phrase(
            "control_cell", column=column.label, row=index + 1, question=question.label
        )
        unit = run(f" {cell.unit}") if isinstance(cell, NumberField) and cell.unit else ""
        role = "table_tick" if isinstance(cell, CheckField) else "table_cell"
        yield writing.paragraph(role, control(cell, alias, writing, place) + unit)


def _lines(cells: Sequence[CellField]) -> int:
    return max((cell.lines for cell in cells if isinstance(cell, TextField)), default=1)


def _widths(weights: Sequence[int], width: int) -> list[int]:
    """Column widths in twips that add up to the width of the text."""
    total = sum(weights)
    edges = [width * sum(weights[:index]) // total for index in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _head(labels: Sequence[str], widths: Sequence[int], writing: Writing, *before: str) -> str:
    cells = (writing.paragraph("table_head", run(label)) for label in labels)
    return _row(f"{_WHOLE}<w:tblHeader/>", chain(before, cells), widths)


def _row(properties: str, cells: Iterator[str], widths: Sequence[int]) -> str:
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{filled}</w:tr>"


def _table(role: str, caption: str, widths: Sequence[int], rows: str, writing: Writing) -> str:
    """A table as wide as the text, its first row the head, its caption also its alternative text."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    spoken = f"<w:tblCaption w:val={attribute(caption)}/>" if caption else ""
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={attribute(writing.styles[role])}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/>{spoken}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )
