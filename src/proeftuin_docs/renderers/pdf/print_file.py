"""Many letters as one tagged file to print on both sides, written as they come (ISO 32000-1, 7.5)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType
from typing import BinaryIO, Final, Self

from proeftuin_docs.renderers.pdf.batch import Batch, BatchedLetter
from proeftuin_docs.renderers.pdf.laid_out import TypstPdf
from proeftuin_docs.renderers.pdf.moving import ObjectCopier, Shared
from proeftuin_docs.renderers.pdf.object_file import PdfObjectWriter
from proeftuin_docs.renderers.pdf.object_text import text_string, value_of
from proeftuin_docs.renderers.pdf.print_metadata import print_packet
from proeftuin_docs.renderers.pdf.trees import Outline, PageTree, SortedTree, references_to

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
        lang = b"/Lang" + text_string(language) if language else b""
        return b"<</Type/StructElem/S/%b/P %d 0 R/T%b%b/K[%b]>>" % (
            kind,
            self.parent,
            text_string(self.title),
            lang,
            references_to(self.kids),
        )


class PrintFile:
    """Writes batches to a stream as one file, PDF/UA-1 and PDF/A-2a, on paper printed on both sides.

    Every letter starts on a front page; where it ends on one, a blank back follows. A cover opens a
    destination, to which the letters belong that come after it. Of what was written only numbers stay in
    memory. The file is finished when the `with` block ends without an exception; the same batches give the
    same bytes. `title` is what a window shows; neither it nor a label should name anybody.
    """

    def __init__(self, stream: BinaryIO, *, title: str, language: str, day: date) -> None:
        self._file = PdfObjectWriter(stream)
        self._title, self._language, self._day = title, language, day
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
        """How many pages were written, blank backs counted."""
        return self._tree.count

    @property
    def sheets(self) -> int:
        """How many sheets of paper that is."""
        return self.pages // _SIDES

    def begin(self, cover: Batch) -> None:
        """Opens a destination with its cover sheet; the cover's label is its name in the outline."""
        self._end_destination()
        (sheet,) = cover.letters
        self._destination = _Element(self._file.reserve(), self._document.number, sheet.label)
        self._document.kids.append(self._destination.number)
        self._add(cover, self._outline.open_group)

    def add(self, batch: Batch) -> None:
        """Adds letters, in their order; raises `ValueError` for a file that was not made by us."""
        self._add(batch, self._outline.add)
        self.letters += len(batch.letters)

    def close(self) -> None:
        """Writes what ties the file together; raises `ValueError` when nothing was added."""
        if self._intents is None:
            raise ValueError("a print file without a page")
        self._end_destination()
        self._file.put(self._document.number, self._document.body(b"Document"))
        self._file.put(self._root, self._structure_root())
        metadata = self._file.reserve()
        packet = print_packet(self._title, self._language, self._day)
        self._file.put_stream(metadata, b"/Type/Metadata/Subtype/XML", packet)
        self._file.finish(self._file.add(self._catalog(metadata)))

    def _add(self, batch: Batch, mark: Callable[[str, int], None]) -> None:
        movers = [self._copier(TypstPdf.read(source)) for source in batch.sources]
        for letter in batch.letters:
            self._add_letter(letter, movers[letter.source], mark)
        for mover in movers:
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

    def _add_letter(
        self, letter: BatchedLetter, mover: ObjectCopier, mark: Callable[[str, int], None]
    ) -> None:
        """Copies a letter's pages and elements; marks its first page in the outline."""
        parent = self._destination or self._document
        section = _Element(self._file.reserve(), parent.number, letter.label)
        parent.kids.append(section.number)
        places = range(letter.first, letter.first + letter.pages)
        mark(letter.label, mover.page_number(places.start))
        for place in places:
            mover.page(place, self._tree.add(mover.page_number(place)))
        if letter.pages % _SIDES:
            self._add_blank(mover, places[-1])
        section.kids = [mover.element(old, section.number) for old in mover.source.elements_of(places)]
        self._file.put(section.number, section.body(b"Sect", letter.language))

    def _add_blank(self, mover: ObjectCopier, beside: int) -> None:
        """An empty page of the size of another: nothing on it, so nothing to tag."""
        box = value_of(mover.source.file.body(mover.source.pages[beside]), b"/MediaBox")
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
