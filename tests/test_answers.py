"""Values files: typed answers out, or every fault at once with its place."""

from datetime import date

import pytest

from proeftuin_docs.definitions import Answer
from tests.builders import all_kinds, all_kinds_answers, answers_to, fault_places, faults_in_values, make_form


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("naam", "Jan", "Jan"),
        ("naam", "0612345678", "0612345678"),
        ("naam", "no", "no"),
        ("naam", "null", ""),
        ("naam", "'null'", "null"),
        ("naam", "' spaties  blijven '", " spaties  blijven "),
        ("verhaal", '"een\\r\\ntwee\\rdrie"', "een\ntwee\ndrie"),
        ("dag", "2028-02-29", date(2028, 2, 29)),
        ("dag", "1-3-2027", date(2027, 3, 1)),
        ("dag", "", None),
        ("aantal", "007,50", "007,50"),
        ("aantal", "-3", "-3"),
        ("aangifte", "ja", "ja"),
        ("aangifte", "false", "nee"),
        ("aangifte", "Nee", "nee"),
        ("vervoer", "trein", "trein"),
        ("vervoer", "Anders", "anders"),
        ("hulp", "[geen, praktisch]", ("praktisch", "geen")),
        ("hulp", "geen", ("geen",)),
        ("hulp", "", ()),
        ("veilig", "-2", -2),
        ("gelezen", "ja", True),
        ("gelezen", "onwaar", False),
        ("gelezen", "''", None),
    ],
)
def test_a_value_is_read_by_the_kind_of_its_question(question: str, typed: str, value: object) -> None:
    """A value stands as a person types it, in Dutch."""
    answer = answers_to(all_kinds(), f"{question}: {typed}\n").of(question)
    assert answer == Answer(value)  # type: ignore[arg-type]
    assert type(answer.value) is type(value)


def test_an_answer_can_come_with_an_explanation() -> None:
    """A group holds both; either may be missing."""
    text = "aangifte: {antwoord: ja, toelichting: gisteren}\nhulp: {toelichting: nog niet}\n"
    answers = answers_to(all_kinds(), text)
    assert answers.of("aangifte") == Answer("ja", "gisteren")
    assert answers.of("hulp") == Answer((), "nog niet")


def test_a_table_takes_rows_with_the_columns_that_are_known() -> None:
    """A cell that is left out is blank."""
    answers = answers_to(
        all_kinds(), "acties:\n  - {wat: bellen, gedaan: ja}\n  - {uren: '3,5', stand: Klaar}\n"
    )
    blank = dict.fromkeys(("wat", "wie", "wanneer", "hoe-laat", "uren", "stand", "gedaan"))
    first = blank | {"wat": "bellen", "wie": "", "uren": "", "gedaan": True}
    second = blank | {"wat": "", "wie": "", "uren": "3,5", "stand": "klaar"}
    assert [dict(row) for row in answers.of("acties").rows] == [first, second]


def test_what_is_not_there_is_blank() -> None:
    """An empty file fills in nothing."""
    assert answers_to(all_kinds(), "").of("naam") == Answer()
    assert answers_to(all_kinds(), "").by_id == {}


