"""What other programs and people do to a PDF of ours, one thing at a time."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

Edit = Callable[[PdfWriter], None]
PdfObject = Any


def edited(content: bytes, *edits: Edit) -> bytes:
    """The file after these edits."""
    writer = PdfWriter(clone_from=BytesIO(content))
    for edit in edits:
        edit(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def object_of(value: object) -> PdfObject:  # noqa: PLR0911 - one kind of object each
    """A value as an object: `/x` is a name, a dictionary and a list stay what they are."""
    match value:
        case dict():
            return DictionaryObject({NameObject(key): object_of(part) for key, part in value.items()})
        case list() | tuple():
            return ArrayObject(map(object_of, value))
        case str() if value.startswith("/"):
            return NameObject(value)
        case str():
            return TextStringObject(value)
        case bool():
            return value
        case int():
            return NumberObject(value)
        case float():
            return FloatObject(value)
        case _:
            return value


def stream(data: bytes, **entries: object) -> StreamObject:
    """A stream with these entries."""
    made = StreamObject()
    made.set_data(data)
    made.update(object_of({f"/{key}": value for key, value in entries.items()}))
    return made


def field(writer: PdfWriter, name: str) -> PdfObject:
    """The field of this name."""
    root: PdfObject = writer.root_object
    fields = root["/AcroForm"]["/Fields"]
    return next(item.get_object() for item in fields if item.get_object().get("/T") == name)


def widgets(writer: PdfWriter, name: str) -> list[PdfObject]:
    """The widgets of a field, which may be the field itself."""
    found = field(writer, name)
    return [kid.get_object() for kid in found["/Kids"]] if "/Kids" in found else [found]


def say(name: str, **entries: object) -> Edit:
    """Put entries in a field; None takes one away."""

    def edit(writer: PdfWriter) -> None:
        _put(field(writer, name), entries)

    return edit


def say_widget(name: str, at: int, **entries: object) -> Edit:
    """Put entries in one widget of a field; a field that is its own widget gets one below it."""

    def edit(writer: PdfWriter) -> None:
        found = field(writer, name)
        if "/Kids" not in found:
            kid = DictionaryObject({NameObject("/Parent"): found.indirect_reference})
            for key in ("/Subtype", "/Rect", "/AP", "/P", "/F", "/Type"):
                if key in found:
                    kid[NameObject(key)] = found.raw_get(key)
            reference = writer._add_object(kid)
            found[NameObject("/Kids")] = ArrayObject([reference])
            for page in writer.pages:
                spots = page.get("/Annots", ArrayObject())
                for index, item in enumerate(spots):
                    if item.get_object() is found:
                        spots[index] = reference
            for key in ("/Subtype", "/Rect", "/AP", "/P", "/F", "/Type"):
                found.pop(key, None)
        _put(widgets(writer, name)[at], entries)

    return edit


def shown(name: str, text: str) -> Edit:
    """Let the widget of a field show a text in a font that every viewer has."""

    def edit(writer: PdfWriter) -> None:
        font = object_of({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"})
        data = (
            b"/Tx BMC BT /F1 9 Tf 2 6 Td (%s) Tj ET EMC" % text.encode("latin-1") if text else b"/Tx BMC EMC"
        )
        widget = widgets(writer, name)[0]
        left, bottom, right, top = (float(item) for item in widget["/Rect"])
        look = stream(data, Type="/XObject", Subtype="/Form", BBox=[0, 0, right - left, top - bottom])
        look[NameObject("/Resources")] = object_of({"/Font": {"/F1": font}})
        widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})

    return edit


def note(kind: str, page: int = 0, rect: tuple[int, ...] = (100, 400, 400, 450), **entries: object) -> Edit:
    """Put an annotation on a page."""

    def edit(writer: PdfWriter) -> None:
        made = object_of({"/Type": "/Annot", "/Subtype": kind, "/Rect": list(rect), "/F": 4})
        _put(made, entries)
        target: PdfObject = writer.pages[page]
        target.setdefault(NameObject("/Annots"), ArrayObject()).append(writer._add_object(made))

    return edit


def draw(operators: bytes, page: int = 0, *, font: bool = False) -> Edit:
    """Draw over the content of a page."""

    def edit(writer: PdfWriter) -> None:
        target: PdfObject = writer.pages[page]
        contents = target.raw_get("/Contents")
        parts = contents if isinstance(contents, ArrayObject) else ArrayObject([contents])
        parts.append(writer._add_object(stream(operators)))
        target[NameObject("/Contents")] = parts
        if font:
            fonts = target["/Resources"].setdefault(NameObject("/Font"), DictionaryObject()).get_object()
            made = object_of({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"})
            fonts[NameObject("/Fextra")] = writer._add_object(made)

    return edit


def in_catalog(**entries: object) -> Edit:
    """Put entries in the catalog."""
    return lambda writer: _put(writer.root_object, entries)


def in_page(page: int = 0, **entries: object) -> Edit:
    """Put entries in a page."""
    return lambda writer: _put(writer.pages[page], entries)


def _put(target: DictionaryObject, entries: dict[str, object]) -> None:
    for key, value in entries.items():
        if value is None:
            target.pop(f"/{key}", None)
        else:
            target[NameObject(f"/{key}")] = object_of(value)
