# SPDX-License-Identifier: EUPL-1.2
"""Blocks -> WordprocessingML, one string of XML for a whole document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, assert_never

from proeftuin_docs.document import (
    Block,
    Cards,
    CheckField,
    Fact,
    Facts,
    ForeignLine,
    Heading,
    InfoTable,
    ItemList,
    LetterHead,
    ListItem,
    Notice,
    Paragraph,
    Pictogram,
    Question,
    Signature,
    TableField,
    TextField,
    fields,
    plain_text,
)
from proeftuin_docs.renderers.docx.checks import is_noted, noted_checks
from proeftuin_docs.renderers.docx.labels import shown_number
from proeftuin_docs.renderers.docx.letters import write_of_letter
from proeftuin_docs.renderers.docx.markup import KEEP, LINE_BREAK, TAB, directed_run, run
from proeftuin_docs.renderers.docx.pictures import anchored_picture, inline_picture
from proeftuin_docs.renderers.docx.questions import is_beside, write_question
from proeftuin_docs.renderers.docx.tables import info_table
from proeftuin_docs.renderers.docx.writing import Writing
from proeftuin_docs.text.direction import runs_leftward

_MAX_HEADING_LEVEL: Final = 4
_MAX_LIST_LEVEL: Final = 3
_NEW_PAGE: Final = "<w:pageBreakBefore/>"
_ABOUT: Final = "about"
_LINES_BEFORE_ABOUT: Final = 5
"""So many lines before the part that says what the document is go with it to its page, and one question."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with what its place among the others makes of it.

    `before` is the block before it, `keep` whether it stays on the page of the next, `first` whether it
    stands right below a heading, and `about` whether it belongs to the part that says what the document is.
    """

    block: Block
    before: Block | None
    keep: bool
    first: bool
    about: bool


def write_blocks(blocks: Sequence[Block], writing: Writing) -> str:
    """The content of a document's body, in reading order."""
    placed = tuple(_placed(blocks, writing))
    return "".join(_chapter(chapter, _within(chapter, writing)) for chapter in _chapters(placed))


def _chapters(placed: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
    """The blocks from each heading of the first level to the next."""
    starts = [
        at for at, item in enumerate(placed) if isinstance(item.block, Heading) and item.block.level == 1
    ]
    for start, end in zip((0, *starts), (*starts, len(placed)), strict=True):
        yield placed[start:end]


def _within(chapter: Sequence[_Placed], writing: Writing) -> Writing:
    """The styles of a chapter: smaller where it holds measures, and beside the picture in plain words."""
    if sum(is_noted(item.block, writing) for item in chapter) >= writing.setting.measures.fewest_measures:
        return replace(writing, styles={**writing.styles, **writing.measures_styles})
    headed = bool(chapter) and isinstance(chapter[0].block, Heading)
    if headed and writing.setting.letter and not writing.setting.stacked:
        return replace(writing, indent=writing.setting.measures.pictogram_indent)
    return writing


def _chapter(chapter: Sequence[_Placed], writing: Writing) -> str:
    groups = groupby(chapter, lambda item: is_noted(item.block, writing))
    return "".join(_group(list(group), writing, noted=noted) for noted, group in groups)


def _group(group: Sequence[_Placed], writing: Writing, *, noted: bool) -> str:
    other = replace(writing, kept=not writing.kept)
    own = [writing if item.keep == writing.kept else other for item in group]
    if not noted:
        return "".join(_block(item, each) for item, each in zip(group, own, strict=True))
    blocks = [item.block for item in group if isinstance(item.block, Question)]
    return noted_checks(list(zip(blocks, own, strict=True)))


def _placed(blocks: Sequence[Block], writing: Writing) -> Iterator[_Placed]:
    """Every block in its place, a heading together with the pictogram before it."""
    kept = _kept(blocks, writing)
    about = _about_from(blocks, writing)
    flowing = about == len(blocks) or writing.setting.stacked
    ending = about if flowing else _ending_from(blocks[:about])
    first = False
    for at, block in enumerate(blocks):
        before, after = blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Pictogram) and isinstance(after, Heading):
            continue
        leads = first and isinstance(block, Paragraph) and isinstance(after, Heading | Question)
        leads = leads and not (writing.setting.letter or is_noted(after, writing))
        keep = id(block) in kept or leads or _announces(block, after) or ending <= at < about
        yield _Placed(block, before, keep, first, at >= about)
        first = isinstance(block, Heading) or (first and isinstance(block, Paragraph))


