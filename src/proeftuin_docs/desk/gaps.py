# SPDX-License-Identifier: EUPL-1.2
"""The pages of a case that is not complete: what it lacks stands there as a gap, and nothing is guessed.

The case is filled several times over, each time otherwise, with every choice that is still open. What a
document prints and is not the same in each is a gap; a document that still differs from one filling to the
next depends on what nobody has said yet, and is not shown. This is for looking at: no file is made of it.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise, product
from typing import Any, Final

from proeftuin_docs.cases import Addressee, CaseView, LoadedCase
from proeftuin_docs.desk.case_data import DataPath, Typed
from proeftuin_docs.desk.case_form import general, name_of, path_of
from proeftuin_docs.desk.case_model import Kind, Leaf, leaves
from proeftuin_docs.desk.case_view import Told
from proeftuin_docs.errors import Severity
from proeftuin_docs.hearings.documents import Hearing
from proeftuin_docs.library import Library

Check = Callable[[Typed], tuple[LoadedCase | None, Sequence[Told]]]
"""What somebody typed -> the case where it has no fault, and everything that is found."""
_MOST_FILLINGS: Final = 16
_ROUNDS: Final = 12
_WEEK: Final = timedelta(days=7)
_WORDS: Final = ("Xleega", "Xleegb")
_POSTCODES: Final = ("9990 XZ", "9991 XZ")
_TEXTS: Final = (
    _WORDS,
    ("010 9191919", "020 8181818"),
    _POSTCODES,
    ("a@xleeg.example", "b@xleeg.example"),
    ("91/919191-91", "81/818181-81"),
)
"""What is put in the place of a text, in the order in which it is tried; two of each, none of them shown."""
_NUMBER: Final = " 1"
_MADE_UP: Final = re.compile(
    f"(?:{'|'.join(re.escape(text) for pair in _TEXTS for text in pair)})(?:{_NUMBER})?", re.IGNORECASE
)
_BIRTHS: Final = ("1-1-1960", "2-2-1970")
_LETTER_DAY: Final = "datum_brief"
_THROUGH: Final = ("slachtoffer.advocaat.naam", "slachtoffer.coordinator.naam")
"""Through whom a letter can go, who has to have an address then."""


@dataclass(frozen=True, slots=True)
class HearingWithGaps(Hearing):
    """A hearing of which some values are made up: what differs from `others` is printed as `gap`."""

    others: tuple[LoadedCase, ...] = ()
    gap: str = ""

    def view(self, addressee: Addressee | None = None, language: str = "") -> CaseView:
        """Return the view of this case in which every value that is made up is a gap."""
        shown = Hearing.view(self, addressee, language)
        values = [Hearing(other, self.library).view(addressee, language).values for other in self.others]
        known = {
            name: text if all(other.get(name) == text for other in values) else self.gap
            for name, text in shown.values.items()
        }
        return replace(shown, values=known)


def hearings_with_gaps(
    typed: Typed, library: Library, check: Check, today: date, gap: str
) -> tuple[HearingWithGaps, ...]:
    """Return a hearing for each way in which the case can still be filled; none where it cannot be for now.

    That is so while the court is not known, while answers contradict each other, or while too much is open.
    """
    wrong = [item.control for item in check(typed)[1] if item.severity == Severity.ERROR]
    said = set(typed.names.values())
    still_open = [leaf for name in wrong if name not in said and (leaf := _leaf(name))]
    choices = {name_of(leaf.path): leaf.choices for leaf in still_open if leaf.kind is Kind.CHOICE}
    ways = [dict(zip(choices, way, strict=True)) for way in product(*choices.values())]
    ways = ways * 2 if len(ways) == 1 else ways
    if len(ways) > _MOST_FILLINGS:
        return ()
    found = []
    for number, way in enumerate(ways):
        loaded = _filled(typed, way, check, _Fillers(typed, today, number % 2))
        if loaded is None:
            return ()
        found.append(loaded)
    return tuple(HearingWithGaps(loaded, library, others=tuple(found), gap=gap) for loaded in found)


def printed(node: Any, gap: str) -> Any:  # noqa: ANN401 - any part of a document
    """Return a document in which every text that only fills a gap is the gap itself."""
    if isinstance(node, Enum):
        return node
    if isinstance(node, str):
        return _MADE_UP.sub(gap, node)
    if isinstance(node, tuple):
        return tuple(printed(item, gap) for item in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    known = {item.name: getattr(node, item.name) for item in fields(node) if item.init}
    return replace(node, **{name: printed(value, gap) for name, value in known.items()})


@dataclass(frozen=True, slots=True)
class _Fillers:
    """What can stand for a value that is not there; `side` is which of the two of each."""

    typed: Typed
    today: date
    side: int

    def of(self, control: str) -> list[tuple[DataPath, Any]]:
        """The values to put in the data, each with its place, in the order in which they are tried."""
        leaf = _leaf(control)
        if leaf is None:
            return []
        if leaf.kind is Kind.COURT:
            return [(("afzender",), self._address())]
        if leaf.kind is Kind.CHOICE:
            persons = [(path_of(name), _WORDS[self.side]) for name in _THROUGH]
            return [(("slachtoffer", "adres"), self._address()), *persons]
        at = _place(self.typed, control)
        if leaf.kind is Kind.MEASURE:
            below = [item for item in leaves().values() if item.path[:-1] == leaf.path]
            days = [item for item in below if item.kind is Kind.DAY]
            return [item for day in days for item in self.of(name_of(day.path))]
        found = [(at, pair[self.side]) for pair in self._pairs(leaf.kind, control)]
        return [((*at[:-1], "adres"), self._address()), *found] if control in _THROUGH else found

    def _pairs(self, kind: Kind, control: str) -> Sequence[tuple[Any, Any]]:
        near, far, soon, sooner = (_said(_a_tuesday(self.today + weeks * _WEEK)) for weeks in (8, 11, 3, 2))
        now = (_said(self.today), _said(self.today - _WEEK))
        place = {**self._address(), "naam": _WORDS[self.side]}
        known: dict[Kind, Sequence[tuple[Any, Any]]] = {
            Kind.TEXT: _TEXTS,
            Kind.LINES: (_WORDS,),
            Kind.DAY: (now,) if control == _LETTER_DAY else ((near, far), (soon, sooner), now, _BIRTHS),
            Kind.TIME: (("10.00", "14.30"), ("9.00", "9.45")),
            Kind.NUMBER: (("60", "120"), ("3", "4")),
            Kind.PLACE: ((place, place),),
        }
        return known.get(kind, ())

    def _address(self) -> dict[str, str]:
        word = _WORDS[self.side]
        return {"straat": word + _NUMBER, "postcode": _POSTCODES[self.side], "plaats": word}


def _a_tuesday(day: date) -> date:
    return day + timedelta(days=(1 - day.weekday()) % 7)


def _said(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year:04}"


def _filled(typed: Typed, way: dict[str, str], check: Check, fillers: _Fillers) -> LoadedCase | None:
    """The case with its gaps filled, each with the first filler that is no fault there; None if none is."""
    data, tried = deepcopy(typed.data), Counter[str]()
    for control, chosen in way.items():
        _put(data, _place(typed, control), chosen)
    for _ in range(_ROUNDS):
        loaded, found = check(replace(typed, data=data))
        if loaded is not None:
            return loaded
        for control in {item.control for item in found if item.severity == Severity.ERROR}:
            known = fillers.of(control)
            if tried[control] == len(known):
                return None
            _put(data, *known[tried[control]])
            tried[control] += 1
    return None


def _leaf(control: str) -> Leaf | None:
    return leaves().get(general(path_of(control)))


def _place(typed: Typed, control: str) -> DataPath:
    """Where the value of a control is in the data; of lines the whole, not one of them."""
    there = [at for at, name in typed.names.items() if name == control]
    steps = tuple(int(step) if step.isdecimal() else step for step in path_of(control))
    return min(there, key=len, default=steps)


def _put(data: Any, at: DataPath, value: Any) -> None:  # noqa: ANN401 - data of a case
    """Set a value, and make the groups that it is in where they are not there."""
    for step, below in pairwise(at):
        inner = _get(data, step)
        if not isinstance(inner, dict | list):
            inner = [] if isinstance(below, int) else {}
            _set(data, step, inner)
        data = inner
    _set(data, at[-1], value)


def _get(data: Any, step: str | int) -> Any:  # noqa: ANN401
    if isinstance(data, list):
        return data[step] if isinstance(step, int) and step < len(data) else None
    return data.get(step)


def _set(data: Any, step: str | int, value: Any) -> None:  # noqa: ANN401
    if isinstance(data, list) and step == len(data):
        data.append(value)
    else:
        data[step] = value
