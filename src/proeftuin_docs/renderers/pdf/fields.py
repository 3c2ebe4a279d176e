"""The fields of a fillable file: widgets of an AcroForm where Typst left room (ISO 32000-1, 12.7)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from proeftuin_docs.document import Document, continuation_name
from proeftuin_docs.pdf_objects.changes import Borrowing, Changes, Plain, Ref, plain_bytes, stream, unpacked
from proeftuin_docs.pdf_objects.lexer import references, text_string, value_of
from proeftuin_docs.pdf_objects.patch import PdfPatch, reference
from proeftuin_docs.pdf_objects.reader import TypstPdf, pages_of
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf.fonts import unicode_maps
from proeftuin_docs.renderers.pdf.typesetting import typeset_appearances
from proeftuin_docs.renderers.pdf.widgets import RadioSpec, TextSpec, TickSpec, WidgetSpec
from proeftuin_docs.text.wording import Wording

_ADDRESS: Final = re.compile(rb"/URI\(veld:([^()\\]+)\)")
_RECTANGLE: Final = re.compile(rb"/Rect\s*(\[([^\]]+)\])")
_KEY: Final = re.compile(rb"/StructParent (\d+)")
_LINK: Final = b"/S/Link"
_FORM: Final = b"/S/Form"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One place for a widget: a link annotation on a page, both by the numbers of their objects.

    `rectangle` is as the file has it, `width` and `height` are points, and `key` is the annotation's in the
    structure's parent tree (ISO 32000-1, 14.7.4.4). `name` is the field's; `state` the button of a radio
    group; `start` and `end` the UTF-8 bytes of the value that stand in this widget, and `kind` how much
    room is left around them.
    """

    annotation: int
    page: int
    rectangle: bytes
    width: float
    height: float
    key: int
    name: str
    state: str | None
    start: int
    end: int
    one_line: bool
    kind: str


def find_placeholders(file: TypstPdf) -> Iterator[Placeholder]:
    """Every place for a widget, page by page in the order of the document."""
    for page in file.pages:
        for annotation in references(value_of(file.file.body(page), b"/Annots")):
            body = file.file.body(annotation)
            if found := _ADDRESS.search(body):
                yield _placeholder(found[1].decode(), body, annotation, page)


def _placeholder(address: str, body: bytes, annotation: int, page: int) -> Placeholder:
    rest, _, part = address.partition("#")
    name, _, state = rest.partition("=")
    start, end, rows, kind = part.split("-") if part else ("0", "0", "1", TEXT)
    box, key = _RECTANGLE.search(body), _KEY.search(body)
    if box is None or key is None:
        raise ValueError("a link without a place")
    left, bottom, right, top = map(float, box[2].split())
    size = (right - left, top - bottom)
    return Placeholder(
        *(annotation, page, box[1], *size, int(key[1])),
        *(name, state or None, int(start), int(end), rows == "1", kind),
    )


def tag_widgets(changes: Changes, file: TypstPdf, placeholders: Sequence[Placeholder]) -> None:
    """Gives every widget's structure element the type `Form`."""
    elements = dict(file.keys)
    for target in placeholders:
        number = elements[target.key]
        changes.put(number, changes.body(number).replace(_LINK, _FORM, 1))


EMPTY: Final = "empty"
CROSS: Final = "cross"
DOT: Final = "dot"
TEXT: Final = "text"
CELL: Final = "cell"
_TYPED: Final = (TEXT, CELL)
"""A text in a field of its own, and one in a cell of a table, which has less room around it."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An appearance: a kind, a size in points, and the text with whether it is a single line."""

    kind: str
    width: float
    height: float
    text: str = ""
    single: bool = True

    def page(self) -> Mapping[str, object]:
        """The look as the Typst template takes it."""
        return {
            "kind": self.kind,
            "width": self.width,
            "height": self.height,
            "text": self.text,
            "single": self.single,
        }


