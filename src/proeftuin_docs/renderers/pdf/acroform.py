"""Turns the places that Typst left into the widgets of an AcroForm (ISO 32000-1, 12.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from proeftuin_docs.document import continuation_name
from proeftuin_docs.renderers.pdf.appearances import EMPTY, TEXT, Appearance, appearance_of, tick_appearance
from proeftuin_docs.renderers.pdf.objects import Plain, add, dictionary, set_entries, text
from proeftuin_docs.renderers.pdf.targets import Placeholder
from proeftuin_docs.renderers.pdf.widgets import ComboSpec, RadioSpec, TextSpec, TickSpec, WidgetSpec
from proeftuin_docs.text.wording import Wording

MULTILINE: Final = 1 << 12
"""Field flag of a text field (Table 228, bit position 13)."""
RADIO: Final = 1 << 15
"""Field flag of a button (Table 226, bit 16). Without NoToggleToOff a choice can be undone."""
COMBO: Final = 1 << 17
"""Field flag of a choice field (Table 230, bit 18)."""
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
            case TextSpec(value=value) | ComboSpec(value=value):
                return value.encode()[self.placeholder.start : self.placeholder.end].decode()
            case TickSpec() | RadioSpec():
                return ""

    def appearances(self) -> dict[str, Appearance]:
        """The looks of this widget by state; a text field has one, without a state."""
        match self.spec:
            case TextSpec() | ComboSpec():
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
            case ComboSpec():
                self._make_combo(placed, placed.spec)
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
            tooltip = self.wording.phrase("tooltip_continuation", question=spec.tooltip, part=placed.part)
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

    def _make_combo(self, placed: PlacedWidget, spec: ComboSpec) -> None:
        self._terminal(
            placed,
            {
                "/FT": "/Ch",
                "/T": text(spec.name),
                "/TU": text(spec.tooltip),
                "/Ff": COMBO,
                "/Opt": [text(label) for label in ("", *spec.labels)],
                "/V": text(spec.value),
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
