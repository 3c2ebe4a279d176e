"""Where a sentence and a word begin and end."""

import pytest

from proeftuin_docs.quality.language import sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U komt. Dat is fijn!", ("U komt.", "Dat is fijn!")),
        ("Kunt u niet?  Bel ons.", ("Kunt u niet?", "Bel ons.")),
        ("U komt om 10.00 uur naar de rechtbank.", ("U komt om 10.00 uur naar de rechtbank.",)),
        ("De zaak is 1.250 euro waard. Dat klopt.", ("De zaak is 1.250 euro waard.", "Dat klopt.")),
        ("Kom om negen uur. 12 mensen wachten.", ("Kom om negen uur.", "12 mensen wachten.")),
        ("Zij zegt niets… Dan wacht u.", ("Zij zegt niets…", "Dan wacht u.")),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, expected: tuple[str, ...]) -> None:
    """A mark at its end, room, and a capital or a digit after it; a time or a number is no end."""
    assert sentences(text) == expected


@pytest.mark.parametrize("opening", ["‘", "“", '"'])
def test_a_quoted_sentence_begins_a_sentence(opening: str) -> None:
    """A quotation mark before the capital does not hide it."""
    assert len(sentences(f"U mag zwijgen. {opening}Ik weet het niet mag u ook zeggen.")) == 2


def test_a_quoted_end_ends_a_sentence() -> None:
    """A quotation mark after the full stop belongs to the sentence that it closes."""
    assert len(sentences("U zegt: ‘Ik weet het niet.’ De rechter wacht.")) == 2


def test_every_item_of_a_list_is_a_sentence_of_its_own() -> None:
    """Bullets need no full stop, and a line without a bullet goes on with the item above it."""
    assert sentences("- uw pas\n- deze brief\n  en uw bril") == ("uw pas", "deze brief en uw bril")


def test_paragraphs_never_share_a_sentence() -> None:
    """An empty line ends a sentence without a full stop; a line end alone does not."""
    assert sentences("Met groet\n\nde griffier\nvan de rechtbank") == (
        "Met groet",
        "de griffier van de rechtbank",
    )


def test_what_holds_no_word_is_no_sentence() -> None:
    """Marks and emptiness count for nothing."""
    assert sentences(" \n\n… \n\n- ") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De rechter-commissaris komt.", ("De", "rechter-commissaris", "komt")),
        ("Om 10.00 uur, niet om 9:30.", ("Om", "10.00", "uur", "niet", "om", "9:30")),
        ("Foto’s en 's avonds", ("Foto’s", "en", "s", "avonds")),
        ("**Waar:** Zoë Çelik", ("Waar", "Zoë", "Çelik")),
    ],
)
def test_words_hold_hyphens_and_numbers_and_no_markup(text: str, expected: tuple[str, ...]) -> None:
    """A compound with hyphens and a time are one word each; stars are none."""
    assert words(text) == expected
