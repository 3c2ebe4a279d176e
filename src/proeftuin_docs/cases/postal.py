"""The sender, return line and addressee of an envelope and a letter head."""

from collections.abc import Iterator

from proeftuin_docs.cases.addressees import Addressee, Role, bearer_of
from proeftuin_docs.cases.loading import LoadedCase
from proeftuin_docs.cases.models import Bezorging
from proeftuin_docs.cases.parts import Adres
from proeftuin_docs.cases.phrases import AnyAddress, address_in_words
from proeftuin_docs.cases.scalars import read_postcode
from proeftuin_docs.text.wording import Wording

_NETHERLANDS = "nederland"


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


def address_lines(address: AnyAddress) -> tuple[str, ...]:
    """The lines of an address below the name: '1234 AB  DORP', or abroad the country last."""
    extra, country = (address.regels, address.land) if isinstance(address, Adres) else ((), None)
    abroad = country is not None and country.lower() != _NETHERLANDS
    postcode = None if abroad else read_postcode(address.postcode)
    town = f"{postcode}  {address.plaats.upper()}" if postcode else f"{address.postcode} {address.plaats}"
    return (*extra, address.straat, town, *([country.upper()] if country and abroad else []))


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
        yield wording.phrase("delivered_through", name=bearer.naam)
    elif loaded.case.slachtoffer.bezorging is Bezorging.IN_PERSOON:
        yield wording.phrase("delivered_in_person")


def _sender(loaded: LoadedCase) -> AnyAddress:
    """The case's own address; else that of the court, which is confirmed or the case would have a fault."""
    place = loaded.case.verhoor.plaats
    confirmed = loaded.court.return_address(place if isinstance(place, str) else None)
    sender = loaded.case.afzender or confirmed
    assert sender is not None
    return sender
