"""What a worker does: the letters of one row, written under passing names and brought to disk."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from proeftuin_docs.cases import LoadedCase, Role
from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError, files, lists, system_problem
from proeftuin_docs.files import TEMPORARY
from proeftuin_docs.service.bulk.destinations import Sending, sending_of
from proeftuin_docs.service.bulk.journal import MadeFile
from proeftuin_docs.service.letter_press import LetterPress, Pressed
from proeftuin_docs.spreadsheets import Header, ListRow, row_case
from proeftuin_docs.spreadsheets.running_text import without_words
from proeftuin_docs.text.located_yaml import LocatedYaml


@dataclass(frozen=True, slots=True)
class Setting:
    """What every job of a run shares; goes to each worker once."""

    letters: tuple[str, ...]
    formats: tuple[str, ...]
    config: Path | None
    list_name: str
    header: Header
    common: LocatedYaml | None = field(repr=False)
    folder: Path


@dataclass(frozen=True, slots=True)
class Job:
    """A row to make letters of, and how their file names begin; `alone` is for one that is tried again."""

    row: ListRow
    stem: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that is whole under a passing name, what it is to be, and how it goes if that is known."""

    passing: str
    made: MadeFile
    sending: Sending | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row (by number): its letters, or its faults.

    `broken` says that nothing can be written any more.
    """

    row: int
    letters: tuple[Written, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    broken: tuple[Diagnostic, ...] = ()


def make_row(job: Job, setting: Setting, press: LetterPress) -> Result:
    """Makes the letters of a row and writes them; all that is wrong with the row is in the result.

    The letters are not on disk before `bring_to_disk`, which may be waiting for it meanwhile.
    """
    number = job.row.number
    try:
        case = row_case(setting.list_name, setting.header, job.row, press.library.profiles, setting.common)
        pressed = list(press.press(case))
    except ProeftuinError as error:
        told = without_words(error.diagnostics, setting.list_name, setting.header, job.row)
        return Result(number, faults=tuple(_at_row(told, setting, number)))
    except Exception as error:  # whatever it is, it is this row's, and its text may hold what was filled in
        place = Place(setting.list_name, number)
        return Result(number, faults=(lists.letter_failed(place, kind=type(error).__name__),))
    letters: list[Written] = []
    try:
        letters.extend(_written(item, case, job, setting, press) for item in pressed)
    except OSError as error:
        take_back(Result(number, tuple(letters)), setting.folder)
        place = Place(str(setting.folder))
        return Result(number, broken=(files.unwritable(place, problem=system_problem(error)),))
    return Result(number, tuple(letters), warnings=tuple(_at_row(case.warnings, setting, number)))


def bring_to_disk(result: Result, folder: Path) -> Result:
    """The result once its letters are on disk; a result without letters that says why when they cannot be."""
    try:
        for letter in result.letters:
            _sync(folder / letter.passing)
    except OSError as error:
        take_back(result, folder)
        return Result(
            result.row, broken=(files.unwritable(Place(str(folder)), problem=system_problem(error)),)
        )
    return result


def take_back(result: Result, folder: Path) -> None:
    """Removes the letters of a result that nobody will put in place."""
    for letter in result.letters:
        with contextlib.suppress(OSError):
            (folder / letter.passing).unlink(missing_ok=True)


def _at_row(found: Iterable[Diagnostic], setting: Setting, number: int) -> Iterator[Diagnostic]:
    """The faults of a row, each with at least the row as its place."""
    for item in found:
        known = item.place.file is not None
        yield item if known else replace(item, place=Place(setting.list_name, number))


def _written(item: Pressed, case: LoadedCase, job: Job, setting: Setting, press: LetterPress) -> Written:
    kind = next(kind for kind in press.formats if kind.name == item.format)
    letter = next(known for known in press.definitions if known.id == item.letter)
    several = len(press.definitions) > 1
    name = "-".join([job.stem, *[item.letter] * several, *[str(item.number)] * (item.number > 1)])
    sha256 = hashlib.sha256(item.content).hexdigest()
    made = MadeFile(f"{name}{kind.ending}", letter.id, letter.version, item.format, sha256, item.pages)
    sending = sending_of(case, Role(letter.addressee), item.number)
    return Written(_passing(item.content, setting.folder), made, sending)


def _sync(path: Path) -> None:
    """Brings a file to disk; some systems do that only for who may write in it."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _passing(content: bytes, folder: Path) -> str:
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
