"""A file in which somebody may have worked is never written over by a command that names it with `-o`."""

from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter

from proeftuin_docs.cli.commands import app
from proeftuin_docs.formats.opc import read_package
from proeftuin_docs.formats.untouched import is_as_written

FORM: Final = "veiligheidsplan@1.0.1"


def told(*arguments: str | Path) -> list[str]:
    """The faults that a command tells, none when it does its work."""
    done = CliRunner().invoke(app, [str(item) for item in arguments], standalone_mode=False)
    return [item.name for item in getattr(done.exception, "diagnostics", ())]


def filled_pdf(content: bytes, *, incremental: bool) -> bytes:
    """The form as a viewer stores it: behind what was there, or written anew."""
    writer = PdfWriter(BytesIO(content), incremental=incremental)
    writer.update_page_form_field_values(writer.pages[0], {}, auto_regenerate=False)
    writer.add_metadata({"/Producer": "viewer"})
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def stored_by_word(content: bytes) -> bytes:
    """The same parts as another program packs them."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, part in read_package(content).items():
            archive.writestr(name, part)
    return target.getvalue()


def changed(content: bytes, format_name: str) -> bytes:
    """A document after somebody filled it in and stored it."""
    if format_name == "pdf":
        return filled_pdf(content, incremental=True)
    if format_name == "docx":
        return stored_by_word(content)
    return content.replace(b'<html lang="nl-NL">\n<head>', b'<html lang="nl-NL" data-kept=""><head>', 1)


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
def test_a_document_that_somebody_filled_in_stays(format_name: str, tmp_path: Path) -> None:
    """As it was made it is written over, also by another one; once somebody stored it, it is not."""
    target = tmp_path / f"plan.{format_name}"
    command = ("render", FORM, "--format", format_name, "-o", target)
    for size in ("normaal", "groot", "normaal"):
        assert told(*command, "--size", size) == []
    work = changed(target.read_bytes(), format_name)
    target.write_bytes(work)
    assert told(*command) == ["flows.already_there"]
    assert target.read_bytes() == work


def test_a_pdf_that_a_viewer_wrote_anew_is_known(tmp_path: Path) -> None:
    """By its second line."""
    target = tmp_path / "plan.pdf"
    assert told("render", FORM, "--format", "pdf", "-o", target) == []
    content = target.read_bytes()
    assert is_as_written(content)
    assert len(PdfReader(BytesIO(content)).pages) > 0
    assert not is_as_written(filled_pdf(content, incremental=False))


@pytest.mark.parametrize(
    ("work", "stays"),
    [
        (b"%PDF-1.4 scan", True),
        (b"PK\x03\x04", True),
        (b"\xef\xbb\xbf<html><p>Kim", True),
        (b"oud", False),
        (b"", False),
    ],
)
def test_a_document_that_is_not_ours_stays(work: bytes, stays: bool, tmp_path: Path) -> None:
    """Of what is empty, or called a document and none of any kind, nothing can be lost."""
    target = tmp_path / "plan.pdf"
    target.write_bytes(work)
    assert told("render", FORM, "--format", "pdf", "-o", target) == (["flows.already_there"] if stays else [])
    assert (target.read_bytes() == work) == stays


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("hearing", "--template"), "zaak.yaml"),
        (("letters", "--template"), "lijst.xlsx"),
        (("letters", "--template"), "lijst.csv"),
        (("house-style", "brief"), "brief.docx"),
    ],
)
def test_a_template_that_somebody_filled_in_stays(
    command: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    """A case, a list, a house style; again over the blank one is allowed."""
    target = tmp_path / name
    assert told(*command, "-o", target) == []
    assert told(*command, "-o", target) == []
    blank = target.read_bytes()
    work = stored_by_word(blank) if blank.startswith(b"PK") else blank + b"# Kim\n"
    target.write_bytes(work)
    assert told(*command, "-o", target) == ["flows.already_there"]
    assert target.read_bytes() == work
