# SPDX-License-Identifier: EUPL-1.2
"""The append-only journal of a folder, which survives however the program ends, and is not believed blindly.

A journal holds nothing personal: what stands for a person or a case is a hash with the journal's own key.
"""

import hashlib
import json
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from proeftuin_docs.errors import Place, WrongUsageError, files, usage
from proeftuin_docs.files import NO_FOLLOW, cannot_write, replace_private
from proeftuin_docs.formats.file_names import is_device, without_ending

NAME: Final = "journaal.jsonl"
_PROGRAM: Final = "proeftuin-docs/"
_HASH_BYTES: Final = 16
_SHORT_HASH_BYTES: Final = 4
_MAX_NAME_LENGTH: Final = 100
_MAX_NAME_BYTES: Final = 200
"""File systems take 255 bytes; the name of a letter, a number and an ending come behind it."""
_MAX_FILE_BYTES: Final = 255
_ENDINGS: Final = (".pdf", ".docx", ".html", ".json")
"""The ends of the names of all documents that the program makes, and of a manifest."""
_UNSAFE: Final = frozenset('<>:"/\\|?*;')
_NEVER_FIRST: Final = frozenset(".~-=+@＝＋－＠")
"""Hidden files, options of programs, and what a spreadsheet takes for a formula."""
_OWN: Final = {"manifest", "journaal", "vervallen", "lijst-met-fouten", "alles-om-te-printen"}
"""Names of the program's own files in a folder of letters."""

Entry = Mapping[str, Any]


def is_safe_name(stem: str) -> bool:
    """Whether a file can have this name, with an ending behind it, on every system, and in a spreadsheet."""
    if not _is_plain(stem) or len(stem) > _MAX_NAME_LENGTH or len(stem.encode()) > _MAX_NAME_BYTES:
        return False
    return without_ending(stem) not in _OWN


def is_own_name(name: str) -> bool:
    """Whether this program can have given a file this name: plain, visible, and in the folder itself."""
    stem, dot, ending = name.rpartition(".")
    return dot + ending in _ENDINGS and _is_plain(stem) and len(name.encode()) <= _MAX_FILE_BYTES


def _is_plain(stem: str) -> bool:
    if not stem or not stem.isprintable() or _UNSAFE & set(stem) or stem != stem.strip():
        return False
    return stem[0] not in _NEVER_FIRST and stem[-1] != "." and not is_device(stem)


@dataclass(slots=True)
class KeyedJournal:
    """A journal and its key; `open` it to add to it, `close` it or `release` it."""

    path: Path
    key: bytes = field(repr=False)
    _handle: int | None = field(default=None, repr=False, init=False)

    def entries(self) -> Iterator[Entry]:
        """Return what still counts; the first entry says what kind of journal it is."""
        raise NotImplementedError

    def keyed_hash(self, *parts: str) -> str:
        """A mark of a text that nobody can guess the text from: a hash with this journal's own key."""
        return self._digest(_HASH_BYTES, parts)

    def short_keyed_hash(self, text: str) -> str:
        """A mark short enough for the name of a file."""
        return self._digest(_SHORT_HASH_BYTES, (text,))

    def content_mark(self, content: bytes) -> str:
        """A mark of the content of a file."""
        return self.keyed_hash(hashlib.sha256(content).hexdigest())

    def _digest(self, size: int, parts: Iterable[str]) -> str:
        digest = hashlib.blake2b(key=self.key, digest_size=size)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.hexdigest()

    def open(self) -> None:
        """Write the journal anew without what no longer counts, and begin adding to it.

        Raises `WrongUsageError` when it cannot be written.
        """
        if self._handle is None:
            self._rewrite()
            flags = os.O_WRONLY | os.O_APPEND | NO_FOLLOW
            try:
                self._handle = os.open(self.path, flags)
            except OSError as error:
                raise cannot_write(self.path, error) from error

    def close(self) -> None:
        """Write the journal anew without what no longer counts, and let go of it."""
        if self._handle is not None:
            self.release()
            self._rewrite()

    def release(self) -> None:
        """Let go of the journal as it is."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def flush(self) -> None:
        """Bring what was added to disk; raises `WrongUsageError` when that fails."""
        if self._handle is not None:
            try:
                os.fsync(self._handle)
            except OSError as error:
                raise cannot_write(self.path, error) from error

    def add_entry(self, entry: Entry) -> None:
        """Add an entry, which survives the end of this process at once: nothing is buffered.

        Raises `ValueError` for a journal that is closed, and `WrongUsageError` when it cannot be written;
        then nothing of the entry is left in it.
        """
        if self._handle is None:
            raise ValueError("the journal is closed")
        data, before = _line(entry), os.fstat(self._handle).st_size
        try:
            while data:
                data = data[os.write(self._handle, data) :]
        except OSError as error:
            os.truncate(self._handle, before)
            raise cannot_write(self.path, error) from error

    def _rewrite(self) -> None:
        replace_private(self.path, b"".join(map(_line, self.entries())))


def new_key() -> bytes:
    """Return the key of a new journal."""
    return secrets.token_bytes(_HASH_BYTES)


def read_entries(path: Path, kind: str) -> list[tuple[int, Entry]]:
    """Return every line of a journal of this kind with its number; one that was cut off does not count.

    Empty where there is no journal. Raises `WrongUsageError` for one of another kind, or that no run of this
    program can have left.
    """
    found: list[tuple[int, Entry]] = []
    lines = _content(path).splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        entry = _parsed(line)
        if entry is None and number == len(lines) > 1 and not line.endswith(b"\n"):
            break
        if entry is None:
            raise damaged(path, number)
        found.append((number, entry))
    if found and found[0][1].get("kind") != kind:
        if not str(found[0][1].get("kind")).startswith(_PROGRAM):
            raise damaged(path, 1)
        raise WrongUsageError([usage.folder_for_other_command(Place(str(path.parent)))])
    return found


def damaged(path: Path, line: int) -> WrongUsageError:
    """Return the error of a journal that this program cannot have left like this."""
    return WrongUsageError([files.damaged_journal(Place(str(path), line))])


def read_key(header: Entry) -> bytes:
    """Return the key in the first entry of a journal; raises `ValueError` for one that is none."""
    key = bytes.fromhex(header["key"])
    if len(key) != _HASH_BYTES:
        raise ValueError("not a key")
    return key


def _content(path: Path) -> bytes:
    """The bytes of a journal; a link or a device in its place is not followed."""
    if not os.path.lexists(path):
        return b""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise damaged(path, 1)
        return path.read_bytes() or b"\n"
    except OSError as error:
        raise cannot_write(path, error) from error


def _parsed(line: bytes) -> Entry | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _line(entry: Entry) -> bytes:
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
