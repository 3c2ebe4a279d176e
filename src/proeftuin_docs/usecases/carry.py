# SPDX-License-Identifier: EUPL-1.2
"""Returned forms into the next form: read, carried, and made."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from proeftuin_docs.composition import compose_form, prefilled_labels
from proeftuin_docs.definitions import FormDefinition, check_answers
from proeftuin_docs.document import Edition, Size
from proeftuin_docs.errors import DataError, Diagnostic, Severity, WrongUsageError, cases, flows
from proeftuin_docs.flows.carry import carry
from proeftuin_docs.flows.declared import flows_of
from proeftuin_docs.flows.into_case import fill_case
from proeftuin_docs.flows.rows import CarriedRow
from proeftuin_docs.hearings.documents import Hearing, belongs, read_hearing, readers_of
from proeftuin_docs.library import Library, find_size
from proeftuin_docs.renderers.registry import find_format, render_document
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import Reading
from proeftuin_docs.text.data_files import decode, read_answers, read_untyped


@dataclass(frozen=True, slots=True)
class CarriedForm:
    """The made document, its values as JSON, and what is to be told."""

    document: bytes = field(repr=False)
    data: bytes = field(repr=False)
    problems: tuple[Diagnostic, ...]
    balance: str
    prefilled: tuple[str, ...] = ()
    """The words of the fields in which what the case says stands."""
    rows: tuple[CarriedRow, ...] = field(default=(), repr=False)
    """What came from where."""

    @property
    def failed(self) -> bool:
        """Whether there is a fault in a file; what it is about stands in the document."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def carry_into(
    library: Library,
    files: Iterable[GivenFile],
    reference: str,
    format_name: str,
    *,
    case: tuple[bytes, str] | None = None,
    today: date | None = None,
    size: str = Size.NORMAL,
    order: str = "",
) -> CarriedForm:
    """Return the form that `reference` names, filled with what flows into it from returned files.

    With a case its fields are filled too, only its parts are there, and it must be the case of the files.
    `size` is `normaal` or `groot`; `order` names a column by which rows are put in order, instead of that of
    the files. What was altered or could not be read stands at its row or on a spare sheet, and is among the
    problems. Raises `WrongUsageError` for a size that is neither, an order by a column that is not there or a
    form that nothing flows into, `DefinitionError` for faulty flows or definitions, `DataError` with every
    fault of files and case: nothing is made when a row would be lost.
    """
    target = library.find(reference)
    declared = flows_of(library)
    if not isinstance(target, FormDefinition) or not declared.into(target.id):
        targets = ", ".join(dict.fromkeys(flow.to for flow in declared.flows)) or "-"
        raise WrongUsageError([flows.nothing_flows(target=target.id, known=targets)])
    library.require_published([target])
    hearing = read_hearing(*case, library, today, find_size(size)) if case else None
    if hearing is not None and not belongs(target, hearing):
        raise DataError([cases.not_in_this_case(id=target.id)])
    readings = _read(library, files)
    known = _of_the_case(target, hearing)
    parties = _parties(library, hearing)
    carried = carry(
        readings, target, declared, library.wording_of(target), known, order=order, parties=parties
    )
    told = (*(problem for item in readings for problem in item.problems), *carried.problems)
    content = (json.dumps(carried.data, ensure_ascii=False, indent=2) + "\n").encode()
    edition = library.edition(target, size)
    made, prefilled = _made(
        library, carried.definition, content, format_name, hearing=hearing, edition=edition
    )
    return CarriedForm(made, content, told, carried.balance, prefilled, carried.rows)


def carry_into_case(
    library: Library,
    files: Iterable[GivenFile],
    *,
    case: tuple[bytes, str] | None = None,
    today: date | None = None,
) -> CarriedForm:
    """Return a case, as YAML, with what returned files say of it; without a case only with that.

    What is filled is told in a line (`balance`); every answer that somebody has to decide on stands above
    the case, and a key that says something else stays. A case that came is checked once it is filled: its
    faults are told, and do not stop it. Raises as `carry_into` does.
    """
    wording, readings = library.wording(), _read(library, files)
    given = _given_case(*case) if case else {}
    filled = fill_case(readings, flows_of(library), given, wording)
    told = [problem for item in readings for problem in item.problems] + list(filled.problems)
    if case:
        told += _faults_of(filled.content, case[1], library, today)
    keys = ", ".join(filled.filled)
    said = wording.phrase("case_filled", keys=keys) if keys else wording.phrase("case_filled_none")
    return CarriedForm(filled.content, b"", tuple(told), said)


def _given_case(content: bytes, name: str) -> dict[str, Any]:
    source, faults = read_untyped(decode(content, name), name)
    if faults or source is None or not isinstance(source.data, dict):
        raise DataError(faults)
    return source.data


def _faults_of(content: bytes, name: str, library: Library, today: date | None) -> Iterator[Diagnostic]:
    """What is wrong with a filled case, as warnings: a griffier has yet to finish it."""
    try:
        loaded = read_hearing(content, name, library, today).loaded
        found: Iterable[Diagnostic] = (*loaded.held, *loaded.warnings)
    except DataError as error:
        found = error.diagnostics
    yield from (replace(item, severity=Severity.WARNING) for item in found)


def _read(library: Library, files: Iterable[GivenFile]) -> list[Reading]:
    """The readings of the files; raises `DataError` with every fault of those that cannot be read."""
    readings = list(read(library, files))
    if failed := [problem for item in readings if item.read is None for problem in item.problems]:
        raise DataError(failed)
    return readings


def _parties(library: Library, hearing: Hearing | None) -> dict[str, list[str]]:
    """The names in the case of who fills in a form, by the form's id; none without a case."""
    forms = [item.shown for item in library.catalogue.entries.values()] if hearing else []
    return {
        item.id: [party.name for party in readers_of(item, hearing)]
        for item in forms
        if hearing and isinstance(item, FormDefinition) and item.party
    }


def _of_the_case(target: FormDefinition, hearing: Hearing | None) -> dict[str, str]:
    values = hearing.view().values if hearing else {}
    asked = ((item.id, item.prefill) for _, item in target.questions() if item.prefill)
    return {id_: str(values[prefill]) for id_, prefill in asked if prefill in values}


def _made(
    library: Library,
    form: FormDefinition,
    content: bytes,
    format_name: str,
    *,
    hearing: Hearing | None,
    edition: Edition,
) -> tuple[bytes, tuple[str, ...]]:
    """The document, and the words of the fields that the case filled in."""
    name, answers = find_format(format_name).name, check_answers(form, read_answers(content, "carry.json"))
    if hearing is None:
        return library.render_edition(form, name, answers, edition), ()
    document = compose_form(form, library.wording_of(form), answers, case=hearing.view(), edition=edition)
    options = replace(library.options_of(form), branding=hearing.options().branding)
    return render_document(document, name, options), prefilled_labels(document)
