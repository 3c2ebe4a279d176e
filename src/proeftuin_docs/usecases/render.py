# SPDX-License-Identifier: EUPL-1.2
"""One document in one format: blank, with answers, or with the data of a case."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from proeftuin_docs.composition import prefilled_labels
from proeftuin_docs.definitions import (
    Answer,
    Answers,
    Definition,
    FormDefinition,
    LetterDefinition,
    check_answers,
)
from proeftuin_docs.document import Edition, Size
from proeftuin_docs.errors import DataError, Diagnostic, RenderError, WrongUsageError, cases, usage
from proeftuin_docs.errors import answers as answers_faults
from proeftuin_docs.hearings.documents import belongs, compose_all, read_hearing
from proeftuin_docs.library import Library, find_size
from proeftuin_docs.renderers.registry import find_format
from proeftuin_docs.text.data_files import read_answers

GivenData = tuple[bytes, str]
"""The content of a file with answers or with a case, and the name that messages call it."""


def render(
    library: Library,
    reference: str,
    format_name: str,
    answers: GivenData | None = None,
    *,
    size: str = Size.NORMAL,
    part: str | None = None,
    report: Callable[[Diagnostic], None] = lambda _found: None,
) -> bytes:
    """Return the form that `id` or `id@version` names in a format, blank or with answers.

    `size` is `normaal` or `groot`, `part` the name of a part that is wanted alone; answers to questions
    outside it are left out. `report` receives every warning about the answers.

    Raises `WrongUsageError` for an unknown document, format, size or part and for a letter,
    `DefinitionError` for faults in the definition or the lock, `DataError` with every fault of the answers,
    and `RenderError` when the document cannot be made.
    """
    chosen = find_format(format_name)
    definition = _published(library, reference)
    if isinstance(definition, LetterDefinition):
        raise WrongUsageError([usage.letter_needs_a_case(id=definition.id)])
    read = check_answers(definition, read_answers(*answers)) if answers else None
    edition = library.edition(definition, size, part)
    for found in (*read.warnings, *_outside(definition, read, edition)) if read else ():
        report(found)
    with _told_of(answers):
        return library.render_edition(definition, chosen.name, read, edition)


def _outside(definition: FormDefinition, read: Answers, edition: Edition) -> Iterator[Diagnostic]:
    """A warning when there are answers to questions that the part does not have."""
    sections = edition.part.sections if edition.part else [item.id for item in definition.sections]
    outside = [
        question.id
        for trail, question in definition.questions()
        if trail[0].id not in sections and read.of(question.id) != Answer()
    ]
    if outside:
        yield answers_faults.outside_part(count=len(outside))


def render_for_case(
    library: Library,
    reference: str,
    format_name: str,
    case: GivenData,
    today: date | None = None,
    *,
    size: str = Size.NORMAL,
    report: Callable[[Diagnostic], None] = lambda _found: None,
    tell_prefilled: Callable[[tuple[str, ...]], None] = lambda _labels: None,
) -> bytes:
    """Return the letter or list that `id` or `id@version` names, made from a case file.

    A letter to several people is made for the first of them; `hearing` makes them all. `today` is the day of
    the run; `report` receives whatever else is to be told of the case, and `tell_prefilled` the words of the
    fields of a list that it filled in. Raises as `render` does, and
    `DataError` when the case does not have this document, or for a letter that something in the case holds
    back.
    """
    chosen = find_format(format_name)
    definition = _published(library, reference)
    hearing = read_hearing(*case, library, today, find_size(size))
    if isinstance(definition, LetterDefinition) and hearing.loaded.held:
        raise DataError(hearing.loaded.held)
    for found in (*hearing.loaded.held, *hearing.loaded.warnings):
        report(found)
    made = next(compose_all(definition, hearing), None) if belongs(definition, hearing) else None
    if made is None:
        raise DataError([cases.not_in_this_case(id=definition.id)])
    tell_prefilled(prefilled_labels(made.document))
    with _told_of(case):
        return chosen.renderer(made.document, made.options)


@contextmanager
def _told_of(given: GivenData | None) -> Iterator[None]:
    """Say of what a document cannot show in which file it stands."""
    try:
        yield
    except RenderError as error:
        if given is None:
            raise
        placed = [
            item.at(replace(item.place, file=item.place.file or given[1])) for item in error.diagnostics
        ]
        raise RenderError(placed) from error


def follows_case(library: Library, reference: str, data: GivenData) -> bool:
    """Whether the document that `reference` names is made from this file as a case.

    A letter always is. A list that follows a case can be filled in as well: then the file decides, since only
    a case says what kind of summons it is.
    """
    definition = library.find(reference)
    if isinstance(definition, LetterDefinition) or not definition.uses_case:
        return isinstance(definition, LetterDefinition)
    source = read_answers(*data)
    return isinstance(source.data, dict) and "soort_stuk" in source.data


def _published(library: Library, reference: str) -> Definition:
    definition = library.find(reference)
    library.require_published([definition])
    return definition
