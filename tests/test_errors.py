"""Diagnostics: every fault has a name, its words and one number, and every message gets its facts."""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any, Final

import pytest

from proeftuin_docs import errors
from proeftuin_docs.errors import (
    DataError,
    DefinitionError,
    ExitCode,
    Place,
    PlaceKind,
    ProeftuinError,
    RenderError,
    Severity,
    ToolMissingError,
    WrongUsageError,
    cases,
    declared,
    definitions,
    known_words,
    number_of,
    usage,
)

PACKAGE: Final = Path(errors.__file__).parent
SOURCE: Final = PACKAGE.parent
TESTS: Final = Path(__file__).parent
SUBJECTS: Final = tuple(sorted({name.partition(".")[0] for name in known_words()}))
NUMBER: Final = re.compile(r"(?<![A-Za-z0-9+#-])[A-Z][0-9]{3}(-[a-z]+)?(?![A-Za-z0-9])")
NUMBERS: Final = {entry["number"] for entry in known_words().values()}
for subject in SUBJECTS:
    import_module(f"proeftuin_docs.errors.{subject}")


def texts(words: Mapping[str, Any]) -> Iterator[str]:
    """The messages and hints of an entry, for every kind of place."""
    for key, value in words.items():
        if isinstance(value, dict):
            yield from texts(value)
        elif key != "number":
            yield value


def placeholders(name: str) -> set[str]:
    """The facts that the messages and hints of a fault want."""
    words = texts(known_words()[name])
    return {fact for text in words for _, fact, _, _ in Formatter().parse(text) if fact}


def used_in(path: Path) -> Iterator[str]:
    """The names of the faults that a module mentions, whatever it calls the modules they are in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    aliases = {
        alias.asname or alias.name: alias.name
        for node in imports
        if node.module == "proeftuin_docs.errors"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
            yield f"{aliases[node.value.id]}.{node.attr}"


def numbers_in(path: Path) -> Iterator[str]:
    """The published numbers that a module spells out in its texts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (found[0] for found in NUMBER.finditer(node.value) if found[0] in NUMBERS)


def test_every_fault_has_words_and_all_words_are_of_a_fault() -> None:
    """A fault without words would break the very sentence that has to help; words without one are dead."""
    assert len(declared()) > 300
    assert set(declared()) == set(known_words())


def test_no_two_faults_share_a_number() -> None:
    """Who looks a number up has to find one fault."""
    assert len(NUMBERS) == len(known_words())


@pytest.mark.parametrize("name", sorted(known_words()))
def test_a_fault_declares_what_its_words_say(name: str) -> None:
    """No fact is missing, which would raise an error in the user's face, and none is asked for nothing."""
    assert set(declared()[name].facts) == placeholders(name)


def test_every_fault_is_used() -> None:
    """A fault that nothing can show is dead text."""
    modules = [path for path in SOURCE.rglob("*.py") if path.parent != PACKAGE]
    assert set(declared()) - {name for path in modules for name in used_in(path)} == set()


def test_every_number_can_be_found() -> None:
    """A number of another shape would pass the check below unseen."""
    assert [number for number in NUMBERS if not NUMBER.fullmatch(number)] == []


def test_no_number_is_spelt_out() -> None:
    """A number says nothing to who reads the program; it is in the file of messages alone."""
    modules = (*SOURCE.rglob("*.py"), *TESTS.rglob("*.py"))
    spelt = {str(path): sorted(numbers_in(path)) for path in modules}
    assert {path: found for path, found in spelt.items() if found} == {}


@pytest.mark.parametrize("name", sorted(known_words()))
def test_a_message_says_the_fact_and_a_remedy(name: str) -> None:
    """Each has a fact and a hint, neither ends in a full stop, and nothing else is in the entry."""
    entry = known_words()[name]
    others = {kind.value for kind in PlaceKind} & entry.keys()
    assert entry.keys() - others == {"number", "message", "hint"}
    assert all(entry[kind].keys() == {"message", "hint"} for kind in others)
    for text in texts(entry):
        assert text.strip() == text != ""
        assert not text.endswith(".")


def test_words_depend_on_the_kind_of_place() -> None:
    """The same fault is about a key in a case and about a column in a list."""
    found = cases.not_yes_or_no(Place("zaak.yaml", 2), key="post_veilig")
    in_a_list = found.at(Place("lijst.csv", 2, path="Post veilig (C)", kind=PlaceKind.COLUMN))
    assert (found.message, in_a_list.message) == ("bij 'post_veilig' hoort ja of nee", "hier hoort ja of nee")
    assert found.number == in_a_list.number


def test_a_diagnostic_reads_as_place_fact_code_and_hint() -> None:
    """The first line is what a terminal can jump to; the second says what to do."""
    found = definitions.not_a_version(Place("forms/x/1.yaml", 3, 10), value="1.0")
    assert str(found) == (
        f"forms/x/1.yaml:3:10: '1.0' is geen versie ({found.number})\n"
        "  → schrijf drie getallen met punten, bijvoorbeeld 1.0.0"
    )


def test_a_diagnostic_without_a_place_starts_with_its_fact() -> None:
    """A wrong command has no file to point at."""
    assert str(usage.unknown_document(id="x", known="y")).startswith(
        f"formulier 'x' bestaat niet ({number_of('usage.unknown_document')})"
    )


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
    assert "'{id}'" in usage.unknown_document(id="{id}", known="{known}").message


def test_a_warning_is_no_error() -> None:
    """Only the severity differs."""
    assert (
        definitions.character_without_font.warning(char="x", code_point="U+0078").severity is Severity.WARNING
    )
    assert definitions.character_without_font(char="x", code_point="U+0078").severity is Severity.ERROR


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
    diagnostics = [definitions.empty_file(), definitions.empty_text(key="title")]
    shown = str(DefinitionError(diagnostics))
    assert all(f"({item.number})" in shown for item in diagnostics)
