"""What was made in a folder: a journal that only grows, so that it survives whatever ends the program.

It holds no personal data: row numbers, file names, checksums, and marks of rows that only this journal's own
key could have made.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from proeftuin_docs.service.writing import write_whole

NAME: Final = "journaal.jsonl"
_KIND: Final = "proeftuin-docs/letters/1"
_MARK_BYTES: Final = 16
_SHORT_MARK_BYTES: Final = 4


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


@dataclass(slots=True)
class Journal:
    """The journal of one folder, open for adding to."""

    path: Path
    key: bytes
    rows: dict[str, MadeRow] = field(default_factory=dict)
    """The rows that are made, by the stem of their file names."""
    begun: set[str] = field(default_factory=set)
    """Stems of rows that were begun and perhaps not finished."""
    _stream: BinaryIO | None = field(default=None, repr=False)

    def mark(self, *parts: str) -> str:
        """A mark of a text that nobody can guess the text from: a hash with this journal's own key."""
        return self._digest(_MARK_BYTES, parts)

    def short_mark(self, text: str) -> str:
        """A mark short enough for the name of a file."""
        return self._digest(_SHORT_MARK_BYTES, (text,))

    def _digest(self, size: int, parts: Iterable[str]) -> str:
        digest = hashlib.blake2b(key=self.key, digest_size=size)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.hexdigest()

    def begin(self, stem: str) -> None:
        """Say that files of this name are about to be made."""
        if stem not in self.begun:
            self.begun.add(stem)
            self._add({"begin": stem})

    def add(self, row: MadeRow) -> None:
        """Say that a row is made; its files must be on disk."""
        self.rows[row.stem] = row
        self._add({"made": asdict(row)})

    def forget(self, stem: str) -> None:
        """Say that the files of this name are no longer in the folder."""
        self.rows.pop(stem, None)
        self.begun.discard(stem)
        self._add({"gone": stem})

    def flush(self) -> None:
        """Bring what was added to disk, after the names of the files it speaks of."""
        if self._stream is not None:
            sync_folder(self.path.parent)
            self._stream.flush()
            os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Write the journal anew without what no longer counts, and let go of it."""
        if self._stream is not None:
            self.flush()
            self._stream.close()
            self._stream = None
            write_whole(self.path, b"".join(map(_line, self._entries())))

    def leave(self) -> None:
        """Let go of the journal as it is."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _entries(self) -> Iterator[Mapping[str, Any]]:
        yield {"kind": _KIND, "key": self.key.hex()}
        yield from ({"made": asdict(row)} for row in self.rows.values())

    def _add(self, entry: Mapping[str, Any]) -> None:
        if self._stream is None:
            raise ValueError("the journal is closed")
        self._stream.write(_line(entry))
        self._stream.flush()


def open_journal(folder: Path) -> Journal:
    """The journal of a folder, begun when there is none; a last line that was cut off does not count."""
    path = folder / NAME
    lines = list(_read(path)) if path.is_file() else []
    key = bytes.fromhex(str(lines[0]["key"])) if lines and lines[0].get("kind") == _KIND else b""
    if not key:
        key = secrets.token_bytes(_MARK_BYTES)
        write_whole(path, _line({"kind": _KIND, "key": key.hex()}))
        lines = []
    journal = Journal(path, key)
    for entry in lines[1:]:
        _take(journal, entry)
    write_whole(
        path, b"".join(map(_line, [*journal._entries(), *({"begin": stem} for stem in journal.begun)]))
    )
    journal._stream = path.open("ab")
    return journal


def is_journal(path: Path) -> bool:
    """Whether a file is a journal of this program."""
    return next((entry.get("kind") == _KIND for entry in _read(path)), False)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _take(journal: Journal, entry: Mapping[str, Any]) -> None:
    if "made" in entry:
        made = entry["made"]
        files = tuple(MadeFile(**item) for item in made["files"])
        journal.rows[made["stem"]] = MadeRow(made["stem"], made["row"], made["source"], files)
    elif "begin" in entry:
        journal.begun.add(str(entry["begin"]))
    elif "gone" in entry:
        journal.rows.pop(str(entry["gone"]), None)
        journal.begun.discard(str(entry["gone"]))


def _read(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open("rb") as stream:
        for line in stream:
            try:
                entry = json.loads(line)
            except ValueError:
                return
            if not isinstance(entry, dict):
                return
            yield entry


def _line(entry: Mapping[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
