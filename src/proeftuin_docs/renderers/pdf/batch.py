"""Letters that are laid out and wait for a place in a print file."""

from dataclasses import dataclass, field

from proeftuin_docs.renderers.pdf.laid_out import TypstPdf


@dataclass(frozen=True, slots=True)
class BatchedLetter:
    """A letter in one of the sources of its batch: its first page there, from 0, and how many it has.

    `label` is its name in the outline and the structure; `language` is a BCP 47 tag.
    """

    label: str
    language: str
    source: int
    first: int
    pages: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Letters in the order in which they are to be printed, and the files in which their pages are."""

    sources: tuple[bytes, ...] = field(repr=False)
    letters: tuple[BatchedLetter, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """How many pages each letter has, blank backs not counted."""
        return tuple(letter.pages for letter in self.letters)

    @property
    def sheets(self) -> int:
        """How many sheets of paper the letters take, printed on both sides."""
        return sum((letter.pages + 1) // 2 for letter in self.letters)


def finished_letter(content: bytes, label: str) -> Batch:
    """A letter's own PDF as a batch of one, to print exactly what is in the file.

    Raises `ValueError` for a file with fields, or one that was not made by this program.
    """
    source = TypstPdf.read(content)
    return Batch((content,), (BatchedLetter(label, source.language, 0, 0, len(source.pages)),))
