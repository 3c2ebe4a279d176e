# SPDX-License-Identifier: EUPL-1.2
"""Who is in the room by what a case says: how many, and what contradicts itself.

Source: Eindrapportage Proeftuin, chapter 4: in a studio specialised interviewers lead the hearing, two at
most, and no other party is there.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from proeftuin_docs.cases.addresses import folded
from proeftuin_docs.cases.confirmations import rule_table
from proeftuin_docs.cases.models import VerdachteAanwezig
from proeftuin_docs.cases.unvalidated import UnvalidatedCase
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.text.located_yaml import Path

_PERSON: Final = "slachtoffer"
_ROOM: Final = ("verhoor", "mensen")
_SUSPECT: Final = ("schakelaars", "verdachte_aanwezig")
_SUSPECT_CAN: Final = ("schakelaars", "verdachte_kan")
_ENTRANCE: Final = ("schakelaars", "andere_ingang")
_STUDIO: Final = ("maatregelen", "studioverhoor")
_ASKS: Final = (*_STUDIO, "verhoorder")
_BESIDE: Final = (*_STUDIO, "erbij")
_LAWYERS: Final = ("partijen", "advocaten")
_WITH_THEM: Final = ("tolk", "advocaat", "steunpersoon")


def room_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """Return what contradicts itself about who is in the room, and who is left alone at a door."""
    suspect, studio = case.text(*_SUSPECT), case.has(*_STUDIO)
    if studio and suspect == VerdachteAanwezig.JA:
        yield cases.suspect_in_studio(case.place(*_SUSPECT))
    if case.has(*_SUSPECT_CAN) and suspect != VerdachteAanwezig.ANDERE_RUIMTE:
        yield cases.suspect_not_elsewhere(case.place(*_SUSPECT_CAN))
    if case.has(*_ENTRANCE) and not case.has("verhoor", "ophalen"):
        yield cases.nobody_at_the_entrance(case.place(*_ENTRANCE))
    if studio:
        yield from _studio_faults(case)
    said, named = case.text(*_ROOM) or "", _in_studio(case) if studio else _in_room(case)
    count = int(said) if said.strip().isdecimal() else named
    if count < named:
        yield cases.more_in_the_room(case.place(*_ROOM), least=named)
    elif studio and count > named:
        yield cases.fewer_in_the_studio(case.place(*_ROOM), named=named)


def _studio_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """A party who sits in the studio or asks there, and somebody who comes where nobody may be."""
    elsewhere = _names(case, [("griffier",), ("rechter_commissaris",), *_parties(case)])
    for path in (_ASKS, _BESIDE):
        said = folded(case.text(*path) or "")
        if _mentions(said, [*rule_table()["studio"]["elders"], *elsewhere]):
            yield cases.party_in_studio(case.place(*path))
    if _is_nobody(case.text(*_BESIDE)) and any(case.has(_PERSON, who) for who in ("tolk", "steunpersoon")):
        yield cases.nobody_beside_but_named(case.place(*_BESIDE))


def _parties(case: UnvalidatedCase) -> list[Path]:
    lawyers = case.value(*_LAWYERS)
    count = len(lawyers) if isinstance(lawyers, list) else 0
    return [("partijen", "officier"), *((*_LAWYERS, at) for at in range(count))]


def _names(case: UnvalidatedCase, people: Sequence[Path]) -> list[str]:
    """The names of these people without their titles; a single letter or two could be in anybody's."""
    titles = "|".join(rule_table()["titels"])
    bare = (re.sub(rf"\b(?:{titles})\b\.?\s*", "", folded(case.text(*who, "naam") or "")) for who in people)
    return [name for name in bare if len(name) > len("ab")]


def _mentions(said: str, words: Sequence[str]) -> bool:
    return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, words))})\b", said))


def _is_nobody(text: str | None) -> bool:
    return folded(text or "").strip(" .!-") in rule_table()["studio"]["niemand"]


def _in_room(case: UnvalidatedCase) -> int:
    """How many may be in the room by the case itself: whoever leads, assists, is invited and comes along."""
    invited = sum(case.has(*who) for who in _parties(case))
    present = case.text(*_SUSPECT) == VerdachteAanwezig.JA
    return 3 + invited + present + _along(case)


def _along(case: UnvalidatedCase) -> int:
    """How many come along with the person; who is named twice, as lawyer and as support person, is one."""
    there = [who for who in _WITH_THEM if case.has(_PERSON, who)]
    return len({folded(case.text(_PERSON, who, "naam") or who) for who in there})


def _in_studio(case: UnvalidatedCase) -> int:
    """How many are in the studio: the person, whoever asks, and each of the others once."""
    asks, beside = (folded(case.text(*path) or "") for path in (_ASKS, _BESIDE))
    others = 0 if _is_nobody(beside) else sum(_counted(case, part) for part in _people(beside))
    return 1 + max(1, len(_people(asks))) + others + _along(case)


def _people(said: str) -> list[str]:
    """What a text says of each person: commas divide people only where ‘en’ does, too."""
    several = r"\b(?:en|and)\b|[&+;]"
    parts = re.split(f"{several}|,", said) if re.search(several, said) else [said]
    return [part.strip() for part in parts if part.strip()]


def _counted(case: UnvalidatedCase, said: str) -> int:
    """How many people a text adds to those whom the case names already."""
    for who in _WITH_THEM:
        if case.has(_PERSON, who) and _mentions(said, [who, *_names(case, [(_PERSON, who)])]):
            return 0
    first, numbers = said.split(maxsplit=1)[0], rule_table()["studio"]["getallen"]
    return int(first) if first.isdecimal() and len(first) == 1 else numbers.get(first, 1)
