"""Facts of a format that stand once: bookmarks, the printed identity, cells that are no formula."""

import ast
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs import formats
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import questions
from proeftuin_docs.formats.bookmarks import bookmark_name, is_bookmark_name
from proeftuin_docs.formats.csv_cells import formula_free
from proeftuin_docs.formats.identity import XMP_NAMESPACE, PrintedIdentity, printed_identities
from proeftuin_docs.formats.xml import UNWRITABLE
from proeftuin_docs.library import Library
from proeftuin_docs.resources import find_resources

HASH = "3f9a1c2b4d5e"
SHARED: Final = Path(formats.__file__).parent
MODULES: Final = {path: path.read_text(encoding="utf-8") for path in SHARED.parent.rglob("*.py")}


def test_every_reader_of_xml_has_the_same_limits() -> None:
    """A parser that is made elsewhere, or that walks a file, takes the options of `formats.xml`."""
    calls = [
        (path.name, node)
        for path, text in MODULES.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in ("XMLParser", "iterparse", "XMLPullParser")
    ]
    assert len(calls) > 1
    hardened = [
        call
        for _, call in calls
        if any(option.arg is None and ast.unparse(option.value) == "HARDENED" for option in call.keywords)
    ]
    assert [name for name, call in calls if call not in hardened] == []


def test_the_namespace_of_the_identity_stands_once() -> None:
    """A writer that has it otherwise than the reader makes files that no longer say what they are."""
    assert [path.name for path, text in MODULES.items() if XMP_NAMESPACE in text] == ["identity.py"]


def test_bookmarks_of_published_files_are_found() -> None:
    """Every name of a field is plain, so that a bookmark is the hash of its UTF-8 alone."""
    library = Library(find_resources())
    forms = [item.definition for item in library.loaded if isinstance(item.definition, FormDefinition)]
    names = [item.field.name for form in forms for item in questions(library.compose(form))]
    assert len(names) > 100
    for name in names:
        assert bookmark_name(name) == f"v_{sha256(name.encode('ascii')).hexdigest()[:16]}"
        assert is_bookmark_name(bookmark_name(name))


def test_half_a_character_names_a_bookmark_that_no_field_has() -> None:
    """A file can hold such a name; a document cannot."""
    assert UNWRITABLE.search("a\ud800")
    assert is_bookmark_name(bookmark_name("a\ud800"))


@pytest.mark.parametrize(
    "line",
    [
        f"Plan 1.0.0 · kenmerk {HASH}",
        f"Plan 1.0.0 · reference {HASH}",
        f"Plan 1.0.0 · {HASH}",
        f"1.0.0 KENMERK {HASH.upper()}.",
    ],
)
def test_the_printed_identity_is_found_in_every_language(line: str) -> None:
    """Of a letter without the word, of a form in either language, and as somebody types it."""
    assert list(printed_identities(line)) == [PrintedIdentity("1.0.0", HASH)]


@pytest.mark.parametrize(
    "line", [f"1.0 {HASH}", "1.0.0 · 3f9a1c2b4d5", f"1.1.0.0 {HASH}", f"1.0.0 {'x' * 41} {HASH}"]
)
def test_anything_else_is_no_printed_identity(line: str) -> None:
    """Too few digits, another number, or too far apart."""
    assert list(printed_identities(line)) == []


@pytest.mark.parametrize(
    "text",
    [
        *("=1", "+1", "-x", "@x", "\tx", "\rx", "\nx", "|x", "%x", "'=1", "''-x"),
        *(
            " =1",
            "\u00a0=1",
            "  '=1",
            "\u200b=1",
            "\ufeff@x",
            "＝1",
            "＋1",
            "－x",
            "＠x",
            "％x",
            "｜x",
            " ＝1",
            "'＝1",
        ),
    ],
)
def test_a_cell_is_no_formula(text: str) -> None:
    """Whatever sign the writer puts before it."""
    assert (formula_free(text), formula_free(text, " ")) == (f"'{text}", f" {text}")


@pytest.mark.parametrize("text", ["", "a", "-5", "-5,25", "12", "'a", "'t Hof", " a", "a=1"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    """Plain numbers too."""
    assert formula_free(text) == text


@given(st.text(st.sampled_from("'=+-@ \t＝a1\u200b"), max_size=8))
def test_the_sign_before_a_text_can_be_taken_off_again(text: str) -> None:
    """Whatever stands behind it; no two texts become one."""
    guarded = formula_free(text)
    assert guarded in (text, f"'{text}")
    back = guarded[1:] if guarded.startswith("'") and formula_free(guarded[1:]) == guarded else guarded
    assert back == text
