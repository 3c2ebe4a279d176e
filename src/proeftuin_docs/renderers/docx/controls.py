# SPDX-License-Identifier: EUPL-1.2
"""Content controls, each with a bookmark around it (ECMA-376 part 1, 17.5.2; [MS-DOCX] 2.5 and 2.7).

LibreOffice drops tags and locks when it saves and keeps bookmarks; a reader finds an answer by
either. A control is rich text, without `w:text`: LibreOffice loses line breaks of `w:text` controls.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from proeftuin_docs.document import (
    CheckField,
    ChoiceField,
    DateField,
    NumberField,
    ScaleField,
    SingleField,
    TextField,
    TimeField,
)
from proeftuin_docs.errors import RenderError, rendering
from proeftuin_docs.formats.bookmarks import bookmark_name
from proeftuin_docs.renderers.docx.markup import attribute, run, run_style, sign_fonts, signed_run, text_nodes
from proeftuin_docs.renderers.docx.writing import Writing

_NAME_DIGITS: Final = 12
# Word refuses a longer title or tag when somebody edits the control.
MAX_NAME_LENGTH: Final = 64
ANSWER: Final = "placeholder"
CELL: Final = "placeholder_cell"
NARROW: Final = "placeholder_narrow"
BLOCK: Final = "block"
"""Choices one below the other."""


@dataclass(frozen=True, slots=True)
class _State:
    """The state of a control: its text (empty shows the placeholder of this name), and its element.

    `choices` is the placeholder itself where it shows what can be chosen.
    """

    text: str
    placeholder: str
    kind: str = ""
    choices: str = ""


def control(field: SingleField, alias: str, writing: Writing, place: str = ANSWER) -> str:
    """The inline control of a field that has one control, with its bookmark.

    `place` says which placeholders fit: how wide they are, and whether choices stand below each other.
    """
    if isinstance(field, CheckField):
        return checkbox(field.name, alias, writing, ticked=field.value)
    state = WRITERS[type(field)](field, place, writing)
    placeholder = state.choices or writing.wording.phrase(state.placeholder)
    writing.placeholders[state.placeholder] = placeholder
    chosen = (writing.styles["chosen"],) if state.choices else ()
    style = chosen if state.text else (writing.styles["placeholder"],)
    shown = run(state.text, *style) or signed_run(placeholder, writing.setting.checkbox.font, *style)
    properties = (
        f"<w:placeholder><w:docPart w:val={attribute(state.placeholder)}/></w:placeholder>"
        f"{'' if state.text else '<w:showingPlcHdr/>'}{state.kind}"
    )
    return _wrapped(field.name, alias, properties, shown, writing, *chosen)


def checkbox(name: str, alias: str, writing: Writing, *, ticked: bool) -> str:
    """An inline checkbox with its bookmark ([MS-DOCX] 2.5.1.1, `w14:checkbox`)."""
    box = writing.setting.checkbox
    font = attribute(box.font)
    properties = (
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        f"<w14:checkedState w14:val={attribute(box.checked)} w14:font={font}/>"
        f"<w14:uncheckedState w14:val={attribute(box.unchecked)} w14:font={font}/></w14:checkbox>"
    )
    style = f"<w:rStyle w:val={attribute(writing.styles['tick'])}/>"
    sign = f"<w:r><w:rPr>{style}{sign_fonts(box.font)}</w:rPr>{text_nodes(box.sign(ticked=ticked))}</w:r>"
    return _wrapped(name, alias, properties, sign, writing)


def name_run(name: str, alias: str, writing: Writing) -> str:
    """The first properties of a control: title, tag, id and the lock that keeps it from being deleted.

    Raises `RenderError` for a tag that Word cannot hold; a long title is shortened, since the whole
    question stands beside the control.
    """
    if len(name) > MAX_NAME_LENGTH:
        raise RenderError([rendering.name_too_long(name=name, limit=MAX_NAME_LENGTH)])
    title = writing.wording.shortened(" ".join(alias.split()) or name, MAX_NAME_LENGTH)
    return (
        f"<w:alias w:val={attribute(title)}/><w:tag w:val={attribute(name)}/>"
        f'<w:id w:val="{next(writing.ids)}"/><w:lock w:val="sdtLocked"/>'
    )


def _wrapped(name: str, alias: str, properties: str, content: str, writing: Writing, *styles: str) -> str:
    """A control in its bookmark; what somebody chooses in it gets the last of these character styles."""
    bookmark = next(writing.ids)
    return (
        f'<w:bookmarkStart w:id="{bookmark}" w:name="{bookmark_name(name)}"/>'
        f"<w:sdt><w:sdtPr>{run_style(*styles)}{name_run(name, alias, writing)}{properties}</w:sdtPr>"
        f'<w:sdtContent>{content}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{bookmark}"/>'
    )


def _placeholder(place: str, kind: str) -> str:
    return place if place == NARROW else f"{place}_{kind}"


def _text(field: TextField | TimeField, place: str, _writing: Writing) -> _State:
    return _State(field.value, _placeholder(place, "text"))


def _number(field: NumberField, place: str, _writing: Writing) -> _State:
    return _State(field.value, _placeholder(place, "number"))


def _choice(field: ChoiceField, place: str, writing: Writing) -> _State:
    return _list([(option.label, option.id) for option in field.options], field.value or "", place, writing)


def _scale(field: ScaleField, place: str, writing: Writing) -> _State:
    steps = [(str(step), str(step)) for step in range(field.start, field.end + 1)]
    return _list(steps, "" if field.value is None else str(field.value), place, writing)


def _date(field: DateField, place: str, writing: Writing) -> _State:
    day = field.value
    full = f' w:fullDate="{day.isoformat()}T00:00:00Z"' if day else ""
    kind = (
        f'<w:date{full}><w:dateFormat w:val="dd-MM-yyyy"/><w:lid w:val={attribute(writing.language)}/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return _State(writing.wording.field_date(day) if day else "", _placeholder(place, "date"), kind)


def _list(items: Sequence[tuple[str, str]], chosen: str, place: str, writing: Writing) -> _State:
    """A drop-down list whose placeholder shows the choices, so that they can be read and circled on paper.

    Its first item has no text of its own and brings the placeholder back.
    """
    choices = _choices([label for label, _ in items], writing, below=place == BLOCK)
    none = f"<w:listItem w:value={attribute(choices)}/>"
    entries = "".join(
        f"<w:listItem w:displayText={attribute(label)} w:value={attribute(value)}/>" for label, value in items
    )
    last = f" w:lastValue={attribute(chosen)}" if chosen else ""
    shown = {value: label for label, value in items}.get(chosen, "")
    name = f"choices_{sha256(choices.encode()).hexdigest()[:_NAME_DIGITS]}"
    return _State(shown, name, f"<w:dropDownList{last}>{none}{entries}</w:dropDownList>", choices)


def _choices(labels: Sequence[str], writing: Writing, *, below: bool) -> str:
    """The choices on one line in which no choice breaks, or each on a line of its own."""
    if below:
        return "\n".join(writing.wording.phrase("placeholder_option", option=label) for label in labels)
    unbroken = (label.replace(" ", "\u00a0") for label in labels)
    shown = (writing.wording.phrase("placeholder_option", option=label) for label in unbroken)
    return writing.wording.phrase("options_separator").join(shown)


WRITERS: Final[Mapping[type[SingleField], Callable[[Any, str, Writing], _State]]] = {
    TextField: _text,
    NumberField: _number,
    DateField: _date,
    TimeField: _text,
    ChoiceField: _choice,
    ScaleField: _scale,
}
"""The content of a control, by the type of its field; a box to tick is `checkbox`."""
