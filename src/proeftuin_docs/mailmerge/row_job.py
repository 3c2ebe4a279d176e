"""The job of a worker: make one row's letters under temporary names, and fsync them."""

import contextlib
import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from proeftuin_docs.cases import LoadedCase, Profiles, Role
from proeftuin_docs.document import Size
from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError, files, lists, rendering, system_problem
from proeftuin_docs.files import TEMPORARY
from proeftuin_docs.mailmerge.delivery import Delivery, delivery_of
from proeftuin_docs.mailmerge.journal import MadeFile
from proeftuin_docs.mailmerge.letter_renderer import LetterRenderer, RenderedLetter
from proeftuin_docs.spreadsheets import Header, ListRow, row_case
from proeftuin_docs.text.located_yaml import LocatedYaml


@dataclass(frozen=True, slots=True)
class WorkerConfig:
    """The configuration that every job of a run shares; sent to each worker once."""

    letters: tuple[str, ...]
    formats: tuple[str, ...]
    config: Path | None
    list_name: str
    header: Header
    common: LocatedYaml | None = field(repr=False)
    folder: Path
    today: date | None = None
    size: str = Size.NORMAL


@dataclass(frozen=True, slots=True)
class Job:
    """A row to make letters of, and how their file names begin; `alone` is for one that is tried again.

    `told` is what comparing rows, and what somebody wrote about it, gave for this one.
    """

    row: ListRow
    stem: str
    alone: bool = False
    told: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter that is whole under a passing name, what it is to be, and how it goes if that is known."""

    temp_name: str
    made: MadeFile
    delivery: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a row (by number): its letters, or its faults, among them what holds the letters back.

    `broken` says that nothing can be written any more.
    """

    row: int
    letters: tuple[WrittenLetter, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    broken: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class PressedRow:
    """The letters of a row in memory with what each is to be, or its faults, or what holds them back."""

    letters: tuple[tuple[MadeFile, Delivery, bytes], ...] = field(default=(), repr=False)
    faults: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def press_row(job: Job, setting: WorkerConfig, renderer: LetterRenderer) -> PressedRow:
    """Return the letters of a row; all that is wrong with the row is in the result."""
    number = job.row.number
    try:
        case = case_of(job, setting, renderer.library.profiles)
        warnings = tuple(_at_row(case.warnings, setting, number))
        if case.held:
            return PressedRow(faults=tuple(_at_row(case.held, setting, number)), warnings=warnings)
        pressed = tuple(_named(item, case, job, renderer) for item in renderer.render(case))
        warnings += tuple(_at_row(renderer.not_made(case), setting, number))
        return PressedRow(pressed, warnings=warnings)
    except ProeftuinError as error:
        told = without_words(error.diagnostics, setting.list_name, setting.header, job.row)
        return PressedRow(faults=tuple(_at_row(told, setting, number)))
    except Exception as error:  # whatever it is, it is this row's, and its text may hold what was filled in
        place = Place(setting.list_name, number)
        return PressedRow(faults=(lists.letter_failed(place, kind=type(error).__name__),))


def check_row(job: Job, setting: WorkerConfig, profiles: Profiles) -> PressedRow:
    """Return what is to be said of a row, without any letter."""
    number = job.row.number
    try:
        case = case_of(job, setting, profiles)
    except ProeftuinError as error:
        return PressedRow(faults=tuple(_at_row(error.diagnostics, setting, number)))
    held, told = (tuple(_at_row(found, setting, number)) for found in (case.held, case.warnings))
    return PressedRow(faults=held, warnings=told)


def make_row(job: Job, setting: WorkerConfig, renderer: LetterRenderer) -> Result:
    """Makes the letters of a row and writes them; all that is wrong with the row is in the result.

    The letters are not on disk before `fsync_letters`, which may be waiting for it meanwhile.
    """
    number, pressed = job.row.number, press_row(job, setting, renderer)
    letters: list[WrittenLetter] = []
    try:
        for made, delivery, content in pressed.letters:
            letters.append(WrittenLetter(_write_temporary(content, setting.folder), made, delivery))
    except OSError as error:
        discard(Result(number, tuple(letters)), setting.folder)
        place = Place(str(setting.folder))
        return Result(number, broken=(files.unwritable(place, problem=system_problem(error)),))
    return Result(number, tuple(letters), pressed.faults, pressed.warnings)


def case_of(job: Job, setting: WorkerConfig, profiles: Profiles, *, dated: bool = True) -> LoadedCase:
    """Return the checked case of a row, held against the day of the run where `dated`; raises `DataError`."""
    today = setting.today if dated else None
    name, header, common = setting.list_name, setting.header, setting.common
    return row_case(name, header, job.row, profiles, common, told=job.told, today=today)


def fsync_letters(result: Result, folder: Path) -> Result:
    """Return the result once its letters are on disk, or one with the cause when they cannot be."""
    try:
        for letter in result.letters:
            _sync(folder / letter.temp_name)
    except OSError as error:
        discard(result, folder)
        return Result(
            result.row, broken=(files.unwritable(Place(str(folder)), problem=system_problem(error)),)
        )
    return result


def discard(result: Result, folder: Path) -> None:
    """Removes the letters of a result that nobody will put in place."""
    for letter in result.letters:
        with contextlib.suppress(OSError):
            (folder / letter.temp_name).unlink(missing_ok=True)


def _at_row(found: Iterable[Diagnostic], setting: WorkerConfig, number: int) -> Iterator[Diagnostic]:
    """The faults of a row, each with at least the row as its place."""
    for item in found:
        known = item.place.file is not None
        yield item if known else replace(item, place=Place(setting.list_name, number))


def _named(
    item: RenderedLetter, case: LoadedCase, job: Job, renderer: LetterRenderer
) -> tuple[MadeFile, Delivery, bytes]:
    """A letter with the name that its file is to have, and how it goes."""
    kind = next(kind for kind in renderer.formats if kind.name == item.format)
    letter = next(known for known in renderer.definitions if known.id == item.letter)
    several = len(renderer.definitions) > 1
    number, language = [str(item.number)] * (item.number > 1), [item.language] * bool(item.language)
    name = "-".join([job.stem, *[item.letter] * several, *number, *language])
    sha256 = hashlib.sha256(item.content).hexdigest()
    file = f"{name}{renderer.ending}{kind.ending}"
    made = MadeFile(file, letter.id, letter.version, item.format, sha256, item.pages, item.language)
    return made, delivery_of(case, Role(letter.addressee), item.number), item.content


def _sync(path: Path) -> None:
    """Brings a file to disk; some systems do that only for who may write in it."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_temporary(content: bytes, folder: Path) -> str:
    """The passing name of a new file with this content."""
    handle, path = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(path).unlink()
        raise
    return Path(path).name


_IN_RUNNING_TEXT: Final = (
    rendering.character_without_font.name,
    rendering.first_character_without_font.name,
)
"""A character that no font has, told by the words of the letter that stand before it."""


def without_words(
    found: Iterable[Diagnostic], name: str, header: Header, row: ListRow
) -> Iterator[Diagnostic]:
    """The findings about the letter of a row, those about a character by the cells that have it.

    What stands before it in the letter may be somebody's name.
    """
    for item in found:
        if item.name not in _IN_RUNNING_TEXT:
            yield item
            continue
        char = item.facts["char"]
        at = [index for index in header.columns if char in unicodedata.normalize("NFC", row.cell(index))]
        places = [header.place(name, index, row.number) for index in at] or [Place(name, row.number)]
        yield from (lists.character_without_font.from_facts(place, item.facts) for place in places)
