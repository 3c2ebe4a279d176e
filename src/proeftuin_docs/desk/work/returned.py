"""Forms that came back: what stands in them, and the next form of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from proeftuin_docs.comparison.filled import FilledComparison, compare_filled
from proeftuin_docs.composition.inline_text import read_inlines
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import plain_text
from proeftuin_docs.errors import Diagnostic, WrongUsageError, returned
from proeftuin_docs.flows.carry import columns_of
from proeftuin_docs.flows.declared import flows_of
from proeftuin_docs.flows.models import Flows
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import find_format
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import Reading, reading_data, readings_json
from proeftuin_docs.returned.table import readings_table
from proeftuin_docs.usecases.carry import CarriedForm, carry_into, carry_into_case
from proeftuin_docs.usecases.render import GivenData

CASE: Final = "zaak"
"""What forms flow into that is no form."""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A returned form as `read --json` gives it, with its problems and the words of its questions."""

    data: dict[str, Any] = field(repr=False)
    problems: tuple[Diagnostic, ...]
    title: str = ""
    questions: tuple[tuple[str, str, str, str], ...] = ()
    """Of each question its section, id, label and kind, in reading order."""


def read_forms(
    library: Library,
    *,
    files: Sequence[tuple[bytes, str]],
    as_coordinator: bool,
    as_version: str | None = None,
) -> list[ReadForm]:
    """Return what stands in each file; the promise of a form holds here as everywhere."""
    return [_shown(item) for item in _readings(library, files, as_coordinator, as_version)]


def compare_forms(
    library: Library, *, files: Sequence[tuple[bytes, str]], as_coordinator: bool, older: str | None = None
) -> FilledComparison:
    """Return what was answered otherwise in the newer of two forms of one person."""
    return compare_filled(library, _given(files), older, as_coordinator=as_coordinator)


def read_as_file(
    library: Library, *, files: Sequence[tuple[bytes, str]], as_coordinator: bool, as_csv: bool
) -> bytes:
    """Return what stands in these files as a JSON or CSV file."""
    readings = _readings(library, files, as_coordinator, None)
    return readings_table(readings) if as_csv else readings_json(readings)


def carry_forms(
    library: Library,
    *,
    files: Sequence[tuple[bytes, str]],
    target: str,
    format_name: str,
    today: date,
    case: GivenData | None = None,
    order: str = "",
) -> tuple[CarriedForm, str, str]:
    """Return the next form or a case, its version, and the name of its file."""
    if target == CASE:
        return carry_into_case(library, _given(files), case=case, today=today), CASE, f"{CASE}.yaml"
    definition = library.find(target)
    carried = carry_into(library, _given(files), target, format_name, case=case, today=today, order=order)
    name = find_format(format_name).file_name(definition.id, definition.version)
    return carried, f"{definition.id}@{definition.version}", name


def _readings(
    library: Library, files: Sequence[tuple[bytes, str]], as_coordinator: bool, as_version: str | None
) -> list[Reading]:
    if not files:
        raise WrongUsageError([returned.nothing_given()])
    return read(library, _given(files), as_version, as_coordinator=as_coordinator)


def _given(files: Sequence[tuple[bytes, str]]) -> list[GivenFile]:
    return [GivenFile(name, lambda content=content: content) for content, name in files]  # type: ignore[misc]


def _shown(reading: Reading) -> ReadForm:
    definition = reading.definition
    asked = definition.questions() if definition is not None else ()
    questions = tuple(
        (trail[-1].title, question.id, plain_text(read_inlines(question.label)), question.kind)
        for trail, question in asked
    )
    return ReadForm(
        reading_data(reading), reading.problems, definition.title if definition else "", questions
    )


def flow_targets(library: Library) -> list[dict[str, Any]]:
    """Return the forms that others flow into, and a case: id, title, the ids of those others, columns.

    Columns are those of the tables that rows come into, by id: the label, and that of each choice by its id.
    """
    declared = flows_of(library)
    known = {item.id: item for item in library.defaults() if isinstance(item, FormDefinition)}
    targets = [
        {
            "id": id_,
            "title": known[id_].title,
            "sources": declared.into(id_),
            "columns": _columns(known[id_], declared),
        }
        for id_ in dict.fromkeys(flow.to for flow in declared.flows)
        if id_ in known
    ]
    sources = [flow.source for flow in declared.cases]
    return [*targets, {"id": CASE, "title": "", "sources": sources, "columns": {}}]


def _columns(form: FormDefinition, declared: Flows) -> dict[str, dict[str, Any]]:
    """The columns of the tables that rows flow into, with their labels and those of their choices."""
    tables = {rows.to for flow in declared.flows if flow.to == form.id for rows in flow.rows}
    return {
        id_: {"label": column.label, "choices": {option.id: option.label for option in column.options}}
        for table in tables
        for id_, column in columns_of(form, table).items()
    }
