# SPDX-License-Identifier: EUPL-1.2
"""Answers as plain data: the JSON of `read`, which `render --data` accepts."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from proeftuin_docs.composition.inline_text import read_inlines
from proeftuin_docs.definitions import Definition, FormDefinition, content_hash
from proeftuin_docs.document import Part, plain_text
from proeftuin_docs.errors import Diagnostic, Severity
from proeftuin_docs.returned.answers import ReadAnswers
from proeftuin_docs.returned.migration import UnmigratedValue


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one file.

    `definition` is the version that the values belong to, None when the file could not be placed; `source`
    the version of the file itself, if that is another one. Without `read` there are no values, and
    `problems` says why. `promise` is what was promised to whoever filled it in; it goes wherever the values
    go.
    """

    file: str
    definition: FormDefinition | None = None
    source: FormDefinition | None = None
    read: ReadAnswers | None = field(default=None, repr=False)
    not_carried: tuple[UnmigratedValue, ...] = field(default=(), repr=False)
    promise: str = ""
    problems: tuple[Diagnostic, ...] = ()
    parts: tuple[Part, ...] = ()
    """The parts of the form that the file has; empty for a whole one."""
    prefilled: tuple[str, ...] = ()
    """The questions whose answer is still what a case filled in before somebody got the form."""

    @property
    def failed(self) -> bool:
        """Whether there is a fault among the problems; a warning is none."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def reading_data(reading: Reading) -> dict[str, Any]:
    """A reading as plain data, in the order in which somebody reads it.

    Always `file`, `document`, `version`, `hash`, `values` (None when nothing could be read) and `problems`;
    where they apply `confidentiality`, `parts`, `promise`, `read_from`, `prefilled`, `extra_room`, `unread`
    and `not_carried`.
    """
    definition, read = reading.definition, reading.read
    plain: dict[str, Any] = {"file": reading.file, **identity_data(definition)}
    if definition is not None:
        secrecy = definition.confidentiality
        statement = plain_text(read_inlines(secrecy.statement))
        plain["confidentiality"] = {"level": secrecy.level.value, "statement": statement}
    if reading.parts:
        plain["parts"] = [part.id for part in reading.parts]
    if reading.promise:
        plain["promise"] = reading.promise
    if reading.source is not None:
        plain["read_from"] = identity_data(reading.source)
    if reading.prefilled:
        plain["prefilled"] = list(reading.prefilled)
    plain["values"] = dict(read.values) if read else None
    return {**plain, **_other_content(reading), "problems": [problem_data(item) for item in reading.problems]}


def readings_json(readings: Sequence[Reading]) -> bytes:
    """The readings as JSON in UTF-8: one object for one file, a list of objects for more."""
    plain = [reading_data(reading) for reading in readings]
    text = json.dumps(plain[0] if len(plain) == 1 else plain, ensure_ascii=False, indent=2)
    return f"{text}\n".encode(errors="backslashreplace")  # half of a pair, which JSON writes as an escape


def identity_data(definition: Definition | None) -> dict[str, str | None]:
    """The id, version and hash of a definition as plain data; None for each when there is none."""
    if definition is None:
        return dict.fromkeys(("document", "version", "hash"))
    return {"document": definition.id, "version": definition.version, "hash": content_hash(definition)}


def problem_data(problem: Diagnostic) -> dict[str, str]:
    """A problem as plain data: `code`, `severity`, `place`, `message` and `hint`."""
    return {
        "code": problem.number,
        "severity": problem.severity.value,
        "place": problem.place.path or "",
        "message": problem.message,
        "hint": problem.hint,
    }


def values_for_render(definition: FormDefinition, read: ReadAnswers) -> dict[str, Any]:
    """Return the answers as the data of a values file for this version."""
    return {
        "document": definition.id,
        "version": definition.version,
        "values": _as_text(dict(read.values)),
        "extra_room": [asdict(sheet) for sheet in read.extra_room],
    }


def _other_content(reading: Reading) -> dict[str, Any]:
    """Return the content that is no value of a question, under a key for each kind present."""
    read = reading.read or ReadAnswers()
    found: dict[str, Sequence[dict[str, Any]]] = {
        "extra_room": [asdict(sheet) for sheet in read.extra_room],
        "unread": [
            {"field": item.name or None, "question": item.question or None, "text": item.text}
            | ({"page": item.page} if item.page else {})
            for item in read.unread
        ],
        "not_carried": [
            {"question": item.question, "label": item.label, "part": item.part or None, "value": item.value}
            for item in reading.not_carried
        ],
    }
    return {key: items for key, items in found.items() if items}


def _as_text(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Numbers as text, as a values file is read: everything else in it is text already."""
    match value:
        case dict():
            return {key: _as_text(part) for key, part in value.items()}
        case list():
            return [_as_text(part) for part in value]
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            return value
