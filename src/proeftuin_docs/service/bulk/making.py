"""Letters for every row of a list."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import DataError, Diagnostic, Place, WrongUsageError, fault
from proeftuin_docs.lists import CaseList, read_list, returned_list
from proeftuin_docs.lists.kinds import list_kind
from proeftuin_docs.located_yaml import LocatedYaml, read_yaml
from proeftuin_docs.service.bulk.folder import SET_ASIDE, STAGING, claimed
from proeftuin_docs.service.bulk.journal import Journal, MadeRow, open_journal, sync_folder
from proeftuin_docs.service.bulk.manifest import NAME as MANIFEST
from proeftuin_docs.service.bulk.manifest import manifest
from proeftuin_docs.service.bulk.planning import Plan, Planned, find_column, make_plan, run_mark
from proeftuin_docs.service.bulk.workers import Job, Result, Setting, run_jobs
from proeftuin_docs.service.letter_press import LetterPress
from proeftuin_docs.service.writing import make_folder, write_whole
from proeftuin_docs.wording import load_wording

RETURNED: Final = "lijst-met-fouten"
_FLUSH_EVERY: Final = 64
_DUTCH: Final = "nl"

Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for: a list, letters (`id` or `id@version`), formats, and where they go.

    `common` is a file with the values that all rows share, as bytes and its name. `name_column` is the
    header of a column that file names come from; without one they are row numbers with a mark.
    """

    content: bytes = field(repr=False)
    name: str
    folder: Path
    letters: tuple[str, ...] = ("oproep-rc",)
    formats: tuple[str, ...] = ("pdf",)
    workers: int = 1
    all_or_nothing: bool = False
    one_pdf: bool = False
    name_column: str | None = None
    common: tuple[bytes, str] | None = field(default=None, repr=False)
    config: Path | None = None


@dataclass(slots=True)
class Outcome:
    """What became of it, in numbers of rows; `faults` by row number, `returned` the list that tells them."""

    made: int = 0
    kept: int = 0
    without: int = 0
    """Rows to which none of the letters belongs."""
    set_aside: int = 0
    files: int = 0
    faults: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    warnings: list[Diagnostic] = field(default_factory=list)
    returned: Path | None = None


def make_letters(request: Request, report: Report = lambda _done, _total, _name: None) -> Outcome:
    """Makes the letters of every sound row; each file is whole, and a second run makes only what lacks.

    Faults of rows are in the outcome and in the list that comes back. Raises `DataError` for a list whose
    header is faulty, `WrongUsageError` when the folder cannot be used or written in; what was made till then
    stays, and the next run goes on from there.
    """
    press = LetterPress.set_up(request.letters, request.formats, request.config)
    common = _common(request.common)
    cases = read_list(request.content, request.name, _extra(request), _given(common))
    column = find_column(cases.header, request.name_column, request.name) if request.name_column else None
    with claimed(request.folder), _journal(request.folder) as journal:
        run = run_mark(press, common, press.resources)
        plan = make_plan(cases, journal, run, column, request.folder)
        making = _Making(request, cases, press, common, plan, journal, report)
        making.run()
        return making.outcome


@contextmanager
def _journal(folder: Path) -> Iterator[Journal]:
    """The journal of the folder; what was added is on disk, however this ends."""
    journal = open_journal(folder)
    try:
        yield journal
        journal.close()
    finally:
        journal.leave()