def _announces(block: Block, after: Block | None) -> bool:
    """Whether a paragraph ends with a colon, before cards."""
    return (
        isinstance(block, Paragraph) and isinstance(after, Cards) and plain_text(block.inlines).endswith(":")
    )


def _ending_from(blocks: Sequence[Block]) -> int:
    """From which block on the end of a document stays together; a table to fill in may be divided."""
    lines, start = 0, len(blocks)
    for at, block in reversed(list(enumerate(blocks))):
        lines += _lines(block)
        if _is_table(block) or (lines > _LINES_BEFORE_ABOUT and start < len(blocks)):
            break
        start = at
    return start


def _lines(block: Block) -> int:
    """Roughly how many lines a block takes."""
    if not isinstance(block, Question):
        return 1 if isinstance(block, Heading) else _LINES_BEFORE_ABOUT
    return sum(field.lines if isinstance(field, TextField) else 1 for field in fields(block))


def _is_table(block: Block) -> bool:
    return isinstance(block, Question) and isinstance(block.field, TableField)


def _about_from(blocks: Sequence[Block], writing: Writing) -> int:
    """Where the part begins that says what the document is; behind the last block when there is none."""
    anchors = (
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and block.anchor == writing.setting.about
    )
    return next(anchors, len(blocks))


def _kept(blocks: Sequence[Block], writing: Writing) -> set[int]:
    """The blocks that stay on the page of the next: of the section that is signed, or of every section."""
    kept: set[int] = set()
    signed = False
    for block, following in zip(reversed(blocks), (None, *reversed(blocks)), strict=False):
        signed = isinstance(following, Signature) or (signed and not isinstance(following, Heading))
        if signed or (writing.setting.whole_sections and isinstance(following, Paragraph | ItemList)):
            kept.add(id(block))
    return kept


def _block(item: _Placed, writing: Writing) -> str:
    block = item.block
    match block:
        case Heading():
            written = _heading(item, block, writing)
        case Paragraph() | ForeignLine():
            written = _paragraph(block, writing)
        case ItemList(items):
            written = "".join(_items(items, 1, writing))
        case Facts(facts):
            written = _facts(facts, writing, about=item.about)
        case InfoTable():
            written = info_table(block, writing)
        case Notice():
            apart = writing.paragraph("after_table", "") if isinstance(item.before, Notice) else ""
            written = apart + _notice(block, writing)
        case Question():
            written = _question(item, block, writing)
        case LetterHead() | Cards() | Signature():
            written = write_of_letter(block, writing)
        case Pictogram():
            written = writing.paragraph("body", _picture(block, writing))
        case _:
            assert_never(block)
    return written


def _paragraph(block: Paragraph | ForeignLine, writing: Writing) -> str:
    """Running text; a line in another language than the document's is in its own direction."""
    if isinstance(block, Paragraph):
        return writing.paragraph(block.tone.value, writing.inlines(block.inlines), _beside(writing))
    if not runs_leftward(block.text):
        return writing.paragraph("body", run(block.text), _beside(writing))
    return writing.paragraph("body", directed_run(block.text), "<w:bidi/>", _beside(writing))


def _beside(writing: Writing) -> str:
    """The indent of what stands beside a picture."""
    return f'<w:ind w:left="{writing.indent}"/>' if writing.indent else ""


def _question(item: _Placed, question: Question, writing: Writing) -> str:
    measures = writing.setting.measures
    joined = isinstance(item.before, Question) and is_beside(item.before, writing)
    if is_beside(question, writing) and not joined:
        return write_question(question, writing, _above(measures.gap_beside))
    if isinstance(question.field, CheckField) and _is_asked(item.before):
        return write_question(question, writing, _above(measures.gap_question))
    return write_question(question, writing, _above(measures.gap_first) if item.first else "")


