"""Diagnostics: every code that the program uses has its words, and every message gets its facts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

from proeftuin_docs.definitions import faults
from proeftuin_docs.errors import (
    DataError,
    DefinitionError,
    Diagnostic,
    ExitCode,
    Place,
    ProeftuinError,
    RenderError,
    Severity,
    ToolMissingError,
    WrongUsageError,
    fault,
    known_words,
    warning,
)

SOURCE: Final = Path(faults.__file__).parents[1]
MAKERS: Final = {"fault", "warning", "_fault", "BadValue"}
CODE: Final = re.compile(r"[A-Z][0-9]{3}(-[a-z]+)?")


def is_code(value: object) -> bool:
    """Whether a value has the form of a code: a capital letter, three digits, perhaps a variant."""
    return isinstance(value, str) and CODE.fullmatch(value) is not None


def strings_in_source() -> Iterator[tuple[Path, str]]:
    """Every text literal of the program."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.value


def calls_in_source() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Place, code and fact names of every call that makes a diagnostic and spells out all its facts."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or name_of(node.func) not in MAKERS or not node.args:
                continue
            names = [keyword.arg for keyword in node.keywords]
            code = node.args[0]
            if isinstance(code, ast.Constant) and is_code(code.value) and None not in names:
                yield f"{path.name}:{node.lineno}", str(code.value), frozenset(str(name) for name in names)


def name_of(function: ast.expr) -> str:
    """The last part of a called function's name."""
    return getattr(function, "attr", getattr(function, "id", ""))


def codes_in_source() -> set[str]:
    """Every code that the source names, and those that its tables build."""
    literal = {text for _, text in strings_in_source() if is_code(text)}
    return literal | {f"F007-{kind}" for kind in faults._EXPECTED.values()}


def placeholders(code: str) -> set[str]:
    """The names that a code's message and hint want filled in."""
    texts = known_words()[code].values()
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_in_the_source_has_a_message() -> None:
    """A code without words would break the very sentence that has to help."""
    used = codes_in_source()
    assert len(used) > 50
    assert used - known_words().keys() == set()


def test_every_message_is_used() -> None:
    """A message that nothing can show is dead text."""
    assert known_words().keys() - codes_in_source() == set()


def test_every_call_gives_the_facts_its_message_wants() -> None:
    """A message whose fact is missing raises a KeyError in the user's face."""
    calls = list(calls_in_source())
    assert len(calls) > 40
    lacking = {f"{place} {code}": placeholders(code) - facts for place, code, facts in calls}
    assert {place: names for place, names in lacking.items() if names} == {}


@pytest.mark.parametrize("code", sorted(known_words()))
def test_a_message_says_the_fact_and_a_remedy(code: str) -> None:
    """Each has a fact and a hint, neither ends in a full stop, and nothing else is in the entry."""
    entry = known_words()[code]
    assert entry.keys() == {"message", "hint"}
    for text in entry.values():
        assert text.strip() == text != ""
        assert not text.endswith(".")


def test_a_diagnostic_reads_as_place_fact_code_and_hint() -> None:
    """The first line is what a terminal can jump to; the second says what to do."""
    found = fault("F014", Place("forms/x/1.yaml", 3, 10), value="1.0")
    assert str(found) == (
        "forms/x/1.yaml:3:10: '1.0' is geen versie (F014)\n"
        "  → schrijf drie getallen met punten, bijvoorbeeld 1.0.0"
    )


def test_a_diagnostic_without_a_place_starts_with_its_fact() -> None:
    """A wrong command has no file to point at."""
    assert str(fault("U001", id="x", known="y")).startswith("formulier 'x' bestaat niet (U001)")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 2), "a.yaml:2"),
        (Place("a.yaml", 2, 5, "deel > vraag"), "a.yaml:2:5: deel > vraag"),
        (Place(path="vraag"), "vraag"),
    ],
)
def test_a_place_names_only_what_is_known(place: Place, text: str) -> None:
    """Unknown parts leave no stray colons."""
    assert str(place) == text


def test_facts_stand_literally_in_a_message() -> None:
    """Braces in a user's text are no placeholders."""
    assert "'{id}'" in fault("U001", id="{id}", known="{known}").message


def test_a_warning_is_no_error() -> None:
    """Only the severity differs."""
    assert warning("F031", char="x", code_point="U+0078").severity is Severity.WARNING
    assert fault("F031", char="x", code_point="U+0078").severity is Severity.ERROR


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUsageError, ExitCode.WRONG_USAGE),
        (DefinitionError, ExitCode.DEFINITION_FAULT),
        (DataError, ExitCode.DATA_FAULT),
        (RenderError, ExitCode.CANNOT_RENDER),
        (ToolMissingError, ExitCode.TOOL_MISSING),
    ],
)
def test_each_error_owns_its_exit_code(error: type[ProeftuinError], code: ExitCode) -> None:
    """Scripts tell causes apart by exit code."""
    assert error([]).exit_code == code


def test_an_error_shows_all_its_diagnostics() -> None:
    """Every fault of a file is shown at once."""
    diagnostics = [Diagnostic("F005"), fault("F008", key="title")]
    shown = str(DefinitionError(diagnostics))
    assert [code for code in ("F005", "F008") if f"({code})" in shown] == ["F005", "F008"]
