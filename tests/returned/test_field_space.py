"""Every way in which a field can say what is filled in: its own value, a widget's, what is shown, a default.

Where all that speaks agrees it is read; where it does not it is told, and nothing is chosen.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from proeftuin_docs.returned.readings import Reading
from tests.returned.files import all_kinds_folder, codes, read_one, rendered
from tests.returned.pdf_edits import Edit, edited, say, say_widget, shown, stream

CONTRADICTS: Final = "returned.contradicts_itself"
OTHER_TEXT: Final = "returned.shows_other_text"
DEFAULT: Final = "returned.only_a_default"
RICH: Final = "returned.only_rich_text"
CONCEPT: Final = "returned.concept"


class Typed(NamedTuple):
    """A field that somebody types in: what is typed, what it means, and another text."""

    typed: str
    meant: object
    other: str


TEXTS: Final[Mapping[str, Typed]] = {
    "naam": Typed("Kim", "Kim", "Sam"),
    "verhaal": Typed("Ik kom.", "Ik kom.", "Ik kom niet."),
    "dag": Typed("12-01-2027", "2027-01-12", "13-01-2027"),
    "tijd": Typed("9.30", "09.30", "10.30"),
    "aantal": Typed("1", "1", "11"),
    "acties_r1_wie": Typed("Kim", [{"wie": "Kim"}], "Sam"),
    "acties_r1_wat": Typed("bellen", [{"wat": "bellen"}], "niet bellen"),
    "acties_r1_wanneer": Typed("12-01-2027", [{"wanneer": "2027-01-12"}], "13-01-2027"),
    "acties_r1_uren": Typed("5", [{"uren": "5"}], "-5"),
    "vervoer_toelichting": Typed("met lijn 5", {"toelichting": "met lijn 5"}, "met lijn 6"),
}


class Pressed(NamedTuple):
    """A button: the widget and state that is on, what that means, and another of both if it has one."""

    at: int
    state: str
    meant: object
    other: tuple[int, str] | None


BUTTONS: Final[Mapping[str, Pressed]] = {
    "acties_r1_stand": Pressed(0, "open", [{"stand": "open"}], (1, "klaar")),
    "aangifte": Pressed(1, "nee", {"antwoord": "nee"}, (0, "ja")),
    "vervoer": Pressed(1, "trein", {"antwoord": "trein"}, (2, "anders")),
    "veilig": Pressed(0, "-2", {"antwoord": -2}, (3, "1")),
    "gelezen": Pressed(0, "ja", True, None),
    "hulp_praktisch": Pressed(0, "ja", {"antwoord": ["praktisch"]}, None),
    "acties_r1_gedaan": Pressed(0, "ja", [{"gedaan": True}], None),
}


def _as_stream(name: str, text: str) -> Edit:
    """Put a text in a field as an object of its own."""
    return lambda writer: say(name, V=writer._add_object(stream(text.encode())))(writer)


TextCase = Callable[[str, Typed], tuple[Edit, ...]]
TEXT_CASES: Final[Mapping[str, tuple[TextCase, str | None]]] = {
    "on the field": (lambda name, text: (say(name, V=text.typed),), None),
    "on a widget": (lambda name, text: (say(name, V=None), say_widget(name, 0, V=text.typed)), None),
    "on both": (lambda name, text: (say(name, V=text.typed), say_widget(name, 0, V=text.typed)), None),
    "as a name": (lambda name, text: (say(name, V=f"/{text.typed}"),), None),
    "as a stream": (lambda name, text: (_as_stream(name, text.typed),), None),
    "in a list of one": (lambda name, text: (say(name, V=[text.typed]),), None),
    "and shown": (lambda name, text: (say(name, V=text.typed), shown(name, text.typed)), None),
    "and nothing shown": (lambda name, text: (say(name, V=text.typed), shown(name, "")), None),
    "and nothing drawn": (lambda name, text: (say(name, V=text.typed, AP=None),), None),
    "and as rich text": (
        lambda name, text: (say(name, V=text.typed, RV=f"<body><p>{text.typed}</p></body>"),),
        None,
    ),
    "and another default": (lambda name, text: (say(name, V=text.typed, DV=text.other),), None),
    "another on a widget": (
        lambda name, text: (say(name, V=text.typed), say_widget(name, 0, V=text.other)),
        CONTRADICTS,
    ),
    "two in a list": (lambda name, text: (say(name, V=[text.typed, text.other]),), CONTRADICTS),
    "another as rich text": (
        lambda name, text: (say(name, V=text.typed, RV=f"<body><p>{text.other}</p></body>"),),
        CONTRADICTS,
    ),
    "another shown": (lambda name, text: (say(name, V=text.typed), shown(name, text.other)), OTHER_TEXT),
    "only shown": (lambda name, text: (say(name, V=None), shown(name, text.typed)), OTHER_TEXT),
    "only shown, with an empty value": (
        lambda name, text: (say(name, V=""), shown(name, text.typed)),
        OTHER_TEXT,
    ),
    "only as a default": (lambda name, text: (say(name, V=None, DV=text.typed),), DEFAULT),
    "only as rich text": (
        lambda name, text: (say(name, V="", RV=f"<body><p>{text.typed}</p></body>"),),
        RICH,
    ),
}
"""How a text is said, and the fault that tells it; None for one that is read."""


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the form of every kind."""
    return all_kinds_folder(tmp_path_factory.mktemp("gerecht"))


