"""Where a finished letter goes: to its reader by post, by hand, or through somebody else."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from proeftuin_docs.cases import Addressee, LoadedCase, Role, addressees
from proeftuin_docs.cases.addressees import bearer_of
from proeftuin_docs.cases.models import Bezorging
from proeftuin_docs.cases.postal import address_lines


class DeliveryMethod(StrEnum):
    """How letters reach their readers, in the order in which their stacks are printed."""

    POST = "post"
    LAWYER = "lawyer"
    COORDINATOR = "coordinator"
    PERSON = "person"
    NOWHERE = "nowhere"
    """A letter to somebody of whom there is no address."""


_METHODS = {
    Bezorging.POST: DeliveryMethod.POST,
    Bezorging.ADVOCAAT: DeliveryMethod.LAWYER,
    Bezorging.COORDINATOR: DeliveryMethod.COORDINATOR,
    Bezorging.IN_PERSOON: DeliveryMethod.PERSON,
}


@dataclass(frozen=True, slots=True)
class Destination:
    """A way, and the lawyer or coordinator whom letters go through; nobody for the other ways."""

    method: DeliveryMethod
    person: str = field(default="", repr=False)
    organisation: str = field(default="", repr=False)
    address: tuple[str, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """Who gets the stack: the organisation, or else the person; empty when everybody gets their own."""
        return self.organisation or self.person

    @property
    def key(self) -> tuple[int, tuple[str, ...]]:
        """Equal for letters that go together: the same way, name and address, however they are spelled."""
        lines = (self.name, *self.address)
        return list(DeliveryMethod).index(self.method), tuple(
            " ".join(line.casefold().split()) for line in lines
        )


@dataclass(frozen=True, slots=True)
class Delivery:
    """A letter on its way: where to, the day that it bears, and whether it is for who takes the stack."""

    destination: Destination
    day: date
    accompanying: bool = False


def delivery_of(case: LoadedCase, role: Role, number: int) -> Delivery:
    """How the letter to the addressee of this role and number (from 1) goes."""
    day = case.case.datum_brief
    if role is Role.BEGELEIDER:
        return Delivery(_through_bearer(case), day, accompanying=True)
    if role is Role.SLACHTOFFER:
        return Delivery(_through_bearer(case), day)
    return Delivery(_by_post(addressees(case, role)[number - 1]), day)


def _through_bearer(case: LoadedCase) -> Destination:
    """How the person's own letter goes, and what goes with it."""
    method = _METHODS[case.case.slachtoffer.bezorging]
    bearer = bearer_of(case)
    if bearer is None:
        return Destination(method)
    address = address_lines(bearer.adres) if bearer.adres else ()
    return Destination(method, bearer.naam, bearer.organisatie or "", address)


def _by_post(addressee: Addressee) -> Destination:
    return Destination(DeliveryMethod.POST if addressee.address else DeliveryMethod.NOWHERE)
