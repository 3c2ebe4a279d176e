# SPDX-License-Identifier: EUPL-1.2
"""A whole number on a scale, with captions for its ends."""

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from proeftuin_docs.document import ScaleField
from proeftuin_docs.errors import answers
from proeftuin_docs.kinds.base import BadValue, Content, Explained, Kind, Line, read_text
from proeftuin_docs.text.wording import Wording


class ScaleQuestion(Explained):
    """A whole number on a scale, with captions for its ends."""

    kind: Literal["scale"]
    from_: int = Field(alias="from")
    to: int
    from_caption: Line | None = None
    to_caption: Line | None = None


def _on_scale(value: object, start: int, end: int) -> int | None:
    text = read_text(value).strip()
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,4}", text) or not start <= int(text) <= end:
        raise BadValue(answers.not_on_the_scale(start=start, end=end))
    return int(text)


def _read(asked: ScaleQuestion, value: object) -> int | None:
    return _on_scale(value, asked.from_, asked.to)


def _field(asked: ScaleQuestion, name: str, tooltip: str, value: object, _wording: Wording) -> ScaleField:
    captions = (asked.from_caption or "", asked.to_caption or "")
    return ScaleField(
        name, tooltip, asked.from_, asked.to, *captions, value if isinstance(value, int) else None
    )


def returned(field: ScaleField, content: Content, _months: Sequence[str]) -> int | None:
    """Return a whole number on the scale."""
    return _on_scale(content.said, field.start, field.end)


SCALE = Kind(ScaleQuestion, _read, _field)
