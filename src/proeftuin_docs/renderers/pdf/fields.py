"""The fields of a fillable file: widgets of an AcroForm where Typst left room (ISO 32000-1, 12.7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final, assert_never, cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from proeftuin_docs.document import Document, continuation_name
from proeftuin_docs.pdf_objects.pypdf_objects import Plain, add, dictionary, set_entries, stream, text
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf.fonts import fill_unicode_gaps
from proeftuin_docs.renderers.pdf.typesetting import typeset_appearances
from proeftuin_docs.renderers.pdf.widgets import RadioSpec, TextSpec, TickSpec, WidgetSpec
from proeftuin_docs.text.wording import Wording

_SCHEME: Final = "veld:"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One place for a widget.

    `name` is the field's; `state` the button of a radio group; `start` and `end` the UTF-8 bytes of the
    value that stand in this widget; `width` and `height` are points.
    """

    annotation: DictionaryObject
    reference: IndirectObject
    page: PageObject
    name: str
    state: str | None
    start: int
    end: int
    one_line: bool

    @property
    def struct_parent(self) -> int:
        """The widget's key in the structure's parent tree (ISO 32000-1, 14.7.4.4)."""
        return int(str(self.annotation["/StructParent"]))

    @property
    def width(self) -> float:
        """Width of the widget's rectangle in points."""
        left, _, right, _ = (float(value) for value in self.annotation["/Rect"])  # type: ignore[attr-defined]
        return right - left

    @property
    def height(self) -> float:
        """Height of the widget's rectangle in points."""
        _, bottom, _, top = (float(value) for value in self.annotation["/Rect"])  # type: ignore[attr-defined]
        return top - bottom


def find_placeholders(writer: PdfWriter) -> Iterator[Placeholder]:
    """Every place for a widget, page by page in the order of the document."""
    for page in writer.pages:
        for reference in page.get("/Annots", ArrayObject()):
            annotation = reference.get_object()
            address = str(annotation.get("/A", {}).get("/URI", ""))
            if address.startswith(_SCHEME):
                yield _placeholder(address.removeprefix(_SCHEME), annotation, reference, page)


def _placeholder(
    address: str, annotation: DictionaryObject, reference: IndirectObject, page: PageObject
) -> Placeholder:
    rest, _, part = address.partition("#")
    name, _, state = rest.partition("=")
    start, end, rows = part.split("-") if part else ("0", "0", "1")
    return Placeholder(annotation, reference, page, name, state or None, int(start), int(end), rows == "1")


_FORM: Final = {"/S": "/Form"}
_TAB_ORDER: Final = {"/Tabs": "/S"}


def tag_widgets(writer: PdfWriter, placeholders: Sequence[Placeholder]) -> None:
    """Gives every widget's structure element the type `Form`, and every page its tab order (7.18.3)."""
    elements = dict(_parent_tree(writer))
    for target in placeholders:
        set_entries(elements[target.struct_parent], _FORM)
    for page in writer.pages:
        set_entries(page, _TAB_ORDER)


def _parent_tree(writer: PdfWriter) -> Iterator[tuple[int, DictionaryObject]]:
    """Every structure element that an annotation belongs to, by its key (ISO 32000-1, 14.7.4.4)."""
    root = writer.root_object["/StructTreeRoot"]["/ParentTree"].get_object()  # type: ignore[index]
    yield from _numbers(root)


def _numbers(node: DictionaryObject) -> Iterator[tuple[int, DictionaryObject]]:
    for kid in node.get("/Kids", ArrayObject()):
        yield from _numbers(kid.get_object())
    pairs = node.get("/Nums", ArrayObject())
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        found = value.get_object() if isinstance(value, IndirectObject) else value
        if isinstance(found, DictionaryObject):
            yield int(key), found


EMPTY: Final = "empty"
CROSS: Final = "cross"
DOT: Final = "dot"
TEXT: Final = "text"


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
    shown = EMPTY if kind == TEXT and not text else kind
    single = placeholder.one_line or shown != TEXT
    return Appearance(shown, round(placeholder.width, 3), round(placeholder.height, 3), text, single)


def tick_appearance(placeholder: Placeholder) -> Appearance:
    """The look of a ticked box, or of a chosen radio button."""
    return appearance_of(placeholder, CROSS if placeholder.state is None else DOT)


def add_appearances(
    writer: PdfWriter, appearances: Sequence[Appearance], document: Document, options: RenderOptions
) -> dict[Appearance, IndirectObject]:
    """A form XObject in the file for every look, each once."""
    distinct = list(dict.fromkeys(appearances))
    drawn = [appearance for appearance in distinct if appearance.kind != EMPTY]
    made = {
        appearance: add(writer, _form(b"", appearance, {}))
        for appearance in distinct
        if appearance.kind == EMPTY
    }
    if drawn:
        typeset = typeset_appearances([appearance.page() for appearance in drawn], document, options)
        pages = PdfReader(BytesIO(typeset)).pages
        made |= {
            appearance: _from_page(writer, page, appearance)
            for appearance, page in zip(drawn, pages, strict=True)
        }
    return made


