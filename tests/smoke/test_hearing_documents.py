"""Every letter and list of a hearing: version, variant, address, measures, size and format, with odd words.

A file opens in its own reader and says all that the document says; what was typed stands in it to the
character; or a fault says what cannot be, by name.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest

from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Document, LetterHead
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.renderers.pdf import missing_glyphs
from proeftuin_docs.renderers.registry import render_document
from tests.hearings.hearings import text_of
from tests.mailmerge.test_nasty_cells import bare
from tests.smoke.hearing_cases import FOREIGN_NAME, hearing_documents
from tests.smoke.opened import fields_of, is_shown, turns, words_of
from tests.smoke.settings import Setting, letters, lists, paired, sampled

SETTINGS = paired([*letters(), *lists()], ("blank", "awkward", "foreign"))


@pytest.mark.parametrize("setting", sampled(SETTINGS))
def test_a_document_of_a_hearing_holds_what_was_typed(setting: Setting) -> None:
    """In each of its addressees' copies."""
    typed, made = hearing_documents(setting)
    assert made
    for item in made:
        said = text_of(item.document)
        if FOREIGN_NAME in said and setting.format_name in ("pdf", "print"):
            with pytest.raises(ProeftuinError) as caught:
                render_document(item.document, setting.format_name, item.options)
            assert {fault.name.partition(".")[0] for fault in caught.value.diagnostics} == {"rendering"}
            continue
        content = render_document(item.document, setting.format_name, item.options)
        words = words_of(setting.format_name, content)
        if isinstance(item.definition, LetterDefinition):
            assert list(_cut(item.document, words)) == []
        else:
            assert setting.format_name == "print" or fields_of(setting.format_name, content)
        assert [text for text in typed.values() if not _whole(text, said)] == []


def _cut(document: Document, words: str) -> Iterator[str]:
    """What the letter and its head say and the file does not show."""
    heads = [block for block in document.blocks if isinstance(block, LetterHead)]
    rest = replace(document, blocks=tuple(block for block in document.blocks if block not in heads))
    lines = (line for head in heads for line in (*head.sender, *head.recipient, head.subject))
    said = text_of(rest)
    pieces = (
        re.findall(r"\w+", unicodedata.normalize("NFC", said)) if turns(said) else said.split()
    )  # a bracket beside such words is mirrored
    yield from (text for text in (*lines, *pieces) if not is_shown(text, words))


def _whole(text: str, said: str) -> bool:
    """Whether a typed text stands in the document whole, or nothing of it does."""
    return bare(text) in bare(said) or bare(text.rsplit(maxsplit=1)[-1]) not in bare(said)


def test_no_font_has_the_foreign_name() -> None:
    """Otherwise the refusals above would be tried with nothing."""
    assert missing_glyphs(FOREIGN_NAME)
