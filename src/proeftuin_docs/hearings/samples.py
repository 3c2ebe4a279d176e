# SPDX-License-Identifier: EUPL-1.2
"""A sample of every variant of every letter, made from the invented cases that travel along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Size
from proeftuin_docs.hearings.documents import (
    CaseDocument,
    Hearing,
    belongs,
    compose_beside,
    compose_variants,
    read_hearing,
)
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import Format, render_document
from proeftuin_docs.resources import example_cases
from proeftuin_docs.text.variants import LANGUAGE


@dataclass(frozen=True, slots=True)
class Sample:
    """A letter about nobody, in a variant of its language; every page says that it is a sample."""

    definition: LetterDefinition
    variant: str
    made: CaseDocument = field(repr=False)

    def render(self, form: Format) -> bytes:
        """Return the letter in a format; raises `RenderError` when it cannot be made."""
        return render_document(self.made.document, form.name, self.made.options)

    def file_name(self, form: Format) -> str:
        """Return the name of its file, such as `voorbeeld-oproep-rc-b1.pdf`."""
        size = self.made.document.identity.edition.ending
        return f"voorbeeld-{self.definition.id}-{self.variant}{size}{form.ending}"


def samples(
    library: Library, letters: Sequence[LetterDefinition], size: Size = Size.NORMAL
) -> Iterator[Sample]:
    """Yield a sample in this size of every variant and translation of each letter that can be sent.

    The first case that has the letter, or its translation, is taken, on no day in particular. Raises
    `DataError` with every fault of a case, or of what a letter asks of it.
    """
    hearings = [read_hearing(path.read_bytes(), path.name, library, size=size) for path in example_cases()]
    for definition in letters:
        yield from _samples(definition, hearings)


def _samples(definition: LetterDefinition, hearings: Sequence[Hearing]) -> Iterator[Sample]:
    having = [item for item in hearings if belongs(definition, item)]
    found = (compose_variants(definition, item) for item in having)
    chosen = next((letters for letters in found if letters), {})
    beside = (made for item in having for made in compose_beside(definition, item))
    translated = {made.language: made for made in beside if made.language != LANGUAGE}
    for variant, made in (chosen | translated).items():
        mark = made.options.wording.phrase("mark_sample")
        marked = replace(made, document=replace(made.document, mark=mark))
        yield Sample(definition, variant, marked)
