"""Short ways to write PDF objects with pypdf (ISO 32000-1, 7.3)."""

from collections.abc import Mapping, Sequence

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

Plain = PdfObject | str | bool | int | float | Sequence["Plain"] | Mapping[str, "Plain"]


def text(value: str) -> TextStringObject:
    """A text string (7.9.2.2), whatever its characters."""
    string = TextStringObject(value)
    if not value.isascii():
        string.autodetect_utf16 = True
        string.utf16_bom = b"\xfe\xff"
    return string


def to_pdf(value: Plain) -> PdfObject:  # noqa: PLR0911 - a case per kind of object
    """A PDF object of plain values; a `str` is a name and starts with a slash (see `text` for strings)."""
    match value:
        case PdfObject():
            return value
        case bool():
            return BooleanObject(value)
        case int():
            return NumberObject(value)
        case float():
            return FloatObject(round(value, 4))
        case str():
            return NameObject(value)
        case Mapping():
            return dictionary(value)
        case _:
            return ArrayObject(to_pdf(item) for item in value)


def dictionary(entries: Mapping[str, Plain]) -> DictionaryObject:
    """A dictionary of plain values; keys start with a slash."""
    made = DictionaryObject()
    set_entries(made, entries)
    return made


def set_entries(target: DictionaryObject, entries: Mapping[str, Plain]) -> None:
    """Sets these entries of a dictionary."""
    for key, value in entries.items():
        target[NameObject(key)] = to_pdf(value)


def add(writer: PdfWriter, value: PdfObject) -> IndirectObject:
    """A reference to the object, now part of the file."""
    return writer._add_object(value)


def stream(data: bytes, entries: Mapping[str, Plain]) -> StreamObject:
    """A compressed stream with these entries in its dictionary."""
    made = StreamObject()
    made.set_data(data)
    compressed = made.flate_encode()
    set_entries(compressed, entries)
    return compressed
