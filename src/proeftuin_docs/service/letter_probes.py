"""Letters made of sample values, to try a court's own templates without a case."""

from collections.abc import Iterable, Iterator
from typing import Final

from proeftuin_docs.cases import SWITCHES, CaseView
from proeftuin_docs.composition import LetterFrame, compose_letter
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Document, Fact, Text
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.library import Loaded
from proeftuin_docs.wording import load_wording

_READER: Final = "slachtoffer"
_LANGUAGES: Final = {"b1": "nl", "eenvoudig": "nl", "en": "en"}


def letter_probes(loaded: Iterable[Loaded], resources: Resources) -> Iterator[tuple[Document, RenderOptions]]:
    """The first letter to the person who is heard, in each of its variants, with sample values.

    Nothing where the rules of language, which hold the samples, are faulty: that is said elsewhere.
    """
    letter = next((item.definition for item in loaded if _is_for_reader(item)), None)
    if isinstance(letter, LetterDefinition):
        yield from letter_samples(letter, resources)


def letter_samples(
    letter: LetterDefinition, resources: Resources
) -> Iterator[tuple[Document, RenderOptions]]:
    """A letter in each of its variants with sample values; nothing where the samples are faulty."""
    from proeftuin_docs.service.language_rules import load_language_rules

    try:
        _, samples = load_language_rules(resources)
    except ProeftuinError:
        return
    for variant in letter.variants:
        wording = load_wording(resources, _LANGUAGES[variant])
        view = CaseView({name: values[0] for name, values in SWITCHES.items()}, samples, variant=variant)
        document = compose_letter(letter, _frame(samples), view, wording)
        yield document, RenderOptions(wording, resources)


def _is_for_reader(item: Loaded) -> bool:
    return isinstance(item.definition, LetterDefinition) and item.definition.addressee == _READER


def _frame(samples: dict[str, str]) -> LetterFrame:
    name = samples["persoon.naam"]
    fact = Fact(samples["brief.datum"], (Text(samples["kenmerk.kort"]),))
    return LetterFrame((name,), name, (name,), (fact,), samples["persoon.aanhef"])
