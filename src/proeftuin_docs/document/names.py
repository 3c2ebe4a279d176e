# SPDX-License-Identifier: EUPL-1.2
"""The names of fields and of their parts, the same in every format.

Ids hold no underscore, so that a name can be taken apart again: `id`, `id_toelichting`,
`id_<option>`, `id_r<row>_<column>` (rows from 1) and `id_vervolg_<n>` (continuations from 2).
"""

from typing import Final

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
EXPLANATION: Final = "toelichting"
CONTINUATION: Final = "vervolg"
EXTRA_ROOM: Final = "vervolgblad"
EXTRA_SHEETS: Final = 2
EXTRA_LINES: Final = 9
"""The room of a spare sheet, in lines; the same in `templates/pdf/design.typ`."""


def explanation_name(field: str) -> str:
    """The name of the explanation that goes with a field."""
    return f"{field}_{EXPLANATION}"


def option_name(field: str, option: str) -> str:
    """The name of one box of a multiple choice."""
    return f"{field}_{option}"


def cell_name(table: str, row: int, column: str) -> str:
    """The name of a cell; rows count from 1."""
    return f"{table}_r{row}_{column}"


def continuation_name(field: str, part: int) -> str:
    """The name of a continued part of a text; the first continuation is part 2."""
    return f"{field}_{CONTINUATION}_{part}"


def split_continuation(name: str) -> tuple[str, int]:
    """A field's name and which part of its text it holds: 1, or that of a continuation."""
    base, mark, part = name.rpartition(f"_{CONTINUATION}_")
    return (base, int(part)) if mark and part.isdecimal() and part.isascii() else (name, 1)


def extra_room_names(sheet: int) -> tuple[str, str]:
    """The names of a spare sheet's two fields, for the question's number and for the text; from 1."""
    return f"{EXTRA_ROOM}_{sheet}_vraag", f"{EXTRA_ROOM}_{sheet}_tekst"