def _is_asked(block: Block | None) -> bool:
    """Whether a block is a question that ends in a box to write in, or in choices."""
    return isinstance(block, Question) and not (isinstance(block.field, CheckField) and not block.explanation)


def _above(gap: int) -> str:
    return f'<w:spacing w:before="{gap}"/>'


def _heading(item: _Placed, heading: Heading, writing: Writing) -> str:
    """A real heading, so that a screen reader can go from one to the next, and the picture with it."""
    level = min(heading.level + writing.above, _MAX_HEADING_LEVEL)
    role = "about_heading" if item.about else f"heading_{level}"
    new_page = (_NEW_PAGE, _above(0)) if heading.new_page and not writing.setting.letter else ()
    if isinstance(item.before, Pictogram) and writing.setting.stacked:
        return _picture_above(item.before, writing) + writing.paragraph(role, run(heading.text), _above(0))
    drawn = _drawn(item.before, writing) if isinstance(item.before, Pictogram) else ""
    return writing.paragraph(role, drawn + writing.said(heading.text), *new_page, _beside(writing))


def _drawn(pictogram: Pictogram, writing: Writing) -> str:
    picture = writing.pictures[pictogram.name]
    return anchored_picture(picture, next(writing.ids), writing.setting.measures.pictogram_height)


def _picture_above(pictogram: Pictogram, writing: Writing) -> str:
    """The picture in a paragraph of its own, on the page of its heading."""
    gap = _above(writing.setting.measures.gap_question)
    return writing.paragraph("body", _picture(pictogram, writing), KEEP, gap)


def _picture(pictogram: Pictogram, writing: Writing) -> str:
    picture = writing.pictures[pictogram.name]
    return inline_picture(picture, next(writing.ids), writing.setting.measures.pictogram_height)


def _items(items: Sequence[ListItem], level: int, writing: Writing) -> Iterator[str]:
    """Items with the source's own markers, or bullets where it has none."""
    depth = min(level, _MAX_LIST_LEVEL)
    measures = writing.setting.measures
    for item in items:
        text = writing.inlines(item.inlines)
        if item.marker:
            marked = run(shown_number(item.marker)) + TAB + text
            yield writing.paragraph(f"list_{depth}", marked, _hung(depth, measures.list_indent, writing))
        else:
            yield writing.paragraph(f"bullet_{depth}", text, _hung(depth, measures.bullet_indent, writing))
        yield from _items(item.children, level + 1, writing)


def _hung(depth: int, step: int, writing: Writing) -> str:
    """The indent of an item beside a picture; elsewhere that of its style."""
    return f'<w:ind w:left="{writing.indent + depth * step}" w:hanging="{step}"/>' if writing.indent else ""


def _facts(facts: Sequence[Fact], writing: Writing, *, about: bool) -> str:
    """Facts one below the other; those about the document are small, and stay on one page where they can."""
    if not about:
        return "".join(_fact(fact, "fact", writing) for fact in facts)
    *others, last = facts
    kept = replace(writing, kept=not writing.setting.stacked)
    return "".join(_fact(fact, _ABOUT, kept) for fact in others) + _fact(last, _ABOUT, writing)


def _fact(fact: Fact, role: str, writing: Writing) -> str:
    label = run(fact.label, writing.styles["fact_label"])
    between = LINE_BREAK if writing.setting.stacked else TAB
    return writing.paragraph(role, label + between + writing.inlines(fact.inlines))


def _notice(notice: Notice, writing: Writing) -> str:
    title = (writing.strong(notice.title),) if notice.title else ()
    contents = (*title, *(writing.inlines(inlines) for inlines in notice.paragraphs))
    *first, last = contents or ("",)
    role = f"notice_{notice.kind.value}"
    kept = "".join(writing.paragraph(role, content, KEEP) for content in first)
    return kept + writing.paragraph(role, last)