def appearance_of(placeholder: Placeholder, kind: str, text: str = "") -> Appearance:
    """The look for a widget at this place; a text without characters is empty."""
    shown = EMPTY if kind in _TYPED and not text else kind
    single = placeholder.one_line or shown not in _TYPED
    return Appearance(shown, round(placeholder.width, 3), round(placeholder.height, 3), text, single)


def tick_appearance(placeholder: Placeholder) -> Appearance:
    """The look of a ticked box, or of a chosen radio button."""
    return appearance_of(placeholder, CROSS if placeholder.state is None else DOT)


def add_appearances(
    changes: Changes, appearances: Sequence[Appearance], document: Document, options: RenderOptions
) -> dict[Appearance, Ref]:
    """A form XObject in the file for every look, each once."""
    distinct = list(dict.fromkeys(appearances))
    drawn = [appearance for appearance in distinct if appearance.kind != EMPTY]
    made = {
        appearance: Ref(changes.add(_form(b"", appearance, {})))
        for appearance in distinct
        if appearance.kind == EMPTY
    }
    if drawn:
        content = typeset_appearances([appearance.page() for appearance in drawn], document, options)
        source = PdfPatch.read(content)
        borrowed = Borrowing(source, changes, unicode_maps(source))
        for appearance, page in zip(drawn, pages_of(source), strict=True):
            made[appearance] = Ref(changes.add(_from_page(borrowed, source.body(page), appearance)))
    return made


def _from_page(borrowed: Borrowing, page: bytes, appearance: Appearance) -> bytes:
    content = unpacked(borrowed.source.body(reference(page, b"/Contents")))
    resources = Ref(borrowed.number(reference(page, b"/Resources")))
    return _form(content, appearance, {"Resources": resources})


def _form(content: bytes, appearance: Appearance, own: Mapping[str, Plain]) -> bytes:
    typed = appearance.kind in (*_TYPED, EMPTY)
    marked = b"/Tx BMC\nq\n%b\nQ\nEMC\n" if typed else b"q\n%b\nQ\n"
    box = (0, 0, appearance.width, appearance.height)
    return stream(marked % content, {"Type": "XObject", "Subtype": "Form", "BBox": box, **own})


MULTILINE: Final = 1 << 12
"""Field flag of a text field (Table 228, bit position 13)."""
RADIO: Final = 1 << 15
"""Field flag of a button (Table 226, bit 16). Without NoToggleToOff a choice can be undone."""
PRINT: Final = 1 << 2
"""Annotation flag (Table 165, bit 3)."""
ON: Final = "ja"
OFF: Final = "Off"


@dataclass(frozen=True, slots=True)
class PlacedWidget:
    """A place and the field that belongs there; `part` counts the pieces of one text from 1."""

    placeholder: Placeholder
    spec: WidgetSpec
    part: int

    @property
    def value(self) -> str:
        """The piece of the text in this widget; empty for a button."""
        match self.spec:
            case TextSpec(value=value):
                return value.encode()[self.placeholder.start : self.placeholder.end].decode()
            case TickSpec() | RadioSpec():
                return ""

    def appearances(self) -> dict[str, Appearance]:
        """The looks of this widget by state; a text field has one, without a state."""
        match self.spec:
            case TextSpec():
                return {"": appearance_of(self.placeholder, self.placeholder.kind, self.value)}
            case TickSpec():
                return {ON: tick_appearance(self.placeholder), OFF: appearance_of(self.placeholder, EMPTY)}
            case RadioSpec():
                return {
                    str(self.placeholder.state): tick_appearance(self.placeholder),
                    OFF: appearance_of(self.placeholder, EMPTY),
                }


def place_all(placeholders: Sequence[Placeholder], specs: Mapping[str, WidgetSpec]) -> list[PlacedWidget]:
    """Every place with its field, in the order of the document."""
    parts: dict[str, int] = {}
    placed: list[PlacedWidget] = []
    for placeholder in placeholders:
        parts[placeholder.name] = parts.get(placeholder.name, 0) + 1
        placed.append(PlacedWidget(placeholder, specs[placeholder.name], parts[placeholder.name]))
    return placed


