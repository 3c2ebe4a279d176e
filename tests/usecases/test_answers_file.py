"""Values files: YAML or JSON, read without typing, every fault with its place."""

import pytest

from proeftuin_docs.errors import DataError, Diagnostic
from proeftuin_docs.text.data_files import read_answers


def faults_in(content: bytes, name: str) -> tuple[Diagnostic, ...]:
    """The faults for which a values file is refused."""
    with pytest.raises(DataError) as caught:
        read_answers(content, name)
    assert caught.value.diagnostics
    return caught.value.diagnostics


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"telefoon: 0612345678\naantal: 1.50\nja: no\n", "a.yaml"),
        (b'{"telefoon": "0612345678", "aantal": 1.50, "ja": "no"}', "a.json"),
        (b'\xef\xbb\xbf{"telefoon": "0612345678", "aantal": 1.50, "ja": "no"}', "A.JSON"),
        (b"telefoon: 0612345678\r\naantal: 1.50\r\nja: no\r\n", "-"),
    ],
)
def test_what_was_typed_stays_text(content: bytes, name: str) -> None:
    """A number keeps its noughts and a word is no truth value, in either format."""
    assert read_answers(content, name).data == {"telefoon": "0612345678", "aantal": "1.50", "ja": "no"}


@pytest.mark.parametrize(("number", "text"), [("12", "12"), ("1e3", "1e3"), ("NaN", "NaN"), ("-0.0", "-0.0")])
def test_a_number_in_json_stays_as_written(number: str, text: str) -> None:
    """JSON has numbers; a form has text."""
    assert read_answers(f'{{"a": {number}}}'.encode(), "a.json").data == {"a": text}


@pytest.mark.parametrize(
    ("content", "name", "codes"),
    [
        (b"a: 1\na: 2\nb: 1\nb: 2\n", "a.yaml", ["yaml.repeated_key", "yaml.repeated_key"]),
        (b'{"a": 1, "a": 2, "b": {"c": 1, "c": 2}}', "a.json", ["yaml.repeated_key", "yaml.repeated_key"]),
        (b"\xff\xfea", "a.yaml", ["answers.unreadable_text"]),
        (b"\xe9", "a.json", ["answers.unreadable_text"]),
        (b"a: [", "a.yaml", ["yaml.invalid"]),
        (b"x: &x [*x]", "a.yaml", ["yaml.refers_to_itself"]),
        (b"[" * 20_000, "a.yaml", ["yaml.too_deep"]),
        (b"[" * 200_000, "a.json", ["answers.too_deep"]),
        (b"", "a.json", ["answers.invalid_json"]),
    ],
)
def test_a_broken_file_is_refused(content: bytes, name: str, codes: list[str]) -> None:
    """Every fault of the file at once, none of them a crash."""
    assert sorted(fault.name for fault in faults_in(content, name)) == codes


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ('{"a": 1,\n "b" 2}', 2, 6, "hier ontbreekt een dubbele punt"),
        ('{"a": }', 1, 7, "hier ontbreekt een waarde"),
        ('{"a": 1} x', 1, 10, "na het eind staat nog iets"),
        ('{"a": 1 "b": 2}', 1, 9, "hier ontbreekt een komma"),
        ('{"a": "x', 1, 7, "deze tekst heeft geen aanhalingsteken aan het eind"),
        ("{a: 1}", 1, 2, "hier hoort een naam tussen dubbele aanhalingstekens"),
        ('{"a": "x\ny"}', 1, 9, "hier staat een regeleinde of een onzichtbaar teken in een tekst"),
        ('{"a": "\\q"}', 1, 8, "na deze backslash hoort een ander teken"),
        ('{"a": "\\u12"}', 1, 9, "na \\u horen vier cijfers of letters van 0 tot en met f"),
    ],
)
def test_broken_json_is_said_in_dutch_with_its_place(text: str, line: int, column: int, said: str) -> None:
    """Line and column point at the spot, and the words are not the library's English."""
    (fault,) = faults_in(text.encode(), "a.json")
    assert (fault.place.line, fault.place.column) == (line, column)
    assert said in fault.message


def test_a_fault_does_not_repeat_what_was_filled_in() -> None:
    """A message may end up in a log; an answer must not."""
    for name in ("a.json", "a.yaml"):
        shown = "\n".join(str(fault) for fault in faults_in(b'{"a": "mijn geheim" "b"', name))
        assert "geheim" not in shown


def test_an_empty_file_holds_no_answers() -> None:
    """An empty values file makes a blank document."""
    assert read_answers(b"", "a.yaml").data is None
