"""The plan for a list: a job for each row, and the rows that have their letters already."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from unicodedata import normalize

import proeftuin_docs
from proeftuin_docs.cases import Role
from proeftuin_docs.definitions import content_hash
from proeftuin_docs.errors import DataError, Diagnostic, Place, WrongUsageError, lists, usage
from proeftuin_docs.mailmerge.folder import RowMove
from proeftuin_docs.mailmerge.journal import Journal, MadeRow
from proeftuin_docs.mailmerge.letter_renderer import LetterRenderer
from proeftuin_docs.mailmerge.row_job import Job
from proeftuin_docs.mailmerge.same_person import compare_rows
from proeftuin_docs.output_folder.journal import is_safe_name
from proeftuin_docs.resources import Resources
from proeftuin_docs.spreadsheets import CaseList, Header, ListRow
from proeftuin_docs.spreadsheets.columns import header_key
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.variants import LANGUAGE

_NUMBERS: Final = (("kenmerk", "rc_nummer"), ("kenmerk", "parketnummer"))
_MAX_WORDS: Final = (("slachtoffer", "taal"), ("slachtoffer", "aanspreekvorm"))
"""The choices on which most words of a letter depend."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row to make letters of, with a mark of everything that they are made from."""

    job: Job
    source: str


@dataclass(slots=True)
class Plan:
    """The plan: rows to make, rows that are up to date, and rows that cannot be tried."""

    to_make: list[PlannedRow] = field(default_factory=list)
    kept: list[MadeRow] = field(default_factory=list)
    moves: list[RowMove] = field(default_factory=list)
    """Rows whose letters are good, but stand under the name of another place in the list."""
    altered: int = 0
    """Rows whose letters were made from the same, but are no longer there as they were made."""
    faults: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    jobs: dict[int, Job] = field(default_factory=dict)
    """The job of every row that can be tried, also of one whose letters are up to date."""


def make_plan(
    cases: CaseList,
    journal: Journal,
    run: str,
    name_column: int | None,
    folder: Path,
    *,
    renderer: LetterRenderer,
    common: LocatedYaml | None = None,
) -> Plan:
    """The plan for a list; `run` marks what all rows share: definitions, wording, formats, program.

    A row whose letters were made from the same and are still in the folder, unaltered, is not made again.
    Raises `DataError` for names that cannot be, `WrongUsageError` for a folder with letters of another list.
    """
    plan = Plan()
    base_names = _base_names(cases, journal, name_column, renderer)
    before = {made.source: made for made in journal.rows.values()}
    first = plan_rows(plan, cases, base_names, lambda values: journal.keyed_hash(run, *values), common)
    for source, number in first.items():
        _plan_row(plan, PlannedRow(plan.jobs[number], source), before.get(source), folder)
    known = journal.rows.keys() & set(base_names.values()) or before.keys() & first.keys()
    if journal.rows and not known:
        raise WrongUsageError([usage.folder_of_other_list(Place(str(folder)))])
    plan.to_make = group_similar_rows(plan.to_make, cases.header)
    return plan


def plan_rows(
    plan: Plan,
    cases: CaseList,
    base_names: Mapping[int, str],
    mark: Callable[[Iterator[str]], str],
    common: LocatedYaml | None = None,
) -> Mapping[str, int]:
    """Put a job for each row into a plan, or its fault where an earlier row is the same.

    Return the number of the row by the `mark` of its values. What comparing rows gives, and what was written
    about one, is in the jobs.
    """
    first: dict[str, int] = {}
    order = _in_one_order(cases.header)
    for row in cases.rows:
        source = mark(_values(order, row))
        if source in first:
            place = cases.header.place(cases.name, min(cases.header.columns), row.number)
            plan.faults[row.number] = (lists.repeated_row(place, row=first[source]),)
            continue
        first[source] = row.number
        plan.jobs[row.number] = Job(row, base_names[row.number])
    compared = compare_rows(cases, plan.jobs, common)
    for number in plan.jobs.keys() & (compared.keys() | cases.held.keys()):
        held = (cases.held[number],) if number in cases.held else ()
        plan.jobs[number] = replace(plan.jobs[number], told=(*compared.get(number, ()), *held))
    return first


def group_similar_rows(planned: Sequence[PlannedRow], header: Header) -> list[PlannedRow]:
    """The rows in an order in which those with the same choices follow each other, else as in the list.

    What two letters have in common is laid out once when one is made soon after the other.
    """
    chosen = {column.path: at for at, column in header.columns.items() if column.choices}
    first = [path for path in _MAX_WORDS if path in chosen]
    order = [chosen[path] for path in (*first, *sorted(chosen.keys() - set(first), key=str))]
    return sorted(planned, key=lambda item: [item.job.row.cell(at).strip().casefold() for at in order])


