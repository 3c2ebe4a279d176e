"""Which part is which, and as few as possible that moved."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.comparison import Added, Change, Changed, Moved, Removed, compare_definitions
from proeftuin_docs.comparison.changes import longest_increasing
from tests.builders import make_form

PERMUTATIONS = st.permutations(list(range(9)))
LONG = "De politie neemt de aangifte op en schrijft die letterlijk uit."


def question(id_: str, label: str = "") -> str:
    """A question of the small form."""
    return f"- {{kind: text, id: {id_}, label: {label or id_}}}\n"


def paragraph(text: str) -> str:
    """A text of the small form."""
    return f'- {{kind: paragraph, text: "{text}"}}\n'


def changes(old: str, new: str) -> tuple[Change, ...]:
    """What differs between two small forms with these contents."""
    return compare_definitions(make_form(old), make_form(new)).changes


def longest(numbers: list[int]) -> int:
    """The length of a longest rising run, found by looking at every number before each."""
    best: list[int] = []
    for place, number in enumerate(numbers):
        best.append(1 + max((best[at] for at in range(place) if numbers[at] < number), default=0))
    return max(best, default=0)


@given(PERMUTATIONS)
def test_a_longest_rising_run_rises_and_none_is_longer(numbers: list[int]) -> None:
    """It is a part of the numbers in their own order."""
    run = longest_increasing(numbers)
    assert all(one < other for one, other in pairwise(run))
    assert [number for number in numbers if number in run] == run
    assert len(run) == longest(numbers)


def test_of_no_numbers_the_run_is_empty() -> None:
    """A section without parts has none that moved."""
    assert longest_increasing([]) == []


@given(PERMUTATIONS)
def test_as_few_questions_moved_as_explain_their_order(order: list[int]) -> None:
    """All but those of a longest run that is still in order, and nothing else is said to differ."""
    ids = [f"vraag-{number}" for number in order]
    found = changes("".join(map(question, sorted(ids))), "".join(map(question, ids)))
    assert all(isinstance(change, Moved) for change in found)
    assert len(found) == len(order) - longest(order)


def test_one_question_that_moved_up_is_the_one_that_moved() -> None:
    """Those that it passed stay where they are; what it now follows is named."""
    (change,) = changes("".join(map(question, "abcde")), "".join(map(question, "adbce")))
    assert isinstance(change, Moved)
    assert change.part.id == "d"
    assert change.after is not None
    assert change.after.id == "a"


def test_a_question_that_came_first_follows_nothing() -> None:
    """Then there is no part to name."""
    (change,) = changes("".join(map(question, "abc")), "".join(map(question, "cab")))
    assert isinstance(change, Moved)
    assert (change.part.id, change.after) == ("c", None)


def test_a_question_that_moved_and_was_reworded_is_told_as_both() -> None:
    """One does not hide the other."""
    found = changes(
        question("a") + question("b") + question("c"), question("c", "Ander") + question("a") + question("b")
    )
    assert [type(change) for change in found] == [Moved, Changed]


def test_a_text_is_the_same_when_most_of_its_words_are() -> None:
    """It has no id by which it could be known."""
    (change,) = changes(paragraph(LONG), paragraph(LONG.replace("letterlijk", "precies")))
    assert isinstance(change, Changed)
    assert (change.attribute, change.old) == ("text", LONG)


def test_a_text_of_which_little_is_left_is_gone_and_another_is_new() -> None:
    """Marking every other word tells nobody anything."""
    found = changes(paragraph(LONG), paragraph("Hier staat iets heel anders."))
    assert {type(change) for change in found} == {Removed, Added}


def test_a_text_that_stands_elsewhere_word_for_word_moved() -> None:
    """Also past questions."""
    (change,) = changes(
        paragraph(LONG) + question("a") + question("b"), question("a") + question("b") + paragraph(LONG)
    )
    assert isinstance(change, Moved)
    assert change.part.kind == "text"


@pytest.mark.parametrize("count", [2, 3])
def test_texts_that_are_alike_are_paired_one_to_one(count: int) -> None:
    """One more of the same is one that is new."""
    (change,) = changes(paragraph(LONG) * count, paragraph(LONG) * (count + 1))
    assert isinstance(change, Added)
