# SPDX-License-Identifier: EUPL-1.2
"""What somebody wrote in a form becomes keys of a case; what needs a decision is told, and no promise."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

import yaml
from pydantic import BaseModel

from proeftuin_docs.cases import Zaak
from proeftuin_docs.errors import DataError, Diagnostic, Place, flows
from proeftuin_docs.flows.carry import answers
from proeftuin_docs.flows.models import CaseFlow, Flows
from proeftuin_docs.kinds.base import BadValue, read_tick
from proeftuin_docs.returned.readings import Reading
from proeftuin_docs.text.wording import Wording

_WIDE: Final = 120
"""So wide is a line of the case at most, where it can be broken."""


@dataclass(frozen=True, slots=True)
class FilledCase:
    """A case as YAML, the keys that were filled, and what is to be told."""

    content: bytes = field(repr=False)
    filled: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def fill_case(
    readings: Sequence[Reading], declared: Flows, case: Mapping[str, Any], wording: Wording
) -> FilledCase:
    """Return a case (as text values) with what these forms say of it, and every other answer above it.

    A key that says something else already stays as it is, and both are told above the case. Raises
    `DataError` for a form of which nothing comes into a case.
    """
    known = ", ".join(flow.source for flow in declared.cases) or "-"
    if faults := [
        flows.no_flow(Place(item.file), source=item.definition.id, target="zaak", known=known)
        for item in readings
        if item.definition and declared.into_case(item.definition.id) is None
    ]:
        raise DataError(faults)
    filler = _Filler(_copied(case), wording)
    for item in readings:
        flow = declared.into_case(item.definition.id) if item.definition else None
        if flow is not None:
            filler.fill(item, flow)
    return FilledCase(filler.written(), tuple(filler.filled), tuple(filler.problems))


def is_case_key(key: str) -> bool:
    """Whether a case has this key, as `slachtoffer.tolk.taal`, for one value."""
    model: Any = Zaak
    for step in key.split("."):
        if model is None or step not in (fields := model.model_fields):
            return False
        model = _model_in(fields[step].annotation)
    return model is None


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - an annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


@dataclass(slots=True)
class _Filler:
    case: dict[str, Any]
    wording: Wording
    filled: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def fill(self, reading: Reading, flow: CaseFlow) -> None:
        by_field = {field: key for key, field in flow.keys.items()}
        for id_, label, said in answers(reading):
            assert reading.read is not None
            key, value = by_field.get(id_), reading.read.values[id_]
            if key is None:
                self._tell(label, said)
            elif not self._put(key, _as_in_a_case(reading, id_, str(value))):
                self.problems.append(flows.case_differs(Place(reading.file), key=key))
                self._tell(self.wording.phrase("case_differs", name=key, label=label), said)
        for question, text in _other_texts(reading):
            self._tell(question, text)

    def _put(self, key: str, value: str) -> bool:
        """Put a value at its key; False where something else is there."""
        *above, last = key.split(".")
        group = self.case
        for step in above:
            group = group.setdefault(step, {}) if isinstance(group, dict) else {}
        if not isinstance(group, dict):
            return False
        if group.get(last) in (None, ""):
            group[last] = value
            self.filled.append(key)
        return _same(str(group[last]), value)

    def _tell(self, label: str, said: str) -> None:
        lines = f"{label} {said}".splitlines() or [""]
        self.told += [f"# - {lines[0]}", *(f"#   {line}" for line in lines[1:])]

    def written(self) -> bytes:
        """The case as YAML, below what somebody has to decide on."""
        body = yaml.safe_dump(self.case, allow_unicode=True, sort_keys=False, width=_WIDE)
        head = [f"# {self.wording.phrase('case_told')}", *self.told, ""] if self.told else []
        return "\n".join([*map(_in_a_comment, head), body]).encode()


def _other_texts(reading: Reading) -> Iterator[tuple[str, str]]:
    """What stands on spare sheets and beside fields."""
    assert reading.read is not None
    yield from ((sheet.question, sheet.text) for sheet in reading.read.extra_room if sheet.text)
    yield from ((unread.question or unread.name, unread.text) for unread in reading.read.unread)


def _copied(case: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _copied(value) if isinstance(value, dict) else value for key, value in case.items()}


def _as_in_a_case(reading: Reading, id_: str, value: str) -> str:
    """The id of a choice as a case has it, and what somebody wrote as it is."""
    assert reading.definition is not None
    asked = next(asked for _, asked in reading.definition.questions() if asked.id == id_)
    return value.replace("-", "_") if getattr(asked, "options", ()) else value


def _same(one: str, other: str) -> bool:
    """Whether two values of a case are the same; a tick can be written in several ways."""
    if other in ("ja", "nee"):
        with contextlib.suppress(BadValue):
            return read_tick(one) == read_tick(other)
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _in_a_comment(line: str) -> str:
    """A line that YAML can hold in a comment, whatever somebody typed."""
    return "".join(char if char.isprintable() else "\ufffd" for char in line)
