# SPDX-License-Identifier: EUPL-1.2
"""A mail merge: letters for every row of a list, each whole or not there, and never twice."""

import contextlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from proeftuin_docs.document import Size
from proeftuin_docs.errors import (
    DataError,
    Diagnostic,
    Place,
    ProeftuinError,
    Severity,
    WrongUsageError,
    lists,
    usage,
)
from proeftuin_docs.errors import cases as case_faults
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.annotated_list import write_annotated_list
from proeftuin_docs.mailmerge.folder import OutputFolder, locked_folder
from proeftuin_docs.mailmerge.journal import (
    Journal,
    MadeRow,
    Printed,
    Purpose,
    manifest,
    open_journal,
)
from proeftuin_docs.mailmerge.letter_renderer import LetterRenderer
from proeftuin_docs.mailmerge.plan import Plan, PlannedRow, find_column, inputs_fingerprint, make_plan
from proeftuin_docs.mailmerge.print_run import Printing, require_printable
from proeftuin_docs.mailmerge.row_job import Job, Result, WorkerConfig, WrittenLetter, case_of
from proeftuin_docs.mailmerge.workers import run_jobs
from proeftuin_docs.spreadsheets import CaseList, read_list
from proeftuin_docs.text.data_files import decode
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml

DEFAULT_LETTERS: Final = ("oproep-rc",)
"""The letter of a list where nobody says which."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request: a list, letters (`id` or `id@version`), formats, and the folder.

    `common` is a file with the values that all rows share, as bytes and its name. `name_column` is the
    header of a column that file names come from; without one they are row numbers with a mark.
    """

    content: bytes = field(repr=False)
    name: str
    folder: Path
    letters: tuple[str, ...] = DEFAULT_LETTERS
    formats: tuple[str, ...] = ("pdf",)
    workers: int = 1
    all_or_nothing: bool = False
    one_pdf: bool = False
    name_column: str | None = None
    common: tuple[bytes, str] | None = field(default=None, repr=False)
    today: date | None = None
    """The day of the run; without it no day of a case is compared with it."""
    size: str = Size.NORMAL
    """The size of the letters' type: `normaal` or `groot`."""
    unasked: bool = False
    """Whether nobody said which letter; then the run and the manifest tell which one is made."""


@dataclass(slots=True)
class Outcome:
    """The outcome in numbers of rows; `returned` is the list with its faults.

    A row in `held` has no letter until what holds it is answered or confirmed. Every run tells the warnings.
    """

    made: int = 0
    kept: int = 0
    moved: int = 0
    """Rows that were not made again but got another number in the list."""
    without: int = 0
    """Rows to which none of the letters belongs."""
    altered: int = 0
    """Rows whose letters somebody had altered or removed; they count as made as well."""
    set_aside: int = 0
    """Letters, not rows, that no longer belong to any row."""
    files: int = 0
    beside: int = 0
    """How many of those files are a letter beside the same one in another language."""
    faults: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    held: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    warnings: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    of_list: tuple[Diagnostic, ...] = ()
    """What deserves a look in the list as a whole, such as a column that is not known."""
    of_run: tuple[Diagnostic, ...] = ()
    """What deserves a look in what was asked, such as a letter that nobody chose."""
    returned: Path | None = None
    mended: Path | None = None
    """The list that came back earlier and was given now, without faults."""
    list_aside: bool = False
    """Whether such a list that somebody altered, but did not give, was set aside."""
    manifest_aside: bool = False
    """Whether a manifest that somebody altered was set aside."""
    unused: tuple[str, ...] = ()
    """The letters that belong to no row, though rows are good."""
    printed: Printed | None = None
    """The print file, if one was asked for and there are letters."""
    print_removed: bool = False
    """Whether the print file of an earlier run is gone, since letters changed or some row has a fault."""

    @property
    def unmade(self) -> int:
        """How many rows have no letter though one was asked for."""
        return len(self.faults) + len(self.held)

    @property
    def notices(self) -> dict[int, tuple[Diagnostic, ...]]:
        """What is no fault: what holds a row's letters back, and its warnings."""
        rows = sorted(self.held.keys() | self.warnings.keys())
        return {row: (*self.held.get(row, ()), *self.warnings.get(row, ())) for row in rows}

    def note(self, row: int, found: tuple[Diagnostic, ...]) -> None:
        """Note why a row has no letters; beside faults the rest is only to be looked at."""
        faults = tuple(item for item in found if item.severity is Severity.ERROR)
        others = tuple(item for item in found if item.severity is not Severity.ERROR)
        if faults:
            self.faults[row], self.warnings[row] = faults, others
        else:
            self.held[row] = others


_CONFIRMED: Final = "bevestigd"
_BATCH: Final = 32
"""So many rows are put in place at once: a folder is brought to disk as a whole."""

