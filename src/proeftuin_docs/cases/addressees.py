# SPDX-License-Identifier: EUPL-1.2
"""To whom the documents of a case go, and the lines of their envelopes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from proeftuin_docs.cases.addresses import Adres, AnyAddress, address_in_words, address_lines
from proeftuin_docs.cases.confirmations import rule_table
from proeftuin_docs.cases.loading import LoadedCase
from proeftuin_docs.cases.models import Bezorging, Partij, Persoon
from proeftuin_docs.text.variants import DEFAULT, LANGUAGES, VARIANTS, ordinary
from proeftuin_docs.text.wording import Wording


class Role(StrEnum):
    """The role of an addressee in the case; the values are those of a letter's `addressee`."""

    SLACHTOFFER = "slachtoffer"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    BEGELEIDER = "begeleider"
    PARTIJ = "partij"
    PARTIJ_ZONDER_VRAGEN = "partij_zonder_vragen"
    """A party of whom the case says that it sent no questions; as a reader it is a `PARTIJ`."""
    OFFICIER = "officier"
    ADVOCATEN = "advocaten"
    """One side of the parties, for whom a list can be; as a reader each is a `PARTIJ`."""
    TELEFOON = "telefoon"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to whom a document goes, the form of address, and the variant of language."""

    role: Role
    name: str = field(repr=False)
    organisation: str | None = field(default=None, repr=False)
    address: Adres | None = field(default=None, repr=False)
    form: str = "u"
    variant: str = DEFAULT.id

    @property
    def language(self) -> str:
        """The language of the wording that goes with the variant."""
        return VARIANTS[self.variant].language


def addressees(loaded: LoadedCase, role: Role) -> tuple[Addressee, ...]:
    """Everybody in the case with this role; nobody where the case has none, or may not write to them.

    A representative gets nothing unless somebody found no conflict of interest. A companion (`begeleider`)
    is the lawyer or coordinator through whom the letter is delivered.
    """
    match role:
        case Role.SLACHTOFFER | Role.TELEFOON:
            return (_person(loaded, role),)
        case Role.VERTEGENWOORDIGER:
            return _representative(loaded)
        case Role.BEGELEIDER:
            bearer = bearer_of(loaded)
            return (_of(role, bearer),) if bearer else ()
        case Role.PARTIJ | Role.PARTIJ_ZONDER_VRAGEN | Role.OFFICIER | Role.ADVOCATEN:
            return tuple(_of(Role.PARTIJ, party) for party in parties_of(loaded, role))


def parties_of(loaded: LoadedCase, role: Role = Role.PARTIJ) -> tuple[Partij, ...]:
    """The parties of the case, the officer first: all, one side, or those of whom no questions came."""
    parties = loaded.case.partijen
    if parties is None:
        return ()
    every = (parties.officier, *parties.advocaten)
    sides = {
        Role.OFFICIER: (parties.officier,),
        Role.ADVOCATEN: parties.advocaten,
        Role.PARTIJ_ZONDER_VRAGEN: tuple(party for party in every if party.vragen_ontvangen is False),
    }
    return sides.get(role, every)


def bearer_of(loaded: LoadedCase) -> Persoon | None:
    """The lawyer or coordinator who hands over the letter."""
    person = loaded.case.slachtoffer
    bearers = {Bezorging.ADVOCAAT: person.advocaat, Bezorging.COORDINATOR: person.coordinator}
    return bearers.get(person.bezorging)


def may_write_to_representative(loaded: LoadedCase) -> bool:
    """Whether there is a representative without a conflict of interest."""
    representative = loaded.case.slachtoffer.vertegenwoordiger
    return representative is not None and representative.belangenconflict == "nee"


def has_conflict(loaded: LoadedCase) -> bool:
    """Whether somebody found that the representative has an interest of their own."""
    representative = loaded.case.slachtoffer.vertegenwoordiger
    return representative is not None and representative.belangenconflict == "ja"


def own_sentence(loaded: LoadedCase, addressee: Addressee, language: str = "") -> str | None:
    """Return the judge's addition to a letter in the reader's variant, or else in another language.

    None when there is none.
    """
    by_role = loaded.judge.zinnen if loaded.judge else {}
    sentences = {str(role): item for role, item in by_role.items()}.get(addressee.role.value)
    if sentences is None or language in LANGUAGES or not language:
        return getattr(sentences, addressee.variant) if sentences else None
    return sentences.talen.get(language)


def plain_name(name: str) -> str:
    """A name without a title before it: to somebody who is no lawyer 'mr.' says that this is a man."""
    titles = set(rule_table()["titels"])
    words = name.split()
    while len(words) > 1 and set(filter(None, words[0].casefold().split("."))) <= titles:
        words.pop(0)
    return " ".join(words)


def full_name(loaded: LoadedCase) -> str:
    """The name of the person who is heard, as on an envelope."""
    person = loaded.case.slachtoffer
    return " ".join(name for name in (person.voornaam, person.achternaam) if name)


def _person(loaded: LoadedCase, role: Role) -> Addressee:
    """The person who is heard; the home address only where the letter goes there by post."""
    person = loaded.case.slachtoffer
    by_post = role is Role.SLACHTOFFER and person.bezorging is Bezorging.POST
    address = person.adres if by_post else None
    form, variant = person.aanspreekvorm, person.taal.value
    return Addressee(role, full_name(loaded), address=address, form=form, variant=variant)


def _representative(loaded: LoadedCase) -> tuple[Addressee, ...]:
    """The representative, in the ordinary variant of the language of the person's letter."""
    representative = loaded.case.slachtoffer.vertegenwoordiger
    if representative is None or not may_write_to_representative(loaded):
        return ()
    variant = ordinary(VARIANTS[loaded.case.slachtoffer.taal.value].language).id
    return (
        Addressee(Role.VERTEGENWOORDIGER, representative.naam, address=representative.adres, variant=variant),
    )


