"""Which documents are tried and how: every value of each setting meets every value of each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import pytest

from proeftuin_docs.definitions import Definition, FormDefinition, LetterDefinition
from proeftuin_docs.document import Size
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import FORMATS
from tests.smoke.contents import CONTENTS

SAMPLED: Final = 9
"""One in so many goes along in the ordinary run."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A version, a part or variant of it, in a format and a size, with a content; `seed` chooses the rest."""

    reference: str
    part: str
    format_name: str
    size: str
    content: str
    seed: int

    def __str__(self) -> str:
        return "-".join(filter(None, (self.reference, self.part, self.format_name, self.size, self.content)))


@cache
def library() -> Library:
    """What travels with the program."""
    return Library.open()


def definition_of(reference: str) -> Definition:
    """The version of any status that is called so."""
    return next(item.definition for item in library().loaded if reference == _reference(item.definition))


def _reference(definition: Definition) -> str:
    return f"{definition.id}@{definition.version}"


def forms() -> list[tuple[str, str]]:
    """Every version of every form and list, whole and in each of its parts."""
    found = [item.definition for item in library().loaded if isinstance(item.definition, FormDefinition)]
    return [
        (_reference(form), part)
        for form in found
        for part in ("", *(item.id for item in library().parts_of(form)))
    ]


def lists() -> list[tuple[str, str]]:
    """Every version of every list that follows a case."""
    found = [item.definition for item in library().loaded if isinstance(item.definition, FormDefinition)]
    return [(_reference(item), "b1") for item in found if item.uses_case]


def letters() -> list[tuple[str, str]]:
    """Every version of every letter, in each of its variants."""
    found = [item.definition for item in library().loaded if isinstance(item.definition, LetterDefinition)]
    return [(_reference(letter), variant) for letter in found for variant in letter.variants]


def paired(subjects: Sequence[tuple[str, str]], contents: Sequence[str] = CONTENTS) -> list[Setting]:
    """Each subject in every format, sizes and contents taking turns, so that every two values meet."""
    return [
        Setting(
            *subject,
            format_name,
            list(Size)[(row + at // 2 + row // len(contents)) % 2],
            contents[(row + at) % len(contents)],
            7 * row + at,
        )
        for row, subject in enumerate(subjects)
        for at, format_name in enumerate(FORMATS)
    ]


def sampled(settings: Sequence[Setting]) -> list[object]:
    """The settings as parameters of a test, all but a few of them slow."""
    return [
        pytest.param(item, id=str(item), marks=() if at % SAMPLED == 0 else pytest.mark.slow)
        for at, item in enumerate(settings)
    ]


def blank(setting: Setting) -> Setting:
    """The same document, not filled in."""
    return replace(setting, content="blank")