def _from_page(writer: PdfWriter, page: PageObject, appearance: Appearance) -> IndirectObject:
    contents = page.get_contents()
    for font in cast("DictionaryObject", page["/Resources"]).get("/Font", DictionaryObject()).values():
        fill_unicode_gaps(font.get_object())
    resources = page["/Resources"].clone(writer)
    return add(
        writer,
        _form(contents.get_data() if contents is not None else b"", appearance, {"/Resources": resources}),
    )


def _form(content: bytes, appearance: Appearance, entries: Mapping[str, Plain]) -> StreamObject:
    marked = (
        b"/Tx BMC\nq\n" + content + b"\nQ\nEMC\n"
        if appearance.kind in (TEXT, EMPTY)
        else b"q\n" + content + b"\nQ\n"
    )
    return stream(
        marked,
        {
            "/Type": "/XObject",
            "/Subtype": "/Form",
            "/BBox": (0, 0, appearance.width, appearance.height),
            **entries,
        },
    )


MULTILINE: Final = 1 << 12
"""Field flag of a text field (Table 228, bit position 13)."""
RADIO: Final = 1 << 15
"""Field flag of a button (Table 226, bit 16). Without NoToggleToOff a choice can be undone."""
PRINT: Final = 1 << 2
"""Annotation flag (Table 165, bit 3)."""
ON: Final = "/ja"
OFF: Final = "/Off"
_LINK_ENTRIES: Final = ("/A", "/Border", "/Contents", "/QuadPoints")


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
                return {"": appearance_of(self.placeholder, TEXT, self.value)}
            case TickSpec():
                return {ON: tick_appearance(self.placeholder), OFF: appearance_of(self.placeholder, EMPTY)}
            case RadioSpec():
                return {
                    f"/{self.placeholder.state}": tick_appearance(self.placeholder),
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

    writer: PdfWriter
    appearances: Mapping[Appearance, IndirectObject]
    default_appearance: str
    wording: Wording
    fields: list[IndirectObject] = field(default_factory=list)
    _groups: dict[str, IndirectObject] = field(default_factory=dict)

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

    def _make_text(self, placed: PlacedWidget, spec: TextSpec) -> None:
        name, tooltip = spec.name, spec.tooltip
        if placed.part > 1:
            name = continuation_name(spec.name, placed.part)
            tooltip = self.wording.spoken("tooltip_continuation", question=spec.tooltip, part=placed.part)
        self._terminal(
            placed,
            {
                "/FT": "/Tx",
                "/T": text(name),
                "/TU": text(tooltip),
                "/Ff": 0 if placed.placeholder.one_line else MULTILINE,
                "/V": text(placed.value),
                "/DA": text(self.default_appearance),
                "/AP": {"/N": self._look(placed, "")},
            },
        )

    def _make_tick(self, placed: PlacedWidget, spec: TickSpec) -> None:
        state = ON if spec.ticked else OFF
        self._terminal(
            placed,
            {
                "/FT": "/Btn",
                "/T": text(spec.name),
                "/TU": text(spec.tooltip),
                "/V": state,
                **self._states(placed, state),
            },
        )

    def _make_radio(self, placed: PlacedWidget, spec: RadioSpec) -> None:
        group = self._group(spec)
        own = str(placed.placeholder.state)
        state = f"/{own}" if own == spec.value else OFF
        self._widget(
            placed, {"/Parent": group, "/TU": text(spec.tooltips[own]), **self._states(placed, state)}
        )
        kids = self._object(group)["/Kids"]
        assert isinstance(kids, ArrayObject)
        kids.append(placed.placeholder.reference)

    def _group(self, spec: RadioSpec) -> IndirectObject:
        """The field above the buttons of a group, made when its first button is."""
        if spec.name not in self._groups:
            entries: dict[str, Plain] = {
                "/FT": "/Btn",
                "/T": text(spec.name),
                "/TU": text(spec.tooltip),
                "/Ff": RADIO,
                "/V": f"/{spec.value}" if spec.value else OFF,
                "/Kids": [],
            }
            self._groups[spec.name] = add(self.writer, dictionary(entries))
            self.fields.append(self._groups[spec.name])
        return self._groups[spec.name]

    def _terminal(self, placed: PlacedWidget, entries: Mapping[str, Plain]) -> None:
        self._widget(placed, entries)
        self.fields.append(placed.placeholder.reference)

    def _widget(self, placed: PlacedWidget, entries: Mapping[str, Plain]) -> None:
        """The link annotation as a widget: same object, same rectangle, same place in the structure."""
        annotation = placed.placeholder.annotation
        for key in _LINK_ENTRIES:
            annotation.pop(key, None)
        page = placed.placeholder.page.indirect_reference
        assert page is not None
        set_entries(annotation, {"/Subtype": "/Widget", "/F": PRINT, "/P": page, **entries})

    def _states(self, placed: PlacedWidget, state: str) -> dict[str, Plain]:
        normal = {name: self.appearances[appearance] for name, appearance in placed.appearances().items()}
        return {"/AS": state, "/AP": {"/N": normal}}

    def _look(self, placed: PlacedWidget, state: str) -> IndirectObject:
        return self.appearances[placed.appearances()[state]]

    @staticmethod
    def _object(reference: IndirectObject) -> DictionaryObject:
        found = reference.get_object()
        assert isinstance(found, DictionaryObject)
        return found
