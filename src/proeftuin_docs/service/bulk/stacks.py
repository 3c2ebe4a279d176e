"""Letters of a folder in the order in which they are printed: a stack for each destination."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from proeftuin_docs.service.bulk.destinations import Delivery, Destination
from proeftuin_docs.service.bulk.journal import MadeFile

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
