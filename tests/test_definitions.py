"""Definitions: what a good file gives, and each fault of a bad one with its code and place."""

import json

import pytest

from proeftuin_docs.definitions import Status, form_schema, load_form, parts
from proeftuin_docs.resources import find_resources
from tests.builders import (
    ALL_KINDS_FILE,
    all_kinds,
    fault_places,
    faults_in,
    form_head,
    form_text,
    make_form,
)

CONTENT_LINE = 17
"""The line on which the content of the small form starts."""


def test_a_good_file_becomes_a_definition() -> None:
    """The keys of the file are the fields of the model."""
    form = make_form(title="Klein maar fijn", version="2.10.3", status="vastgesteld")
    assert (form.id, form.version, form.title) == ("klein", "2.10.3", "Klein maar fijn")
    assert form.status is Status.VASTGESTELD
    assert [question.id for _, question in form.questions()] == ["naam"]


def test_the_fixture_with_every_kind_has_every_kind() -> None:
    """What is tested with it would otherwise leave a kind out unseen."""
    kinds = {question.kind for _, question in all_kinds().questions()}
    assert kinds == set(parts.QUESTION_KINDS)
    text = ALL_KINDS_FILE.read_text(encoding="utf-8")
    assert [kind for kind in parts.INFORMATION_KINDS if f"kind: {kind}" not in text] == []


def test_questions_come_in_reading_order_with_their_sections() -> None:
    """A section's own questions come before those of the sections inside it."""
    found = [(question.id, len(trail)) for trail, question in all_kinds().questions()]
    assert found[0] == ("naam", 1)
    assert found[-2:] == [("diep-antwoord", 2), ("dieper-antwoord", 3)]


@pytest.mark.parametrize(
    ("changed", "code", "line"),
    [
        ({"schema": ""}, "definitions.missing_key", 1),
        ({"id": "Klein"}, "definitions.not_an_id", 2),
        ({"id": "klein-"}, "definitions.not_an_id", 2),
        ({"id": "met_streep"}, "definitions.not_an_id", 2),
        ({"id": "a" * 41}, "definitions.too_long", 2),
        ({"version": "'1.0'"}, "definitions.not_a_version", 3),
        ({"version": "1.0"}, "definitions.not_text", 3),
        ({"version": "01.0.0"}, "definitions.not_a_version", 3),
        ({"status": "klaar"}, "definitions.unknown_choice", 4),
        ({"title": "''"}, "definitions.empty_text", 5),
        ({"title": "' Klein'"}, "definitions.not_one_line", 5),
        ({"title": '"twee\\nregels"'}, "definitions.not_one_line", 5),
        ({"title": "[Klein]"}, "definitions.not_text", 5),
        ({"date": "2026-02-30"}, "definitions.not_a_date", 7),
        ({"date": "20"}, "definitions.not_a_date", 7),
        ({"source": "Bron"}, "definitions.not_a_group", 8),
        ({"source": "{document: Bron, bijlage: C}"}, "definitions.unknown_key", 8),
        ({"source": "{document: Bron, anex: C}"}, "definitions.misspelt_key", 8),
        ({"audience": "[]"}, "definitions.too_few_items", 9),
        ({"audience": "lezers"}, "definitions.not_a_list", 9),
        ({"confidentiality": "{level: geheim, statement: Sst.}"}, "definitions.unknown_choice", 10),
        ({"language": "Nederlands"}, "definitions.not_a_language", 12),
        ({"introduction": "[{kind: text, id: a, label: b}]"}, "definitions.misspelt_kind", 12),
    ],
)
def test_a_fault_in_the_head_has_its_code_and_line(changed: dict[str, str], code: str, line: int) -> None:
    """One fault in a file is one message, at the key that has to change."""
    found = faults_in(form_text(head=form_head(**changed)))
    assert [(fault.name, fault.place.line) for fault in found] == [(code, line)]


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        ("- {kind: text, id: a}", "definitions.missing_label", 1, 9),
        ("- {kind: number, number: '1', id: a}", "definitions.missing_label", 1, 9),
        ("- {kind: text, id: a, label: b, hulp: c}", "definitions.misspelt_key", 1, 39),
        ("- {kind: number, number: '1', id: a, label: b, xyzzy: c}", "definitions.unknown_key", 1, 54),
        ("- {kind: facts, facts: [{label: a, text: b}], xyzzy: c}", "definitions.unknown_key", 1, 53),
        ("- {kind: txt, id: a, label: b}", "definitions.misspelt_kind", 1, 9),
        ("- {kind: xyzzy, id: a, label: b}", "definitions.unknown_kind", 1, 9),
        ("- {id: a, label: b}", "definitions.missing_kind", 1, 9),
        ("- zomaar tekst", "definitions.not_a_group", 1, 9),
        ("- {kind: text, id: [a], label: b}", "definitions.not_text", 1, 22),
        ("- {kind: long_text, id: a, label: b, lines: veel}", "definitions.not_a_whole_number", 1, 44),
        ("- {kind: long_text, id: a, label: b, lines: 31}", "definitions.out_of_bounds", 1, 44),
        ("- {kind: long_text, id: a, label: b, lines: 1}", "definitions.out_of_bounds", 1, 44),
        ("- {kind: yes_no, id: a, label: b, explanation: ja}", "definitions.not_a_bool", 1, 41),
        (
            "- {kind: choice, id: a, label: b, options: [{id: x, label: X}]}",
            "definitions.too_few_items",
            1,
            41,
        ),
        ("- {kind: text, id: document, label: b}", "definitions.reserved_id", 1, 22),
        (
            "- {kind: text, id: a, label: b}\n- {kind: date, id: a, label: c}",
            "definitions.repeated_question",
            2,
            22,
        ),
        (
            "- {kind: text, id: a, label: b, follows: {question: c}}",
            "definitions.follows_unknown_question",
            1,
            49,
        ),
        (
            "- {kind: text, id: a, label: b, follows: {question: a}}",
            "definitions.follows_later_question",
            1,
            49,
        ),
        (
            "- {kind: text, id: a, label: b, follows: {question: c}}\n- {kind: text, id: c, label: d}",
            *("definitions.follows_later_question", 1, 49),
        ),
        (
            "- {kind: yes_no, id: a, label: b}\n"
            "- {kind: text, id: c, label: d, follows: {question: a, answer: misschien}}",
            *("definitions.follows_unknown_answer", 2, 62),
        ),
        (
            "- {kind: yes_no, id: a, label: b}\n"
            "- {kind: text, id: c, label: d, follows: {question: a, answer: [ja]}}",
            *("definitions.not_text", 2, 62),
        ),
        ("- {kind: scale, id: a, label: b, from: 10, to: 1}", "definitions.scale_does_not_rise", 1, 50),
        ("- {kind: scale, id: a, label: b, from: 1, to: 1}", "definitions.scale_does_not_rise", 1, 49),
        ("- {kind: scale, id: a, label: b, from: 0, to: 21}", "definitions.scale_too_long", 1, 49),
        (
            "- {kind: choice, id: a, label: b, options: [{id: x, label: X}, {id: x, label: Y}]}",
            *("definitions.repeated_option", 1, 41),
        ),
        (
            "- {kind: multi_choice, id: a, label: b, options: [{id: toelichting, label: X}]}",
            *("definitions.reserved_option", 1, 58),
        ),
        (
            "- {kind: table, id: a, label: b, columns: [{id: x, label: X, kind: choice}]}",
            "definitions.misplaced_options",
            1,
            50,
        ),
        (
            "- {kind: table, id: a, label: b, columns: [{id: x, label: X, options: [{id: y, label: Y}]}]}",
            *("definitions.misplaced_options", 1, 50),
        ),
        ("- {kind: table, id: a, label: b, columns: []}", "definitions.too_few_items", 1, 40),
        (
            "- {kind: info_table, caption: a, columns: [b, c], rows: [[d, e], [f]]}",
            *("definitions.uneven_row", 1, 72),
        ),
        ("- {kind: text, id: a, label: {{ naam }}}", "yaml.key_is_no_word", 1, 37),
    ],
)
def test_a_fault_in_the_content_has_its_code_and_place(
    content: str, code: str, line: int, column: int
) -> None:
    """The place is that of the key that has to change, or of what lacks one."""
    found = fault_places(faults_in(form_text(content + "\n")))
    assert (code, CONTENT_LINE - 1 + line, column) in found
    assert code == "yaml.key_is_no_word" or len(found) == 1


def test_a_section_id_stands_once() -> None:
    """Sections are linked to by their ids."""
    text = form_text() + "  - {id: deel, title: Nog een}\n"
    assert fault_places(faults_in(text)) == [("definitions.repeated_part", 18, 6)]


def test_every_fault_of_a_file_is_reported_at_once_in_the_order_of_its_lines() -> None:
    """Nobody mends a file one message at a time."""
    content = (
        "- {kind: text, id: a}\n"
        "- {kind: txt, id: b, label: B}\n"
        "- {kind: text, id: c, label: C, label: D}\n"
        "- {kind: text, id: c, label: E, xyzzy: 1}\n"
        "- {kind: scale, id: d, label: D, from: 5, to: 1}\n"
        "- {kind: text, id: e, label: E, follows: {question: z}}\n"
    )
    head = form_head(version="'1'", audience="[]")
    found = faults_in(form_text(content, head), "forms/groot/2.0.0.yaml")
    assert [(fault.name, fault.place.line) for fault in found] == [
        ("definitions.wrong_file_name", 2),
        ("definitions.not_a_version", 3),
        ("definitions.too_few_items", 9),
        ("definitions.missing_label", 17),
        ("definitions.misspelt_kind", 18),
        ("yaml.repeated_key", 19),
        ("definitions.repeated_question", 20),
        ("definitions.unknown_key", 20),
        ("definitions.scale_does_not_rise", 21),
        ("definitions.follows_unknown_question", 22),
    ]


@pytest.mark.parametrize(("text", "place"), [("[a]", (1, 1)), ("", (1, 1)), ("tekst", (1, 1))])
def test_a_file_without_a_definition_says_so(text: str, place: tuple[int, int]) -> None:
    """Anything but a group of keys is no definition."""
    assert fault_places(faults_in(text)) == [("definitions.empty_file", *place)]


def test_a_file_that_is_no_yaml_is_one_fault() -> None:
    """What stands after a syntax fault cannot be judged."""
    assert [fault.name for fault in faults_in("schema: 1\ntitle: 'open\n")] == ["yaml.invalid"]


def test_a_file_of_a_newer_schema_asks_for_a_newer_program() -> None:
    """Its keys are not judged, since this program does not know them."""
    found = faults_in(form_text("- {kind: hologram}\n", form_head(schema="2")))
    assert fault_places(found) == [("definitions.newer_schema", 1, 1)]
    assert "2" in found[0].message


@pytest.mark.parametrize(
    "name", ["forms/klein/1.0.1.yaml", "forms/groot/1.0.0.yaml", "/een/forms/klein/1.0.0.yml"]
)
def test_a_file_is_named_after_its_id_and_version(name: str) -> None:
    """A file that claims another version than its name would shadow it."""
    (found,) = faults_in(form_text(), name)
    assert found.name == "definitions.wrong_file_name"
    assert "forms/klein/1.0.0.yaml" in found.hint


def test_a_message_names_the_way_to_the_question() -> None:
    """Line numbers shift; the ids of section and question do not."""
    (found,) = faults_in(form_text("- {kind: long_text, id: verhaal, label: b, lines: 99}\n"))
    assert found.place.path == "deel > verhaal"


def test_a_key_that_looks_like_another_gets_a_suggestion() -> None:
    """Most unknown keys are typing errors."""
    (found,) = faults_in(form_text("- {kind: text, id: a, label: b, nummer: '1'}\n"))
    assert "'number'" in found.hint


def test_the_schema_for_editors_names_every_key() -> None:
    """Editors complete and check from this schema."""
    schema = json.loads(form_schema())
    assert schema["$schema"].endswith("2020-12/schema")
    assert {"schema", "id", "version", "sections"} <= schema["properties"].keys()
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("name", [file.name for file in find_resources().form_files()])
def test_every_bundled_form_loads_and_asks_something(name: str) -> None:
    """What travels with the program has no faults."""
    (source,) = [file for file in find_resources().form_files() if file.name == name]
    assert list(load_form(source.read(), source.name).questions())
