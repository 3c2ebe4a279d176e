# SPDX-License-Identifier: EUPL-1.2
"""A number, kept as it was written, with a comma or a point."""

import re
from collections.abc import Sequence
from typing import Any, Final, Literal

from proeftuin_docs.document import NumberField
from proeftuin_docs.errors import answers
from proeftuin_docs.kinds.base import BadValue, Content, Kind, Question, read_text
from proeftuin_docs.text.wording import Wording

_NUMBER: Final = re.compile(r"^-?\d+([.,]\d+)?$")


class NumberQuestion(Question):
    """A number."""

    kind: Literal["number"]
    unit: str = ""


def _read(_asked: object, value: object) -> str:
    text = read_text(value).strip()
    if text and not _NUMBER.match(text):
        raise BadValue(answers.not_a_number())
    return text


def _field(asked: Any, name: str, tooltip: str, value: object, _wording: Wording) -> NumberField:  # noqa: ANN401
    return NumberField(name, tooltip, getattr(asked, "unit", ""), value if isinstance(value, str) else "")


def returned(_field: NumberField, content: Content, _months: Sequence[str]) -> str | None:
    """Return a number as it was typed."""
    return _read(None, content.said) or None


NUMBER = Kind(NumberQuestion, _read, _field)
