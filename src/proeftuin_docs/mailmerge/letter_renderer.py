# SPDX-License-Identifier: EUPL-1.2
"""Letters one after another in one process: everything that letters share is read and made once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from proeftuin_docs.cases import LoadedCase
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Edition, Size
from proeftuin_docs.errors import Diagnostic, WrongUsageError, usage
from proeftuin_docs.hearings.documents import (
    CaseDocument,
    Hearing,
    belongs,
    compose_all,
    compose_beside,
    not_made_beside,
)
from proeftuin_docs.hearings.languages import unprintable
from proeftuin_docs.library import Library, find_size
from proeftuin_docs.renderers.registry import Format, find_format

SPOKEN = "telefoon"
"""The addressee of a text that is said, not sent."""


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """A finished letter: which one, its format, the number of its addressee (from 1), and the bytes.

    `pages` is None for a format without pages of its own, `language` that of a letter beside another.
    """

    letter: str
    format: str
    number: int
    content: bytes = field(repr=False)
    pages: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class LetterRenderer:
    """Shared resources of these kinds of letters; `render` renders those of one case."""

    definitions: tuple[LetterDefinition, ...]
    formats: tuple[Format, ...]
    library: Library
    size: Size = Size.NORMAL

    @classmethod
    def prepare(
        cls, letters: Sequence[str], formats: Sequence[str], library: Library, size: str = Size.NORMAL
    ) -> "LetterRenderer":
        """A press for these letters (`id` or `id@version`), formats and size.

        Raises `WrongUsageError` for what is unknown or no letter, `DefinitionError` for faults in a letter
        or the lock, `ConfigurationError` for faults in profiles.
        """
        found = [library.find(reference) for reference in dict.fromkeys(letters)]
        chosen = tuple(item for item in found if _is_written(item))
        if len(chosen) < len(found):
            spoken = next(item.id for item in found if item not in chosen)
            raise WrongUsageError([usage.not_a_letter(id=spoken)])
        library.require_published(chosen)
        kinds = tuple(find_format(name) for name in dict.fromkeys(formats))
        letters_only = tuple(item for item in chosen if isinstance(item, LetterDefinition))
        return cls(letters_only, kinds, library, find_size(size))

    @property
    def ending(self) -> str:
        """What the names of its files end in when its size is not the usual one."""
        return Edition(self.size).ending

    def compose(self, case: LoadedCase) -> Iterator[CaseDocument]:
        """The letters of a case, each to each of its addressees, with those in other languages behind it."""
        hearing = Hearing(case, self.library, self.size)
        for definition in self.definitions:
            if belongs(definition, hearing):
                letters = (*compose_all(definition, hearing), *compose_beside(definition, hearing))
                yield from sorted(letters, key=lambda item: item.number)

    def not_made(self, case: LoadedCase) -> Iterator[Diagnostic]:
        """Yield a warning for each translation, or line above a letter, that cannot be made for the case."""
        hearing = Hearing(case, self.library, self.size)
        yield from unprintable(self.library, case)
        for definition in (item for item in self.definitions if belongs(item, hearing)):
            yield from not_made_beside(definition, hearing)

    def render(self, case: LoadedCase) -> Iterator[RenderedLetter]:
        """The finished letters of a case; raises `DataError` or `RenderError` for what cannot be made."""
        for item in self.compose(case):
            for kind in self.formats:
                content = kind.renderer(item.document, item.options)
                pages = kind.pages(content) if kind.pages else None
                yield RenderedLetter(
                    item.definition.id, kind.name, item.number, content, pages, item.language
                )


def _is_written(definition: object) -> bool:
    return isinstance(definition, LetterDefinition) and definition.addressee != SPOKEN
