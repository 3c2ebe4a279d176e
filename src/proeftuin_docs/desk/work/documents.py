# SPDX-License-Identifier: EUPL-1.2
"""Documents and whole hearings, and what would be said of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from proeftuin_docs.comparison.versions import compare, compare_as_page
from proeftuin_docs.definitions import FormDefinition, LetterDefinition, check_answers
from proeftuin_docs.document import Size
from proeftuin_docs.errors import DataError, Diagnostic, WrongUsageError, cases, usage
from proeftuin_docs.hearings.documents import belongs, compose_all, read_hearing
from proeftuin_docs.hearings.hearing_set import HearingSet, hearing
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import find_format
from proeftuin_docs.text.data_files import read_answers
from proeftuin_docs.usecases.render import GivenData, render, render_for_case

_OF_ONE_LINE = ("text", "date", "time", "number")


@dataclass(frozen=True, slots=True)
class Made:
    """A made document: its content, version (`id@version`), file name, and the warnings about it."""

    content: bytes = field(repr=False)
    reference: str
    file_name: str
    warnings: tuple[Diagnostic, ...] = ()


def make_document(
    library: Library,
    *,
    reference: str,
    format_name: str,
    today: date,
    case: GivenData | None = None,
    answers: GivenData | None = None,
    size: str = Size.NORMAL,
    part: str | None = None,
) -> Made:
    """Make a letter or a list from a case, or a form, blank or with answers."""
    definition = library.find(reference)
    told: list[Diagnostic] = []
    if case is not None:
        if part is not None:
            raise WrongUsageError([usage.no_parts(id=definition.id)])
        content = render_for_case(library, reference, format_name, case, today, size=size, report=told.append)
    else:
        content = render(library, reference, format_name, answers, size=size, part=part, report=told.append)
    edition = library.edition(definition, size, part)
    name = find_format(format_name).file_name(definition.id, definition.version, edition)
    return Made(content, f"{definition.id}@{definition.version}", name, tuple(told))


def make_hearing(library: Library, *, case: GivenData, today: date, size: str = Size.NORMAL) -> HearingSet:
    """Make every document of a hearing, with the overview."""
    made = hearing(library, case, today, size=size)
    return HearingSet(dict(made.files), made.warnings, made.held)


def check_input(
    library: Library,
    *,
    today: date,
    reference: str | None = None,
    case: GivenData | None = None,
    answers: GivenData | None = None,
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return which version is meant, and everything that would be said of a case or answers."""
    definition = library.find(reference) if reference else None
    known = f"{definition.id}@{definition.version}" if definition else None
    try:
        found = tuple(_said(library, definition, case, answers, today))
    except DataError as error:
        found = error.diagnostics
    return known, found


def _said(
    library: Library,
    definition: FormDefinition | LetterDefinition | None,
    case: GivenData | None,
    answers: GivenData | None,
    today: date,
) -> Iterator[Diagnostic]:
    if case is not None:
        context = read_hearing(*case, library, today)
        yield from (*context.loaded.held, *context.loaded.warnings)
        if definition is not None and not belongs(definition, context):
            raise DataError([cases.not_in_this_case(id=definition.id)])
        if definition is not None:
            list(compose_all(definition, context))
    elif isinstance(definition, LetterDefinition):
        raise WrongUsageError([usage.letter_needs_a_case(id=definition.id)])
    elif definition is not None and answers is not None:
        yield from check_answers(definition, read_answers(*answers)).warnings


def compare_versions(library: Library, *, old: str, new: str) -> Mapping[str, object]:
    """Tell what differs between two versions, in words."""
    comparison, told = compare(library, old, new)
    return {
        "old": f"{comparison.old.id}@{comparison.old.version}",
        "new": f"{comparison.new.id}@{comparison.new.version}",
        "title": comparison.new.title,
        "summary": told.summary,
        "groups": told.all_groups,
    }


def compare_pages(library: Library, *, old: str, new: str) -> bytes:
    """Show the pages of two versions beside each other, as one web page."""
    return compare_as_page(library, old, new)


def all_versions(library: Library) -> list[dict[str, object]]:
    """Return every document that has more than one version: its title, and its versions, newest first."""
    return [
        {
            "title": entry.shown.title,
            "id": entry.id,
            "versions": [
                {"reference": f"{item.id}@{item.version}", "version": item.version, "date": item.date}
                for item in reversed(entry.versions)
            ],
        }
        for entry in library.catalogue.entries.values()
        if len(entry.versions) > 1
    ]


def simple_questions(library: Library, *, id_: str) -> list[dict[str, object]]:
    """Return the sections of a form with the questions that one line answers, to fill in beforehand."""
    definition = library.find(id_)
    assert isinstance(definition, FormDefinition)
    found: dict[str, list[dict[str, str]]] = {}
    for trail, question in definition.questions():
        if question.kind in _OF_ONE_LINE:
            told = {"id": question.id, "label": question.label, "help": question.help or ""}
            found.setdefault(trail[0].title, []).append(told)
    return [{"title": title, "questions": questions} for title, questions in found.items()]
