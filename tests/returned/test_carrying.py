"""Answers to one version as answers to another: by id, and nothing dropped without a word."""

from pathlib import Path
from typing import Any

import pytest

from proeftuin_docs.errors import Place, WrongUsageError
from proeftuin_docs.returned.access import grant_permit
from proeftuin_docs.returned.answers import ReadAnswers
from proeftuin_docs.returned.field_contents import UnreadContent
from proeftuin_docs.returned.migration import MigratedAnswers, UnmigratedValue, migrate_answers
from proeftuin_docs.returned.readings import reading_data
from tests.builders import make_form
from tests.returned.files import read_one, rendered, said_by

OLD = """\
- {kind: text, id: naam, label: Naam}
- {kind: date, id: dag, label: Dag}
- {kind: number, id: uren, label: Uren, unit: per week}
- {kind: scale, id: cijfer, label: Cijfer, from: 1, to: 10}
- {kind: yes_no, id: aangifte, label: Aangifte, explanation: true}
- kind: multi_choice
  id: hulp
  label: Hulp
  options: [{id: geld, label: Geld}, {id: recht, label: Recht}, {id: weg, label: Weg}]
- kind: table
  id: acties
  label: Acties
  columns: [{id: wat, label: Wat}, {id: wie, label: Wie}, {id: uren, label: Uren, kind: number}]
"""


def carried(new: str, values: dict[str, Any], **beside: object) -> MigratedAnswers:
    """Values of the old form in a form with this content."""
    old, target = make_form(OLD), make_form(new, version="2.0.0")
    read = ReadAnswers(values, **beside)  # type: ignore[arg-type]
    return migrate_answers(read, old, target, grant_permit(old, Place(), as_coordinator=False), "x.pdf")


def codes(found: MigratedAnswers) -> list[str]:
    """The codes of the problems."""
    return [problem.name for problem in found.read.problems]


def test_what_is_the_same_goes_along() -> None:
    """Every kind, without a word."""
    values: dict[str, Any] = {
        "naam": "Kim",
        "dag": "2027-01-12",
        "uren": "3,5",
        "cijfer": 7,
        "aangifte": {"antwoord": "ja", "toelichting": "toen"},
        "hulp": ["geld", "weg"],
        "acties": [{}, {"wat": "bellen", "uren": "1"}],
    }
    found = carried(OLD, values)
    assert (found.read.values, found.read.problems, found.not_carried) == (values, (), ())


def test_a_question_that_is_gone_leaves_its_answer_beside() -> None:
    """With the words of the question, since the new version cannot say what it was."""
    found = carried("- {kind: text, id: anders, label: Anders}\n", {"naam": "Kim"})
    assert found.read.values == {}
    assert found.not_carried == (UnmigratedValue("naam", "Naam", "", "Kim"),)
    assert codes(found) == ["returned.question_gone"]
    assert found.read.problems[0].place.path == "naam"
    assert "Kim" not in said_by([*found.read.problems, found])


def test_a_question_of_another_kind_leaves_its_answer_beside() -> None:
    """A text is no date, even when it looks like one."""
    found = carried("- {kind: date, id: naam, label: Naam}\n", {"naam": "2027-01-12"})
    assert (found.read.values, codes(found)) == ({}, ["returned.question_of_other_kind"])


def test_a_short_text_may_become_a_long_one() -> None:
    """They hold the same."""
    found = carried("- {kind: long_text, id: naam, label: Naam}\n", {"naam": "Kim"})
    assert (found.read.values, codes(found)) == ({"naam": "Kim"}, [])


def test_an_option_that_is_gone_is_told_without_naming_the_choice() -> None:
    """The rest of the choice goes along; a message does not say what somebody chose."""
    new = OLD.replace(", {id: weg, label: Weg}", "")
    found = carried(new, {"hulp": ["geld", "weg"]})
    assert found.read.values == {"hulp": ["geld"]}
    assert found.not_carried == (UnmigratedValue("hulp", "Hulp", "weg", "Weg"),)
    assert codes(found) == ["returned.part_gone"]
    assert "weg" not in found.read.problems[0].message + str(found.read.problems[0].place)


def test_a_column_that_is_gone_leaves_its_cells_beside() -> None:
    """With the number of their row."""
    new = OLD.replace(", {id: wie, label: Wie}", "").replace(
        "label: Uren, kind: number", "label: Uren, kind: date"
    )
    found = carried(new, {"acties": [{"wat": "bellen"}, {"wat": "x", "wie": "Kim", "uren": "2"}]})
    assert found.read.values == {"acties": [{"wat": "bellen"}, {"wat": "x"}]}
    assert [(item.part, item.value) for item in found.not_carried] == [("2 > wie", "Kim"), ("2 > uren", "2")]


