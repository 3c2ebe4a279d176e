"""A private reader for tests of meaning: what this program made itself, as raw fields."""

from proeftuin_docs.checks.pdf_fields import pdf_fields
from proeftuin_docs.checks.pdf_identity import pdf_identity
from proeftuin_docs.readback.model import Claim, FileKind, RawField, RawFile
from tests.html.reading import Page


def read_raw(content: bytes, name: str) -> RawFile:
    del name
    return _pdf(content) if content.startswith(b"%PDF") else _html(content)


def _pdf(content: bytes) -> RawFile:
    from io import BytesIO
    from pypdf import PdfReader

    fields: dict[str, RawField] = {}
    for item in pdf_fields(content):
        if item.kind == "Btn":
            state = None if item.value in ("Off", "") else item.value
            fields[item.name] = RawField(item.name, chosen=state)
        else:
            fields[item.name] = RawField(item.name, item.value)
    text = tuple(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return RawFile(FileKind.PDF, Claim(**pdf_identity(content)), tuple(fields.values()), text)


def _html(content: bytes) -> RawFile:
    page = Page(content)
    claim = Claim(*(page.meta(f"proeftuin-docs.{key}") for key in ("id", "version", "status", "hash")))
    fields: dict[str, RawField] = {}
    for control in page.controls():
        if control.kind in ("radio", "checkbox"):
            if control.checked or control.name not in fields:
                fields[control.name] = RawField(
                    control.name, chosen=control.value if control.checked else None
                )
        else:
            fields[control.name] = RawField(control.name, control.value)
    return RawFile(FileKind.HTML, claim, tuple(fields.values()), (page.text(),))
