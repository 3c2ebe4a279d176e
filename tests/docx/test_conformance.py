from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

import pytest

from proeftuin_docs.document import Document, Layout, Window
from tests.builders import blank, filled
from tests.docx.conftest import Render
from tests.docx.documents import document, every_kind
from tests.docx.letters import NASTY_NAMES, full_letter, letter, working_list
from tests.docx.reading import body, bookmarked, controls, text_of

DOCUMENTS: Mapping[str, Callable[[], Document]] = {
    "blank-form": blank,
    "filled-form": filled,
    "blank-model": lambda: every_kind(filled=False),
    "filled-model": lambda: every_kind(filled=True),
    "empty": document,
    "letter-left": full_letter,
    "letter-right": lambda: full_letter(window=Window.RIGHT),
    "letter-easy": lambda: full_letter(Layout.EASY_LETTER),
    "letter-long-name": lambda: letter(recipient=NASTY_NAMES),
    "compact": lambda: working_list(rows=25),
}


@pytest.mark.conformance
def test_the_open_xml_sdk_finds_no_fault(
    ooxml_validator: Callable[[Sequence[Path]], Mapping[Path, Sequence[str]]], render: Render, tmp_path: Path
) -> None:
    """Blank and filled documents are valid by the schemas that Word itself uses."""
    files = [tmp_path / f"{name}.docx" for name in DOCUMENTS]
    for path in files:
        path.write_bytes(render(DOCUMENTS[path.stem]()))
    assert {path: list(faults) for path, faults in ooxml_validator(files).items()} == {
        path: [] for path in files
    }


@pytest.mark.conformance
@pytest.mark.parametrize("name", ["filled-form", "filled-model", "blank-model"])
def test_values_survive_libreoffice(
    name: str, soffice: Callable[[Path, str, Path], Path], render: Render, tmp_path: Path
) -> None:
    """Opened and saved by LibreOffice, every text is still found by its bookmark."""
    source = tmp_path / f"{name}.docx"
    data = render(DOCUMENTS[name]())
    source.write_bytes(data)
    saved = soffice(source, "docx", tmp_path / "saved").read_bytes()
    texts = bookmarked(saved)
    assert len(controls(data)) > 10
    for control in controls(data):
        assert texts[f"v_{sha256(control.tag.encode()).hexdigest()[:16]}"] == control.text, control.tag


@pytest.mark.conformance
@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.startswith(("letter", "compact"))])
def test_everything_is_printed(
    name: str,
    soffice: Callable[[Path, str, Path], Path],
    pdftotext: Callable[[Path], str],
    render: Render,
    tmp_path: Path,
) -> None:
    """Printed by LibreOffice, every word of a letter and of a working list is on the paper."""
    source = tmp_path / f"{name}.docx"
    data = render(DOCUMENTS[name]())
    source.write_bytes(data)
    printed = _letters_of(pdftotext(soffice(source, "pdf", tmp_path / "printed")))
    words = text_of(body(data)).split()
    assert len(words) > 40
    assert [word for word in words if _letters_of(word) not in printed] == []


def _letters_of(text: str) -> str:
    """The letters and digits alone: where a line ends, and how an accent is put together, is no matter."""
    return "".join(sign for sign in normalize("NFKD", text) if sign.isalnum())
