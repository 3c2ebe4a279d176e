"""A case goes from the page into a file that a person can read, and back, without losing anything."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proeftuin_docs.cases import load_case
from proeftuin_docs.desk.case_data import form_values, read_form
from proeftuin_docs.desk.case_form import name_of
from proeftuin_docs.desk.case_model import EVERY, Kind, leaves
from proeftuin_docs.desk.case_text import Layout, case_text, read_layout
from proeftuin_docs.text.data_files import drop_blanks, read_untyped
from proeftuin_docs.usecases.describe import case_to_fill_in
from tests.cases.cases import ADULT, MINOR, MOVED, OFF, example, profiles

EMPTY = case_to_fill_in().decode()


def layout(text: str) -> Layout:
    """The layout of a file that can be read."""
    found = read_layout(text)
    assert found is not None
    return found


def data_of(text: str) -> dict[str, Any]:
    """The data of a file, without empty groups."""
    source, faults = read_untyped(text, "zaak.yaml")
    assert source is not None
    assert faults == ()
    found: dict[str, Any] = without_empty(drop_blanks(source.data))
    return found


def without_empty(data: Any) -> Any:  # noqa: ANN401
    """The data without groups that hold nothing."""
    if not isinstance(data, dict):
        return data
    return {key: inner for key, value in data.items() if (inner := without_empty(value)) != {}}


def test_nothing_typed_gives_the_empty_case_itself() -> None:
    """The file of the page is the one that the command gives."""
    assert case_text({}, layout(EMPTY)) == EMPTY


@pytest.mark.parametrize("name", [ADULT, MINOR, MOVED, OFF, "zaak-vertegenwoordiger"])
def test_an_example_goes_through_the_page_unharmed(name: str) -> None:
    """Into its own file as into the empty one."""
    data = data_of(example(name))
    typed = read_form(form_values(data).items())
    assert {"schema": "1", **typed.data} == data
    assert typed.left_out == ()
    for base in (example(name), EMPTY):
        assert data_of(case_text(typed.data, layout(base))) == data


def test_an_opened_file_keeps_its_comments_and_its_order() -> None:
    """Only what was changed differs."""
    text = example().replace("kamer: B 0.12", "kamer: B 0.12 # naast de lift")
    typed = read_form({**form_values(data_of(text)), "verhoor.kamer": "C 1"}.items())
    written = case_text(typed.data, layout(text))
    assert "  kamer: C 1 # naast de lift\n" in written
    gone = set(text.splitlines()) - set(written.splitlines())
    assert {line.strip() for line in gone} == {
        "kamer: B 0.12 # naast de lift",
        "regels: [Kabinet rechter-commissaris]",
        "adres: {straat: Postbus 9998, postcode: 9999 ZW, plaats: Nergenshuizen}",
        "adres: {straat: Bedachtelaan 99, postcode: 9999 ZX, plaats: Nergenshuizen}",
    }


def test_a_part_that_is_only_explained_becomes_real_when_it_is_filled_in() -> None:
    """And the rest of it stays explained."""
    written = case_text({"slachtoffer": {"tolk": {"taal": "Arabisch"}}}, layout(EMPTY))
    assert (
        "  tolk:\n    taal: Arabisch\n"
        "    # Is er echt een tolk geboekt? Zo niet, dan staat dat ook niet in de brief.\n"
        "    geregeld:\n    wens:\n  # steunpersoon:\n" in written
    )


def test_a_part_that_is_emptied_becomes_a_comment() -> None:
    """An empty interpreter would be a fault."""
    values = {name: text for name, text in form_values(data_of(example())).items() if ".tolk." not in name}
    written = case_text(read_form(values.items()).data, layout(example()))
    assert "  # tolk:\n  #   taal:\n" in written
    assert load_case(written, "zaak.yaml", profiles()).case.slachtoffer.tolk is None


def test_keys_that_no_case_has_are_written_in_their_own_order() -> None:
    """The same data give the same text, in every process."""
    written = case_text({"zaal": "1", "aap": "2", "noot": "3", "boom": "4"}, layout(EMPTY))
    assert written.endswith("\nzaal: 1\n\naap: 2\n\nnoot: 3\n\nboom: 4\n")


@pytest.mark.parametrize("text", ['{"schema": 1}', "a: &x {b: 1}\nc: *x\n", "- 1\n", "", "a: [\n"])
def test_a_file_without_a_place_for_comments_has_no_layout(text: str) -> None:
    """JSON, a file that refers to itself, and what is no case."""
    assert read_layout(text) is None


def test_a_person_without_anything_is_none_and_the_others_keep_their_controls() -> None:
    """A fault of the second lawyer is told at the second, also when the first was left empty."""
    name = "partijen.advocaten.{}.naam"
    typed = read_form([(name.format(0), " "), (name.format(2), "B"), (name.format(1), "A")])
    assert typed.data == {"partijen": {"advocaten": [{"naam": "A"}, {"naam": "B"}]}}
    assert typed.names["partijen", "advocaten", 1, "naam"] == name.format(2)


@pytest.mark.parametrize(
    ("pairs", "data", "left_out"),
    [
        (
            {"verhoor.plaats": "alkmaar", "verhoor.plaats.straat": "Laan 1"},
            "alkmaar",
            ("verhoor.plaats.straat",),
        ),
        ({"verhoor.plaats.straat": "Laan 1"}, {"straat": "Laan 1"}, ()),
    ],
)
def test_text_that_the_case_has_no_room_for_is_told(
    pairs: dict[str, str], data: object, left_out: tuple[str, ...]
) -> None:
    """Who chooses a building of the court has no other one."""
    typed = read_form(pairs.items())
    assert typed.data["verhoor"]["plaats"] == data
    assert typed.left_out == left_out


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ({"m": "ja"}, "ja"),
        ({"m": "nee", "m.datum": "5-1-2027"}, "nee"),
        ({"m": "ja", "m.datum": "5-1-2027"}, {"datum": "5-1-2027"}),
        ({"m": "", "m.datum": "5-1-2027"}, {"datum": "5-1-2027"}),
    ],
)
def test_a_measure_is_on_off_or_what_is_below_it(pairs: dict[str, str], said: object) -> None:
    """Nothing chosen and nothing filled in is for the profile to say."""
    full = "maatregelen.voorgesprek-slachtoffer"
    assert read_form((name.replace("m", full, 1), text) for name, text in pairs.items()).data == {
        "maatregelen": {"voorgesprek-slachtoffer": said}
    }


def test_a_key_that_no_case_has_is_kept() -> None:
    """What the page does not know it shows under the key's own name."""
    data = data_of("schema: 1\nextra:\n  a.b: x\n  lijst: [1, 2]\nslachtoffer: Kim\n")
    values = form_values(data)
    assert values == {"extra.a%2Eb": "x", "extra.lijst.0": "1", "extra.lijst.1": "2", "slachtoffer": "Kim"}
    assert {"schema": "1", **read_form(values.items()).data} == data


