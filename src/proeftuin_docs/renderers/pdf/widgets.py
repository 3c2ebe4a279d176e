# SPDX-License-Identifier: EUPL-1.2
"""The widgets of a document: kind, tooltip and value, by the name of the field."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from proeftuin_docs.document import (
    EXTRA_SHEETS,
    CheckField,
    ChoiceField,
    DateField,
    Document,
    Field,
    MultiChoiceField,
    NumberField,
    ScaleField,
    TableField,
    TextField,
    TimeField,
    extra_room_names,
    fields,
    has_spare_sheet,
    option_name,
    questions,
)
from proeftuin_docs.text.wording import SPOKEN_LENGTH, Wording


@dataclass(frozen=True, slots=True)
class TextSpec:
    """A text field (ISO 32000-1, 12.7.4.3)."""

    name: str
    tooltip: str
    value: str


@dataclass(frozen=True, slots=True)
class TickSpec:
    """A check box (12.7.4.2.3)."""

    name: str
    tooltip: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class RadioSpec:
    """A group of radio buttons (12.7.4.2.4); `tooltips` by the state of each button."""

    name: str
    tooltip: str
    tooltips: dict[str, str]
    value: str | None


WidgetSpec = TextSpec | TickSpec | RadioSpec


def widget_specs(document: Document, wording: Wording) -> dict[str, WidgetSpec]:
    """Every field of the document by its name, in reading order, and those of the spare sheets."""
    specs = {
        spec.name: spec
        for question in questions(document)
        for field in fields(question)
        for spec in WRITERS[type(field)](field, wording)
    }
    spare = _extra_room(wording) if has_spare_sheet(document) else ()
    return specs | {spec.name: spec for spec in spare}


def _extra_room(wording: Wording) -> Iterator[WidgetSpec]:
    for number in range(1, EXTRA_SHEETS + 1):
        labels = ("extra_room_question", "extra_room_answer")
        for name, label in zip(extra_room_names(number), labels, strict=True):
            tooltip = wording.spoken(
                "tooltip_extra",
                sheet=wording.phrase("extra_room"),
                number=number,
                label=wording.phrase(label),
            )
            yield TextSpec(name, tooltip, "")


def _text(field: TextField | NumberField, _wording: Wording) -> Iterator[WidgetSpec]:
    yield TextSpec(field.name, field.tooltip, field.value)


def _date(field: DateField, wording: Wording) -> Iterator[WidgetSpec]:
    hint = wording.spoken("tooltip_help", question=field.tooltip, help=wording.phrase("date_hint"))
    yield TextSpec(field.name, hint, wording.field_date(field.value) if field.value else "")


def _time(field: TimeField, wording: Wording) -> Iterator[WidgetSpec]:
    hint = wording.spoken("tooltip_help", question=field.tooltip, help=wording.phrase("time_hint"))
    yield TextSpec(field.name, hint, field.value)


def _tick(field: CheckField, _wording: Wording) -> Iterator[WidgetSpec]:
    yield TickSpec(field.name, field.tooltip, field.value)


def _boxes(field: MultiChoiceField, wording: Wording) -> Iterator[WidgetSpec]:
    for option in field.options:
        tooltip = _option_tooltip(wording, field.tooltip, option.label)
        yield TickSpec(option_name(field.name, option.id), tooltip, option.id in field.value)


def _cells(_table: TableField, _wording: Wording) -> Iterator[WidgetSpec]:
    """None: the cells of a table are fields of their own."""
    return iter(())


def _option_tooltip(wording: Wording, question: str, option: str) -> str:
    own = wording.shortened(option, SPOKEN_LENGTH * 2 // 3)
    return wording.spoken("tooltip_option", question=question, option=own)


def _radio(field: ChoiceField, wording: Wording) -> Iterator[WidgetSpec]:
    tooltips = {option.id: _option_tooltip(wording, field.tooltip, option.label) for option in field.options}
    yield RadioSpec(field.name, field.tooltip, tooltips, field.value)


def _scale(field: ScaleField, wording: Wording) -> Iterator[WidgetSpec]:
    captions = {field.start: field.start_caption, field.end: field.end_caption}
    tooltips = {
        str(number): _option_tooltip(
            wording, field.tooltip, f"{number} ({captions[number]})" if captions.get(number) else str(number)
        )
        for number in range(field.start, field.end + 1)
    }
    yield RadioSpec(field.name, field.tooltip, tooltips, None if field.value is None else str(field.value))


WRITERS: Final[Mapping[type[Field], Callable[[Any, Wording], Iterator[WidgetSpec]]]] = {
    TextField: _text,
    NumberField: _text,
    DateField: _date,
    TimeField: _time,
    ChoiceField: _radio,
    MultiChoiceField: _boxes,
    ScaleField: _scale,
    CheckField: _tick,
    TableField: _cells,
}
"""The function that makes the widgets of a field."""
