# SPDX-License-Identifier: EUPL-1.2
"""A definition that somebody writes: what is wrong with it, with the line, and how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from proeftuin_docs.definitions import Definition, FormDefinition
from proeftuin_docs.desk.preview import Block, PageImage, Reading, pages_of, reading_of, text_of, words_of
from proeftuin_docs.document import Document
from proeftuin_docs.errors import DefinitionError, Diagnostic, ProeftuinError
from proeftuin_docs.library import Library
from proeftuin_docs.quality.check import check_text
from proeftuin_docs.quality.rule_files import load_language_rules
from proeftuin_docs.quality.samples import samples_of
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.returned.sandbox.definition_tasks import require_readable

_SCALE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Edited:
    """What is found in a definition, and the pages of the chosen variant where there is nothing to refuse."""

    found: tuple[Diagnostic, ...]
    title: str = field(default="", repr=False)
    variants: tuple[str, ...] = ()
    """The variants of a letter; a form has none."""
    variant: str = ""
    pages: tuple[PageImage, ...] = ()
    text: tuple[Block, ...] = field(default=(), repr=False)
    reading: Reading | None = None


def edit(library: Library, *, text: str, variant: str = "", known: Sequence[str] = ()) -> Edited:
    """Check a definition and make it, a letter with sample values in one of its variants.

    A page whose sign is `known` comes without its picture.
    """
    try:
        require_readable(text, "")
    except DefinitionError as error:
        return Edited(error.diagnostics)
    found, chosen = check_text(library, text)
    definition = next((item.definition for item in chosen.loaded), None)
    if definition is None:
        return Edited(tuple(found))
    variants = () if isinstance(definition, FormDefinition) else definition.variants
    wanted = variant if variant in variants else next(iter(variants), "")
    try:
        document, options = _made(chosen, definition, wanted)
        pdf = render_document(document, "pdf", options)
    except ProeftuinError as error:
        told = {str(item): item for item in (*found, *error.diagnostics)}
        return Edited(tuple(told.values()), definition.title, variants, wanted)
    rules, _ = load_language_rules(library.resources)
    reading = reading_of(document, rules, words_of(definition))
    pages = tuple(pages_of(pdf, _SCALE, known))
    return Edited(tuple(found), definition.title, variants, wanted, pages, tuple(text_of(document)), reading)


def _made(library: Library, definition: Definition, variant: str) -> tuple[Document, RenderOptions]:
    if isinstance(definition, FormDefinition):
        return library.compose(definition), library.options_of(definition)
    samples = dict(zip(definition.variants, samples_of(definition, library), strict=True))
    return samples[variant]
