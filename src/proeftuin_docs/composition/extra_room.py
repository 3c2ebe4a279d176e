"""Spare sheets with something on them, as questions at the end of a form.

A blank form has its spare sheets from the paged format itself; once there is something on one, it must
stand in every format, and go on where a page ends.
"""

from collections.abc import Iterator, Sequence

from proeftuin_docs.definitions import ExtraRoom
from proeftuin_docs.document import (
    EXTRA_LINES,
    EXTRA_ROOM,
    EXTRA_SHEETS,
    Block,
    Heading,
    Paragraph,
    Question,
    Text,
    TextField,
    extra_room_names,
)
from proeftuin_docs.text.wording import Wording


def continuation_sheet(sheets: Sequence[ExtraRoom], wording: Wording) -> Iterator[Block]:
    """A heading and two questions for each spare sheet; nothing when all of them are blank."""
    if not any(sheet.question or sheet.text for sheet in sheets):
        return
    yield Heading(1, wording.phrase("extra_room"), EXTRA_ROOM, new_page=True)
    yield Paragraph((Text(wording.phrase("extra_room_text")),))
    for number in range(1, max(EXTRA_SHEETS, len(sheets)) + 1):
        sheet = sheets[number - 1] if number <= len(sheets) else ExtraRoom()
        about, more = extra_room_names(number)
        for name, label, lines, value in (
            (about, wording.phrase("extra_room_question"), 1, sheet.question),
            (more, wording.phrase("extra_room_answer"), EXTRA_LINES, sheet.text),
        ):
            spoken = _spoken(label, number, wording)
            yield Question(id=name, number="", label=label, field=TextField(name, spoken, lines, value))


def _spoken(label: str, number: int, wording: Wording) -> str:
    return wording.phrase("tooltip_extra", sheet=wording.phrase("extra_room"), number=number, label=label)
