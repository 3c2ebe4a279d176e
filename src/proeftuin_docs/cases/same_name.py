# SPDX-License-Identifier: EUPL-1.2
"""Whether two names, or two numbers of a case, are the same however somebody wrote them."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from proeftuin_docs.cases.addresses import folded
from proeftuin_docs.cases.confirmations import rule_table
from proeftuin_docs.cases.scalars import read_parketnummer

_CLOSE: Final = 0.65
"""From so much alike a part of a name may be the same with a slip of the pen."""


class Likeness(Enum):
    """Whether two people are the same."""

    SAME = "same"
    PERHAPS = "perhaps"
    OTHER = "other"


class Person(NamedTuple):
    """Who a row is about: the parts of the name in one order, and the day of birth or nothing."""

    parts: tuple[str, ...]
    birth: str


def name_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in one order, without titles, prefixes, accents, signs and capitals.

    `de Vries, J.P.` gives `j`, `p`, `vries`; what a name has of nothing else stays.
    """
    known = rule_table()["namen"]
    bare = folded(name).translate(_letters())
    bare = re.sub(r"['’`´]s? ?(?=\w)|(?<=\w)['’`´]", "", re.sub(r"\bv\s*[./]\s*d\b\.?", " ", bare))
    parts = sorted(re.findall(r"[^\W_]+", bare))
    dropped = {*known["voorvoegsels"], *known["aanspreking"], *rule_table()["titels"]}
    return tuple(part for part in parts if part not in dropped) or tuple(parts)


@cache
def _letters() -> Mapping[int, str]:
    return {ord(letter): plain for letter, plain in rule_table()["namen"]["letters"].items()}


def is_alike(one: str, other: str) -> bool:
    """Return whether two names may be those of one person, of whom nothing else is known."""
    return likeness(Person(name_parts(one), ""), Person(name_parts(other), "")) is not Likeness.OTHER


def likeness(one: Person, other: Person) -> Likeness:
    """Return whether two people of one case are the same; what is not certain is perhaps."""
    agree = Likeness.PERHAPS if one.birth and other.birth and one.birth != other.birth else Likeness.SAME
    if one.parts == other.parts:
        return agree
    some, more = sorted((list(one.parts), list(other.parts)), key=len)
    shared = [part for part in some if part in more]
    left, extra = _without(some, shared), _without(more, shared)
    near = "".join(one.parts) == "".join(other.parts) or (bool(shared) and _near(left, extra))
    born = bool(one.birth) and one.birth == other.birth
    initials = any(len(part) > 1 for part in shared) and all(_shortens(part, extra) for part in left)
    if initials and (not extra or (born and len(some) > 1)):
        return agree
    return Likeness.PERHAPS if (initials or near) and agree is Likeness.SAME else Likeness.OTHER


def _without(parts: Sequence[str], taken: Sequence[str]) -> list[str]:
    rest = list(parts)
    for part in taken:
        rest.remove(part)
    return rest


def _shortens(part: str, extra: list[str]) -> bool:
    """Whether a part is an initial of one that is left, or the other way round; that one is used up."""
    found = next((other for other in extra if _is_initial(part, other) or _is_initial(other, part)), None)
    if found is not None:
        extra.remove(found)
    return found is not None


def _is_initial(short: str, long: str) -> bool:
    return len(short) == 1 and long.startswith(short)


def _near(left: Sequence[str], extra: Sequence[str]) -> bool:
    """Whether what two names do not share is nearly the same."""
    said, other = "".join(left), "".join(extra)
    return min(len(said), len(other)) > 1 and SequenceMatcher(None, said, other).ratio() >= _CLOSE


def case_numbers(rc_number: str, prosecution_number: str) -> frozenset[str]:
    """Return the numbers of a case in a form that is alike however they are spaced and punctuated."""
    parket = read_parketnummer(prosecution_number.strip()) or prosecution_number
    digits = re.sub(r"\D", "", parket)
    return frozenset({*_rc_keys(rc_number), *([f"parket {digits}"] if digits else [])})


def _rc_keys(text: str) -> set[str]:
    """The keys of an RC number: with the noughts as they are, and without those in front."""
    skipped = rule_table()["namen"]["bij_een_nummer"]
    said = [part for part in re.findall(r"\d+|[^\W\d_]+", folded(text)) if part not in skipped]
    years = [part[2:] if re.fullmatch(r"20\d\d", part) else part for part in said]
    if not any(part.isdecimal() for part in years):
        return {" ".join(["rc", *years])} if years else set()
    return {f"rc {''.join(years)}", "rc " + " ".join(part.lstrip("0") or "0" for part in years)}