Report = Callable[[int, int, int], None]


def letters(
    library: Library, request: Request, report: Report = lambda _done, _total, _faulty: None
) -> Outcome:
    """Makes the letters of every sound row; each file is whole, and a second run makes only what lacks.

    `report` gets how many rows are done, how many there are to do, and how many are faulty. Faults of rows
    are in the outcome and in the list that comes back. Raises `DataError` for a list whose header is faulty,
    `WrongUsageError` when the folder cannot be used or written in; what was made till then stays, and the
    next run goes on from there.
    """
    renderer = LetterRenderer.prepare(request.letters, request.formats, library, request.size)
    if request.one_pdf:
        require_printable(request.formats)
    common = _common(request.common)
    cases = read_list(request.content, request.name, _extra(request), _given(common))
    column = find_column(cases.header, request.name_column, request.name) if request.name_column else None
    purpose = Purpose(
        tuple(sorted(item.id for item in renderer.definitions)),
        tuple(sorted(kind.name for kind in renderer.formats)),
    )
    with locked_folder(request.folder), _journal(request.folder, purpose) as journal:
        run = inputs_fingerprint(renderer, common, library.resources)
        plan = make_plan(cases, journal, run, column, request.folder, renderer=renderer, common=common)
        making = _MergeRun(request, cases, renderer, common, plan, journal, report)
        making.run()
        return making.outcome


@contextmanager
def _journal(folder: Path, purpose: Purpose) -> Iterator[Journal]:
    """The journal of the folder; however this ends, it is let go of."""
    journal = open_journal(folder, purpose)
    try:
        yield journal
        journal.close()
    finally:
        journal.release()


