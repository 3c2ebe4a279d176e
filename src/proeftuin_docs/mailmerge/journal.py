"""The append-only journal of a folder, which survives however the program ends, and its manifest."""

import hashlib
import json
import os
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from proeftuin_docs.errors import Diagnostic, Place, Severity, WrongUsageError, system_problem, usage
from proeftuin_docs.errors import files as file_faults
from proeftuin_docs.files import write_atomically
from proeftuin_docs.spreadsheets.csv_file import format_record
from proeftuin_docs.text.wording import Wording

NAME: Final = "journaal.jsonl"
_KIND: Final = "proeftuin-docs/letters/1"
_HASH_BYTES: Final = 16
_SHORT_HASH_BYTES: Final = 4
_SIDES: Final = 2


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A letter in the folder; `pages` is None for a format that has none of its own."""

    file: str
    letter: str
    version: str
    format: str
    sha256: str
    pages: int | None = None


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
class Journal:
    """The journal of one folder, open for adding to; `close` it or `release` it."""

    path: Path
    key: bytes = field(repr=False)
    purpose: Purpose | None = None
    rows: dict[str, MadeRow] = field(default_factory=dict)
    """The rows that are made, by the stem of their file names."""
    names: set[str] = field(default_factory=set)
    """Every name that a letter of ours may have in the folder, finished or not."""
    printed: Printed | None = None
    """The print file, if the folder has one that holds exactly these letters."""
    returned: str = ""
    """The mark of the list with faults as it was written last."""
    _handle: int | None = field(default=None, repr=False)

    def keyed_hash(self, *parts: str) -> str:
        """A mark of a text that nobody can guess the text from: a hash with this journal's own key."""
        return self._digest(_HASH_BYTES, parts)

    def short_keyed_hash(self, text: str) -> str:
        """A mark short enough for the name of a file."""
        return self._digest(_SHORT_HASH_BYTES, (text,))

    def _digest(self, size: int, parts: Iterable[str]) -> str:
        digest = hashlib.blake2b(key=self.key, digest_size=size)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.hexdigest()

    def reserve_names(self, names: Iterable[str]) -> None:
        """Say, on disk, that files of these names are about to be in the folder."""
        new = sorted(set(names) - self.names)
        if new:
            self._add({"names": new})
            self.names.update(new)
        self.flush()

    def add(self, rows: Iterable[MadeRow]) -> None:
        """Say that rows are made; their files must be in the folder, and on disk."""
        for row in rows:
            self._add({"made": asdict(row)})
            self.rows[row.stem] = row
            self.names.update(item.file for item in row.files)

    def forget(self, stem: str) -> None:
        """Say that the letters of this stem are no longer made."""
        self._add({"gone": stem})
        self.rows.pop(stem, None)

    def print(self, printed: Printed | None) -> None:
        """Say, on disk, that the folder has this print file, or none."""
        self._add({"printed": asdict(printed) if printed else None})
        self.printed = printed
        self.flush()

    def record_returned(self, returned: str) -> None:
        """Say, on disk, that a list with this mark is about to be in the folder."""
        self._add({"returned": returned})
        self.returned = returned
        self.flush()

    def flush(self) -> None:
        """Bring what was added to disk."""
        if self._handle is not None:
            try:
                os.fsync(self._handle)
            except OSError as error:
                raise self._cannot_write(error) from error

    def close(self) -> None:
        """Write the journal anew without what no longer counts, and let go of it."""
        if self._handle is not None:
            self.release()
            write_atomically(self.path, b"".join(map(_line, self._entries())))

    def release(self) -> None:
        """Let go of the journal as it is."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _entries(self) -> Iterator[Mapping[str, Any]]:
        purpose = asdict(self.purpose) if self.purpose else None
        yield {"kind": _KIND, "key": self.key.hex(), "purpose": purpose}
        yield from ({"made": asdict(row)} for row in self.rows.values())
        stray = self.names - {item.file for row in self.rows.values() for item in row.files}
        if stray:
            yield {"names": sorted(stray)}
        if self.printed:
            yield {"printed": asdict(self.printed)}
        if self.returned:
            yield {"returned": self.returned}

    def _add(self, entry: Mapping[str, Any]) -> None:
        """Nothing is buffered: what was added survives the end of this process at once."""
        if self._handle is None:
            raise ValueError("the journal is closed")
        data = _line(entry)
        try:
            while data:
                data = data[os.write(self._handle, data) :]
        except OSError as error:
            raise self._cannot_write(error) from error

    def _cannot_write(self, error: OSError) -> WrongUsageError:
        return WrongUsageError([file_faults.unwritable(Place(str(self.path)), problem=system_problem(error))])


def open_journal(folder: Path, purpose: Purpose) -> Journal:
    """The journal of a folder, begun when there is none; a line that was cut off does not count.

    Raises `WrongUsageError` when the folder is for something else, or cannot be written in.
    """
    path = folder / NAME
    journal = _read_journal(path)
    if journal.purpose not in (None, purpose):
        raise WrongUsageError(
            [usage.folder_for_other_purpose(Place(str(folder)), purpose=str(journal.purpose))]
        )
    journal.purpose = purpose
    write_atomically(path, b"".join(map(_line, journal._entries())))
    flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
    journal._handle = os.open(path, flags)
    return journal


def is_journal(path: Path) -> bool:
    """Whether a file is a journal of this program."""
    return next((entry.get("kind") == _KIND for entry in _read(path)), False)


def fsync_folder(folder: Path) -> None:
    """Bring the names in a folder to disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read_journal(path: Path) -> Journal:
    lines = _read(path) if path.is_file() else iter(())
    first = next(lines, {})
    if first.get("kind") != _KIND:
        return Journal(path, secrets.token_bytes(_HASH_BYTES))
    given = first.get("purpose")
    purpose = Purpose(tuple(given["letters"]), tuple(given["formats"])) if given else None
    journal = Journal(path, bytes.fromhex(str(first["key"])), purpose)
    for entry in lines:
        _take(journal, entry)
    return journal