@pytest.fixture(scope="module")
def blank(court: Path) -> bytes:
    """That form, blank."""
    return rendered("alle-soorten@1.2.3", "pdf", None, court)


def question_of(name: str) -> str:
    """The question of a field."""
    return name.partition("_")[0]


def values(reading: Reading) -> dict[str, Any]:
    """What was read."""
    assert reading.read is not None
    return dict(reading.read.values)


def unread(reading: Reading) -> list[tuple[str, str, str]]:
    """What was not."""
    assert reading.read is not None
    return [(item.name, item.question, item.text) for item in reading.read.unread]


def merged(parts: list[tuple[str, Any]]) -> dict[str, Any]:
    """The values of these fields together; cells of one row, and an answer with its explanation, are one."""
    whole: dict[str, Any] = {}
    for name, meant in parts:
        before = whole.get(question_of(name))
        match meant, before:
            case dict(), dict():
                whole[question_of(name)] = before | meant
            case list(), list():
                whole[question_of(name)] = [before[0] | meant[0]]
            case _:
                whole[question_of(name)] = meant
    return whole


@pytest.mark.parametrize("case", TEXT_CASES)
def test_a_text_that_says_one_thing_is_read(case: str, blank: bytes, court: Path) -> None:
    """Every kind of field that is typed in, and every way to say what was typed."""
    edits, told = TEXT_CASES[case]
    reading = read_one(
        edited(blank, *(edit for name, text in TEXTS.items() for edit in edits(name, text))), court
    )
    if told is None:
        assert values(reading) == merged([(name, text.meant) for name, text in TEXTS.items()])
        assert (codes(reading), unread(reading)) == ([CONCEPT], [])
        return
    assert values(reading) == {}
    assert codes(reading) == [CONCEPT, *[told] * len(TEXTS)]
    assert reading.failed
    assert {item.place.path for item in reading.problems if item.name == told} == {*TEXTS}
    assert {(name, question_of(name), text.typed) for name, text in TEXTS.items()} <= {*unread(reading)}


@pytest.mark.parametrize("value", ["absent", "off", "on", "other", "text"])
@pytest.mark.parametrize("state", ["absent", "off", "on", "other"])
@pytest.mark.parametrize("default", ["absent", "on"])
def test_a_button_that_says_one_thing_is_read(
    default: str, state: str, value: str, blank: bytes, court: Path
) -> None:
    """Its value, the state that its widgets show, and a default: off says nothing."""
    tried = {
        name: button for name, button in BUTTONS.items() if button.other or "other" not in (value, state)
    }
    edits = [edit for name, button in tried.items() for edit in _pressed(name, button, value, state, default)]
    reading = read_one(edited(blank, *edits), court)
    meant: list[tuple[str, Any]] = []
    faults: dict[str, str] = {}
    said: set[tuple[str, str]] = set()
    for name, button in tried.items():
        speak = {"on": button.state, "text": button.state, "other": button.other[1] if button.other else ""}
        heard = {speak[each] for each in (value, state) if each in speak}
        if heard == {button.state}:
            meant.append((name, button.meant))
        elif len(heard) == 1:
            meant.append((name, _with(button.meant, heard.pop())))
        elif heard:
            faults[name], said = CONTRADICTS, said | {(name, each) for each in heard}
        elif default == "on":
            faults[name], said = DEFAULT, said | {(name, button.state)}
    assert values(reading) == merged(meant)
    assert codes(reading) == [CONCEPT, *faults.values()]
    assert {item.place.path for item in reading.problems} - {None} == {*faults}
    assert {(name, text) for name, _, text in unread(reading)} == said


def _pressed(name: str, button: Pressed, value: str, state: str, default: str) -> list[Edit]:
    """What is put in a button and its widgets."""
    other = button.other or (button.at, "")
    said = {
        "absent": None,
        "off": "/Off",
        "on": f"/{button.state}",
        "other": f"/{other[1]}",
        "text": button.state,
    }
    edits = [say(name, V=said[value], DV=f"/{button.state}" if default == "on" else None)]
    if state == "absent":
        edits += [say_widget(name, at, AS=None) for at in {button.at, other[0]}]
    elif state != "off":
        at, shown_state = other if state == "other" else (button.at, button.state)
        edits.append(say_widget(name, at, AS=f"/{shown_state}"))
    return edits


