"""The page of a case asks for everything that a case can hold, once, in our words."""

from collections import Counter

import pytest

from proeftuin_docs.desk.case_form import Field, fields_in, general, name_of, path_of, read_case_form
from proeftuin_docs.desk.case_model import Kind, leaves, required_groups
from proeftuin_docs.resources import find_resources

FORM = read_case_form(find_resources())
FIELDS = {field.path: field for field in fields_in(FORM)}


def test_every_value_of_the_model_is_asked_for_once() -> None:
    """A new key or measure that the page does not ask for is told here."""
    asked = Counter(field.path for field in fields_in(FORM))
    assert set(asked) == set(leaves())
    assert set(asked.values()) == {1}


@pytest.mark.parametrize(
    ("path", "kind", "required"),
    [
        (("soort_stuk",), Kind.CHOICE, True),
        (("datum_brief",), Kind.DAY, True),
        (("rechtbank",), Kind.COURT, True),
        (("rechter_commissaris", "profiel"), Kind.JUDGE, False),
        (("afzender", "regels"), Kind.LINES, False),
        (("griffier", "telefoon"), Kind.TEXT, True),
        (("slachtoffer", "minderjarig"), Kind.TICK, False),
        (("verhoor", "aankomst"), Kind.TIME, False),
        (("verhoor", "duur_minuten"), Kind.NUMBER, True),
        (("verhoor", "plaats"), Kind.PLACE, True),
        (("verhoor", "plaats", "straat"), Kind.TEXT, True),
        (("maatregelen", "voorgesprek-slachtoffer"), Kind.MEASURE, False),
        (("maatregelen", "voorgesprek-slachtoffer", "plaats"), Kind.PLACE, False),
        (("partijen", "advocaten", "*", "vragen_ontvangen"), Kind.TICK, False),
        (("vertaling", "en", "ingang"), Kind.TEXT, False),
        (("bevestigd", "post_toch"), Kind.TEXT, False),
        (("bevestigd", "duur"), Kind.CONFIRM, False),
    ],
)
def test_a_value_is_asked_for_as_its_model_says(path: tuple[str, ...], kind: Kind, required: bool) -> None:
    """The kind of a question comes from the model, not from the words."""
    assert (leaves()[path].kind, leaves()[path].required) == (kind, required)


def test_choices_have_words_of_ours() -> None:
    """Nobody reads a word of the file on the page."""
    chosen = FIELDS["slachtoffer", "bezorging"].choices
    assert chosen == (
        ("post", "Per post"),
        ("advocaat", "Via de advocaat"),
        ("coordinator", "Via de coördinator"),
        ("in_persoon", "In persoon"),
    )
    assert all(field.choices for field in FIELDS.values() if field.leaf.kind is Kind.CHOICE)


def test_a_choice_that_may_be_left_open_says_what_that_means() -> None:
    """Nothing is promised, and nothing asked, without words."""

    def is_open(field: Field) -> bool:
        kinds = (Kind.CHOICE, Kind.TICK, Kind.MEASURE, Kind.PLACE, Kind.COURT, Kind.JUDGE)
        return field.leaf.kind in kinds and not field.leaf.required

    assert [field.path for field in FIELDS.values() if is_open(field) and not field.empty] == []


def test_groups_that_are_always_there() -> None:
    """What is missing in them is told key by key."""
    found = required_groups()
    assert set(found) == {"kenmerk", "griffier", "rechter_commissaris", "slachtoffer", "verhoor"}


@pytest.mark.parametrize("path", [("a", "b"), ("a.b", "0"), ("50%", "x")])
def test_a_name_stands_for_one_path(path: tuple[str, ...]) -> None:
    """Also where a key of an opened file has a point in it."""
    assert path_of(name_of(path)) == path
    assert general(("partijen", "advocaten", "1", "naam")) == ("partijen", "advocaten", "*", "naam")
