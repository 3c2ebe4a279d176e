# SPDX-License-Identifier: EUPL-1.2
"""Many tagged files as one, written as they come, equal resources once for all (ISO 32000-1, 7.5)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import BinaryIO, Final, Self

from proeftuin_docs.pdf_objects.lexer import Renumbering, stream_parts, text_string, value_of
from proeftuin_docs.pdf_objects.patch import PdfPatch, reference
from proeftuin_docs.pdf_objects.reader import TypstPdf
from proeftuin_docs.pdf_objects.writer import Outline, PageTree, PdfObjectWriter, SortedTree, references_to


@dataclass(frozen=True, slots=True)
class Batch:
    """What is printed as one: a letter or a cover sheet, under its name in the outline and the structure."""

    label: str
    source: TypstPdf = field(repr=False)


def finished_letter(content: bytes, label: str) -> Batch:
    """A letter's own PDF, to print exactly what is in the file.

    Raises `ValueError` for a file with fields, or one that was not made by this program.
    """
    return Batch(label, TypstPdf.read(PdfPatch.read(content)))


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

    def page(self, old: int, parent: int) -> None:
        """Copy a page, to be placed below this node of the page tree."""
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
        """The new number of a page; or of any other object, copied when it was not yet."""
        number = self._number(old)
        self._copy_queued()
        return number

    def share(self, old: int) -> int:
        """The number of an object that is the same as an earlier one if their bytes are."""
        if old not in self._numbers:
            head, data = self._moved(old, self.share)
            digest = hashlib.sha256(b"%d %b%b" % (len(head), head, data or b"")).digest()[:16]
            if digest not in self.shared:
                self.shared[digest] = self.file.reserve()
                self._write(self.shared[digest], head, data)
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
        self._write(self._numbers[old], *self._moved(old, self._number))
        self._above = {}

    def _write(self, number: int, head: bytes, data: bytes | None) -> None:
        if data is None:
            self.file.put(number, head)
        else:
            self.file.put_stream(number, head, data)

    def _moved(self, old: int, number: Callable[[int], int]) -> tuple[bytes, bytes | None]:
        """An object as it is in the new file, of a stream its dictionary; and the data of a stream."""
        body = self.source.file.body(old)
        head, data = stream_parts(body) or (body, None)
        return Renumbering(number, self.keys, self.ids, self.source.names.__getitem__).moved(head), data


_SIDES: Final = 2


@dataclass(slots=True)
class _Element:
    """A structure element that is being filled: its number, title and children."""

    number: int
    parent: int
    title: str
    kids: list[int] = field(default_factory=list)

    def body(self, kind: bytes, language: str = "") -> bytes:
        """The element's dictionary (14.7.2)."""
        said = text_string(self.title) + (b"/Lang" + text_string(language) if language else b"")
        entries = (kind, self.parent, said, references_to(self.kids))
        return b"<</Type/StructElem/S/%b/P %d 0 R/T%b/K[%b]>>" % entries


