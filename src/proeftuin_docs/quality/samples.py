# SPDX-License-Identifier: EUPL-1.2
"""Letters made of sample values, to try a court's own templates without a case."""

from collections.abc import Iterator
from typing import Final

from proeftuin_docs.cases import CONDITIONS, CaseView
from proeftuin_docs.composition import LetterFrame, compose_letter
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Document, Fact, Text
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.text.variants import VARIANTS

_READER: Final = "slachtoffer"
_MOMENTS: Final = ("voorgesprek", "verhoor")


def sample_letters(library: Library) -> Iterator[tuple[Document, RenderOptions]]:
    """Return the first letter to the person who is heard, in each of its variants, with sample values.

    Nothing where the rules of language, which hold the samples, are faulty: that is said elsewhere.
    """
    letters = (item.definition for item in library.loaded if isinstance(item.definition, LetterDefinition))
    letter = next((item for item in letters if item.addressee == _READER), None)
    yield from samples_of(letter, library) if letter else ()


def samples_of(letter: LetterDefinition, library: Library) -> Iterator[tuple[Document, RenderOptions]]:
    """Return a letter in each of its variants with sample values; nothing where the samples are faulty."""
    from proeftuin_docs.quality.rule_files import load_language_rules

    try:
        _, samples = load_language_rules(library.resources)
    except ProeftuinError:
        return
    for variant in letter.variants:
        options = library.options(VARIANTS[variant].language)
        view = CaseView(
            {name: values[0] for name, values in CONDITIONS.items()},
            samples,
            variant=variant,
            moments=_MOMENTS,
        )
        document = compose_letter(letter, _frame(samples), view, options.wording)
        yield document, options


def _frame(samples: dict[str, str]) -> LetterFrame:
    name = samples["persoon.naam"]
    fact = Fact(samples["brief.datum"], (Text(samples["kenmerk.kort"]),))
    return LetterFrame((name,), name, (name,), (fact,), samples["persoon.aanhef"])