def _of(role: Role, somebody: Persoon | Partij) -> Addressee:
    return Addressee(role, somebody.naam, somebody.organisatie, somebody.adres)


def recipient_lines(loaded: LoadedCase, addressee: Addressee, wording: Wording) -> tuple[str, ...]:
    """The lines that show through the window: a name and an address, and nothing of the case.

    A letter that a lawyer or coordinator hands over names only the reader and them; one that is handed over
    in person says so. Where there is no address the name stands alone.
    """
    return (addressee.name, *_below_the_name(loaded, addressee, wording))


def sender_lines(loaded: LoadedCase) -> tuple[str, ...]:
    """The court's name and the address of the case's own, or else the one that the court confirmed."""
    name = loaded.court.naam
    return (name[:1].upper() + name[1:], *address_lines(_sender(loaded)))


def return_line(loaded: LoadedCase) -> str:
    """The small line above the addressee: where undeliverable post goes, and no word of who sends it."""
    return address_in_words(_sender(loaded))


def _below_the_name(loaded: LoadedCase, addressee: Addressee, wording: Wording) -> Iterator[str]:
    if addressee.organisation:
        yield addressee.organisation
    if addressee.address:
        yield from address_lines(addressee.address)
    elif addressee.role is Role.SLACHTOFFER:
        yield from _handed_over(loaded, wording)


def _handed_over(loaded: LoadedCase, wording: Wording) -> Iterator[str]:
    bearer = bearer_of(loaded)
    if bearer is not None:
        yield wording.phrase("delivered_through", name=plain_name(bearer.naam))
    elif loaded.case.slachtoffer.bezorging is Bezorging.IN_PERSOON:
        yield wording.phrase("delivered_in_person")


def _sender(loaded: LoadedCase) -> AnyAddress:
    """The case's own address; else that of the court, which is confirmed or the case would have a fault."""
    place = loaded.case.verhoor.plaats
    confirmed = loaded.court.return_address(place if isinstance(place, str) else None)
    sender = loaded.case.afzender or confirmed
    assert sender is not None
    return sender