def _with(meant: object, state: str) -> object:
    """The same answer with another choice."""
    if isinstance(meant, list):
        return [dict.fromkeys(meant[0], state)]
    assert isinstance(meant, dict)
    return {"antwoord": int(state) if isinstance(meant["antwoord"], int) else state}


@pytest.mark.parametrize("name", ["aangifte", "vervoer", "veilig"])
def test_two_buttons_that_are_on_are_told(name: str, blank: bytes, court: Path) -> None:
    """Whatever the value says."""
    button = BUTTONS[name]
    assert button.other is not None
    for value in ("/Off", f"/{button.state}"):
        on = [say_widget(name, at, AS=f"/{state}") for at, state in ((button.at, button.state), button.other)]
        reading = read_one(edited(blank, say(name, V=value), *on), court)
        assert values(reading) == {}
        assert codes(reading) == [CONCEPT, CONTRADICTS]
        assert {said for _, _, said in unread(reading)} == {button.state, button.other[1]}


@pytest.mark.parametrize("says", ["value", "state", "both", "words", "widget"])
@pytest.mark.parametrize("name", ["aangifte", "vervoer"])
def test_states_that_are_only_numbers_are_known_by_their_names(
    name: str, says: str, blank: bytes, court: Path
) -> None:
    """As programs write buttons whose states have names that are no names (`/Opt`)."""
    button = BUTTONS[name]
    options = {"aangifte": ["ja", "nee"], "vervoer": ["fiets", "trein", "anders"]}[name]

    def renumber(writer: Any) -> None:  # noqa: ANN401 - a writer of pypdf
        from pypdf.generic import NameObject

        from tests.returned.pdf_edits import widgets

        for at, (widget, option) in enumerate(zip(widgets(writer, name), options, strict=True)):
            looks = widget["/AP"]["/N"]
            looks[NameObject(f"/{at}")] = looks.raw_get(f"/{option}")
            del looks[f"/{option}"]

    number = f"/{button.at}"
    edits: dict[str, tuple[Edit, ...]] = {
        "value": (say(name, V=number),),
        "state": (say_widget(name, button.at, AS=number),),
        "both": (say(name, V=number), say_widget(name, button.at, AS=number)),
        "words": (say(name, V=button.state), say_widget(name, button.at, AS=number)),
        "widget": (say(name, V=None), say_widget(name, button.at, V=number)),
    }
    reading = read_one(edited(blank, say(name, Opt=options), renumber, *edits[says]), court)
    assert values(reading) == {name: button.meant}
    assert codes(reading) == [CONCEPT]


def test_a_long_text_of_which_a_part_shows_something_else_is_told_whole(court: Path) -> None:
    """No part of it is taken for the answer."""
    content = rendered("alle-soorten@1.2.3", "pdf", {"verhaal": "lang verhaal " * 900}, court)
    assert read_one(content, court).read is not None
    reading = read_one(edited(content, shown("verhaal_vervolg_2", "iets anders")), court)
    assert values(reading) == {}
    assert [item for item in codes(reading) if item in (OTHER_TEXT, "returned.incomplete_answer")] == [
        OTHER_TEXT,
        "returned.incomplete_answer",
    ]
    assert ("verhaal_vervolg_2", "verhaal", "iets anders") in unread(reading)


@pytest.mark.parametrize(("typed", "told"), [("محمد (25)", []), ("محمد (26)", [OTHER_TEXT])])
def test_among_words_from_right_to_left_other_figures_are_told(
    typed: str, told: list[str], court: Path
) -> None:
    """A look turns its runs about and mirrors brackets; what figures and letters it has is still known."""
    content = rendered("alle-soorten@1.2.3", "pdf", {"naam": "محمد (25)"}, court)
    reading = read_one(edited(content, say("naam", V=typed)), court)
    assert codes(reading) == [CONCEPT, *told]


def test_a_language_within_a_text_is_no_part_of_it(blank: bytes, court: Path) -> None:
    """As a file may mark it (ISO 32000-1, 7.9.2.2)."""
    reading = read_one(edited(blank, say("naam", V="\x1bnl\x1bKim \x1bnlNL\x1bȘtefan 😀")), court)
    assert values(reading) == {"naam": "Kim Ștefan 😀"}


def test_a_list_by_number_is_its_option(blank: bytes, court: Path) -> None:
    """Lists also number what is chosen (`/I`); where both speak they have to agree."""
    for value, said, told in ((None, "Klaar", None), ("Open", None, CONTRADICTS)):
        edit = say("naam", FT="/Ch", V=value, I=[2], Opt=["", "Open", "Klaar"])
        reading = read_one(edited(blank, edit), court)
        assert values(reading).get("naam") == said
        assert codes(reading) == [CONCEPT, *([told] if told else [])]