@dataclass(slots=True)
class _Making:
    request: Request
    cases: CaseList
    press: LetterPress
    common: LocatedYaml | None
    plan: Plan
    journal: Journal
    report: Report
    outcome: Outcome = field(default_factory=Outcome)
    done: dict[str, MadeRow] = field(default_factory=dict)
    _staged: list[tuple[Planned, Result]] = field(default_factory=list)

    def run(self) -> None:
        """Make what is to be made, put aside what no longer counts, and write down what there is."""
        self.outcome.kept = len(self.plan.kept)
        self.outcome.faults.update(self.plan.faults)
        self.done.update(self.plan.kept)
        folder = self.request.folder
        if self.request.all_or_nothing:
            if self._all_staged():
                self._move_in(folder / STAGING)
            else:
                self._give_back()
                return
        else:
            for planned, result in self._results(folder):
                self._take(planned, result)
        self._put_aside()
        self.journal.flush()
        self._write_manifest()
        self._give_back()

    def _results(self, folder: Path) -> Iterator[tuple[Planned, Result]]:
        planned = {item.job.row.number: item for item in self.plan.to_make}
        setting = Setting(
            letters=self.request.letters,
            formats=self.request.formats,
            config=self.request.config,
            list_name=self.cases.name,
            header=self.cases.header,
            common=self.common,
            folder=folder,
        )
        count = min(self.request.workers, max(1, len(planned)))
        total = len(planned)
        for done, result in enumerate(run_jobs(self._jobs(), setting, count) if planned else (), start=1):
            if result.broken:
                self.journal.flush()
                raise WrongUsageError(result.broken)
            self.report(done, total, str(len(self.outcome.faults)))
            yield planned[result.job.row.number], result

    def _jobs(self) -> Iterator[Job]:
        for planned in self.plan.to_make:
            self.journal.begin(planned.job.stem)
            yield planned.job

    def _take(self, planned: Planned, result: Result) -> None:
        """Write down what became of a row whose files are in place."""
        if result.faults:
            self.outcome.faults[planned.job.row.number] = result.faults
            return
        self.outcome.warnings.extend(result.warnings)
        self.outcome.made += bool(result.files)
        self.outcome.without += not result.files
        made = MadeRow(planned.job.stem, planned.job.row.number, planned.source, result.files)
        self.done[made.stem] = made
        self.journal.add(made)
        if len(self.done) % _FLUSH_EVERY == 0:
            self.journal.flush()

    def _all_staged(self) -> bool:
        """Whether every row could be made; their files then wait in a folder of their own."""
        make_folder(self.request.folder / STAGING)
        for planned, result in self._results(self.request.folder / STAGING):
            if result.faults:
                self.outcome.faults[planned.job.row.number] = result.faults
            self._staged.append((planned, result))
        return not self.outcome.faults

    def _move_in(self, staging: Path) -> None:
        sync_folder(staging)
        for planned, result in self._staged:
            for item in result.files:
                (staging / item.file).replace(self.request.folder / item.file)
            self._take(planned, result)

    def _put_aside(self) -> None:
        """Files of rows that are no longer so: out of the way when they say something else; never lost."""
        current = {item.file for row in self.done.values() for item in row.files}
        sources = {row.source for row in self.done.values()}
        folder = self.request.folder
        for stem in [*self.journal.rows, *self.journal.begun]:
            if stem in self.done:
                continue
            made = self.journal.rows.get(stem)
            moved = made is not None and made.source in sources
            for path in _files_of(folder, stem, made):
                if path.name in current:
                    continue
                self.outcome.set_aside += not moved
                _remove(path) if moved or made is None else _set_aside(path, folder / SET_ASIDE)
            self.journal.forget(stem)
        self._drop_leftovers(current)

    def _drop_leftovers(self, current: set[str]) -> None:
        """Files that a row had and no longer has, such as a second addressee's."""
        for stem, made in self.plan.before.items():
            for item in made.files:
                path = self.request.folder / item.file
                if stem in self.done and item.file not in current and path.is_file():
                    self.outcome.set_aside += 1
                    _set_aside(path, self.request.folder / SET_ASIDE)

    def _write_manifest(self) -> None:
        self.outcome.files = sum(len(row.files) for row in self.done.values())
        wording = load_wording(self.press.resources, _DUTCH)
        write_whole(self.request.folder / MANIFEST, manifest(self.done.values(), wording))

    def _give_back(self) -> None:
        """The list with its faults beside the letters; none when there is nothing to mend."""
        kind = list_kind(self.request.content, self.request.name)
        for ending in ("csv", "xlsx"):
            path = self.request.folder / f"{RETURNED}.{ending}"
            if self.outcome.faults and ending == kind.value:
                write_whole(path, returned_list(self.request.content, self.request.name, self.outcome.faults))
                self.outcome.returned = path
            else:
                path.unlink(missing_ok=True)


def _files_of(folder: Path, stem: str, made: MadeRow | None) -> list[Path]:
    """The files of a row in the folder: those that were written down, or all that begin like it."""
    if made is not None:
        return [path for item in made.files if (path := folder / item.file).is_file()]
    return [path for path in folder.iterdir() if path.is_file() and _begins(path.name, stem)]


def _begins(name: str, stem: str) -> bool:
    return name.startswith((f"{stem}.", f"{stem}-"))


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _set_aside(path: Path, folder: Path) -> None:
    """Moves a file; one of the same name that is there already keeps its place under a number."""
    make_folder(folder)
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}.{number}{path.suffix}"
    path.replace(target)


def _extra(request: Request) -> tuple[str, ...]:
    return (request.name_column,) if request.name_column else ()


def _common(given: tuple[bytes, str] | None) -> LocatedYaml | None:
    """The values that all rows share; raises `DataError` for a file that holds none."""
    if given is None:
        return None
    content, name = given
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError([fault("D020", Place(name), problem=f"byte {error.start}")]) from error
    source, found = read_yaml(text, name, strings_only=True)
    if found or source is None:
        raise DataError(found)
    if not isinstance(source.data, dict):
        raise DataError([fault("Z004", Place(name, 1, 1))])
    return source


def _given(common: LocatedYaml | None) -> Iterator[tuple[str | int, ...]]:
    return (path for path in (common.positions if common else ()) if path)
