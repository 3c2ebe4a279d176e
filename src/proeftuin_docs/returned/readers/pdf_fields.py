# SPDX-License-Identifier: EUPL-1.2
"""The fields of an AcroForm in a file (ISO 32000-1, 12.7)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree
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
from proeftuin_docs.formats.xml import read_xml
from proeftuin_docs.returned.readers.limits import MAX_FIELD_DEPTH, MAX_FIELDS, MAX_TEXT_LENGTH
from proeftuin_docs.returned.readers.model import RawField
from proeftuin_docs.returned.readers.pdf_pages import ShownText

_INHERITED: Final = ("/FT", "/V", "/RV", "/DV", "/TU", "/Ff", "/Opt")
"""Entries that a field has from the one above it when it has none of its own (12.7.3.1)."""
_OFF: Final = "Off"
_BUTTON: Final = "/Btn"
_TEXTS: Final = ("/Tx", "/Ch")
_LANGUAGE: Final = re.compile("\x1b[A-Za-z]{2}(?:[A-Za-z]{2})?\x1b")
"""Says in which language the text goes on (7.9.2.2.2)."""
_MARKUP: Final = re.compile(r"<[^>]*>")
_PUSH: Final = 1 << 16
"""Field flag of a button that does something and holds nothing (Table 226, bit 17)."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A field or a widget on the way down, with what it has from above."""

    entry: DictionaryObject
    names: tuple[str, ...]
    above: dict[str, Any]
    depth: int


_TOP: Final = _Node(DictionaryObject(), (), {}, 0)


def raw_fields(reader: PdfReader, name: str, shown: Mapping[int, str]) -> Iterator[RawField]:
    """Return every field by its full name, in file order; a duplicate comes twice.

    `shown` is what widgets of texts show that is not their value, by the `id` of the widget. Fields that hang
    on pages only, as some programs leave them, count too. Raises `DataError` when there
    are more, deeper or longer ones than any form has.
    """
    walk = _Walk(name, shown)
    for kid in array(dictionary(root_of(reader).get("/AcroForm")).get("/Fields")):
        yield from walk.down(kid, _TOP)
    for page in reader.pages:
        for annotation in array(page.get("/Annots")):
            yield from walk.orphan(annotation)


class _Walk:
    """Goes down a tree that may have loops, and remembers where it was."""

    def __init__(self, name: str, shown: Mapping[int, str]) -> None:
        self._name, self._shown = name, shown
        self._seen: set[int] = set()
        self._count = 0

    def down(self, reference: Any, above: _Node) -> Iterator[RawField]:  # noqa: ANN401 - any PDF object
        entry = resolved(reference)
        if not isinstance(entry, DictionaryObject) or not self._is_new(reference, entry):
            return
        self._count += 1
        if above.depth > MAX_FIELD_DEPTH or self._count > MAX_FIELDS:
            raise DataError([returned.too_many_fields(Place(self._name))])
        names = (*above.names, plain_text(entry["/T"])) if "/T" in entry else above.names
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
        entry = dictionary(reference)
        if entry.get("/Subtype") == "/Widget" and _key(reference, entry) not in self._seen:
            chain = list(lineage(entry))
            if self._seen.isdisjoint(map(id, chain)):
                yield from self.down(chain[-1], _TOP)

    def _is_new(self, reference: Any, entry: DictionaryObject) -> bool:  # noqa: ANN401 - any PDF object
        keys = {_key(reference, entry), id(entry)}
        if keys & self._seen:
            return False
        self._seen |= keys
        return True

    def _field(self, node: _Node, widgets: list[DictionaryObject]) -> RawField:
        """Return a field with what all of it agrees on, else with what each part of it says."""
        field = RawField(".".join(node.names), tooltip=plain_text(node.above.get("/TU")))
        if node.above.get("/FT") == _BUTTON:
            said, default = _states(node, widgets)
            rich = False
        else:
            said, rich = _texts(node, widgets)
            default = _value(node.above.get("/DV"))
        if sum(map(len, said)) > MAX_TEXT_LENGTH:
            raise DataError([returned.too_many_fields(Place(self._name))])
        shown = [self._shown[id(widget)] for widget in widgets if id(widget) in self._shown]
        if doubt := _doubt(said, shown, default, rich=rich):
            return replace(field, doubt=doubt, others=(*said, *shown, *([] if said else [default])))
        value = said[0] if said else ""
        if node.above.get("/FT") == _BUTTON:
            return replace(field, chosen=value or None)
        return replace(field, text=value)


