# SPDX-License-Identifier: EUPL-1.2
"""The head of a letter: who sends it, the address in the window of the envelope, facts and subject.

Where the address stands is a frame in its styles (ECMA-376 part 1, 17.3.1.11), so that it is read in its
place in the text and can be moved in Word. Values come from the model and never pass through Jinja.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from proeftuin_docs.document import Cards, LetterHead, Signature
from proeftuin_docs.renderers.docx.branding import colophon, logo
from proeftuin_docs.renderers.docx.markup import run
from proeftuin_docs.renderers.docx.tables import card_table
from proeftuin_docs.renderers.docx.writing import Writing

_RIGHTWARD: Final = '<w:bidi w:val="0"/>'
"""A name and an address on an envelope, in whatever language the letter is."""


def write_of_letter(block: LetterHead | Cards | Signature, writing: Writing) -> str:
    """Return what only a letter has: its head in reading order, its cards, and how it is signed."""
    match block:
        case LetterHead():
            return "".join(_parts(block, writing))
        case Cards(cards):
            return card_table(cards, writing)
        case Signature():
            return _signature(block, writing)


def _signature(signature: Signature, writing: Writing) -> str:
    """The greeting, who sends the letter, and who signs, with room to sign above that."""
    beside = f'<w:ind w:left="{writing.indent}"/>' if writing.indent else ""
    shown = [("greeting", writing.inlines(signature.greeting))]
    shown += [("sender_signs", writing.strong(signature.sender))] if signature.sender else []
    roles = ("signature", *["signature_role"] * len(signature.signers))
    shown += [(role, writing.inlines(line)) for role, line in zip(roles, signature.signers, strict=False)]
    return "".join(writing.paragraph(role, content, beside) for role, content in shown)


def _parts(head: LetterHead, writing: Writing) -> Iterator[str]:
    side, stacked = head.window.value, writing.setting.stacked
    straight = _RIGHTWARD if writing.wording.leftward else ""
    above = head.sender[:1] if stacked else head.sender
    if writing.court:
        yield logo(writing, writing.court)
    if above:
        yield writing.paragraph("sender", _sender(above, writing), straight)
    if writing.court and not stacked:
        yield colophon(writing, writing.court)
    if head.return_line:
        yield writing.paragraph(f"return_line_{side}", run(head.return_line), straight)
    if head.recipient:
        yield writing.paragraph(f"recipient_{side}", run("\n".join(head.recipient)), straight)
    for fact in head.facts:
        label = writing.said(
            f"{fact.label}{' ' if stacked else chr(10)}", writing.styles["letter_fact_label"]
        )
        yield writing.paragraph(f"letter_fact_{side}", label + writing.inlines(fact.inlines))
    if below := " · ".join(head.sender[1:] if stacked else ()):
        yield writing.paragraph(f"letter_fact_{side}", run(below))
    if writing.court and stacked:
        yield colophon(writing, writing.court)
    if head.subject:
        apart = f'<w:spacing w:before="{writing.setting.measures.gap_question}"/>' if stacked else ""
        yield writing.paragraph("heading_1", writing.said(head.subject), apart)


def _sender(lines: Sequence[str], writing: Writing) -> str:
    first, *others = lines
    rest = run("".join(f"\n{line}" for line in others))
    return run(first, writing.styles["sender_name"]) + rest
