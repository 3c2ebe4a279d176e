"""Parts of one file copied into another, each object once, and equal resources once for all files."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from proeftuin_docs.renderers.pdf.laid_out import TypstPdf
from proeftuin_docs.renderers.pdf.object_file import PdfObjectWriter
from proeftuin_docs.renderers.pdf.object_text import Renumbering, stream_parts
from proeftuin_docs.renderers.pdf.splicing import reference

Shared = dict[bytes, int]
"""The numbers of resources in the file that is written, by a digest of their bytes."""


@dataclass(slots=True)
class ObjectCopier:
    """Copies what is asked for, and all that it refers to, out of one file.

    `keys` and `ids` keep keys of the parent tree and identifiers of elements apart from other files'.
    """

    source: TypstPdf
    file: PdfObjectWriter
    shared: Shared
    keys: int
    ids: bytes
    _numbers: dict[int, int] = field(default_factory=dict)
    _queue: list[int] = field(default_factory=list)
    _above: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Reserve the pages: elements refer to them before they are there."""
        self._numbers = {number: self.file.reserve() for number in self.source.pages}

    def page_number(self, index: int) -> int:
        """The new number of a page, counted from 0."""
        return self._numbers[self.source.pages[index]]

    def page(self, index: int, parent: int) -> None:
        """Copy a page, to be placed below this node of the page tree."""
        old = self.source.pages[index]
        body = self.source.file.body(old)
        self.share(reference(body, b"/Resources"))
        self._put(old, {reference(body, b"/Parent"): parent})
        self._copy_queued()

    def element(self, old: int, parent: int) -> int:
        """Copy an element from directly below the document to below this one; return its new number."""
        number = self._number(old, wait=False)
        self._put(old, {self.source.document: parent})
        self._copy_queued()
        return number

    def value(self, old: int) -> int:
        """The new number of any other object, copied when it was not yet."""
        number = self._number(old)
        self._copy_queued()
        return number

    def share(self, old: int) -> int:
        """The number of an object that is the same as an earlier one if their bytes are."""
        if old not in self._numbers:
            body = self.source.file.body(old)
            stream = stream_parts(body)
            head = self._moved(stream[0] if stream else body, self.share)
            data = stream[1] if stream else b""
            digest = hashlib.sha256(b"%d %b%b" % (len(head), head, data)).digest()[:16]
            if digest not in self.shared:
                self.shared[digest] = self.file.reserve()
                self._write(self.shared[digest], head, data if stream else None)
            self._numbers[old] = self.shared[digest]
        return self._numbers[old]

    def _number(self, old: int, *, wait: bool = True) -> int:
        if old in self._above:
            return self._above[old]
        if old not in self._numbers:
            if old == self.source.document:
                raise ValueError("an object that refers to the document element")
            self._numbers[old] = self.file.reserve()
            if wait:
                self._queue.append(old)
        return self._numbers[old]

    def _copy_queued(self) -> None:
        while self._queue:
            self._put(self._queue.pop(), {})

    def _put(self, old: int, above: dict[int, int]) -> None:
        self._above = above
        body = self.source.file.body(old)
        stream = stream_parts(body)
        head = self._moved(stream[0] if stream else body, self._number)
        self._write(self._numbers[old], head, stream[1] if stream else None)
        self._above = {}

    def _write(self, number: int, head: bytes, data: bytes | None) -> None:
        if data is None:
            self.file.put(number, head)
        else:
            self.file.put_stream(number, head, data)

    def _moved(self, body: bytes, number: Callable[[int], int]) -> bytes:
        return Renumbering(number, self.keys, self.ids, self.source.names.__getitem__).moved(body)