ODD = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        ["nee", "null", "~", "0612345678", "a: b", "a # b", "- x", "'", '"', "{", "[a", "&x", "*x"]
    ),
    st.sampled_from(
        ["🙂", "x" * 5000, "\x07", "\u2028a", "é\u0301", "%", "@", "|", "1e3", "y", "!a", "a\\b", "#"]
    ),
)
SAID_ALONE = (Kind.PLACE, Kind.MEASURE)
ASKED = sorted(leaf.path for leaf in leaves().values() if leaf.kind not in SAID_ALONE)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(ASKED), ODD, max_size=30), st.integers(0, 2))
def test_whatever_is_typed_comes_back(typed: dict[tuple[str, ...], str], item: int) -> None:
    """From the page into the file, and from the file into the page."""
    lines = {path for path, leaf in leaves().items() if leaf.kind is Kind.LINES}
    texts = {path: text.strip() if path in lines else " ".join(text.split()) for path, text in typed.items()}
    pairs = {name_of([str(item) if step == EVERY else step for step in path]): texts[path] for path in texts}
    measures = {name_of(path) for path, leaf in leaves().items() if leaf.kind is Kind.MEASURE}
    found = form_values(data_of(case_text(read_form(pairs.items()).data, layout(EMPTY))))
    expected = {
        name.replace(f"advocaten.{item}.", "advocaten.0."): text for name, text in pairs.items() if text
    }
    assert {name: normal(text) for name, text in found.items() if name not in measures} == {
        name: normal(text) for name, text in expected.items()
    }


def normal(text: str) -> list[str]:
    """The lines of a text, without the spaces around them and without empty ones; a yes or no in one way."""
    lines = [
        line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()
    ]
    return [{"true": "ja", "false": "nee"}.get(line.lower(), line) for line in lines]
