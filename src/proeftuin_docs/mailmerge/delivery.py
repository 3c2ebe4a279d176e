"""Where a finished letter goes: by post, by hand or through somebody else, and in which bundle."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from proeftuin_docs.cases import Addressee, LoadedCase, Role, addressees
from proeftuin_docs.cases.addressees import bearer_of
from proeftuin_docs.cases.addresses import address_lines
from proeftuin_docs.cases.models import Bezorging
from proeftuin_docs.mailmerge.journal import MadeFile


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


_SIDES = 2


@dataclass(frozen=True, slots=True)
class QueuedLetter:
    """A letter in the folder, the row that it was made from, and how it goes.

    `label` says which letter it is, and names nobody.
    """

    row: int
    label: str
    file: MadeFile
    delivery: Delivery


@dataclass(slots=True)
class Bundle:
    """Letters with the same destination, by row."""

    destination: Destination
    letters: list[QueuedLetter] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """How many pages the letters have, blank backs not counted."""
        return sum(letter.file.pages or 0 for letter in self.letters)

    @property
    def beside(self) -> int:
        """How many of the letters go with the same one in another language, in one envelope."""
        return sum(bool(letter.file.language) for letter in self.letters)

    @property
    def sheets(self) -> int:
        """How many sheets of paper the letters take, each begun on a new one and printed on both sides."""
        return sum(((letter.file.pages or 0) + 1) // _SIDES for letter in self.letters)

    @property
    def rows(self) -> list[int]:
        """The rows that the letters were made from, each once, in order."""
        return sorted({letter.row for letter in self.letters})

    @property
    def days(self) -> list[date]:
        """The days that the letters bear, each once, in order."""
        return sorted({letter.delivery.day for letter in self.letters})

    @property
    def persons(self) -> tuple[str, ...]:
        """Who the letters go through, each once, in the order of the letters."""
        names = (letter.delivery.destination.person for letter in self.letters)
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def accompanied(self) -> bool:
        """Whether a letter to who takes the stack is among them."""
        return any(letter.delivery.accompanying for letter in self.letters)


def bundle_letters(letters: Iterable[QueuedLetter]) -> tuple[Bundle, ...]:
    """The letters by destination and row; letters of one row keep their order."""
    bundles: dict[object, Bundle] = {}
    for letter in sorted(letters, key=lambda item: item.row):
        destination = letter.delivery.destination
        bundles.setdefault(destination.key, Bundle(destination)).letters.append(letter)
    return tuple(sorted(bundles.values(), key=lambda bundle: bundle.destination.key))


def ranges(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other as first and last; the numbers are in order."""
    first = last = None
    for number in numbers:
        if last is None or number != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last
