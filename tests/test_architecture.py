"""The shape of the program: size of functions and modules, and Dutch that stands where it belongs."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "proeftuin_docs"
MODULES: Final = sorted([*SOURCE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
LONGEST_FUNCTION: Final = 50
LONGEST_MODULE: Final = 500
_SMALL_WORDS: Final = """
    de het een niet van en dat te aan voor zijn er maar ook naar bij uit nog geen kan deze dit
    wordt worden moet heeft
"""
DUTCH: Final = frozenset(_SMALL_WORDS.split())


Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def functions(path: Path) -> Sequence[Function]:
    """Every function of a module, those inside others too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def length(function: Function) -> int:
    """The lines from `def` to the last one."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every literal that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.lineno, node.value


def is_dutch_sentence(text: str) -> bool:
    """Whether a text has three words or more with spaces between them, two of them common in Dutch."""
    words = [word.strip(".,:;!?'\"()‘’“”") for word in text.lower().split()]
    return len(words) > 2 and len([word for word in words if word in DUTCH]) > 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_so_are_its_functions(path: Path) -> None:
    """A module holds one subject and is no drawer; a function that grows past 50 does several things."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert [item.name for item in functions(path) if length(item) > LONGEST_FUNCTION] == []


_OF_THE_PROGRAM: Final = {"NotImplementedError", "AssertionError"}
"""What no caller can be ready for."""


def raised_by(function: Function) -> set[str]:
    """The names of what a function itself raises."""
    raised = [node.exc for node in ast.walk(function) if isinstance(node, ast.Raise) and node.exc is not None]
    called = [node.func if isinstance(node, ast.Call) else node for node in raised]
    return {node.id for node in called if isinstance(node, ast.Name)} - _OF_THE_PROGRAM


def test_a_public_function_says_what_it_raises() -> None:
    """Who calls it can be ready for it; what the desk raises is an answer, which its description tells."""
    modules = [path for path in SOURCE.rglob("*.py") if "desk" not in path.parts]
    public = [(path, item) for path in modules for item in functions(path) if not item.name.startswith("_")]
    raising = [(path, item) for path, item in public if raised_by(item)]
    assert len(raising) > 50
    silent = [
        f"{path.name}: {item.name}"
        for path, item in raising
        if "raise" not in (ast.get_docstring(item) or "raises").lower()
    ]
    assert silent == []


def test_functions_are_small_as_a_rule() -> None:
    """Half have at most eight lines of code and nine in ten at most 25, docstring and signature counted."""
    lengths = sorted(length(item) for path in SOURCE.rglob("*.py") for item in functions(path))
    assert len(lengths) > 100
    assert median(lengths) <= 10
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    """A module is a noun of the domain."""
    assert [path for path in MODULES if path.stem in ("utils", "helpers", "manager", "common", "misc")] == []


def test_no_dutch_sentence_stands_in_python() -> None:
    """Words that a user reads are data, so that a court can read and change them."""
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, text in strings(path)
        if is_dutch_sentence(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("de vraag heeft geen label", True),
        ("nog_niet_bij_de_naam", False),
        ("in en uit", True),
        ("is in use", False),
    ],
)
def test_a_dutch_sentence_is_told_by_its_small_words(text: str, *, dutch: bool) -> None:
    """The check above would otherwise pass whatever stands there."""
    assert is_dutch_sentence(text) is dutch
