"""Counts that add up, and the formula of Flesch and Douma."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.quality.language import Counts, count, syllables, vowel_groups

NUMBERS = st.integers(0, 1000)
COUNTS = st.builds(Counts, NUMBERS, NUMBERS, NUMBERS)
PIECES = ("Kim komt.", "De rechter luistert goed!", "- deze brief\n- uw pas", "Bel om 10.00 uur.")


@given(first=COUNTS, second=COUNTS)
def test_counts_add_up_field_by_field(first: Counts, second: Counts) -> None:
    """The order does not matter, and nothing gets lost."""
    total = first + second
    assert total == second + first
    assert (total.sentences, total.words) == (first.sentences + second.sentences, first.words + second.words)
    assert total.syllables == first.syllables + second.syllables


@settings(deadline=None)  # the first word loads the hyphenation
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5))
def test_the_counts_of_a_whole_are_those_of_its_parts(pieces: list[str]) -> None:
    """What a letter counts is the sum of what its parts count."""
    total = Counts()
    for piece in pieces:
        total += count(piece)
    assert count("\n\n".join(pieces)) == total


def test_a_text_is_counted_in_sentences_words_and_syllables() -> None:
    """Worked out by hand for ‘Kim komt. Wij wach-ten op de rech-ter’."""
    assert count("Kim komt. Wij wachten op de rechter.") == Counts(sentences=2, words=7, syllables=9)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(1, 10, 15), 206.835 - 9.3 - 115.5),
        (Counts(10, 100, 140), 89.735),
        (Counts(4, 80, 160), 34.235),
    ],
)
def test_reading_ease_is_what_douma_published(counts: Counts, expected: float) -> None:
    """206.835 - 0.93 x words per sentence - 77 x syllables per word, worked out by hand."""
    assert counts.flesch_douma == pytest.approx(expected)


def test_an_easier_text_scores_higher() -> None:
    """Short sentences of short words against one long sentence of long words."""
    easy = count("U komt naar de rechtbank. Wij zijn er ook. Bel ons als dat niet lukt.")
    hard = count(
        "Naar aanleiding van bovengenoemde aangelegenheid verzoekt ondergetekende belanghebbende vriendelijk "
        "doch dringend onverwijld contact te onderhouden met bovengenoemde functionaris."
    )
    assert easy.flesch_douma > 80
    assert hard.flesch_douma < 30


def test_no_text_has_no_mean_and_is_as_easy_as_can_be() -> None:
    """Nothing is divided by nothing."""
    assert (count("").mean, count("").flesch_douma) == (0.0, 100.0)


def test_a_word_that_is_not_known_is_counted_and_not_remembered() -> None:
    """A name that somebody typed stays nowhere."""
    syllables.cache_clear()
    assert count("Noorderzon loopt.", frozenset({"loopt"})) == Counts(1, 2, 3 + 1)
    assert syllables.cache_info().currsize == 1
    assert [vowel_groups(word) for word in ("gesprek", "eerste", "Çağlar", "12")] == [2, 2, 2, 1]
