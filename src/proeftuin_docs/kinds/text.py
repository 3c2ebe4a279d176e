# SPDX-License-Identifier: EUPL-1.2
"""A short answer of one line, and an answer in sentences."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from proeftuin_docs.document import TextField
from proeftuin_docs.kinds.base import Content, Kind, Question, read_text
from proeftuin_docs.text.wording import Wording


class TextQuestion(Question):
    """A short answer of one line."""

    kind: Literal["text"]


class LongTextQuestion(Question):
    """An answer in sentences."""

    kind: Literal["long_text"]
    lines: Annotated[int, Field(ge=2, le=30)] = 4


def _read(_asked: object, value: object) -> str:
    return read_text(value)


def _field(asked: Any, name: str, tooltip: str, value: object, _wording: Wording) -> TextField:  # noqa: ANN401
    return TextField(name, tooltip, getattr(asked, "lines", 1), value if isinstance(value, str) else "")


def returned(_field: TextField, content: Content, _months: Sequence[str]) -> str | None:
    """Return a text to the character."""
    return read_text(content.said) or None


TEXT = Kind(TextQuestion, _read, _field)
LONG_TEXT = Kind(LongTextQuestion, _read, _field)
