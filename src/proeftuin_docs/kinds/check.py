# SPDX-License-Identifier: EUPL-1.2
"""A box to tick."""

from collections.abc import Sequence
from typing import Final, Literal

from proeftuin_docs.document import CheckField
from proeftuin_docs.errors import returned as returned_faults
from proeftuin_docs.kinds.base import BadValue, Content, Explained, Kind, read_tick
from proeftuin_docs.text.wording import Wording

TICKED: Final = "ja"
"""The word for a ticked box in every format."""


class CheckQuestion(Explained):
    """A box to tick."""

    kind: Literal["check"]


def _read(_asked: object, value: object) -> bool | None:
    return read_tick(value)


def _field(_asked: object, name: str, tooltip: str, value: object, _wording: Wording) -> CheckField:
    return CheckField(name, tooltip, value is True)


def returned(_field: CheckField, content: Content, _months: Sequence[str]) -> bool | None:
    """Return true for a box that is ticked, None for one that is not."""
    return is_ticked(content)


def is_ticked(content: Content) -> bool | None:
    """Return true for a box that is ticked, None for one that is not; raises `BadValue` for a text."""
    if content.chosen is not None:
        return True
    if content.text.strip():
        raise BadValue(returned_faults.text_for_tick())
    return None


CHECK = Kind(CheckQuestion, _read, _field)
