# SPDX-License-Identifier: EUPL-1.2
"""The first page of a letter: the appointments as cards, and which parts go before and after them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from proeftuin_docs.cases import CaseView
from proeftuin_docs.composition.inline_text import choose_address, placeholders_in
from proeftuin_docs.definitions import LetterPart
from proeftuin_docs.document import Card, Cards, Inline, Pictogram, Strong, Text
from proeftuin_docs.resources import LETTERS, bundled_root
from proeftuin_docs.text.wording import Wording

_READ: Final = yaml.safe_load(
    (bundled_root() / LETTERS / "taal" / "eerste-bladzijde.yaml").read_text(encoding="utf-8")
)
_PICTURES: Final[Mapping[str, str]] = _READ["beelden"]
_SHOWN: Final = frozenset({"dag", "tijd", "duur", "plaats", "adres", "aankomst", "kamer"})
_IN_HEAD: Final = frozenset({"griffier.naam", "griffier.telefoon", "griffier.bereikbaar"})
ON_CARDS: Final = frozenset(
    {"griffier.naam", "griffier.bereikbaar", "verhoor.plaats", "verhoor.kamer", "verhoor.ingang"}
    | {"voorgesprek.plaats"}
)
"""The values on cards that somebody typed."""
_HEARING: Final = "verhoor"
_PLACE: Final = "plaats"
_CALL: Final = "bellen"
_NEUTRAL: Final = "neutraal"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The parts by id around the cards of a letter, and what cards tell besides when and where."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    on_cards: frozenset[str]
    details: frozenset[str]

    def ordered(
        self, parts: Sequence[LetterPart]
    ) -> tuple[list[LetterPart], list[LetterPart], list[LetterPart]]:
        """Return the parts before the cards, those after them, and all others in their own order."""
        by_id = {part.id: part for part in parts}
        front = {*self.before, *self.after}
        before, after = ([by_id[id_] for id_ in ids if id_ in by_id] for ids in (self.before, self.after))
        return before, after, [part for part in parts if part.id not in front]


FIRST_PAGES: Final[Mapping[str, FirstPage]] = {
    id_: FirstPage(
        tuple(said["voor"]), tuple(said["na"]), frozenset(said["op_kaarten"]), frozenset(said["ook"])
    )
    for id_, said in _READ["brieven"].items()
}
"""By the id of the letter, as `letters/taal/eerste-bladzijde.yaml` declares them."""


def is_told(text: str, view: CaseView) -> bool:
    """Whether every value that an item of a list names stands on a card, or in the head of the letter."""
    told = _IN_HEAD | {f"{moment}.{name}" for moment in view.moments for name in _SHOWN}
    named = set(placeholders_in(text))
    return bool(named) and named <= told


def cards_of(page: FirstPage, view: CaseView, wording: Wording) -> Cards:
    """The appointments in order of time, and then the place where they are."""
    return Cards(tuple(_Cards(page, view, wording).cards()))


@dataclass(frozen=True, slots=True)
class _Cards:
    page: FirstPage
    view: CaseView
    wording: Wording

    def cards(self) -> Iterator[Card]:
        moments = self.view.moments
        for number, moment in enumerate(moments, start=1):
            label = self._said("card_appointment" if self._is_neutral else f"card_{moment}")
            if len(moments) > 1:
                label = self._said("card_numbered", number=number, label=label)
            picture = _PICTURES[_NEUTRAL if self._is_neutral else moment]
            yield Card(Pictogram(picture), label, tuple(self._moment(moment)))
        yield Card(Pictogram(_PICTURES[_PLACE]), self._place_label(), tuple(self._place()))
        if _CALL in self.page.details:
            yield Card(Pictogram(_PICTURES[_CALL]), self._said("card_call"), tuple(self._call()))

    @property
    def _is_neutral(self) -> bool:
        """Whether cards say when and where, and nothing of what happens there."""
        return _NEUTRAL in self.page.details

    def _call(self) -> Iterator[tuple[Inline, ...]]:
        """Whom to call, and when there is an answer; not what that person does."""
        name, phone, hours = (
            self.view.values[f"griffier.{part}"] for part in ("naam", "telefoon", "bereikbaar")
        )
        yield (Strong((Text(self._said("card_number", name=name, phone=phone)),)),)
        yield (Text(hours),)

    def _moment(self, moment: str) -> Iterator[tuple[Inline, ...]]:
        values = self.view.values
        clock, opened, part = values[f"{moment}.tijd"].partition(" (")
        when = Strong((Text(self._said("card_when", day=values[f"{moment}.dag"], time=clock)),))
        yield (when, Text(opened + part)) if part else (when,)
        if moment == _HEARING and "aankomst" in self.page.details:
            yield from self._arrival()
        yield from self._line(self._how_long(moment))
        yield from self._line([self._with(moment) if "met" in self.page.details else None])
        if moment not in self._here():
            yield (Text(values[f"{moment}.plaats"]),)

    def _arrival(self) -> Iterator[tuple[Inline, ...]]:
        """The time to be there, before the hearing begins, without the part of the day."""
        clock = self.view.values.get("verhoor.aankomst", "").partition(" (")[0]
        if clock:
            yield (Strong((Text(self._said("card_arrive", time=clock)),)),)

    def _how_long(self, moment: str) -> Iterator[str | None]:
        """How long, and for the hearing in which room."""
        yield None if self._is_neutral else self._value("card_lasts", f"{moment}.duur")
        if moment == _HEARING and "kamer" in self.page.details:
            yield self._value("card_room", "verhoor.kamer")

    def _with(self, moment: str) -> str | None:
        conditions, values = self.view.conditions, self.view.values
        if moment == _HEARING and conditions["studio"]:
            return self._value("card_with", "verhoorder.naam") if conditions["verhoorder"] else None
        if moment != _HEARING and conditions[f"{moment}_met_ander"]:
            return self._value("card_with", f"{moment}.met")
        return self._said("card_with_judge", name=values["rc.naam"])

    def _place(self) -> Iterator[tuple[Inline, ...]]:
        name, address = (self.view.values.get(f"verhoor.{part}", "") for part in ("plaats", "adres"))
        yield (Strong((Text(name[:1].upper() + name[1:]),)),)
        yield from self._line([address])
        if "ingang" in self.page.details:
            yield from self._line([self._value("card_entrance", "verhoor.ingang")])

    def _place_label(self) -> str:
        moments = len(self.view.moments)
        if moments == 1:
            return self._said("card_place")
        return self._said("card_place_all" if len(self._here()) == moments else "card_place_hearing")

    def _here(self) -> tuple[str, ...]:
        """The appointments that are where the hearing is."""
        values = self.view.values
        place = ", ".join(filter(None, (values.get("verhoor.plaats"), values.get("verhoor.adres"))))
        return tuple(
            moment
            for moment in self.view.moments
            if moment == _HEARING or values[f"{moment}.plaats"] == place
        )

    def _value(self, phrase: str, name: str) -> str | None:
        value = self.view.values.get(name)
        return self._said(phrase, value=value) if value else None

    def _said(self, phrase: str, **facts: object) -> str:
        return choose_address(self.wording.phrases[phrase], self.view.address).format_map(facts)

    @staticmethod
    def _line(parts: Iterable[str | None]) -> Iterator[tuple[Inline, ...]]:
        said = " · ".join(part for part in parts if part)
        if said:
            yield (Text(said),)
