# SPDX-License-Identifier: EUPL-1.2
"""Numbers that are unique in a form whose parts each count from 1, and who fills in which part."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from proeftuin_docs.definitions import FormDefinition, Section
from proeftuin_docs.document import Block, InfoTable, Text
from proeftuin_docs.kinds import QuestionPart
from proeftuin_docs.text.wording import Wording

_LETTER: Final = re.compile(r" ([A-Z])$")
_ASIDE: Final = " ("


def unique_numbers(definition: FormDefinition) -> Mapping[str, str]:
    """Return a number by id for the numbered questions of every part whose title ends in a letter.

    The letter and a count from 1, as A1; the source's own numbers start again at every heading.
    """
    counts: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for trail, question in definition.questions():
        letter = _LETTER.search(trail[0].title)
        if letter and question.number.isdecimal():
            counts[letter[1]] = counts.get(letter[1], 0) + 1
            numbers[question.id] = f"{letter[1]}{counts[letter[1]]}"
    return numbers


def short_title(title: str) -> str:
    """Return the title of a section without what stands in brackets behind it."""
    return title.partition(_ASIDE)[0]


def who_fills_in(
    definition: FormDefinition, sections: Sequence[Section], wording: Wording
) -> Iterator[Block]:
    """Yield a table of these sections of a form with lettered ones: which questions, and who answers them."""
    numbers = unique_numbers(definition)
    parts = [section for section in sections if section.filled_by]
    if numbers and parts:
        columns = ("map_part", "map_questions", "map_who")
        rows = tuple(_row(section, definition, numbers, wording) for section in parts)
        yield InfoTable(wording.phrase("map_title"), tuple(map(wording.phrase, columns)), rows)


def _row(
    section: Section, definition: FormDefinition, numbers: Mapping[str, str], wording: Wording
) -> tuple[tuple[Text], ...]:
    asked = [question for trail, question in definition.questions() if trail[0] is section]
    named = [_number(question, numbers) for question in asked if question.number.isdecimal()]
    about = ", ".join(short_title(inner.title) for inner in section.sections)
    title = short_title(section.title)
    if asked[0].id in numbers and about:
        title = wording.phrase("map_about", part=title, about=about)
    reach = wording.phrase("map_range", first=named[0], last=named[-1]) if named else ""
    return (Text(title),), (Text(reach),), (Text(section.filled_by or ""),)


def _number(question: QuestionPart, numbers: Mapping[str, str]) -> str:
    return numbers.get(question.id, question.number)
