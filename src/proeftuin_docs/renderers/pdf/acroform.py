"""Turns the places that Typst left into the widgets of an AcroForm (ISO 32000-1, 12.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from proeftuin_docs.document import continuation_name
from proeftuin_docs.renderers.pdf.appearances import EMPTY, TEXT, Look, look_of, tick_look
from proeftuin_docs.renderers.pdf.objects import Plain, add, dictionary, set_entries, text
from proeftuin_docs.renderers.pdf.targets import Target
from proeftuin_docs.renderers.pdf.widgets import ComboSpec, RadioSpec, Spec, TextSpec, TickSpec
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
class Placed:
    """A place and the field that belongs there; `part` counts the pieces of one text from 1."""

    target: Target
    spec: Spec
    part: int

    @property
    def value(self) -> str:
        """The piece of the text that stands in this widget; empty for a button."""
        match self.spec:
            case TextSpec(value=value) | ComboSpec(value=value):
                return value.encode()[self.target.start : self.target.end].decode()
            case TickSpec() | RadioSpec():
                return ""

    def looks(self) -> dict[str, Look]:
        """The looks of this widget by state; a text field has one, without a state."""
        match self.spec:
            case TextSpec() | ComboSpec():
                return {"": look_of(self.target, TEXT, self.value)}
            case TickSpec():
                return {ON: tick_look(self.target), OFF: look_of(self.target, EMPTY)}
            case RadioSpec():
                return {f"/{self.target.state}": tick_look(self.target), OFF: look_of(self.target, EMPTY)}


def place_all(targets: Sequence[Target], specs: Mapping[str, Spec]) -> list[Placed]:
    """Every place with its field, in the order of the document."""
    parts: dict[str, int] = {}
    placed: list[Placed] = []
    for target in targets:
        parts[target.name] = parts.get(target.name, 0) + 1
        placed.append(Placed(target, specs[target.name], parts[target.name]))
    return placed


@dataclass(slots=True)
class FieldMaker:
    """Makes the fields of one file; `looks` holds the appearance streams, `default_appearance` the `/DA`."""

    writer: PdfWriter
    looks: Mapping[Look, IndirectObject]
    default_appearance: str
    wording: Wording
    fields: list[IndirectObject] = field(default_factory=list)
    _groups: dict[str, IndirectObject] = field(default_factory=dict)

    def make(self, placed: Placed) -> None:
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

    def _make_text(self, placed: Placed, spec: TextSpec) -> None:
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
                "/Ff": 0 if placed.target.one_line else MULTILINE,
                "/V": text(placed.value),
                "/DA": text(self.default_appearance),
                "/AP": {"/N": self._look(placed, "")},
            },
        )

    def _make_combo(self, placed: Placed, spec: ComboSpec) -> None:
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

    def _make_tick(self, placed: Placed, spec: TickSpec) -> None:
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

    def _make_radio(self, placed: Placed, spec: RadioSpec) -> None:
        group = self._group(spec)
        own = str(placed.target.state)
        state = f"/{own}" if own == spec.value else OFF
        self._widget(
            placed, {"/Parent": group, "/TU": text(spec.tooltips[own]), **self._states(placed, state)}
        )
        kids = self._object(group)["/Kids"]
        assert isinstance(kids, ArrayObject)
        kids.append(placed.target.reference)

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

    def _terminal(self, placed: Placed, entries: Mapping[str, Plain]) -> None:
        self._widget(placed, entries)
        self.fields.append(placed.target.reference)

    def _widget(self, placed: Placed, entries: Mapping[str, Plain]) -> None:
        """The link annotation as a widget: same object, same rectangle, same place in the structure."""
        annotation = placed.target.annotation
        for key in _LINK_ENTRIES:
            annotation.pop(key, None)
        page = placed.target.page.indirect_reference
        assert page is not None
        set_entries(annotation, {"/Subtype": "/Widget", "/F": PRINT, "/P": page, **entries})

    def _states(self, placed: Placed, state: str) -> dict[str, Plain]:
        normal = {name: self.looks[look] for name, look in placed.looks().items()}
        return {"/AS": state, "/AP": {"/N": normal}}

    def _look(self, placed: Placed, state: str) -> IndirectObject:
        return self.looks[placed.looks()[state]]

    @staticmethod
    def _object(reference: IndirectObject) -> DictionaryObject:
        found = reference.get_object()
        assert isinstance(found, DictionaryObject)
        return found
