# SPDX-License-Identifier: EUPL-1.2
"""The journal of a folder of letters: which rows are made, and its manifest."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import Diagnostic, Place, Severity, WrongUsageError, files, usage
from proeftuin_docs.hearings.languages import text_in
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.journal import (
    NAME,
    Entry,
    KeyedJournal,
    damaged,
    is_own_name,
    new_key,
    read_entries,
    read_key,
)
from proeftuin_docs.spreadsheets.csv_file import format_record
from proeftuin_docs.text.wording import Wording

_KIND: Final = "proeftuin-docs/letters/1"
_SIDES: Final = 2


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A letter in the folder; `pages` is None for a format that has none of its own.

    `language` is that of a letter that goes with the same one in another, and empty for every other.
    """

    file: str
    letter: str
    version: str
    format: str
    sha256: str
    pages: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A row whose letters are all there; `source` marks what they were made from."""

    stem: str
    row: int
    source: str
    files: tuple[MadeFile, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The print file in the folder: how much is in it, blank backs and covers counted as pages."""

    file: str
    letters: int
    destinations: int
    pages: int
    sha256: str

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes, printed on both sides."""
        return self.pages // _SIDES


@dataclass(frozen=True, slots=True)
class Purpose:
    """The purpose of a folder: which letters, in which formats."""

    letters: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{', '.join(self.letters)} ({', '.join(self.formats)})"


@dataclass(slots=True)
class Journal(KeyedJournal):
    """The journal of one folder, open for adding to; `close` it or `release` it."""

    purpose: Purpose | None = None
    rows: dict[str, MadeRow] = field(default_factory=dict)
    """The rows that are made, by the stem of their file names."""
    names: set[str] = field(default_factory=set)
    """Every name that a letter of ours may have in the folder, finished or not."""
    printed: Printed | None = None
    """The print file, if the folder has one that holds exactly these letters."""
    returned: str = ""
    """The mark of the list with faults as it was written last."""
    manifests: set[str] = field(default_factory=set)
    """The marks of the manifest as it was written last, or was about to be."""

    def checksums(self) -> dict[str, str]:
        """Return what is known of the content of each letter that is made."""
        return {item.file: item.sha256 for row in self.rows.values() for item in row.files}

    def reserve_names(self, names: Iterable[str]) -> None:
        """Say, on disk, that files of these names are about to be in the folder."""
        new = sorted(set(names) - self.names)
        if new:
            self.add_entry({"names": new})
            self.names.update(new)
        self.flush()

    def add(self, rows: Iterable[MadeRow]) -> None:
        """Say that rows are made; their files must be in the folder, and on disk."""
        for row in rows:
            self.add_entry({"made": asdict(row)})
            self.rows[row.stem] = row
            self.names.update(item.file for item in row.files)

    def forget(self, stem: str) -> None:
        """Say that the letters of this stem are no longer made."""
        self.add_entry({"gone": stem})
        self.rows.pop(stem, None)

    def print(self, printed: Printed | None) -> None:
        """Say, on disk, that the folder has this print file, or none."""
        self.add_entry({"printed": asdict(printed) if printed else None})
        self.printed = printed
        self.flush()

    def record_returned(self, returned: str) -> None:
        """Say, on disk, that a list with this mark is about to be in the folder."""
        self.add_entry({"returned": returned})
        self.returned = returned
        self.flush()

    def record_manifest(self, mark: str) -> None:
        """Say, on disk, that a manifest with this mark is about to be in the folder."""
        self.add_entry({"manifest": mark})
        self.manifests.add(mark)
        self.flush()

    def entries(self) -> Iterator[Entry]:
        """Return what still counts."""
        purpose = asdict(self.purpose) if self.purpose else None
        yield {"kind": _KIND, "key": self.key.hex(), "purpose": purpose}
        yield from ({"made": asdict(row)} for row in self.rows.values())
        stray = self.names - self.checksums().keys()
        if stray:
            yield {"names": sorted(stray)}
        if self.printed:
            yield {"printed": asdict(self.printed)}
        if self.returned:
            yield {"returned": self.returned}
        yield from ({"manifest": mark} for mark in sorted(self.manifests))


def open_journal(folder: Path, purpose: Purpose) -> Journal:
    """The journal of a folder, begun when there is none.

    Raises `WrongUsageError` when the folder is for something else, when its journal is damaged, or when it
    cannot be written in.
    """
    journal = _read_journal(folder / NAME)
    if journal.purpose not in (None, purpose):
        raise WrongUsageError(
            [usage.folder_for_other_purpose(Place(str(folder)), purpose=str(journal.purpose))]
        )
    journal.purpose = purpose
    journal.open()
    return journal


def _read_journal(path: Path) -> Journal:
    journal = Journal(path, new_key())
    for number, entry in read_entries(path, _KIND):
        try:
            _take(journal, entry)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise damaged(path, number) from error
        if not all(map(is_own_name, _named(entry))):
            raise WrongUsageError([files.unsafe_journal_name(Place(str(path), number))])
    return journal


def _named(entry: Entry) -> Iterator[str]:
    """The names of letters in an entry."""
    yield from entry.get("names", ())
    yield from (item["file"] for item in entry.get("made", {"files": ()})["files"])
    yield from [item["file"]] if (item := entry.get("printed")) else []


def _take(journal: Journal, entry: Entry) -> None:
    match entry:
        case {"kind": _}:
            journal.key, journal.purpose = read_key(entry), _purpose(entry["purpose"])
        case {"made": {"stem": str(stem), "row": int(row), "source": str(source), "files": list(made)}}:
            files_ = tuple(map(_made_file, made))
            if not all(item.file.startswith(stem) for item in files_):
                raise ValueError("not as this program writes it")
            journal.rows[stem] = MadeRow(stem, row, source, files_)
            journal.names.update(item.file for item in files_)
        case {"names": list(names)} if all(isinstance(name, str) for name in names):
            journal.names.update(names)
        case {"returned": str(returned)}:
            journal.returned = returned
        case {"manifest": str(mark)}:
            journal.manifests.add(mark)
        case {"gone": str(stem)}:
            journal.rows.pop(stem, None)
        case {"printed": printed}:
            journal.printed = _printed(printed) if printed else None
        case {"made": _} | {"names": _} | {"returned": _} | {"manifest": _} | {"gone": _}:
            raise ValueError("not as this program writes it")
        case _:
            pass  # of a newer program


def _purpose(given: Mapping[str, Sequence[str]] | None) -> Purpose | None:
    return Purpose(tuple(map(str, given["letters"])), tuple(map(str, given["formats"]))) if given else None


def _made_file(given: Entry) -> MadeFile:
    made = MadeFile(**given)
    texts = (made.file, made.letter, made.version, made.format, made.sha256, made.language)
    if not all(isinstance(text, str) for text in texts) or not isinstance(made.pages, int | None):
        raise TypeError("not as this program writes it")
    return made


def _printed(given: Entry) -> Printed:
    printed = Printed(**given)
    numbers = (printed.letters, printed.destinations, printed.pages)
    if not all(isinstance(number, int) for number in numbers) or not isinstance(printed.sha256, str):
        raise TypeError("not as this program writes it")
    return printed


MANIFEST: Final = "manifest.csv"
_COLUMNS: Final = (
    "manifest_row",
    "manifest_file",
    "manifest_pages",
    "manifest_checksum",
    "manifest_letter",
    "manifest_version",
    "manifest_notices",
    "manifest_goes_with",
)
_MARK: Final = "\ufeff"


_NO_FILE: Final = MadeFile("", "", "", "", "")


def _is_held(found: Iterable[Diagnostic]) -> bool:
    return any(item.severity is Severity.HELD for item in found)


def _notice(found: Diagnostic, wording: Wording) -> str:
    """What is to be looked at in a row, in one line without what was filled in."""
    held = found.severity is Severity.HELD
    return wording.phrase("manifest_held", message=found.message) if held else found.message


def _with_others(files: Iterable[MadeFile], library: Library) -> Iterator[tuple[MadeFile, str]]:
    """The letters of a row, each with the one before it that it goes with, and which text of that it is."""
    before: dict[str, str] = {}
    for item in files:
        if item.language:
            facts = {"file": before[item.format], "text": text_in(item.language, library)}
            yield item, library.wording().phrase("manifest_beside", **facts)
        else:
            before[item.format] = item.file
            yield item, ""


def manifest(
    rows: Collection[MadeRow],
    printed: Printed | None,
    library: Library,
    notices: Mapping[int, Sequence[Diagnostic]],
) -> bytes:
    """The manifest as Dutch Excel reads it, in the order of the rows; one that is held has no file.

    Nothing in it is from a cell, unless the user chose a column that files are named after.
    """
    wording = library.wording()
    lines = [[wording.phrase(column) for column in _COLUMNS]]
    made = {row.row for row in rows}
    empty = (MadeRow("", row, "", (_NO_FILE,)) for row in notices.keys() - made if _is_held(notices[row]))
    for row in sorted([*rows, *empty], key=lambda item: (item.row, item.stem)):
        told = "; ".join(_notice(item, wording) for item in notices.get(row.row, ()))
        for item, goes_with in _with_others(row.files, library):
            pages = "" if item.pages is None else str(item.pages)
            known = [item.file, pages, item.sha256, item.letter, item.version]
            lines.append([str(row.row), *known, told, goes_with])
    if printed:
        lines.append(["", printed.file, str(printed.pages), printed.sha256, "", "", "", ""])
    return (_MARK + "".join(format_record(cells, ";", "\r\n") for cells in lines)).encode("utf-8")