def test_an_explanation_without_a_place_is_kept() -> None:
    """The answer itself goes along."""
    new = OLD.replace("label: Aangifte, explanation: true", "label: Aangifte")
    found = carried(new, {"aangifte": {"antwoord": "ja", "toelichting": "toen"}})
    assert found.read.values == {"aangifte": "ja"}
    assert found.not_carried == (UnmigratedValue("aangifte", "Aangifte", "toelichting", "toen"),)


def test_a_number_outside_the_new_scale_is_kept() -> None:
    """A seven on a scale to five is no five."""
    found = carried(OLD.replace("to: 10", "to: 5"), {"cijfer": 7})
    assert (found.read.values, codes(found)) == (
        {},
        ["returned.question_rephrased", "returned.off_the_scale"],
    )


@pytest.mark.parametrize(
    ("old", "new", "values", "code"),
    [
        ("label: Naam", "label: Hoe heet je?", {"naam": "Kim"}, "returned.question_rephrased"),
        ("per week", "per dag", {"uren": "3"}, "returned.question_rephrased"),
        ("label: Geld", "label: Geld en werk", {"hulp": ["geld"]}, "returned.choice_rephrased"),
        ("label: Wie", "label: Met wie", {"acties": [{"wie": "Kim"}]}, "returned.question_rephrased"),
    ],
)
def test_other_words_are_told(old: str, new: str, values: dict[str, Any], code: str) -> None:
    """The answer goes along, and somebody has to look whether it still fits."""
    found = carried(OLD.replace(old, new), values)
    assert found.read.values == values
    assert codes(found) == [code]


def test_what_was_not_read_stays_with_it() -> None:
    """Neither spare sheets nor unread texts get lost on the way."""
    unread = (UnreadContent("dag", "dag", "ooit"),)
    assert carried(OLD, {}, unread=unread).read.unread == unread


def test_versions_of_different_forms_do_not_mix() -> None:
    """An id of one form says nothing about another."""
    old = make_form(OLD)
    with pytest.raises(ValueError, match="another"):
        migrate_answers(
            ReadAnswers(), old, make_form(id="ander"), grant_permit(old, Place(), as_coordinator=False), "x"
        )


@pytest.mark.slow
def test_a_filled_iri_becomes_the_newer_version() -> None:
    """The option that the new version lacks is told, and so are questions with other words; it renders."""
    values = {
        "leeftijd": "19",
        "ander-strafbaar-feit": {"antwoord": ["drugs", "mensenhandel"], "toelichting": "vorig jaar"},
        "kinderen": {"antwoord": "ja", "toelichting": "bij oma"},
    }
    reading = read_one(rendered("iri@1.0.0", "pdf", values), as_version="iri@1.1.0")
    plain = reading_data(reading)
    assert (plain["read_from"]["version"], plain["version"]) == ("1.0.0", "1.1.0")
    assert plain["values"] == values | {
        "ander-strafbaar-feit": {"antwoord": ["drugs"], "toelichting": "vorig jaar"}
    }
    assert [item["part"] for item in plain["not_carried"]] == ["mensenhandel"]
    told = [(problem.name, problem.place.path) for problem in reading.problems]
    assert told == [
        ("returned.concept", None),
        ("returned.question_rephrased", "ander-strafbaar-feit"),
        ("returned.part_gone", "ander-strafbaar-feit"),
        ("returned.question_rephrased", "kinderen"),
    ]
    again = rendered("iri@1.1.0", "pdf", plain)
    assert reading_data(read_one(again))["values"] == plain["values"]


def test_a_version_of_another_document_is_refused() -> None:
    """The file is what it is."""
    reading = read_one(rendered("veiligheidsplan", "pdf"), as_version="iri@1.1.0")
    assert [item.name for item in reading.problems] == ["returned.cannot_become"]
    assert reading.read is None


@pytest.mark.parametrize("wrong", ["iri@7.0.0", "oproep-rc"])
def test_a_version_that_takes_no_answers_is_wrong_usage(wrong: str, tmp_path: Path) -> None:
    """It does not exist, or is a letter."""
    del tmp_path
    with pytest.raises(WrongUsageError):
        read_one(b"", as_version=wrong)