def _take(journal: Journal, entry: Mapping[str, Any]) -> None:
    if "made" in entry:
        made = entry["made"]
        files = tuple(MadeFile(**item) for item in made["files"])
        row = replace(MadeRow(**made), files=files)
        journal.rows[row.stem] = row
        journal.names.update(item.file for item in files)
    elif "names" in entry:
        journal.names.update(map(str, entry["names"]))
    elif "returned" in entry:
        journal.returned = str(entry["returned"])
    elif "gone" in entry:
        journal.rows.pop(str(entry["gone"]), None)
    elif "printed" in entry:
        given = entry["printed"]
        journal.printed = Printed(**given) if given else None


def _read(path: Path) -> Iterator[Mapping[str, Any]]:
    """Every line that is whole."""
    with path.open("rb") as stream:
        for line in stream:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict):
                yield entry


def _line(entry: Mapping[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


MANIFEST: Final = "manifest.csv"
_COLUMNS: Final = (
    "manifest_row",
    "manifest_file",
    "manifest_pages",
    "manifest_checksum",
    "manifest_letter",
    "manifest_version",
    "manifest_notices",
)
_MARK: Final = "\ufeff"


_NO_FILE: Final = MadeFile("", "", "", "", "")


def _is_held(found: Iterable[Diagnostic]) -> bool:
    return any(item.severity is Severity.HELD for item in found)


def _notice(found: Diagnostic, wording: Wording) -> str:
    """What is to be looked at in a row, in one line without what was filled in."""
    held = found.severity is Severity.HELD
    return wording.phrase("manifest_held", message=found.message) if held else found.message


def manifest(
    rows: Collection[MadeRow],
    printed: Printed | None,
    wording: Wording,
    notices: Mapping[int, Sequence[Diagnostic]],
) -> bytes:
    """The manifest as Dutch Excel reads it, in the order of the rows; one that is held has no file.

    Nothing in it is from a cell, unless the user chose a column that files are named after.
    """
    lines = [[wording.phrase(column) for column in _COLUMNS]]
    made = {row.row for row in rows}
    empty = (MadeRow("", row, "", (_NO_FILE,)) for row in notices.keys() - made if _is_held(notices[row]))
    for row in sorted([*rows, *empty], key=lambda item: (item.row, item.stem)):
        told = "; ".join(_notice(item, wording) for item in notices.get(row.row, ()))
        for item in row.files:
            pages = "" if item.pages is None else str(item.pages)
            lines.append([str(row.row), item.file, pages, item.sha256, item.letter, item.version, told])
    if printed:
        lines.append(["", printed.file, str(printed.pages), printed.sha256, "", "", ""])
    return (_MARK + "".join(format_record(cells, ";", "\r\n") for cells in lines)).encode("utf-8")
