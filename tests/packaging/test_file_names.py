"""Names of files that every system can hold, Windows too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.document import ID_PATTERN, Size
from proeftuin_docs.formats.file_names import is_device
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.journal import is_own_name, is_safe_name
from proeftuin_docs.renderers.registry import FORMATS
from tests.builders import faults_in, form_head, form_text

DEVICES = ("con", "PRN", "aux", "NUL.pdf", "com1", "COM¹", "lpt9.tar.gz", "conin$", "CONOUT$", "con .txt")


@pytest.mark.parametrize("name", DEVICES)
def test_a_device_is_no_name(name: str) -> None:
    """With any ending, in any capitals."""
    assert is_device(name)
    assert not is_safe_name(name)
    assert not is_own_name(f"{name}.pdf")


@pytest.mark.parametrize("name", ["contact", "com", "auxiliair", "nul-1", "x.con", "com10"])
def test_a_name_that_only_looks_like_one_is_a_name(name: str) -> None:
    """Windows compares what stands before the first point, whole."""
    assert not is_device(name)


@pytest.mark.parametrize("id_", ["con", "nul", "com1"])
def test_no_document_is_called_after_a_device(id_: str) -> None:
    """Its folder, and the file of it in a hearing's set, have that name."""
    (fault,) = faults_in(form_text(head=form_head(id=id_)), "formulier.yaml")
    assert fault.name == "definitions.reserved_id"


@given(st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda id_: len(id_) <= 40 and not is_device(id_)))
def test_any_other_id_makes_a_name_for_every_system(id_: str) -> None:
    """By itself, as in a hearing's set, and with version and format behind it."""
    made = (item.file_name(id_, "1.0.0") for item in FORMATS.values())
    assert [name for name in (f"{id_}.pdf", *made) if not is_own_name(name)] == []


def test_what_is_built_has_names_that_differ_without_capitals() -> None:
    """Every version in both sizes, whole and in parts, in every format."""
    library = Library.open()
    names = [
        form.file_name(item.definition.id, item.definition.version, edition)
        for item in library.loaded
        for part in (None, *(part.id for part in library.parts_of(item.definition)))
        for edition in (library.edition(item.definition, size, part) for size in Size)
        for form in FORMATS.values()
    ]
    assert len({name.casefold() for name in names}) == len(names) > 400
    assert [name for name in names if not is_own_name(name)] == []