@dataclass(slots=True)
class _MergeRun:
    request: Request
    cases: CaseList
    renderer: LetterRenderer
    common: LocatedYaml | None
    plan: Plan
    journal: Journal
    report: Report
    outcome: Outcome = field(default_factory=Outcome)
    printing: Printing = field(init=False)
    _done: dict[str, MadeRow] = field(default_factory=dict)
    _waiting: list[tuple[MadeRow, tuple[WrittenLetter, ...]]] = field(default_factory=list)
    """Rows whose letters are on disk, but not in place yet."""

    def __post_init__(self) -> None:
        """Begin before anything changes."""
        wanted = self.request.one_pdf
        self.printing = Printing(
            self.request.folder, self.journal, self.cases, self.renderer, self.common, wanted
        )

    def run(self) -> None:
        """Make what is to be made, put aside what no longer counts, and write down what there is."""
        self.outcome.altered = self.plan.altered
        self.outcome.faults.update(self.plan.faults)
        self.outcome.of_list = self.cases.warnings
        if self.request.unasked:
            made = ", ".join(item.id for item in self.renderer.definitions)
            self.outcome.of_run = (usage.no_letter_asked(letter=made),)
        self._check_again()
        try:
            complete = self._make_rows()
            if complete:
                self._settle()
        except BaseException:
            with contextlib.suppress(ProeftuinError):
                self._write_manifest()
            raise
        if complete:
            self._write_manifest()
        self._give_back()
        if self.request.one_pdf:
            self._print(complete=complete)
        self.outcome.print_removed = self.printing.removed

    def _print(self, *, complete: bool) -> None:
        """The print file of what there is; none as long as not all that was asked for is there."""
        if complete:
            self.outcome.printed = self.printing.make(self._done.values())
        else:
            self.printing.withdraw()
        self._write_manifest()

    def _make_rows(self) -> bool:
        """Whether letters may be in place: of all sound rows, or, if so asked, of all rows or none."""
        whole = self.request.all_or_nothing
        placing = OutputFolder(self.request.folder, self.journal)
        if not whole:
            self._move(placing)
        for planned, result in self._results():
            self._take(planned, result)
            if not whole and len(self._waiting) >= _BATCH:
                self._place(placing)
        if whole and self.outcome.unmade:
            return False
        if whole:
            self._move(placing)
        while self._waiting:
            self._place(placing)
        return True

    def _check_again(self) -> None:
        """Tell what still holds of rows whose letters are there; letters that may not go out are not kept.

        What only the day of the run says of them is told: they may have gone out long ago.
        """
        self.plan.kept = [made for made in self.plan.kept if self._may_stay(made.row)]
        self.plan.moves = [move for move in self.plan.moves if self._may_stay(move.row)]

    def _may_stay(self, number: int) -> bool:
        config, profiles = self._config(), self.renderer.library.profiles
        try:
            case = case_of(self.plan.jobs[number], config, profiles)
            held = case.held and case_of(self.plan.jobs[number], config, profiles, dated=False).held
        except DataError as error:
            self.outcome.note(number, error.diagnostics)
            return False
        if told := (*case.held, *case.warnings):
            self.outcome.warnings[number] = told
        if held:
            self.outcome.note(number, held)
            self.outcome.warnings[number] = case.warnings
        return not held

    def _config(self) -> WorkerConfig:
        return WorkerConfig(
            letters=self.request.letters,
            formats=self.request.formats,
            config=self.renderer.library.resources.own_root,
            list_name=self.cases.name,
            header=self.cases.header,
            common=self.common,
            folder=self.request.folder,
            today=self.request.today,
            size=self.request.size,
        )

    def _results(self) -> Generator[tuple[PlannedRow, Result]]:
        planned = {item.job.row.number: item for item in self.plan.to_make}
        setting = self._config()
        jobs: list[Job] = [item.job for item in self.plan.to_make]
        count = min(self.request.workers, len(jobs))
        with contextlib.closing(run_jobs(jobs, setting, count)) as results:
            for done, result in enumerate(results, start=1):
                if result.broken:
                    raise WrongUsageError(result.broken)
                yield planned[result.row], result
                self.report(done, len(jobs), self.outcome.unmade)

    def _take(self, planned: PlannedRow, result: Result) -> None:
        """Note what became of a row."""
        if result.warnings:
            self.outcome.warnings[result.row] = result.warnings
        if result.faults:
            self.outcome.note(result.row, result.faults)
            return
        files = tuple(letter.made for letter in result.letters)
        made = MadeRow(planned.job.stem, result.row, planned.source, files)
        self._waiting.append((made, result.letters))
        self.printing.note(result.letters)

    def _place(self, placing: OutputFolder) -> None:
        batch = self._waiting[:_BATCH]
        self.printing.withdraw()
        placing.place(batch)
        del self._waiting[:_BATCH]
        for made, _ in batch:
            self._done[made.stem] = made
            self.outcome.made += bool(made.files)
            self.outcome.without += not made.files

    def _move(self, placing: OutputFolder) -> None:
        if self.plan.moves:
            self.printing.withdraw()
        placing.move(self.plan.moves)
        moved = [item.after() for item in self.plan.moves]
        self.outcome.moved = sum(bool(made.files) for made in moved)
        self.outcome.kept = sum(bool(made.files) for made in self.plan.kept)
        for made in [*self.plan.kept, *moved]:
            self._done[made.stem] = made
            self.outcome.without += not made.files
        self.journal.rows.update(self._done)

    def _settle(self) -> None:
        """Keep only the letters of this list, in the folder and in the journal."""
        placing = OutputFolder(self.request.folder, self.journal)
        self.printing.settle(self._done)
        self.outcome.set_aside = placing.set_aside(self._done.values())
        made_files = [item for made in self._done.values() for item in made.files]
        self.outcome.files = len(made_files)
        self.outcome.beside = sum(bool(item.language) for item in made_files)
        used = {item.letter for item in made_files}
        self.outcome.unused = tuple(
            item.id for item in self.renderer.definitions if self._done and item.id not in used
        )
        self.journal.flush()

    def _write_manifest(self) -> None:
        library, faults = self.renderer.library, self.outcome.faults
        notices = {row: found for row, found in self.outcome.notices.items() if row not in faults}
        content = manifest(self.journal.rows.values(), self.journal.printed, library, notices)
        placing = OutputFolder(self.request.folder, self.journal)
        self.outcome.manifest_aside |= placing.write_manifest(content)

    def _give_back(self) -> None:
        """The list with its faults beside the letters; none when there is nothing to mend."""
        request = self.request
        notices = self.outcome.notices if self.outcome.unmade else {}
        given = write_annotated_list(
            request.folder, request.content, request.name, (self.outcome.faults, notices), self.journal
        )
        self.outcome.returned, self.outcome.mended = given.faulty, given.mended
        self.outcome.list_aside = given.set_aside


def _extra(request: Request) -> tuple[str, ...]:
    return (request.name_column,) if request.name_column else ()


def _common(given: tuple[bytes, str] | None) -> LocatedYaml | None:
    """The values that all rows share; raises `DataError` for a file that holds none."""
    if given is None:
        return None
    content, name = given
    source, found = read_yaml(decode(content, name), name, strings_only=True)
    if found or source is None:
        raise DataError(found)
    if not isinstance(source.data, dict):
        raise DataError([case_faults.empty_file(Place(name, 1, 1))])
    if _CONFIRMED in source.data:
        raise DataError([lists.confirmed_for_all(source.place((_CONFIRMED,)))])
    return source


def _given(common: LocatedYaml | None) -> Iterator[tuple[str | int, ...]]:
    return (path for path in (common.positions if common else ()) if path)
