"""What a returned file asks no work for: other documents, and text that is the same."""

from pathlib import Path

import pytest

from proeftuin_docs.definitions import load_definition
from proeftuin_docs.errors import DefinitionError
from proeftuin_docs.library import Library
from proeftuin_docs.returned import integrity
from proeftuin_docs.returned.verify import Verdict, verify
from tests.returned.files import FORMATS, given, read_one, rendered


def test_only_the_files_of_its_document_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every form and letter of the library, for one form that came back."""
    opened: list[str] = []

    def noted(text: str, name: str) -> object:
        opened.append(name)
        return load_definition(text, name)

    content = rendered("veiligheidsplan", "html", {"naam": "Kim"})
    monkeypatch.setattr("proeftuin_docs.library.load_definition", noted)
    assert [item.verdict for item in verify(Library.open(), [given(content)])] == [Verdict.FILLED]
    assert opened
    assert {name.split("/")[1] for name in opened} == {"veiligheidsplan"}


def test_a_version_that_cannot_be_read_is_named_with_its_faults(tmp_path: Path) -> None:
    """A file of it is judged by no other version, also when another document has faults as well."""
    for id_ in ("veiligheidsplan", "ander"):
        (tmp_path / "forms" / id_).mkdir(parents=True)
    (tmp_path / "forms/veiligheidsplan/1.0.1.yaml").write_text("titel: weg\n", encoding="utf-8")
    (tmp_path / "forms/ander/1.0.0.yaml").write_text("titel: ook weg\n", encoding="utf-8")
    library = Library.open(tmp_path)
    with pytest.raises(DefinitionError) as caught:
        verify(library, [given(rendered("veiligheidsplan@1.0.1", "html"))])
    assert {fault.place.file for fault in caught.value.diagnostics} == {"forms/veiligheidsplan/1.0.1.yaml"}
    assert caught.value.diagnostics == library.faults_of("veiligheidsplan", "1.0.1")
    assert (
        library.faults_of("veiligheidsplan", "1.0.0") == library.faults_of("veiligheidsplan", "9.9.9") == ()
    )


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_text_that_is_the_same_is_not_compared_word_by_word(
    monkeypatch: pytest.MonkeyPatch, format_name: str
) -> None:
    """The text around short answers is that of the blank form, to the character."""
    monkeypatch.setattr(integrity, "differences", None)
    read = read_one(rendered("veiligheidsplan", format_name, {"naam": "Kim"})).read
    assert read is not None
    assert {value for value in read.values.values() if value} == {"Kim"}
