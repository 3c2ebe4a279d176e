"""The wording: every phrase that is asked for exists, and every phrase that exists is asked for."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

from proeftuin_docs.errors import ConfigurationError
from proeftuin_docs.resources import Resources, bundled_root
from proeftuin_docs.text import wording
from proeftuin_docs.text.wording import load_wording
from tests.builders import dutch

SOURCE: Final = Path(wording.__file__).parents[1]
TEMPLATES: Final = bundled_root() / "templates"


def phrase_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `phrase` in the program, with its place."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "phrase" and node.args:
                yield f"{path.name}:{node.lineno}", node


def fixed_calls() -> Iterator[tuple[str, str, set[str]]]:
    """Place, key and facts of the calls whose key stands in the source and whose facts are spelled out."""
    for place, call in phrase_calls():
        key, facts = call.args[0], {keyword.arg for keyword in call.keywords}
        if isinstance(key, ast.Constant) and None not in facts:
            yield place, str(key.value), {str(fact) for fact in facts}


def key_patterns() -> Iterator[str]:
    """What matches the keys that the source puts together, as `mark_{status}`."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                texts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                if any(text and "_" in str(text) for text in texts):
                    yield "".join("[a-z0-9_]+" if text is None else re.escape(str(text)) for text in texts)


def words_in_use() -> set[str]:
    """Every word of the program and of the templates, the wording itself left out."""
    files = [*SOURCE.rglob("*.py"), *(path for path in TEMPLATES.rglob("*") if path.parent.name != "wording")]
    readable = [
        path for path in files if path.is_file() and path.suffix not in (".docx", ".png", ".ttf", ".woff2")
    ]
    return {word for path in readable for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}


def placeholders(key: str) -> set[str]:
    """The names that a phrase wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(dutch().phrases[key]) if name}


def test_every_phrase_that_the_source_names_exists() -> None:
    """A missing phrase would stop a document half-way."""
    named = {key: place for place, key, _ in fixed_calls()}
    assert len(named) > 15
    assert {key: place for key, place in named.items() if key not in dutch().phrases} == {}


def test_every_phrase_gets_the_facts_it_wants() -> None:
    """A fact that is not given raises a KeyError."""
    known = [(place, key, facts) for place, key, facts in fixed_calls() if key in dutch().phrases]
    assert known
    lacking = {place: placeholders(key) - facts for place, key, facts in known}
    assert {place: names for place, names in lacking.items() if names} == {}


def test_every_phrase_is_used() -> None:
    """A phrase that no document shows is dead text."""
    words, patterns = words_in_use(), [re.compile(pattern) for pattern in key_patterns()]
    unused = [
        key
        for key in dutch().phrases
        if key not in words and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert len(dutch().phrases) > 30
    assert unused == []


def test_a_fact_stands_literally_in_a_phrase() -> None:
    """Braces in somebody's words are no placeholders."""
    assert dutch().phrase("question_number", number="{number}") == "vraag {number}"


def test_a_day_is_written_in_words_and_in_figures() -> None:
    """Months are Dutch whatever the machine's locale; figures have fixed width."""
    assert dutch().long_date(date(2026, 3, 1)) == "1 maart 2026"
    assert dutch().field_date(date(2026, 3, 1)) == "01-03-2026"
    assert dutch().field_date(date(987, 3, 1)) == "01-03-0987"


def test_a_court_replaces_single_phrases(tmp_path: Path) -> None:
    """What its own folder does not say stays as it is bundled."""
    folder = tmp_path / "templates" / "wording"
    folder.mkdir(parents=True)
    (folder / "nl.yaml").write_text("phrases: {yes: Jazeker}\n", encoding="utf-8")
    own = load_wording(Resources((tmp_path, bundled_root())), "nl")
    assert (own.phrase("yes"), own.phrase("no")) == ("Jazeker", dutch().phrase("no"))
    assert own.months == dutch().months


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("phrases: {yes: Ja}\nmonths: [januari]\n", "configuration.incomplete_wording"),
        ("months: []\n", "configuration.incomplete_wording"),
        ("phrases: [ja]\n", "configuration.incomplete_wording"),
        ("months: 12\n", "configuration.incomplete_wording"),
        ("phrases: {\n", "yaml.invalid"),
    ],
)
def test_a_wording_that_lacks_something_is_refused(tmp_path: Path, text: str, code: str) -> None:
    """A document without its words is not made."""
    folder = tmp_path / "templates" / "wording"
    folder.mkdir(parents=True)
    (folder / "xx.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_wording(Resources((tmp_path,)), "xx")
    assert code in [fault.name for fault in caught.value.diagnostics]


def test_a_language_without_wording_is_refused() -> None:
    """Nothing falls back to another language in silence."""
    with pytest.raises(ConfigurationError) as caught:
        load_wording(Resources((bundled_root(),)), "xx")
    assert [fault.name for fault in caught.value.diagnostics] == ["configuration.incomplete_wording"]
