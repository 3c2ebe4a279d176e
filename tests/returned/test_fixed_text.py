"""Whether somebody changed the form itself: told with the form's own words, never with theirs."""

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from proeftuin_docs.returned.fixed_text import RunningText, differences
from tests.returned.files import (
    FORMATS,
    all_kinds_file,
    all_kinds_folder,
    codes,
    expected,
    read_one,
    rendered,
    said_by,
)

TEXT = (
    "Veiligheidsplan Samen opschrijven wat helpt.",
    "1. Wat is er gebeurd? Vertel wat je kwijt wilt.",
    "2. Wie kan je helpen? Denk aan familie, vrienden of een hulpverlener die je vertrouwt.",
)
SECRET = "Geheim Adres 12"


@pytest.mark.parametrize(
    "found",
    [
        TEXT,
        (" ".join(TEXT),),
        tuple(word for passage in TEXT for word in passage.split()),
        ("\n".join(TEXT).replace("hulpverlener", "hulp\u00adverlener").replace(" ", "\u00a0"),),
        ("".join(TEXT).replace(" ", ""),),
    ],
)
def test_how_a_text_is_broken_does_not_count(found: tuple[str, ...]) -> None:
    """Lines, pages, soft hyphens and hard spaces are how a program shows words, not which words."""
    assert differences(found, TEXT) == ()


def test_what_stands_on_every_page_does_not_count() -> None:
    """Nor does the heading above an answer that goes on."""
    furniture = RunningText(
        ("Plan 1.0.0 · kenmerk 0123456789ab", "pagina # van #", "Vervolg van: 1. Wat"), "#"
    )
    found = (
        TEXT[0],
        "pagina 1 van 12 Plan 1.0.0\n· kenmerk 0123456789ab",
        TEXT[1],
        "Vervolg\nvan: 1. Wat",
        *TEXT[2:],
    )
    assert differences(found, TEXT, furniture) == ()
    assert differences(found, TEXT) != ()


def test_words_that_are_gone_are_told() -> None:
    """With the words before them, so that somebody can find the place."""
    (found,) = differences((TEXT[0], "1. Wat is er gebeurd?", TEXT[2]), TEXT)
    assert (found.gone, found.added) == ("Vertel wat je kwijt wilt.", False)
    assert found.before.endswith("1. Wat is er gebeurd?")


def test_words_that_were_added_are_not_repeated() -> None:
    """They may be about somebody."""
    (found,) = differences((TEXT[0], f"{TEXT[1]} {SECRET}", TEXT[2]), TEXT)
    assert (found.gone, found.added) == ("", True)
    assert "Geheim" not in repr(found)


def test_a_question_that_asks_something_else_is_told() -> None:
    """The original words, once, however many words of it were changed."""
    (found,) = differences((TEXT[0], "1. Wat heb je fout gedaan? Vertel wat je kwijt wilt.", TEXT[2]), TEXT)
    assert found.added
    assert found.gone in "is er gebeurd?"
    assert "fout" not in repr(found)


def test_what_only_the_screen_shows_does_not_count() -> None:
    """The words of blank fields may be printed, buttons may not; anything else beside them is told."""
    loose = RunningText(appearing=("Datum", "Typ hier"), vanishing=("Denk aan familie,",))
    printed = (TEXT[0], f"{TEXT[1]} Typ hier Datum", TEXT[2].replace("Denk aan familie, ", ""))
    assert differences(printed, TEXT, loose) == ()
    assert len(differences(printed, TEXT)) == 2
    (found,) = differences((TEXT[0], f"{TEXT[1]} Typ hier {SECRET}", TEXT[2]), TEXT, loose)
    assert (found.gone, found.added) == ("", True)
    (found,) = differences((TEXT[0].replace("Samen", "Typ hier"), *TEXT[1:]), TEXT, loose)
    assert (found.gone, found.added) == ("Samen", False)


def test_words_that_are_broken_otherwise_are_not_gone() -> None:
    """A narrow column breaks words anywhere; what stands beside them is told."""
    (found,) = differences((TEXT[0].replace("helpt.", f"hel\npt. {SECRET}"), *TEXT[1:]), TEXT)
    assert (found.gone, found.added) == ("", True)


def test_answers_between_a_few_words_are_told_one_by_one() -> None:
    """The words between them are there."""
    found = differences((TEXT[0], "1. Kim Wat is Sam er gebeurd? Vertel wat je kwijt wilt.", TEXT[2]), TEXT)
    assert [(item.gone, item.added) for item in found] == [("", True), ("", True)]


def test_a_text_that_is_far_too_long_is_not_compared_word_for_word() -> None:
    """Somebody could send a book; that it is another text is clear at once."""
    (found,) = differences(("woord " * 100_000,), TEXT)
    assert found.added


def test_a_text_that_is_gone_altogether_is_told_once() -> None:
    """A file whose pages hold no text any more."""
    (found,) = differences((), TEXT)
    assert found.gone.startswith("Veiligheidsplan Samen")


@hypothesis_given(st.data())
def test_every_changed_word_is_found(data: st.DataObject) -> None:
    """Wherever one word is taken out, put in or replaced."""
    words = " ".join(TEXT).split()
    at = data.draw(st.integers(0, len(words) - 1))
    how = data.draw(st.sampled_from(["out", "in", "other"]))
    changed = [*words[:at], *["zzz"] * (how != "out"), *words[at + (how != "in") :]]
    assert len(differences((" ".join(changed),), TEXT)) == 1


@pytest.mark.slow
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_file_that_was_filled_in_beforehand_has_the_text_of_its_version(
    format_name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Long answers that go on, rows that were added and the mark of a concept are no changes."""
    folder = all_kinds_folder(tmp_path_factory.mktemp("gerecht"))
    assert codes(read_one(all_kinds_file(format_name, folder), folder)) == expected(
        format_name, "returned.concept"
    )
    values = {
        "verhaal": "lang verhaal " * 1500,
        "aangifte": {"toelichting": "lang " * 900},
        "acties": [{"wat": "lang " * 700}] * 9,
    }
    assert codes(read_one(rendered("alle-soorten@1.2.3", format_name, values, folder), folder)) == expected(
        format_name, "returned.concept"
    )


def test_a_changed_question_is_told_with_its_place() -> None:
    """The question's own words, and its id; not what somebody put there."""
    content = rendered("veiligheidsplan", "html", {"naam": "Kim"})
    old = b"Betrokken hulpverlening"
    assert old in content
    reading = read_one(content.replace(old, SECRET.encode()))
    assert codes(reading) == expected("html", "returned.text_replaced")
    assert reading.problems[-1].place.path
    assert SECRET not in said_by(reading.problems)
    assert reading.read is not None
    assert reading.read.values == {"naam": "Kim"}
