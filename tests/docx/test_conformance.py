from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from proeftuin_docs.document import Document
from tests.builders import blank, filled
from tests.docx.conftest import Render
from tests.docx.documents import document, every_kind
from tests.docx.reading import bookmarked, controls

DOCUMENTS: Mapping[str, Callable[[], Document]] = {
    "blank-form": blank,
    "filled-form": filled,
    "blank-model": lambda: every_kind(filled=False),
    "filled-model": lambda: every_kind(filled=True),
    "empty": document,
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
