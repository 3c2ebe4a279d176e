"""The order of a page: parts that open with a heading, heading levels, and the room of its fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.document import (
    Block,
    Column,
    Document,
    Heading,
    Inline,
    LineBreak,
    Notice,
    Pictogram,
    TableField,
    TextField,
    fields,
    questions,
)

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
