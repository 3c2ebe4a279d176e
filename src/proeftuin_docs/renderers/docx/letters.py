"""The head of a letter: who sends it, the address in the window of the envelope, facts and subject.

Where the address stands is a frame in its styles (ECMA-376 part 1, 17.3.1.11), so that it is read in its
place in the text and can be moved in Word. Values come from the model and never pass through Jinja.
"""

from collections.abc import Iterator, Sequence

from proeftuin_docs.document import LetterHead
from proeftuin_docs.renderers.docx.markup import TAB, run
from proeftuin_docs.renderers.docx.writing import Writing


def write_letter_head(head: LetterHead, writing: Writing) -> str:
    """The head in reading order: sender, return line, recipient, facts, and the subject as first heading."""
    return "".join(_parts(head, writing))


def _parts(head: LetterHead, writing: Writing) -> Iterator[str]:
    side = head.window.value
    if head.sender:
        yield writing.paragraph("sender", _sender(head.sender, writing))
    if head.return_line:
        yield writing.paragraph(f"return_line_{side}", run(head.return_line))
    if head.recipient:
        yield writing.paragraph(f"recipient_{side}", run("\n".join(head.recipient)))
    for fact in head.facts:
        label = run(fact.label, writing.styles["letter_fact_label"])
        yield writing.paragraph("letter_fact", label + TAB + writing.inlines(fact.inlines))
    if head.subject:
        yield writing.paragraph("heading_1", run(head.subject))


def _sender(lines: Sequence[str], writing: Writing) -> str:
    first, *others = lines
    rest = run("".join(f"\n{line}" for line in others))
    return run(first, writing.styles["sender_name"]) + rest