class PrintFile:
    """Writes letters to a stream as one file, PDF/UA-1 and PDF/A-2a, on paper printed on both sides.

    Every letter starts on a front page; where it ends on one, a blank back follows. A cover opens a
    destination, to which the letters belong that come after it. Of what was written only numbers stay in
    memory. The file is finished when the `with` block ends without an exception; the same letters give the
    same bytes. `title` is what a window shows, `metadata` the XMP packet; none of them, nor a label, names
    anybody.
    """

    def __init__(self, stream: BinaryIO, *, title: str, language: str, metadata: bytes) -> None:
        self._file = PdfObjectWriter(stream)
        self._language, self._metadata = language, metadata
        self._tree = PageTree(self._file)
        self._outline = Outline(self._file)
        self._keys = SortedTree(self._file, b"/Nums")
        self._ids = SortedTree(self._file, b"/Names")
        self._root = self._file.reserve()
        self._document = _Element(self._file.reserve(), self._root, title)
        self._destination: _Element | None = None
        self._shared: Shared = {}
        self._roles: dict[bytes, bytes] = {}
        self._intents: int | None = None
        self._next_key = 0
        self._sources = 0
        self.letters = 0
        """How many letters were added, covers not counted."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()

    @property
    def pages(self) -> int:
        """The number of pages that were written, blank backs counted."""
        return self._tree.count

    @property
    def sheets(self) -> int:
        """The number of sheets of paper."""
        return self.pages // _SIDES

    def begin(self, cover: Batch) -> None:
        """Opens a destination with its cover sheet; the cover's label is its name in the outline."""
        self._end_destination()
        self._destination = _Element(self._file.reserve(), self._document.number, cover.label)
        self._document.kids.append(self._destination.number)
        self._add(cover, self._outline.open_group)

    def add(self, letter: Batch) -> None:
        """Adds a letter; raises `ValueError` for one that was not made by us."""
        self._add(letter, self._outline.add)
        self.letters += 1

    def close(self) -> None:
        """Writes what ties the file together; raises `ValueError` when nothing was added."""
        if self._intents is None:
            raise ValueError("a print file without a page")
        self._end_destination()
        self._file.put(self._document.number, self._document.body(b"Document"))
        self._file.put(self._root, self._structure_root())
        metadata = self._file.reserve()
        self._file.put_stream(metadata, b"/Type/Metadata/Subtype/XML", self._metadata)
        self._file.finish(self._file.add(self._catalog(metadata)))

    def _add(self, letter: Batch, mark: Callable[[str, int], None]) -> None:
        """Copies a letter's pages and elements; marks its first page in the outline."""
        source, mover = letter.source, self._copier(letter.source)
        parent = self._destination or self._document
        section = _Element(self._file.reserve(), parent.number, letter.label)
        parent.kids.append(section.number)
        mark(letter.label, mover.value(source.pages[0]))
        for page in source.pages:
            mover.page(page, self._tree.add(mover.value(page)))
        if len(source.pages) % _SIDES:
            self._add_blank(source)
        section.kids = [mover.element(old, section.number) for old in source.elements]
        self._file.put(section.number, section.body(b"Sect", source.language))
        self._add_keys(mover)

    def _copier(self, source: TypstPdf) -> ObjectCopier:
        self._sources += 1
        mover = ObjectCopier(source, self._file, self._shared, self._next_key, b"d%08d-" % self._sources)
        self._next_key += max((key for key, _ in source.keys), default=0) + 1
        self._roles |= source.roles
        intents = mover.share(source.intents)
        if self._intents not in (None, intents):
            raise ValueError("another colour profile")
        self._intents = intents
        return mover

    def _add_blank(self, source: TypstPdf) -> None:
        """An empty page of the size of the last one: nothing on it, so nothing to tag."""
        box = value_of(source.file.body(source.pages[-1]), b"/MediaBox")
        number = self._file.reserve()
        parent = self._tree.add(number)
        self._file.put(number, b"<</Type/Page/Parent %d 0 R/MediaBox%b/Resources<<>>>>" % (parent, box))

    def _add_keys(self, mover: ObjectCopier) -> None:
        source = mover.source
        keys = [b"%d" % (mover.keys + key) for key, _ in source.keys]
        self._keys.add(keys, [b"%d 0 R" % mover.value(number) for _, number in source.keys])
        ids = [b"(%b%b)" % (mover.ids, name) for name, _ in source.ids]
        self._ids.add(ids, [b"%d 0 R" % mover.value(number) for _, number in source.ids])

    def _end_destination(self) -> None:
        if self._destination is not None:
            self._file.put(self._destination.number, self._destination.body(b"Part"))
        self._destination = None

    def _structure_root(self) -> bytes:
        ids = self._ids.close()
        entries = (
            b"/K[%d 0 R]" % self._document.number,
            b"/RoleMap<<%b>>" % b"".join(b"/%b/%b" % role for role in sorted(self._roles.items())),
            b"/ParentTree %d 0 R" % (self._keys.close() or 0),
            b"/ParentTreeNextKey %d" % self._next_key,
            b"/IDTree %d 0 R" % ids if ids is not None else b"",
        )
        return b"<</Type/StructTreeRoot%b>>" % b"".join(entries)

    def _catalog(self, metadata: int) -> bytes:
        entries = {
            b"Pages": self._tree.close(),
            b"Outlines": self._outline.close(),
            b"StructTreeRoot": self._root,
            b"Metadata": metadata,
            b"OutputIntents": self._intents or 0,
        }
        return b"<</Type/Catalog%b/Lang%b/MarkInfo<</Marked true>>/ViewerPreferences<<%b>>>>" % (
            b"".join(b"/%b %d 0 R" % item for item in entries.items()),
            text_string(self._language),
            b"/DisplayDocTitle true/Direction/L2R/Duplex/DuplexFlipLongEdge",
        )
