# SPDX-License-Identifier: EUPL-1.2
"""Tables to read and tables to fill in (ECMA-376 part 1, 17.4; [MS-DOCX] 2.7.1, repeating sections)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, repeat
from typing import Final

from proeftuin_docs.document import (
    Card,
    CellField,
    CheckField,
    ChoiceField,
    InfoTable,
    Inline,
    NumberField,
    Question,
    TableField,
    TextField,
    plain_text,
)
from proeftuin_docs.renderers.docx.controls import BLOCK, CELL, NARROW, control, name_run
from proeftuin_docs.renderers.docx.indents import Indent
from proeftuin_docs.renderers.docx.layout import Measures
from proeftuin_docs.renderers.docx.markup import KEEP, LINE_BREAK, TAB, attribute, run
from proeftuin_docs.renderers.docx.pictures import inline_picture
from proeftuin_docs.renderers.docx.text_boxes import text_box
from proeftuin_docs.renderers.docx.writing import Writing

_WHOLE: Final = "<w:cantSplit/>"
"""A row that stays on one page."""
_NO_ROOM: Final = '<w:spacing w:line="20" w:lineRule="exact"/>'
_SPLIT_LINES: Final = 20
"""A row with more lines than this may go on on the next page."""
_STACKED_LINES: Final = 10
"""So may one of which the cells stand below each other, with the labels more lines than this."""


def info_table(table: InfoTable, writing: Writing) -> str:
    """A table to read, its caption above it; in large print each row is one cell."""
    caption = writing.paragraph("caption", run(table.caption)) if table.caption else ""
    if writing.setting.stacked:
        rows = "".join(
            _row(_WHOLE, (_labelled(table.columns, row, writing),), [writing.width]) for row in table.rows
        )
        made = _table("table_read", table.caption, [writing.width], rows, writing)
        return caption + made + writing.paragraph("after_table", "")
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


def _labelled(labels: Sequence[str], cells: Sequence[Sequence[Inline]], writing: Writing) -> str:
    """The cells of a row as paragraphs, each after the label of its column; none for an empty cell."""
    return "".join(
        writing.paragraph("table_cell", writing.strong(f"{label}: ") + writing.inlines(cell))
        for label, cell in zip(labels, cells, strict=True)
        if plain_text(cell)
    )


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


def head_table(left: str, right: str, width: int, writing: Writing) -> str:
    """The head of a form: its logo, and beside it something this wide in twips."""
    widths = [writing.width - width, width]
    return _table("court_head", "", widths, _row(_WHOLE, (left, right), widths), writing)


def _card(card: Card, writing: Writing) -> Iterator[str]:
    picture = writing.pictures[card.picture.name]
    drawn = inline_picture(picture, next(writing.ids), writing.setting.measures.card_pictogram)
    yield writing.paragraph("card_drawing", drawn)
    label = writing.paragraph("card_label", writing.said(card.label))
    yield label + "".join(writing.paragraph("card", writing.inlines(line)) for line in card.lines)


def fill_table(question: Question, field: TableField, writing: Writing) -> str:
    """A table to fill in; its rows are items of a repeating section, so that Word can add rows.

    Every control has a tag of its own. A row that Word adds repeats the tags of the row it copies:
    a reader counts the items and takes the column from the tag's last part. In large print a row is one cell,
    which may go on on the next page; so the label of a column stands in the box that it is for.
    """
    stacked = writing.setting.stacked
    number = writing.setting.measures.row_column
    widths = [writing.width] if stacked else [number, *_column_widths(field, writing)]
    items = "".join(_item(question, field, index, widths, writing) for index in range(len(field.rows)))
    section = (
        f"<w:sdt><w:sdtPr>{name_run(field.name, question.label, writing)}"
        f"<w15:repeatingSection><w15:sectionTitle w:val={attribute(question.label)}/>"
        "</w15:repeatingSection>"
        f"</w:sdtPr><w:sdtContent>{items}</w:sdtContent></w:sdt>"
    )
    first = writing.paragraph("row_start", "", *((_NO_ROOM, KEEP) if stacked else ()))
    labels = [column.label for column in field.columns]
    above, head = (first, "") if stacked else ("", _head(labels, widths, writing, first))
    rows = head + (section if items else "")
    return above + _table("table_fill", question.label, widths, rows, writing)


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
    columns = list(zip(*field.rows, strict=True)) if wide else []
    least = [_least(cells, share, measures) for cells, share in zip(columns, shares, strict=False)]
    long = [column.weight if own == 0 else 0 for column, own in zip(field.columns, least, strict=False)]
    if not any(long):
        return shares
    rest = _widths(long, width - sum(least))
    return [own or share for own, share in zip(least, rest, strict=True)]


def _least(cells: Sequence[CellField], share: int, measures: Measures) -> int:
    """The width of a short column, in which no word is broken; nothing for one with long texts."""
    if isinstance(cells[0], TextField) and cells[0].lines > 1:
        return 0
    kept = share * measures.upright_share // 100
    if isinstance(cells[0], ChoiceField):
        return max(kept, _choices_width(cells[0], measures))
    words = [word for cell in cells if isinstance(cell, TextField) for word in cell.value.split()]
    room = max(map(len, words), default=0) * measures.word_character + measures.beside_word
    return max(kept, min(room, measures.widest_word)) if words else kept


def _choices_width(cell: ChoiceField, measures: Measures) -> int:
    """Few choices stand below each other, in a column that holds the longest of them."""
    if len(cell.options) > measures.most_stacked:
        return measures.choice_column
    longest = max(len(option.label) for option in cell.options)
    return min(measures.choice_column, longest * measures.choice_character + measures.beside_choice)


def _item(question: Question, field: TableField, index: int, widths: Sequence[int], writing: Writing) -> str:
    number = next(writing.ids)
    cells = field.rows[index]
    measures = writing.setting.measures
    whole = "" if _longest_text(cells) > measures.characters_per_line * _SPLIT_LINES else _WHOLE
    if writing.setting.stacked:
        whole = whole if _lines_below_each_other(cells) <= _STACKED_LINES else ""
        row = _row(whole, ("".join(_cells(question, field, index, widths, writing)),), widths)
    else:
        lines = max(1, _lines(cells) - _is_laid_down(field, writing))
        height = lines * measures.line_height + measures.row_padding
        properties = f'{whole}<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        # LibreOffice leaves out the rest of a table of which a page has only the head and one whole row.
        opening = replace(writing, kept=bool(whole) and index == 0 and len(field.rows) > 1)
        row = _row(properties, _cells(question, field, index, widths, opening), widths)
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w15:repeatingSectionItem/></w:sdtPr>'
        f"<w:sdtContent>{row}</w:sdtContent></w:sdt>"
    )


def _lines_below_each_other(cells: Sequence[CellField]) -> int:
    return sum(1 + _lines((cell,)) for cell in cells)


def _longest_text(cells: Sequence[CellField]) -> int:
    return max((len(cell.typed_text) for cell in cells), default=0)


def _cells(
    question: Question, field: TableField, index: int, widths: Sequence[int], writing: Writing
) -> Iterator[str]:
    """The cells of a row, the first numbered by its style; in large print paragraphs below each other."""
    yield writing.paragraph("row_number", "")
    stacked = writing.setting.stacked
    shown = repeat(writing.width) if stacked else widths[1:]
    for column, cell, width in zip(field.columns, field.rows[index], shown, strict=False):
        alias = writing.wording.phrase(
            "control_cell", column=column.label, row=index + 1, question=question.label
        )
        unit = run(f" {cell.unit}") if isinstance(cell, NumberField) and cell.unit else ""
        if stacked:
            yield _stacked_cell(column.label, cell, alias, unit, writing)
        else:
            place = NARROW if width < writing.setting.measures.narrow_column else CELL
            role = "table_tick" if isinstance(cell, CheckField) else "table_cell"
            yield writing.paragraph(role, control(cell, alias, writing, place) + unit)


def _stacked_cell(label: str, cell: CellField, alias: str, unit: str, writing: Writing) -> str:
    """A cell with the label of its column: behind a box to tick, in front of anything else."""
    styles = writing.styles
    boxes = {
        "answer": styles["row_answer"],
        "answer_start": styles["row_answer"],
        "answer_room": styles["row_room"],
    }
    indent = Indent(replace(writing, styles={**styles, **boxes}), 0, 0)
    if isinstance(cell, CheckField):
        return indent.item("option", control(cell, alias, writing) + TAB + run(label))
    named = writing.strong(label) + LINE_BREAK
    if isinstance(cell, TextField):
        return text_box(cell, alias, indent, named=named)
    if isinstance(cell, ChoiceField):
        return indent.text("choices", named + control(cell, alias, writing, BLOCK))
    return indent.box("answer", named + control(cell, alias, writing) + unit)


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
    mirrored = "<w:bidiVisual/>" if writing.wording.leftward else ""
    spoken = f"<w:tblCaption w:val={attribute(caption)}/>" if caption else ""
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={attribute(writing.styles[role])}/>{mirrored}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="{headed:d}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/>{spoken}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )
