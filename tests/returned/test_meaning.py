"""What fields mean: typed values by question, and nothing guessed, changed or lost."""

import pytest

from proeftuin_docs.definitions import ExtraRoom
from proeftuin_docs.errors import Severity
from proeftuin_docs.returned.field_contents import UnreadContent
from proeftuin_docs.returned.readers.model import RawField
from tests.returned.files import button, codes, meaning, said_by, text

SECRET = "Geheim Adres 12"
TEXT = "- {kind: long_text, id: verhaal, label: Verhaal}\n"
DATE = "- {kind: date, id: dag, label: Dag}\n"
NUMBER = "- {kind: number, id: aantal, label: Aantal}\n"
CHECK = "- {kind: check, id: klaar, label: Klaar}\n"
SCALE = "- {kind: scale, id: cijfer, label: Cijfer, from: -2, to: 2}\n"
YES_NO = "- {kind: yes_no, id: aangifte, label: Aangifte, explanation: true}\n"
CHOICE = """\
- kind: choice
  id: reis
  label: Reis
  options:
    - {id: fiets, label: Met de fiets}
    - {id: trein, label: Met de trein}
    - {id: tram, label: Met de trein}
"""
SEVERAL = """\
- kind: multi_choice
  id: hulp
  label: Hulp
  options: [{id: geld, label: Geld}, {id: recht, label: Recht}, {id: geen, label: Geen}]
"""
TABLE = """\
- kind: table
  id: acties
  label: Acties
  rows: 2
  columns:
    - {id: wat, label: Wat}
    - {id: wanneer, label: Wanneer, kind: date}
    - id: stand
      label: Stand
      kind: choice
      options: [{id: open, label: Nog open}, {id: klaar, label: Klaar}]
    - {id: gedaan, label: Gedaan, kind: check}
"""


def row(
    number: int, wat: str = "", wanneer: str = "", stand: str = "", gedaan: str | None = None
) -> list[RawField]:
    """The four fields of a row of the table."""
    name = f"acties_r{number}"
    texts = {"wat": wat, "wanneer": wanneer, "stand": stand}
    return [*(text(f"{name}_{key}", said) for key, said in texts.items()), button(f"{name}_gedaan", gedaan)]


@pytest.mark.parametrize(
    ("form", "field", "value"),
    [
        (TEXT, text("verhaal", "a\r\nb\rc\n"), "a\nb\nc\n"),
        (TEXT, text("verhaal", "  spaties \t blijven  "), "  spaties \t blijven  "),
        (
            TEXT,
            text("verhaal", "=1+1 {{ x }} <b>&amp;</b> \u00a0 \u05d0\u05d1"),
            "=1+1 {{ x }} <b>&amp;</b> \u00a0 \u05d0\u05d1",
        ),
        (TEXT, text("verhaal", " "), " "),
        (NUMBER, text("aantal", "007,50"), "007,50"),
        (NUMBER, text("aantal", " 3 "), "3"),
        (SCALE, button("cijfer", "-1"), -1),
        (SCALE, button("cijfer", "0"), 0),
        (SCALE, text("cijfer", "2"), 2),
        (CHECK, button("klaar"), True),
        (CHOICE, button("reis", "trein"), "trein"),
        (CHOICE, text("reis", "Met de fiets"), "fiets"),
        (CHOICE, text("reis", "tram"), "tram"),
    ],
)
def test_a_field_gives_the_value_of_its_kind(form: str, field: RawField, value: object) -> None:
    """A text to the character, a number as typed, a scale as a whole number, a choice by its id."""
    read = meaning(form, field)
    assert list(read.values.values()) == [value]
    assert type(next(iter(read.values.values()))) is type(value)
    assert (read.problems, read.unread) == ((), ())


@pytest.mark.parametrize(
    "typed",
    [
        "12-1-2027",
        "12-01-2027",
        "12/1/2027",
        "12.01.2027",
        "12 - 1 - 2027",
        "2027-01-12",
        "2027/1/12",
        "12 januari 2027",
        "12 JANUARI 2027",
        " 12  jan. 2027 ",
        "12-jan-2027",
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    """Viewers do not help to type a date, so every usual Dutch way counts."""
    assert meaning(DATE, text("dag", typed)).values == {"dag": "2027-01-12"}


@pytest.mark.parametrize(("typed", "day"), [("3 mrt 2027", "2027-03-03"), ("3 maart 2027", "2027-03-03")])
def test_a_short_month_is_read(typed: str, day: str) -> None:
    """The usual short name of March is no beginning of its name."""
    assert meaning(DATE, text("dag", typed)).values == {"dag": day}


@pytest.mark.parametrize(
    "typed", ["31-2-2027", "12-01-27", "13-13-2027", "morgen", "2027", "1 ju 2027", "12-1/2027", "1 m 2027"]
)
def test_a_day_that_is_not_certain_is_kept_and_not_guessed(typed: str) -> None:
    """A century, or which of day and month comes first, would be a guess about somebody's life."""
    read = meaning(DATE, text("dag", typed))
    assert read.values == {}
    assert read.unread == (UnreadContent("dag", "dag", typed),)
    assert codes(read) == ["returned.uncertain_date"]
    assert read.problems[0].place.path == "dag"


@pytest.mark.parametrize(
    ("form", "field", "code"),
    [
        (NUMBER, text("aantal", SECRET), "answers.not_a_number"),
        (SCALE, button("cijfer", "3"), "answers.not_on_the_scale"),
        (CHOICE, text("reis", SECRET), "returned.unknown_choice"),
        (CHOICE, text("reis", "Met de trein"), "returned.ambiguous_choice"),
        (CHECK, text("klaar", SECRET), "returned.text_for_tick"),
        (TEXT, text("verhaal", f"{SECRET}\x00"), "answers.impossible_character"),
    ],
)
def test_what_does_not_fit_is_kept_apart_and_told(form: str, field: RawField, code: str) -> None:
    """The answer is not lost, and no message repeats it."""
    read = meaning(form, field)
    assert read.values == {}
    assert [item.text for item in read.unread] == [field.text or field.chosen]
    assert codes(read) == [code]
    assert SECRET not in said_by([*read.problems, read])


def test_blank_fields_give_no_values() -> None:
    """A question without an answer is not there, so that nothing looks like an answer."""
    fields = [text("verhaal", ""), text("dag", " "), button("klaar", None), button("cijfer", None)]
    read = meaning(TEXT + DATE + CHECK + SCALE, *fields)
    assert (read.values, read.unread, read.problems) == ({}, (), ())


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        (
            [button("aangifte", "ja"), text("aangifte_toelichting", "gisteren")],
            {"antwoord": "ja", "toelichting": "gisteren"},
        ),
        ([text("aangifte", "Nee"), text("aangifte_toelichting", "")], {"antwoord": "nee"}),
        ([button("aangifte", None), text("aangifte_toelichting", "ooit")], {"toelichting": "ooit"}),
    ],
)
def test_an_explanation_stands_beside_its_answer(fields: list[RawField], value: object) -> None:
    """A question with an explanation gives a group, whichever of the two was filled in."""
    assert meaning(YES_NO, *fields).values == {"aangifte": value}


def test_ticks_give_the_options_in_their_order() -> None:
    """Whatever the order of the file."""
    fields = [button("hulp_geen"), button("hulp_recht", None), button("hulp_geld")]
    assert meaning(SEVERAL, *fields).values == {"hulp": ["geld", "geen"]}


def test_a_choice_with_one_uncertain_box_is_uncertain_as_a_whole() -> None:
    """A list without the doubtful option would say that it was not chosen."""
    fields = [
        button("hulp_geen"),
        button("hulp_recht"),
        button("hulp_recht", None),
        button("hulp_geld", None),
    ]
    read = meaning(SEVERAL, *fields)
    assert read.values == {}
    assert {item.name for item in read.unread} == {"hulp_recht", "hulp_geen"}
    assert codes(read) == ["returned.contradicting_fields"]


def test_parts_of_a_long_text_are_joined_to_the_character() -> None:
    """In the order of their numbers, whatever the order of the file; nothing is put between them."""
    parts = [text("verhaal_vervolg_10", "j")] + [
        text(f"verhaal_vervolg_{n}", f"{n} ") for n in range(9, 1, -1)
    ]
    read = meaning(TEXT, *parts, text("verhaal", "1\n"))
    assert read.values == {"verhaal": "1\n2 3 4 5 6 7 8 9 j"}
    assert read.problems == ()


@pytest.mark.parametrize("kept", [("verhaal", "verhaal_vervolg_3"), ("verhaal_vervolg_2",)])
def test_a_text_of_which_a_part_is_missing_is_no_answer(kept: tuple[str, ...]) -> None:
    """What is left is kept, but as a value it would be a truncated story."""
    read = meaning(TEXT, *(text(name, f"({name})") for name in kept))
    assert read.values == {}
    assert [item.text for item in read.unread] == [f"({name})" for name in kept]
    assert "returned.incomplete_answer" in codes(read)


def test_rows_are_lists_of_cells_by_column() -> None:
    """Blank cells are not there, a blank row in between stays, blank rows at the end go."""
    fields = [*row(1, "bellen", "12 januari 2027", "Nog open", "ja"), *row(2)]
    first = {"wat": "bellen", "wanneer": "2027-01-12", "stand": "open", "gedaan": True}
    assert meaning(TABLE, *fields).values == {"acties": [first]}
    assert meaning(TABLE, *row(1), *row(2, "slot")).values == {"acties": [{}, {"wat": "slot"}]}


def test_rows_that_were_added_are_read() -> None:
    """A table may have grown; then it has as many rows as the file, so that the same document comes again."""
    fields = [*row(1), *row(2), *row(3, "derde"), *row(4)]
    assert meaning(TABLE, *fields).values == {"acties": [{}, {}, {"wat": "derde"}, {}]}


def test_a_cell_that_does_not_fit_leaves_the_rest_of_its_row() -> None:
    """Only that cell is kept apart, with its row and column in the problem."""
    read = meaning(TABLE, *row(1, "bellen", "gauw"), *row(2))
    assert read.values == {"acties": [{"wat": "bellen"}]}
    assert read.unread == (UnreadContent("acties_r1_wanneer", "acties", "gauw"),)
    assert read.problems[0].place.path == "acties > 1 > wanneer"


def test_a_cell_can_go_on() -> None:
    """The parts of a long cell are joined, in rows that were added too."""
    fields = [*row(1), *row(2), *row(3, "eerste "), text("acties_r3_wat_vervolg_2", "tweede")]
    assert meaning(TABLE, *fields).values == {"acties": [{}, {}, {"wat": "eerste tweede"}]}


def test_a_field_twice_with_the_same_content_is_a_warning() -> None:
    """Nothing is uncertain, but somebody may want to know."""
    read = meaning(TEXT, text("verhaal", "a"), text("verhaal", "a"))
    assert read.values == {"verhaal": "a"}
    assert [(item.name, item.severity) for item in read.problems] == [
        ("returned.repeated_fields", Severity.WARNING)
    ]


def test_a_field_twice_with_different_contents_gives_no_value() -> None:
    """Neither is chosen; both are kept."""
    read = meaning(TEXT, text("verhaal", SECRET), text("verhaal", "anders"))
    assert read.values == {}
    assert [item.text for item in read.unread] == [SECRET, "anders"]
    assert codes(read) == ["returned.contradicting_fields"]
    assert SECRET not in said_by(read.problems)


def test_fields_of_no_question_are_kept_when_they_hold_something() -> None:
    """Somebody may have put an answer in a field that another program added."""
    read = meaning(TEXT, text("verhaal", "a"), text(SECRET, "b"), text("leeg", ""), button("knop", None))
    assert read.values == {"verhaal": "a"}
    assert read.unread == (UnreadContent(SECRET, "", "b"),)
    assert codes(read) == ["returned.unknown_fields"]
    assert SECRET not in said_by(read.problems)


def test_a_field_that_is_missing_is_told() -> None:
    """A question without its field is not a question that was left blank."""
    read = meaning(TEXT + SEVERAL, text("verhaal", "a"), button("hulp_geld"))
    assert [(item.name, item.place.path) for item in read.problems] == [("returned.missing_fields", "hulp")]


def test_a_row_that_was_taken_out_is_no_fault() -> None:
    """Word lets people delete rows; a row without one of its cells is something else."""
    assert meaning(TABLE, *row(1, "a")).problems == ()
    assert codes(meaning(TABLE, *row(1, "a")[:3])) == ["returned.missing_fields"]


def test_spare_sheets_are_read() -> None:
    """As a list in the order of the sheets, up to the last one that was used."""
    fields = [text("verhaal", ""), text("vervolgblad_1_vraag", ""), text("vervolgblad_2_vraag", "3")]
    fields += [
        text("vervolgblad_1_tekst", ""),
        text("vervolgblad_2_tekst", "a "),
        text("vervolgblad_2_tekst_vervolg_2", "b"),
    ]
    assert meaning(TEXT, *fields).extra_room == (ExtraRoom(), ExtraRoom("3", "a b"))


def test_blank_spare_sheets_are_nothing() -> None:
    """A blank form has them always."""
    assert meaning(TEXT, text("verhaal", ""), text("vervolgblad_1_tekst", "")).extra_room == ()
