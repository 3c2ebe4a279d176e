# SPDX-License-Identifier: EUPL-1.2
"""The nodes of a document for the templates: the macro of each, contents, and sizes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.document import (
    Block,
    Cards,
    CheckField,
    ChoiceField,
    Column,
    DateField,
    Document,
    Emphasis,
    Facts,
    Field,
    ForeignLine,
    Heading,
    InfoTable,
    Inline,
    ItemList,
    LetterHead,
    LineBreak,
    MultiChoiceField,
    Notice,
    NumberField,
    Paragraph,
    Pictogram,
    Question,
    ScaleField,
    Signature,
    Strong,
    TableField,
    Text,
    TextField,
    TimeField,
    fields,
    questions,
)
from proeftuin_docs.text.wording import Wording

BLOCKS: Final[Mapping[type[Block], str]] = {
    Heading: "heading",
    Paragraph: "paragraph",
    ForeignLine: "foreign_line",
    ItemList: "item_list",
    Facts: "facts",
    InfoTable: "info_table",
    Notice: "notice",
    Question: "question",
    LetterHead: "letter_head",
    Pictogram: "pictogram",
    Cards: "cards",
    Signature: "signature",
}
"""The macro in `blocks.html` for a block."""
INLINES: Final[Mapping[type[Inline], str]] = {
    Text: "text",
    Strong: "strong",
    Emphasis: "emphasis",
    LineBreak: "line_break",
}
"""The word in `inlines.html` for a node."""
WRITERS: Final[Mapping[type[Field], str]] = {
    TextField: "text",
    NumberField: "number",
    DateField: "date",
    TimeField: "time",
    ChoiceField: "choice",
    MultiChoiceField: "multi_choice",
    ScaleField: "scale",
    CheckField: "check",
    TableField: "table",
}
"""The macro in `fields.html` for a field."""


def block_kind(block: Block) -> str:
    """Return the macro in `blocks.html` that shows this block."""
    return BLOCKS[type(block)]


def inline_kind(inline: Inline) -> str:
    """Return the word by which `inlines.html` knows this node."""
    return INLINES[type(inline)]


def field_kind(field: Field) -> str:
    """Return the macro in `fields.html` that shows this field."""
    return WRITERS[type(field)]


_MAX_DEPTH: Final = 6
_WRAP: Final = 60


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block with the level that a heading of its own has; the title of the page is level 1.

    `pictogram` is the picture that stands beside a heading.
    """

    block: Block
    level: int
    order: int
    pictogram: Pictogram | None = None


@dataclass(frozen=True, slots=True)
class PagePart:
    """The blocks under one first-level heading; those before the first one have no heading."""

    headed: bool
    blocks: tuple[PlacedBlock, ...]


def make_parts(blocks: Sequence[Block]) -> tuple[PagePart, ...]:
    """The parts of a document in order."""
    parts: list[list[PlacedBlock]] = [[]]
    for placed in _placed(blocks):
        if isinstance(placed.block, Heading) and placed.block.level == 1:
            parts.append([])
        parts[-1].append(placed)
    return tuple(PagePart(number > 0, tuple(part)) for number, part in enumerate(parts) if part)


def field_heights(document: Document) -> tuple[int, ...]:
    """Every room, in lines, that some field of the document asks for; the style sheet has a rule for each."""
    asked = {field.lines for field in _all_fields(document) if isinstance(field, TextField)}
    return tuple(sorted(asked | {1}))


def column_widths(document: Document) -> tuple[int, ...]:
    """Every share of a table's width, in percent, that some column has."""
    tables = (field for field in _all_fields(document) if isinstance(field, TableField))
    return tuple(sorted({share for table in tables for share in column_shares(table.columns)}))


def column_shares(columns: Sequence[Column]) -> tuple[int, ...]:
    """The width of each column in whole percents of the columns together, rounded down."""
    whole = sum(column.weight for column in columns)
    return tuple(100 * column.weight // whole for column in columns)


def row_count(text: str, lines: int) -> int:
    """The rows of a text's box for a browser that cannot let the box grow; at least `lines`."""
    return max(lines, sum(1 + len(line) // _WRAP for line in text.split("\n")))


def lines_of(inlines: Sequence[Inline]) -> tuple[tuple[Inline, ...], ...]:
    """The inlines of a paragraph, line by line."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return tuple(tuple(line) for line in lines)


def _placed(blocks: Sequence[Block]) -> Iterator[PlacedBlock]:
    above = 1
    for order, block in enumerate(blocks):
        if isinstance(block, Heading):
            above = min(block.level, above, _MAX_DEPTH - 1) + 1
            before = blocks[order - 1] if order else None
            yield PlacedBlock(block, above, order, before if isinstance(before, Pictogram) else None)
        elif isinstance(block, Notice):
            yield PlacedBlock(block, min(above + 1, _MAX_DEPTH), order)
        elif not _goes_with_heading(blocks, order):
            yield PlacedBlock(block, above, order)


def _goes_with_heading(blocks: Sequence[Block], order: int) -> bool:
    """Whether this block is a pictogram whose heading comes right after it."""
    following = blocks[order + 1] if order + 1 < len(blocks) else None
    return isinstance(blocks[order], Pictogram) and isinstance(following, Heading)


def _all_fields(document: Document) -> Iterator[object]:
    return (field for question in questions(document) for field in fields(question))


_KILOBYTE: Final = 1000
_MEGABYTE: Final = 1_000_000


def size_text(size_bytes: int, wording: Wording) -> str:
    """A file's size in words: whole kilobytes, and whole megabytes from ten megabytes on; rounded up."""
    if size_bytes < 10 * _MEGABYTE:
        return wording.phrase("html_size_kb", size=-(-size_bytes // _KILOBYTE))
    return wording.phrase("html_size_mb", size=-(-size_bytes // _MEGABYTE))
