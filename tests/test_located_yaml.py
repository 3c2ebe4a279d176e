"""YAML with positions: what is typed, what stays text, and where everything stands."""

import pytest

from proeftuin_docs.errors import Place
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml
from tests.builders import fault_places


def read(text: str) -> LocatedYaml:
    """The data of a text without faults."""
    source, faults = read_yaml(text, "x.yaml")
    assert source is not None
    assert faults == ()
    return source


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("ja", "ja"),
        ("nee", "nee"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("012", 12),
        ("1.5", 1.5),
        ("1e3", "1e3"),
        ("1.0.0", "1.0.0"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("2026-11-23", "2026-11-23"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("<<", "<<"),
        (".inf", ".inf"),
    ],
)
def test_only_the_core_schema_is_typed(typed: str, value: object) -> None:
    """Dutch words, times and dates stay the text that somebody typed."""
    data = read(f"a: {typed}").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_with_strings_only_a_number_keeps_its_noughts() -> None:
    """A telephone number is no number; an empty value is still empty."""
    source, faults = read_yaml(
        "a: 0612345678\nb: true\nc:\nd: [1.50]\ne: 'null'\n", "x.yaml", strings_only=True
    )
    assert faults == ()
    assert source is not None
    assert source.data == {"a": "0612345678", "b": "true", "c": None, "d": ["1.50"], "e": "null"}


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "Null",
            "NULL",
            "~",
            "No",
            "Yes",
            "no",
            "on",
            "Off",
            "y",
            "N",
            "True",
            "1e3",
            "0x10",
            "0o17",
            "010",
        ),
        *(
            "12:30:45",
            "2027-01-12",
            "2027-01-12T10:00:00Z",
            "1_000",
            ".inf",
            ".NaN",
            "+31 6",
            "1.0",
            "=",
            "<<",
        ),
    ],
)
def test_with_strings_only_what_was_typed_is_a_text(typed: str) -> None:
    """Null, No and Norway are names; only nothing at all, and the null of JSON, is nothing."""
    source, faults = read_yaml(f"naam: {typed}\n", "x.yaml", strings_only=True)
    assert faults == ()
    assert source is not None
    assert source.data == {"naam": typed}


@pytest.mark.parametrize("typed", ["", "null", "  # later"])
def test_with_strings_only_nothing_is_still_nothing(typed: str) -> None:
    """A key without a value, also as JSON writes it."""
    source, _ = read_yaml(f"naam: {typed}\n", "x.yaml", strings_only=True)
    assert source is not None
    assert source.data == {"naam": None}


def test_every_value_knows_its_line_and_column() -> None:
    """The value of a key has the key's place; an item of a list has its own."""
    source = read("a: 1\nb:\n  c: x\n  d:\n    - y\n    - {e: z}\n")
    places = {path: (place.line, place.column) for path in source.positions if (place := source.place(path))}
    assert places == {
        (): (1, 1),
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", "c"): (3, 3),
        ("b", "d"): (4, 3),
        ("b", "d", 0): (5, 7),
        ("b", "d", 1): (6, 7),
        ("b", "d", 1, "e"): (6, 8),
    }


def test_the_place_of_what_is_missing_is_the_nearest_above_it() -> None:
    """A missing key is reported where it should have been."""
    source = read("a:\n  b: 1\n")
    assert source.place(("a", "c", 0)) == Place("x.yaml", 1, 1)
    assert source.place(("a", "b", "c"), "a > b") == Place("x.yaml", 2, 3, "a > b")


def test_an_empty_text_holds_nothing_at_its_first_character() -> None:
    """An empty file is no syntax fault."""
    assert read("").data is None
    assert read("# alleen commentaar\n").place(()) == Place("x.yaml", 1, 1)


def test_an_alias_repeats_its_value() -> None:
    """Each use has a position of its own."""
    source = read("a: &x {k: 1}\nb: *x\n")
    assert source.data == {"a": {"k": 1}, "b": {"k": 1}}
    assert ("b", "k") in source.positions


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: 1\nb: 2\na: 3\n", [("yaml.repeated_key", 3, 1)]),
        ("a:\n  b: 1\n  b: 2\n  b: 3\n", [("yaml.repeated_key", 3, 3), ("yaml.repeated_key", 4, 3)]),
        ("a: &x [*x]\n", [("yaml.refers_to_itself", 1, 4)]),
        ("a: {{ naam }}\n", [("yaml.key_is_no_word", 1, 5)]),
    ],
)
def test_faults_of_the_data_have_their_place(text: str, places: list[tuple[str, int, int]]) -> None:
    """A key that stands twice, a value inside itself, and a group where a key belongs."""
    source, faults = read_yaml(text, "x.yaml")
    assert source is not None
    assert fault_places(faults) == places


def test_the_first_of_two_equal_keys_counts() -> None:
    """The rest of the file can still be checked."""
    source, _ = read_yaml("a: 1\na: 2\n", "x.yaml")
    assert source is not None
    assert source.data == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: [1\n", 2, 1),
        ("a: 1\n b: 2\n", 2, 3),
        ("a: 'x\n", 2, 1),
        ("a: *onbekend\n", 1, 4),
        ("--- a\n--- b\n", 2, 1),
        ("a: \x00", None, None),
    ],
)
def test_a_text_that_is_no_yaml_is_one_fault(text: str, line: int | None, column: int | None) -> None:
    """A syntax fault says where the reader stopped understanding."""
    source, faults = read_yaml(text, "x.yaml")
    assert source is None
    assert fault_places(faults) == [("yaml.invalid", line, column)]
    assert "\n" not in faults[0].message


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
@pytest.mark.parametrize("depth", [2_000, 60_000])
def test_a_text_that_is_nested_too_deeply_is_refused(opening: str, depth: int) -> None:
    """Without this a small hostile file would end the whole process."""
    closing = {"[": "]", "{a: ": "}"}.get(opening, "")
    source, faults = read_yaml(opening * depth + "x" + closing * depth, "x.yaml")
    assert source is None
    assert fault_places(faults) == [("yaml.too_deep", None, None)]


def test_aliases_that_unfold_without_end_are_refused() -> None:
    """Nine lines that would become a hundred million values."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    source, faults = read_yaml("\n".join(lines), "x.yaml")
    assert source is None
    assert fault_places(faults) == [("yaml.too_deep", None, None)]