def _doubt(said: list[str], shown: list[str], default: str, *, rich: bool) -> str:
    """The fault of a field whose parts contradict each other, or where only a lesser part says something."""
    if len(said) > 1:
        return returned.contradicts_itself.name
    if shown:
        return returned.shows_other_text.name
    if not said and default:
        return returned.only_a_default.name
    return returned.only_rich_text.name if rich else ""


def _states(node: _Node, widgets: list[DictionaryObject]) -> tuple[list[str], str]:
    """Every state of a button that its value or a widget says is on, and the one that it is reset to.

    An `/Opt` names the states of the widgets in their order (12.7.4.2.3); off says nothing.
    """
    if int(node.above.get("/Ff") or 0) & _PUSH:
        return [], ""
    own = [value for widget in widgets if widget is not node.entry for value in _names(widget.get("/V"))]
    values = [*_names(node.above.get("/V")), *own]
    names = [plain_text(item) for item in array(node.above.get("/Opt"))]
    known = {state: names[at] for at, widget in enumerate(widgets[: len(names)]) for state in _on(widget)}
    on = [state for widget in widgets for state in _names(widget.get("/AS"))]
    said = dict.fromkeys(known.get(state, state) for state in (*values, *on))
    default = next(iter(_names(node.above.get("/DV"))), "")
    return list(said), known.get(default, default)


def _on(widget: DictionaryObject) -> list[str]:
    """The states of a widget that it can show besides off."""
    states = _shown(widget)
    names = () if isinstance(states, StreamObject) else dictionary(states)
    return [state for key in names if (state := str(key).removeprefix("/")) != _OFF]


def _shown(widget: DictionaryObject) -> Any:  # noqa: ANN401 - any PDF object
    """What a widget shows by itself: a look, or one for each state (12.5.5)."""
    return resolved(dictionary(widget.get("/AP")).get("/N"))


def _names(value: Any) -> list[str]:  # noqa: ANN401 - any PDF object
    """The states that are named here, off apart."""
    names = (plain_text(part).removeprefix("/") for part in _several(value))
    return [name for name in names if name and name != _OFF]


def _texts(node: _Node, widgets: list[DictionaryObject]) -> tuple[list[str], bool]:
    """Every text that the field or a widget of it says it holds, and whether only as rich text."""
    holders = [node.above, *(widget for widget in widgets if widget is not node.entry)]
    options = [_option(item) for item in array(node.above.get("/Opt"))]
    known, at = dict(options), [int(item) for item in array(node.entry.get("/I")) if isinstance(item, int)]
    texts = (_value(part) for holder in holders for part in _several(holder.get("/V")))
    values = [known.get(text, text) for text in texts if text]
    values += [options[number][1] for number in at if number in range(len(options))]
    rich = [text for holder in holders if (text := rich_text(holder.get("/RV"))).strip()]
    plain = {_squeezed(text) for text in values}
    said = dict.fromkeys([*values, *(text for text in rich if _squeezed(text) not in plain)])
    return list(said), bool(rich and not values)


def _option(item: Any) -> tuple[str, str]:  # noqa: ANN401 - any PDF object
    """An item of a list: its value, and the words that are shown for it (12.7.4.4)."""
    pair = array(item) or [item]
    return plain_text(pair[0]), plain_text(pair[-1])


