"""Blocks -> WordprocessingML, one string of XML for a whole document."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from proeftuin_docs.document import (
    Block,
    Cards,
    Fact,
    Facts,
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
)
from proeftuin_docs.renderers.docx.letters import write_of_letter
from proeftuin_docs.renderers.docx.markup import TAB, run
from proeftuin_docs.renderers.docx.pictures import inline_picture
from proeftuin_docs.renderers.docx.questions import write_question
from proeftuin_docs.renderers.docx.tables import info_table
from proeftuin_docs.renderers.docx.writing import Writing

_MAX_HEADING_LEVEL: Final = 4
_MAX_LIST_LEVEL: Final = 3
_NEW_PAGE: Final = "<w:pageBreakBefore/>"
_KEEP: Final = "<w:keepNext/>"


def write_blocks(blocks: Sequence[Block], writing: Writing) -> str:
    """The content of a document's body, in reading order."""
    kept = _kept(blocks, writing)
    return "".join(
        _block(block, pictogram, writing, keep=id(block) in kept) for block, pictogram in _pictured(blocks)
    )


def _kept(blocks: Sequence[Block], writing: Writing) -> set[int]:
    """The blocks that stay on the page of the next: of the section that is signed, or of every section."""
    kept: set[int] = set()
    signed = False
    for block, following in zip(reversed(blocks), (None, *reversed(blocks)), strict=False):
        signed = isinstance(following, Signature) or (signed and not isinstance(following, Heading))
        if signed or (writing.setting.whole_sections and isinstance(following, Paragraph | ItemList)):
            kept.add(id(block))
    return kept


def _pictured(blocks: Sequence[Block]) -> Iterator[tuple[Block, Pictogram | None]]:
    """Every block, a heading together with the pictogram before it."""
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Heading):
            yield block, before if isinstance(before, Pictogram) else None
        elif not (isinstance(block, Pictogram) and isinstance(after, Heading)):
            yield block, None


def _block(block: Block, pictogram: Pictogram | None, writing: Writing, *, keep: bool) -> str:
    match block:
        case Heading():
            written = _heading(block, pictogram, writing)
        case Paragraph(inlines, tone):
            written = writing.paragraph(tone.value, writing.inlines(inlines), _KEEP if keep else "")
        case ItemList(items):
            written = "".join(_items(items, 1, writing))
        case Facts(facts):
            written = "".join(_fact(fact, writing) for fact in facts)
        case InfoTable():
            written = info_table(block, writing)
        case Notice():
            written = _notice(block, writing)
        case Question():
            written = write_question(block, writing)
        case LetterHead() | Cards() | Signature():
            written = write_of_letter(block, writing)
        case Pictogram():
            written = writing.paragraph("body", _picture(block, writing))
        case _:
            assert_never(block)
    return written


def _heading(heading: Heading, pictogram: Pictogram | None, writing: Writing) -> str:
    """A real heading, so that a screen reader can go from one to the next, and the picture with it."""
    level = min(heading.level + writing.above, _MAX_HEADING_LEVEL)
    new_page = _NEW_PAGE if heading.new_page and not writing.setting.letter else ""
    if pictogram is None:
        return writing.paragraph(f"heading_{level}", run(heading.text), new_page)
    indent = writing.setting.pictogram_indent
    beside = (
        f'{new_page}<w:tabs><w:tab w:val="left" w:pos="{indent}"/></w:tabs>'
        f'<w:ind w:left="{indent}" w:hanging="{indent}"/><w:textAlignment w:val="center"/>'
    )
    return writing.paragraph(
        f"heading_{level}", _picture(pictogram, writing) + TAB + run(heading.text), beside
    )


def _picture(pictogram: Pictogram, writing: Writing) -> str:
    picture = writing.pictures[pictogram.name]
    return inline_picture(picture, next(writing.ids), writing.setting.pictogram_height)


def _items(items: Sequence[ListItem], level: int, writing: Writing) -> Iterator[str]:
    """Items with the source's own markers, or bullets where it has none."""
    depth = min(level, _MAX_LIST_LEVEL)
    for item in items:
        text = writing.inlines(item.inlines)
        if item.marker:
            yield writing.paragraph(f"list_{depth}", run(item.marker) + TAB + text)
        else:
            yield writing.paragraph(f"bullet_{depth}", text)
        yield from _items(item.children, level + 1, writing)


def _fact(fact: Fact, writing: Writing) -> str:
    between = run("\n") if writing.setting.stacked else TAB
    return writing.paragraph("fact", writing.strong(fact.label) + between + writing.inlines(fact.inlines))


def _notice(notice: Notice, writing: Writing) -> str:
    title = (writing.strong(notice.title),) if notice.title else ()
    contents = (*title, *(writing.inlines(inlines) for inlines in notice.paragraphs))
    *first, last = contents or ("",)
    role = f"notice_{notice.kind.value}"
    kept = "".join(writing.paragraph(role, content, _KEEP) for content in first)
    return kept + writing.paragraph(role, last)