def _plan_row(plan: Plan, planned: PlannedRow, made: MadeRow | None, folder: Path) -> None:
    stem, number = planned.job.stem, planned.job.row.number
    if made is None:
        plan.to_make.append(planned)
    elif not _is_whole(made, folder):
        plan.altered += 1
        plan.to_make.append(planned)
    elif made.stem == stem:
        plan.kept.append(replace(made, row=number))
    else:
        plan.moves.append(RowMove(made, stem, number))


def find_column(header: Header, wanted: str, name: str) -> int:
    """The index of the column that a user names; raises `DataError` when there is none."""
    found = next((at for at, text in enumerate(header.texts) if header_key(text) == header_key(wanted)), None)
    if found is None:
        raise DataError([lists.no_naming_column(header.place(name, 0), column=wanted)])
    return found


def inputs_fingerprint(renderer: LetterRenderer, common: LocatedYaml | None, resources: Resources) -> str:
    """Return the checksum of a run's inputs: letters, formats, wording, profiles, design, program."""
    digest = hashlib.sha256(proeftuin_docs.__version__.encode())
    digest.update(repr(common.data if common else None).encode("utf-8", "surrogatepass"))
    for definition in renderer.definitions:
        digest.update(f"{definition.id}@{definition.version} {content_hash(definition)}".encode())
    digest.update(",".join(sorted(kind.name for kind in renderer.formats)).encode())
    digest.update(renderer.ending.encode())
    for path, content in resources.shared_files():
        digest.update(f"{path} {hashlib.sha256(content).hexdigest()}".encode())
    return digest.hexdigest()


def _in_one_order(header: Header) -> list[tuple[str, int]]:
    """The path of every column and its index, in an order that does not depend on the list."""
    return sorted((".".join(map(str, column.path)), index) for index, column in header.columns.items())


def _values(order: Sequence[tuple[str, int]], row: ListRow) -> Iterator[str]:
    """Return the values of a row, whatever the order of its columns."""
    for path, index in order:
        if text := row.cell(index).strip():
            yield path
            yield text


def _is_whole(made: MadeRow, folder: Path) -> bool:
    """Whether every letter of a row is in the folder as it was made."""
    return all(_sha256(folder / item.file) == item.sha256 for item in made.files)


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _base_names(
    cases: CaseList, journal: Journal, name_column: int | None, renderer: LetterRenderer
) -> Mapping[int, str]:
    """How the file names of each row begin; raises `DataError` for names that cannot be."""
    if name_column is not None:
        return _chosen_base_names(cases, name_column, _ends_of_names(renderer))
    numbers = [at for at, column in cases.header.columns.items() if column.path in _NUMBERS]
    width = max(4, len(str(cases.rows[-1].number)))
    return {
        row.number: f"{row.number:0{width}}-{journal.short_keyed_hash(_number(row, numbers))}"
        for row in cases.rows
    }


def _number(row: ListRow, columns: Sequence[int]) -> str:
    return "\n".join(row.cell(at).strip() for at in columns)


def _ends_of_names(renderer: LetterRenderer) -> re.Pattern[str]:
    """What the name of a second letter of a row may end in: the number of its addressee, and its language."""
    ends = [LANGUAGE, *renderer.library.languages.by_code]
    if {Role(item.addressee) for item in renderer.definitions} & {Role.PARTIJ, Role.PARTIJ_ZONDER_VRAGEN}:
        ends.append(r"[1-9]\d*")
    return re.compile(f"-(?:{'|'.join(ends)})$")


def _begins(stem: str, ends: re.Pattern[str]) -> Iterator[str]:
    """Yield what a name begins with where the rest could be the end of another row's."""
    while found := ends.search(stem):
        stem = stem[: found.start()]
        yield stem


def _chosen_base_names(cases: CaseList, column: int, ends: re.Pattern[str]) -> Mapping[int, str]:
    base_names = {row.number: normalize("NFC", row.cell(column).strip()) for row in cases.rows}
    times = Counter(stem.casefold() for stem in base_names.values())
    faults = []
    for number, stem in base_names.items():
        place = cases.header.place(cases.name, column, number)
        if not is_safe_name(stem):
            faults.append(lists.unsafe_file_name(place))
        elif times[stem.casefold()] > 1 or any(times[name] for name in _begins(stem.casefold(), ends)):
            faults.append(lists.repeated_name(place))
    if faults:
        raise DataError(faults)
    return base_names