def text_widgets(reader: PdfReader) -> Iterator[ShownText]:
    """Return the widgets of texts that say themselves how they look."""
    for page in reader.pages:
        for widget in map(dictionary, array(page.get("/Annots"))):
            look = _shown(widget)
            if isinstance(look, StreamObject) and _inherited(widget, "/FT") in _TEXTS:
                value = _value(_inherited(widget, "/V"))
                known = dict(map(_option, array(_inherited(widget, "/Opt"))))
                yield ShownText(id(widget), known.get(value, value), look)


def _inherited(widget: DictionaryObject, key: str) -> Any:  # noqa: ANN401 - any PDF object
    """An entry of a widget, or of the nearest field above it that has it."""
    return next((item[key] for item in lineage(widget) if key in item), None)


def lineage(entry: DictionaryObject) -> Iterator[DictionaryObject]:
    """Return a widget or a field, and the fields above it as far as they count."""
    above: Any = entry
    for _ in range(MAX_FIELD_DEPTH):
        if not isinstance(above, DictionaryObject):
            return
        yield above
        above = resolved(above.get("/Parent"))


def rectangle(value: Any) -> tuple[float, float, float, float] | None:  # noqa: ANN401 - any PDF object
    """A rectangle as left, bottom, right and top; None for what is none."""
    try:
        first, second, third, fourth = (float(resolved(item)) for item in array(value))
    except (TypeError, ValueError):
        return None
    return min(first, third), min(second, fourth), max(first, third), max(second, fourth)


def _several(value: Any) -> list[Any]:  # noqa: ANN401 - any PDF object
    """The items of an array, or the one thing that is no array."""
    return array(value) if isinstance(resolved(value), ArrayObject) else [value]


def _value(value: Any) -> str:  # noqa: ANN401 - any PDF object
    """A text field's value, with line ends as one character."""
    found = resolved(value)
    if isinstance(found, StreamObject):
        found = _decoded(found.get_data())
    return plain_text(found).replace("\r\n", "\n").replace("\r", "\n")


def rich_text(value: Any) -> str:  # noqa: ANN401 - any PDF object
    """The words of a text with markup (12.7.3.4), a line for each paragraph."""
    said = _value(value)
    if not said.strip():
        return ""
    try:
        root = read_xml("".join(said.split("<!")[:1]).encode())
    except (etree.XMLSyntaxError, ValueError):
        return " ".join(_MARKUP.sub(" ", said).split())
    lines = [item for item in root.iter() if str(item.tag).rpartition("}")[2] == "p"] or [root]
    return "\n".join("".join(str(piece) for piece in line.itertext()) for line in lines)


def plain_text(value: Any) -> str:  # noqa: ANN401 - any PDF object
    """A text, a name or a number as text; empty for anything else."""
    found = resolved(value)
    if isinstance(found, ByteStringObject | bytes):
        return _decoded(bytes(found))
    if isinstance(found, NameObject):
        return str(found).removeprefix("/")
    if found is None or isinstance(found, NullObject | DictionaryObject | ArrayObject):
        return ""
    said = str(found) if isinstance(found, TextStringObject | str | int | float) else ""
    return _LANGUAGE.sub("", said)


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


def dictionary(value: Any) -> DictionaryObject:  # noqa: ANN401 - any PDF object
    """A dictionary, or that of a stream; an empty one where this is neither."""
    found = resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def root_of(reader: PdfReader) -> DictionaryObject:
    """The catalog; an empty one where the file has none."""
    return dictionary(reader.trailer.get("/Root"))


def resolved(value: Any) -> Any:  # noqa: ANN401 - any PDF object
    """The object itself where this is a reference to it."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def _key(reference: Any, entry: DictionaryObject) -> int:  # noqa: ANN401 - any PDF object
    return -1 - int(reference.idnum) if isinstance(reference, IndirectObject) else id(entry)


def _squeezed(text: str) -> str:
    return "".join(text.split())
