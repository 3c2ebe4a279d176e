"""Two texts word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.comparison import Piece, compare_words
from proeftuin_docs.comparison.words import GONE, NEW, SAME
from tests.strategies import texts

WORDS = st.lists(
    st.sampled_from(
        ["de", "het", "en,", "politie.", "(zaak)", "rechter-commissaris", "\n", "e-mail", "hij/zij"]
    )
)
SENTENCES = st.one_of(texts, WORDS.map(" ".join))


def joined(pieces: tuple[Piece, ...], *kinds: str) -> str:
    """The text of the pieces of these kinds."""
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


def marked(old: str, new: str) -> str:
    """Both texts as one, with marks."""
    marks = {SAME: "{}", GONE: "[-{}-]", NEW: "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in compare_words(old, new))


@given(SENTENCES, SENTENCES)
def test_the_pieces_give_both_texts_back_exactly(old: str, new: str) -> None:
    """To the last space: what is the same with what is gone is the old text, with what is new the new one."""
    pieces = compare_words(old, new)
    assert joined(pieces, SAME, GONE) == old
    assert joined(pieces, SAME, NEW) == new
    assert all(piece.text for piece in pieces)


@given(SENTENCES, SENTENCES)
def test_marks_say_something_only_where_texts_differ(old: str, new: str) -> None:
    """Equal texts have none; others have one at least."""
    kinds = {piece.kind for piece in compare_words(old, new)}
    assert bool(kinds & {GONE, NEW}) == (old != new)


@given(SENTENCES, SENTENCES)
def test_between_two_marks_stands_a_word(old: str, new: str) -> None:
    """What is the same between two changes is never a space or a comma alone."""
    pieces = compare_words(old, new)
    between = [piece.text for piece in pieces[1:-1] if piece.kind == SAME]
    assert all(any(character.isalnum() or character == "_" for character in text) for text in between)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("wie is hun vader?", "wie is hun andere ouder?", "wie is hun [-vader-][+andere ouder+]?"),
        ("de veiligheidscoördinator (VC)", "de veiligheidscoördinator", "de veiligheidscoördinator[- (VC)-]"),
        ("als hi/zij belt", "als hij/zij belt", "als [-hi/zij-][+hij/zij+] belt"),
        ("", "nieuw", "[+nieuw+]"),
        ("Ja.", "Nee hoor, nooit.", "[-Ja.-][+Nee hoor, nooit.+]"),
        ("a\nb", "a b", "a[-\n-][+ +]b"),
    ],
)
def test_marks_go_round_whole_words(old: str, new: str, expected: str) -> None:
    """Half a word that is marked is hard to read."""
    assert marked(old, new) == expected
