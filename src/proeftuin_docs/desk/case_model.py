# SPDX-License-Identifier: EUPL-1.2
"""What a case can hold, value by value, as its model says: the places of a form and what each takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from proeftuin_docs.cases import MEASURES, Zaak
from proeftuin_docs.cases.addresses import Plek
from proeftuin_docs.cases.confirmations import rule_table
from proeftuin_docs.cases.scalars import Time

Path = tuple[str, ...]
EVERY: Final = "*"
"""A step of a path: every item of a list."""
YES, NO = "ja", "nee"
_SET_BY_PROGRAM: Final = "schema"
_CONFIRMATIONS: Final = "bevestigd"


class Kind(StrEnum):
    """How a value is asked for."""

    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    TIME = "time"
    NUMBER = "number"
    CHOICE = "choice"
    TICK = "tick"
    MEASURE = "measure"
    """On, off, or as the judge's profile says."""
    PLACE = "place"
    COURT = "court"
    JUDGE = "judge"
    CONFIRM = "confirm"


_BY_PATH: Final = {("rechtbank",): Kind.COURT, ("rechter_commissaris", "profiel"): Kind.JUDGE}
_BY_TYPE: Final = {date: Kind.DAY, int: Kind.NUMBER, tuple: Kind.LINES}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of a case: its path, how it is asked for, what can be chosen, and if its group needs it."""

    path: Path
    kind: Kind
    choices: tuple[str, ...] = ()
    required: bool = False


@cache
def leaves() -> Mapping[Path, Leaf]:
    """Return every value that a case can hold, by its path."""
    return {leaf.path: leaf for leaf in (*_of_model(Zaak, ()), *_confirmations())}


@cache
def required_groups() -> tuple[str, ...]:
    """Return the groups of a case that are always there."""
    fields = _fields(Zaak)
    return tuple(key for key, info in fields if info.is_required() and _model(info.annotation) is not None)


@cache
def needy_groups() -> frozenset[Path]:
    """Return the groups that are a fault without anything in them; a case can do without them."""
    return frozenset(_needy(Zaak, ()))


def _needy(model: type[BaseModel], path: Path) -> Iterator[Path]:
    for key, info in _fields(model):
        inner, item, at = _model(info.annotation), _item(info.annotation), (*path, key)
        if item is not None and (of_item := _model(item)) is not None:
            yield from _needy(of_item, (*at, EVERY))
        if inner is not None:
            yield from _needy(inner, at)
            if any(item.is_required() for _, item in _fields(inner)) and not info.is_required():
                yield at


def _confirmations() -> Iterator[Leaf]:
    with_reason = rule_table()["met_reden"]
    for word in rule_table()["bevestigen"]:
        yield Leaf((_CONFIRMATIONS, word), Kind.TEXT if word in with_reason else Kind.CONFIRM)


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        if (key := info.alias or name) not in (_SET_BY_PROGRAM, _CONFIRMATIONS):
            yield key, info


def _of_model(model: type[BaseModel], path: Path) -> Iterator[Leaf]:
    for key, info in _fields(model):
        yield from _of_value((*path, key), info)


def _of_value(path: Path, info: FieldInfo) -> Iterator[Leaf]:
    inner, item = _model(info.annotation), _item(info.annotation)
    if inner is Plek:
        yield Leaf(path, Kind.PLACE, required=info.is_required())
    elif inner is not None and path[-1] in _measures():
        yield Leaf(path, Kind.MEASURE, (YES, NO))
    if inner is not None:
        yield from _of_model(inner, path)
    elif item is not None and (of_item := _model(item)) is not None:
        yield from _of_model(of_item, (*path, EVERY))
    else:
        kind, choices = _kind(path, info)
        yield Leaf(path, kind, choices, info.is_required())


@cache
def _measures() -> frozenset[str]:
    return frozenset(measure.key for measure in MEASURES)


def _kind(path: Path, info: FieldInfo) -> tuple[Kind, tuple[str, ...]]:
    base, marks = _bare(info.annotation, info.metadata)
    if get_origin(base) is Literal:
        return Kind.CHOICE, tuple(map(str, get_args(base)))
    if isinstance(base, type) and issubclass(base, Enum):
        return Kind.CHOICE, tuple(str(item.value) for item in base)
    if base is bool:
        return Kind.TICK, (YES, NO)
    is_time = base is str and get_args(Time)[1] in marks
    of_type = Kind.TIME if is_time else _BY_TYPE.get(get_origin(base) or base, Kind.TEXT)
    return _BY_PATH.get(path, of_type), ()


def _bare(annotation: Any, marks: Sequence[Any]) -> tuple[Any, tuple[Any, ...]]:  # noqa: ANN401 - a type
    """The type without what says that it may be absent, and everything that is annotated to it."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _bare(inner, (*marks, *more))
    if get_origin(annotation) in (Union, UnionType):
        present = [item for item in get_args(annotation) if item is not type(None)]
        return _bare(present[0], marks) if len(present) == 1 else (annotation, tuple(marks))
    return annotation, tuple(marks)


def _model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type
    """The model of a group, also of one that may be a text instead; None for a single value."""
    base, _ = _bare(annotation, ())
    if get_origin(base) in (Union, UnionType):
        return next((found for item in get_args(base) if (found := _model(item)) is not None), None)
    return base if isinstance(base, type) and issubclass(base, BaseModel) else None


def _item(annotation: Any) -> Any:  # noqa: ANN401 - a type
    base, _ = _bare(annotation, ())
    return get_args(base)[0] if get_origin(base) is tuple else None