def test_the_fixture_answers_every_question() -> None:
    """A question without a value would not be tested filled in."""
    assert all_kinds_answers().by_id.keys() == {question.id for _, question in all_kinds().questions()}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("- a\n", "answers.empty_file", 1, 1),
        ("naamm: Jan\n", "answers.unknown_question", 1, 1),
        ("document: alle-soorten\nversion: 9.9.9\nvalues: {}\n", "answers.other_document", 1, 1),
        ("naam: {antwoord: Jan}\n", "answers.no_explanation_here", 1, 1),
        ("aangifte: {antwoord: ja, uitleg: x}\n", "answers.unknown_key", 1, 26),
        ("naam: [Jan]\n", "answers.not_text", 1, 1),
        ("aangifte: {toelichting: [x]}\n", "answers.not_text", 1, 12),
        ('naam: "a\\x07b"\n', "answers.impossible_character", 1, 1),
        ('naam: "\\uFFFE"\n', "answers.impossible_character", 1, 1),
        ("aantal: veel\n", "answers.not_a_number", 1, 1),
        ("aantal: 1.000,50\n", "answers.not_a_number", 1, 1),
        ("dag: 30-02-2027\n", "answers.not_a_date", 1, 1),
        ("dag: gisteren\n", "answers.not_a_date", 1, 1),
        ("aangifte: misschien\n", "answers.not_yes_or_no", 1, 1),
        ("aangifte: [ja]\n", "answers.not_yes_or_no", 1, 1),
        ("gelezen: x\n", "answers.not_yes_or_no", 1, 1),
        ("vervoer: vliegtuig\n", "answers.unknown_choice", 1, 1),
        ("hulp: [praktisch, geld]\n", "answers.unknown_choice", 1, 1),
        ("veilig: 3\n", "answers.not_on_the_scale", 1, 1),
        ("veilig: 1,5\n", "answers.not_on_the_scale", 1, 1),
        ("acties: bellen\n", "answers.not_rows", 1, 1),
        ("acties: [bellen]\n", "answers.not_rows", 1, 1),
        ("acties:\n  - {wat: x}\n  - {wat: x, waar: y}\n", "answers.unknown_column", 3, 14),
        ("acties:\n  - {wanneer: morgen}\n", "answers.not_a_date", 2, 6),
    ],
)
def test_a_wrong_value_has_its_code_and_place(text: str, code: str, line: int, column: int) -> None:
    """One wrong value is one message, at the key that it stands under."""
    assert fault_places(faults_in_values(all_kinds(), text)) == [(code, line, column)]


def test_every_fault_of_a_values_file_is_reported_at_once() -> None:
    """A griffier mends the file in one go, also when it names its document."""
    text = (
        "document: alle-soorten\nversion: 1.2.3\nvalues:\n"
        "  dag: gisteren\n  veilig: 11\n  onbekend: x\n  acties: [{wie: a, waar: b, uren: c}]\n"
    )
    found = fault_places(faults_in_values(all_kinds(), text))
    assert found == [
        ("answers.not_a_date", 4, 3),
        ("answers.not_on_the_scale", 5, 3),
        ("answers.unknown_question", 6, 3),
        ("answers.unknown_column", 7, 21),
        ("answers.not_a_number", 7, 30),
    ]


def test_a_message_names_the_row_and_the_column() -> None:
    """Rows count from one, as people do."""
    (found,) = faults_in_values(all_kinds(), "acties:\n  - {}\n  - {uren: veel}\n")
    assert found.place.path == "acties > 2 > uren"


def test_several_unknown_keys_are_reported_in_their_own_order() -> None:
    """The same file gives the same messages in every run."""
    text = "aangifte: {c: 1, b: 2, a: 3, d: 4, e: 5}\n"
    found = faults_in_values(all_kinds(), text)
    assert [fault.facts["key"] for fault in found] == ["c", "b", "a", "d", "e"]


def test_an_unknown_question_gets_the_nearest_known_one() -> None:
    """Most unknown ids are typing errors."""
    (found,) = faults_in_values(all_kinds(), "verhaalt: x\n")
    assert "verhaal." in found.hint


def test_a_fault_never_repeats_what_was_filled_in() -> None:
    """Messages end up in logs, and answers are confidential."""
    secret = "geheim-adres"
    text = "".join(
        f"{id_}: {secret}\n" for id_ in ("dag", "aantal", "aangifte", "vervoer", "hulp", "veilig", "acties")
    )
    found = faults_in_values(all_kinds(), text)
    assert len(found) == 7
    assert [str(fault) for fault in found if secret in str(fault)] == []


def test_values_may_be_wrapped_with_the_name_of_their_document() -> None:
    """Such a file cannot be used with another version by mistake."""
    form = make_form()
    wrapped = "document: klein\nversion: 1.0.0\nvalues: {naam: Jan}\n"
    assert answers_to(form, wrapped).of("naam") == Answer("Jan")
