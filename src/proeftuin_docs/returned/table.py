# SPDX-License-Identifier: EUPL-1.2
"""Answers as a CSV file: a row for each file, a column for each question, safe in a spreadsheet."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import EXTRA_SHEETS, cell_name, explanation_name, extra_room_names
from proeftuin_docs.errors import WrongUsageError, returned
from proeftuin_docs.formats.csv_cells import DELIMITER, LINE_END, MARK, formula_free
from proeftuin_docs.returned.answers import ANSWER, EXPLAINED, PlainValue, ReadAnswers
from proeftuin_docs.returned.readings import Reading, reading_data

_SEPARATOR: Final = ", "
_TICKED: Final = "ja"
_HEAD: Final = ("Bestand", "Document", "Versie", "Kenmerk", "Vertrouwelijkheid", "Beloofd")
"""With a capital, which no id has."""
_PART: Final = "Deel"
"""A column of its own where some file has a part of a form."""
_TAIL: Final = ("Niet gelezen", "Niet overgezet", "Problemen")


def readings_table(readings: Sequence[Reading]) -> bytes:
    """The table in UTF-8 with a byte order mark, cells divided by semicolons, as Dutch spreadsheets do.

    Columns are called as the fields are; a table's cells are numbered by row. A cell that a spreadsheet would
    take for a formula has an apostrophe before it. Files of different versions cannot stand in one table:
    raises `WrongUsageError`.
    """
    definition = _only_version(readings)
    head = (*_HEAD, *[_PART] * any(reading.parts for reading in readings))
    names = list(_columns(definition, readings)) if definition else []
    target = StringIO()
    writer = csv.writer(target, delimiter=DELIMITER, lineterminator=LINE_END)
    writer.writerow([*head, *names, *_TAIL])
    for reading in readings:
        cells = _cells(reading)
        writer.writerow([formula_free(cells.get(name, "")) for name in (*head, *names, *_TAIL)])
    return (MARK + target.getvalue()).encode(errors="backslashreplace")


def _only_version(readings: Sequence[Reading]) -> FormDefinition | None:
    versions = {
        (item.definition.id, item.definition.version): item.definition for item in readings if item.definition
    }
    if len(versions) > 1:
        names = ", ".join(f"{id_}@{version}" for id_, version in sorted(versions))
        raise WrongUsageError([returned.several_versions(names=names)])
    return next(iter(versions.values()), None)


def _columns(definition: FormDefinition, readings: Sequence[Reading]) -> Iterator[str]:
    read = [reading.read for reading in readings if reading.read]
    for _, question in definition.questions():
        if isinstance(question, kinds.TableQuestion):
            rows = max((len(_rows(item, question.id)) for item in read), default=0)
            for row in range(1, max(rows, question.rows) + 1):
                yield from (cell_name(question.id, row, column.id) for column in question.columns)
        else:
            yield question.id
        if getattr(question, "explanation", False):
            yield explanation_name(question.id)
    sheets = max((len(item.extra_room) for item in read), default=0)
    for sheet in range(1, max(sheets, EXTRA_SHEETS) + 1):
        yield from extra_room_names(sheet)


def _rows(read: ReadAnswers, table: str) -> list[Any]:
    rows = read.values.get(table, [])
    return rows if isinstance(rows, list) else []


def _cells(reading: Reading) -> dict[str, str]:
    """The cells of a row by column."""
    plain, read = reading_data(reading), reading.read or ReadAnswers()
    level = plain.get("confidentiality", {}).get("level")
    head = (plain["file"], plain["document"], plain["version"], plain["hash"], level, reading.promise)
    cells = {name: text or "" for name, text in zip(_HEAD, head, strict=True)}
    cells[_PART] = _SEPARATOR.join(part.title for part in reading.parts)
    cells |= {name: text for id_, value in read.values.items() for name, text in _flat(id_, value)}
    for number, sheet in enumerate(read.extra_room, start=1):
        cells |= zip(extra_room_names(number), (sheet.question, sheet.text), strict=True)
    tail = (
        [(item["field"] or item["question"], item["text"]) for item in plain.get("unread", ())],
        [(item["question"], item["part"], str(item["value"])) for item in plain.get("not_carried", ())],
        [(item.place.path, f"{item.message} ({item.number})") for item in reading.problems],
    )
    lines = (("\n".join(": ".join(filter(None, parts)) for parts in told)) for told in tail)
    return cells | dict(zip(_TAIL, lines, strict=True))


def _flat(name: str, value: PlainValue) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            yield from _flat(name, value[ANSWER]) if ANSWER in value else ()
            yield from _flat(explanation_name(name), value[EXPLAINED]) if EXPLAINED in value else ()
        case list():
            yield from _listed(name, value)
        case _:
            yield name, _text(value)


def _listed(name: str, value: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """The cells of a table, or the ids that were chosen in one cell."""
    if any(isinstance(item, dict) for item in value):
        for row, cells in enumerate(value, start=1):
            yield from ((cell_name(name, row, column), _text(cell)) for column, cell in cells.items())
    else:
        yield name, _SEPARATOR.join(value)


def _text(value: object) -> str:
    return _TICKED if value is True else str(value)
