"""The fields of an AcroForm in a file (ISO 32000-1, 12.7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

from proeftuin_docs.errors import DataError, Place, returned
from proeftuin_docs.returned.readers.limits import MAX_FIELD_DEPTH, MAX_FIELDS, MAX_TEXT_LENGTH
from proeftuin_docs.returned.readers.model import RawField

_INHERITED: Final = ("/FT", "/V", "/TU", "/Ff", "/Opt")
"""Entries that a field has from the one above it when it has none of its own (12.7.3.1)."""
_OFF: Final = "Off"
_BUTTON: Final = "/Btn"
_PUSH: Final = 1 << 16
"""Field flag of a button that does something and holds nothing (Table 226, bit 17)."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A field or a widget on the way down, with what it has from above."""

    entry: DictionaryObject
    names: tuple[str, ...]
    above: dict[str, Any]
    depth: int


def raw_fields(reader: PdfReader, name: str) -> Iterator[RawField]:
    """Return every field by its full name, in file order; a duplicate comes twice.

    Fields that hang on pages only, as some programs leave them, count too. Raises `DataError` when there
    are more, deeper or longer ones than any form has.
    """
    walk = _Walk(name)
    root = resolved(reader.trailer.get("/Root"))
    form = resolved(root.get("/AcroForm")) if isinstance(root, DictionaryObject) else None
    if isinstance(form, DictionaryObject):
        for kid in array(form.get("/Fields")):
            yield from walk.down(kid, _Node(DictionaryObject(), (), {}, 0))
    for page in reader.pages:
        for annotation in array(page.get("/Annots")):
            yield from walk.orphan(annotation)


class _Walk:
    """Goes down a tree that may have loops, and remembers where it was."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: set[int] = set()
        self._count = 0

    def down(self, reference: Any, above: _Node) -> Iterator[RawField]:  # noqa: ANN401 - any PDF object
        entry = resolved(reference)
        if not isinstance(entry, DictionaryObject) or not self._is_new(reference, entry):
            return
        self._require_limits(above.depth)
        title = _text(entry.get("/T"))
        names = (*above.names, title) if "/T" in entry else above.names
        own = {key: resolved(entry[key]) for key in _INHERITED if key in entry}
        node = _Node(entry, names, {**above.above, **own}, above.depth + 1)
        kids = [kid for kid in array(entry.get("/Kids")) if isinstance(resolved(kid), DictionaryObject)]
        fields = [kid for kid in kids if "/T" in resolved(kid)]
        if fields:
            for kid in kids:
                yield from self.down(kid, node)
        elif names:
            for kid in kids:
                self._is_new(kid, resolved(kid))
            yield self._field(node, [resolved(kid) for kid in kids] or [entry])

    def orphan(self, reference: Any) -> Iterator[RawField]:  # noqa: ANN401 - any PDF object
        """A widget of a page that the form does not lead to."""
        entry = resolved(reference)
        if not isinstance(entry, DictionaryObject) or entry.get("/Subtype") != "/Widget":
            return
        if id(entry) in self._seen or _key(reference, entry) in self._seen:
            return
        chain = [entry]
        while len(chain) < MAX_FIELD_DEPTH and isinstance(
            parent := resolved(chain[-1].get("/Parent")), DictionaryObject
        ):
            chain.append(parent)
        if any(id(item) in self._seen for item in chain):
            return
        yield from self.down(chain[-1], _Node(DictionaryObject(), (), {}, 0))

    def _is_new(self, reference: Any, entry: DictionaryObject) -> bool:  # noqa: ANN401 - any PDF object
        keys = {_key(reference, entry), id(entry)}
        if keys & self._seen:
            return False
        self._seen |= keys
        return True

    def _require_limits(self, depth: int) -> None:
        self._count += 1
        if depth > MAX_FIELD_DEPTH or self._count > MAX_FIELDS:
            raise DataError([returned.too_many_fields(Place(self._name))])

    def _field(self, node: _Node, widgets: list[DictionaryObject]) -> RawField:
        name = ".".join(node.names)
        tooltip = _text(node.above.get("/TU"))
        if node.above.get("/FT") == _BUTTON:
            return RawField(name, chosen=_state(node, widgets), tooltip=tooltip)
        text = _value(node.above.get("/V"))
        if len(text) > MAX_TEXT_LENGTH:
            raise DataError([returned.too_many_fields(Place(self._name))])
        return RawField(name, text=text, tooltip=tooltip)


def _state(node: _Node, widgets: list[DictionaryObject]) -> str | None:
    """The state of a button that is on; where value and appearance disagree, what a person sees counts."""
    if int(node.above.get("/Ff") or 0) & _PUSH:
        return None
    shown = [_name(widget.get("/AS")) for widget in widgets if "/AS" in widget]
    on = [state for state in shown if state and state != _OFF]
    if shown:
        return on[0] if on else None
    value = _name(node.above.get("/V"))
    return value if value and value != _OFF else None


def _name(value: Any) -> str:  # noqa: ANN401 - any PDF object
    found = resolved(value)
    if isinstance(found, NameObject):
        return str(found).removeprefix("/")
    return _text(found)


def _value(value: Any) -> str:  # noqa: ANN401 - any PDF object
    """A text field's value, with line ends as one character; a list has its first."""
    found = resolved(value)
    if isinstance(found, StreamObject):
        found = _decoded(found.get_data())
    if isinstance(found, ArrayObject):
        found = resolved(found[0]) if found else ""
    return _text(found).replace("\r\n", "\n").replace("\r", "\n")


def _text(value: Any) -> str:  # noqa: ANN401 - any PDF object
    found = resolved(value)
    if isinstance(found, ByteStringObject | bytes):
        return _decoded(bytes(found))
    if isinstance(found, NameObject):
        return str(found).removeprefix("/")
    if found is None or isinstance(found, NullObject | DictionaryObject | ArrayObject):
        return ""
    return str(found) if isinstance(found, TextStringObject | str | int | float) else ""


def _decoded(data: bytes) -> str:
    """A text string (7.9.2.2) that pypdf left as bytes."""
    for mark, codec in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace")
    return data.decode("cp1252", errors="replace")


def array(value: Any) -> list[Any]:  # noqa: ANN401 - any PDF object
    """The items of an array; none where this is no array."""
    found = resolved(value)
    return list(found) if isinstance(found, ArrayObject) else []


def resolved(value: Any) -> Any:  # noqa: ANN401 - any PDF object
    """The object itself where this is a reference to it."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def _key(reference: Any, entry: DictionaryObject) -> int:  # noqa: ANN401 - any PDF object
    return -1 - int(reference.idnum) if isinstance(reference, IndirectObject) else id(entry)
