"""Blocks -> WordprocessingML, one string of XML for a whole document."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from proeftuin_docs.document import (
    Block,
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
)
from proeftuin_docs.renderers.docx.markup import run
from proeftuin_docs.renderers.docx.questions import write_question
from proeftuin_docs.renderers.docx.tables import info_table
from proeftuin_docs.renderers.docx.writing import Writing

_DEEPEST_HEADING: Final = 4
_DEEPEST_LIST: Final = 3
_NEW_PAGE: Final = "<w:pageBreakBefore/>"
_KEEP: Final = "<w:keepNext/>"
_TAB: Final = "<w:r><w:tab/></w:r>"


def write_blocks(blocks: Sequence[Block], writing: Writing) -> str:
    """The content of a document's body, in reading order."""
    return "".join(_block(block, writing) for block in blocks)


def _block(block: Block, writing: Writing) -> str:
    match block:
        case Heading():
            written = _heading(block, writing)
        case Paragraph(inlines, tone):
            written = writing.paragraph(tone.value, writing.inlines(inlines))
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
        case LetterHead():
            written = _letter_head(block, writing)
        case Pictogram():
            written = ""
        case _:
            assert_never(block)
    return written


def _heading(heading: Heading, writing: Writing) -> str:
    """A real heading, so that a screen reader can go from one to the next."""
    level = min(heading.level, _DEEPEST_HEADING)
    return writing.paragraph(f"heading_{level}", run(heading.text), _NEW_PAGE if heading.new_page else "")


def _items(items: Sequence[ListItem], level: int, writing: Writing) -> Iterator[str]:
    """Items with the source's own markers, or bullets where it has none."""
    depth = min(level, _DEEPEST_LIST)
    for item in items:
        text = writing.inlines(item.inlines)
        if item.marker:
            yield writing.paragraph(f"list_{depth}", run(item.marker) + _TAB + text)
        else:
            yield writing.paragraph(f"bullet_{depth}", text)
        yield from _items(item.children, level + 1, writing)


def _letter_head(head: LetterHead, writing: Writing) -> str:
    blocks = (head.sender, (head.return_line,), head.recipient)
    lines = (writing.paragraph("body", run("\n".join(lines))) for lines in blocks)
    facts = (_fact(fact, writing) for fact in head.facts)
    return "".join((*lines, *facts, writing.paragraph("heading_1", run(head.subject))))


def _fact(fact: Fact, writing: Writing) -> str:
    return writing.paragraph("fact", writing.strong(fact.label) + _TAB + writing.inlines(fact.inlines))


def _notice(notice: Notice, writing: Writing) -> str:
    title = (writing.strong(notice.title),) if notice.title else ()
    contents = (*title, *(writing.inlines(inlines) for inlines in notice.paragraphs))
    *first, last = contents or ("",)
    role = f"notice_{notice.kind.value}"
    kept = "".join(writing.paragraph(role, content, _KEEP) for content in first)
    return kept + writing.paragraph(role, last)
