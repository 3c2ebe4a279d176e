# SPDX-License-Identifier: EUPL-1.2
"""Parts of one form that came back apart, as one reading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from proeftuin_docs.errors import DataError, Diagnostic, Place, returned
from proeftuin_docs.returned.answers import ReadAnswers
from proeftuin_docs.returned.readings import Reading


def join_parts(readings: Sequence[Reading]) -> Reading:
    """Return the answers of these files together, when they are different parts of one version.

    Their spare sheets, and what was not read, follow each other in the order of the files. Raises
    `DataError` with every reason why they cannot be one: a file that could not be read, is no part, is of
    another version, or has a part that is there already. No file says whether they are about one person.
    """
    faults = list(_faults(readings))
    if faults:
        raise DataError(faults)
    read = [reading.read for reading in readings if reading.read]
    values = {id_: value for item in read for id_, value in item.values.items()}
    return replace(
        readings[0],
        file=" + ".join(reading.file for reading in readings),
        parts=tuple(part for reading in readings for part in reading.parts),
        read=ReadAnswers(
            {id_: values[id_] for id_ in _questions(readings[0]) if id_ in values},
            tuple(sheet for item in read for sheet in item.extra_room),
            tuple(left for item in read for left in item.unread),
        ),
        not_carried=tuple(left for reading in readings for left in reading.not_carried),
        problems=tuple(problem for reading in readings for problem in reading.problems),
    )


def _questions(reading: Reading) -> list[str]:
    return [question.id for _, question in reading.definition.questions()] if reading.definition else []


def _faults(readings: Sequence[Reading]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for reading in readings:
        place = Place(reading.file)
        if reading.read is None:
            yield from reading.problems
        elif not reading.parts:
            yield returned.not_a_part(place)
        elif reading.definition != readings[0].definition:
            yield returned.part_of_other_version(place, other=readings[0].file)
        for part in reading.parts:
            if part.id in seen:
                yield returned.part_twice(place, part=part.title, other=seen[part.id])
            seen.setdefault(part.id, reading.file)