@dataclass(slots=True)
class FieldMaker:
    """Makes the fields of a file; `appearances` are appearance streams, `default_appearance` the `/DA`."""

    changes: Changes
    appearances: Mapping[Appearance, Ref]
    default_appearance: bytes
    wording: Wording
    fields: list[Ref] = field(default_factory=list)
    _groups: dict[str, tuple[int, RadioSpec, list[Ref]]] = field(default_factory=dict)

    def make(self, placed: PlacedWidget) -> None:
        """Turns the place's link into the widget of its field, in place."""
        match placed.spec:
            case TextSpec():
                self._make_text(placed, placed.spec)
            case TickSpec():
                self._make_tick(placed, placed.spec)
            case RadioSpec():
                self._make_radio(placed, placed.spec)
            case _ as never:
                assert_never(never)

    def finish(self) -> None:
        """Write the fields above the buttons of each group, once all their buttons are there."""
        for number, spec, buttons in self._groups.values():
            own: dict[str, Plain] = {
                "FT": "Btn",
                "T": text_string(spec.name),
                "TU": text_string(spec.tooltip),
                "Ff": RADIO,
                "V": spec.value or OFF,
                "Kids": buttons,
            }
            self.changes.put(number, plain_bytes(own))

    def _make_text(self, placed: PlacedWidget, spec: TextSpec) -> None:
        name, tooltip = spec.name, spec.tooltip
        if placed.part > 1:
            name = continuation_name(spec.name, placed.part)
            tooltip = self.wording.spoken("tooltip_continuation", question=spec.tooltip, part=placed.part)
        look = self.appearances[placed.appearances()[""]]
        self._terminal(
            placed,
            {
                "FT": "Tx",
                "T": text_string(name),
                "TU": text_string(tooltip),
                "Ff": 0 if placed.placeholder.one_line else MULTILINE,
                "V": text_string(placed.value),
                "DA": self.default_appearance,
                "AP": {"N": look},
            },
        )

    def _make_tick(self, placed: PlacedWidget, spec: TickSpec) -> None:
        state = ON if spec.ticked else OFF
        named = {"T": text_string(spec.name), "TU": text_string(spec.tooltip)}
        self._terminal(placed, {"FT": "Btn", **named, "V": state, **self._states(placed, state)})

    def _make_radio(self, placed: PlacedWidget, spec: RadioSpec) -> None:
        if spec.name not in self._groups:
            self._groups[spec.name] = (self.changes.reserve(), spec, [])
            self.fields.append(Ref(self._groups[spec.name][0]))
        group, _, buttons = self._groups[spec.name]
        own = str(placed.placeholder.state)
        state = own if own == spec.value else OFF
        tooltip = text_string(spec.tooltips[own])
        self._widget(placed, {"Parent": Ref(group), "TU": tooltip, **self._states(placed, state)})
        buttons.append(Ref(placed.placeholder.annotation))

    def _terminal(self, placed: PlacedWidget, own: Mapping[str, Plain]) -> None:
        self._widget(placed, own)
        self.fields.append(Ref(placed.placeholder.annotation))

    def _widget(self, placed: PlacedWidget, own: Mapping[str, Plain]) -> None:
        """The link annotation as a widget: same object, same rectangle, same place in the structure."""
        place = placed.placeholder
        widget: dict[str, Plain] = {"Type": "Annot", "Subtype": "Widget", "Rect": place.rectangle, "F": PRINT}
        widget |= {"StructParent": place.key, "P": Ref(place.page), **own}
        self.changes.put(place.annotation, plain_bytes(widget))

    def _states(self, placed: PlacedWidget, state: str) -> dict[str, Plain]:
        normal = {name: self.appearances[appearance] for name, appearance in placed.appearances().items()}
        return {"AS": state, "AP": {"N": normal}}
