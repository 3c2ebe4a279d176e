"""Trees of a PDF that grow while the file is written: pages, numbers, names and the outline (ISO 32000-1).

Of each branch a few integers are kept, until its parent is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from proeftuin_docs.renderers.pdf.object_file import PdfObjectWriter
from proeftuin_docs.renderers.pdf.object_text import text_string

_WIDTH: Final = 32


def references_to(numbers: Sequence[int]) -> bytes:
    """These objects, as the items of an array."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


@dataclass(slots=True)
class _Branch:
    number: int
    kids: list[int] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class PageTree:
    """The page tree (7.7.3.2): a root, branches of 1,024 pages, leaves of 32."""

    file: PdfObjectWriter
    root: int = field(init=False)
    count: int = 0
    _kids: list[int] = field(default_factory=list)
    _branch: _Branch | None = None
    _leaf: _Branch | None = None

    def __post_init__(self) -> None:
        """Reserve the root."""
        self.root = self.file.reserve()

    def add(self, page: int) -> int:
        """Puts a page at the end and gives the number of its parent."""
        if self._branch is None:
            self._branch = _Branch(self.file.reserve())
        if self._leaf is None:
            self._leaf = _Branch(self.file.reserve())
        parent = self._leaf
        parent.kids.append(page)
        parent.count += 1
        self.count += 1
        if parent.count == _WIDTH:
            self._close_leaf()
        return parent.number

    def close(self) -> int:
        """Writes what is open and gives the root."""
        self._close_leaf()
        self._close_branch()
        self.file.put(self.root, _pages(self._kids, self.count))
        return self.root

    def _close_leaf(self) -> None:
        leaf, branch = self._leaf, self._branch
        if leaf is None or branch is None:
            return
        self.file.put(leaf.number, _pages(leaf.kids, leaf.count, branch.number))
        branch.kids.append(leaf.number)
        branch.count += leaf.count
        self._leaf = None
        if len(branch.kids) == _WIDTH:
            self._close_branch()

    def _close_branch(self) -> None:
        if self._branch is None:
            return
        self.file.put(self._branch.number, _pages(self._branch.kids, self._branch.count, self.root))
        self._kids.append(self._branch.number)
        self._branch = None


def _pages(kids: Sequence[int], count: int, parent: int | None = None) -> bytes:
    above = b"" if parent is None else b"/Parent %d 0 R" % parent
    return b"<</Type/Pages/Count %d%b/Kids[%b]>>" % (count, above, references_to(kids))


@dataclass(slots=True)
class SortedTree:
    """A number tree or a name tree (7.9.6, 7.9.7), made of leaves that come in the order of their keys."""

    file: PdfObjectWriter
    entry: bytes
    """`/Nums` or `/Names`."""
    _leaves: list[tuple[int, bytes, bytes]] = field(default_factory=list)

    def add(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Writes a leaf; nothing when there are no keys."""
        if keys:
            pairs = b" ".join(b"%b %b" % pair for pair in zip(keys, values, strict=True))
            limits = b"/Limits[%b %b]" % (keys[0], keys[-1])
            leaf = self.file.add(b"<<%b%b[%b]>>" % (limits, self.entry, pairs))
            self._leaves.append((leaf, keys[0], keys[-1]))

    def close(self) -> int | None:
        """Writes the branches and gives the root; None for a tree without leaves."""
        level = self._leaves
        while len(level) > _WIDTH:
            level = [self._joined(level[at : at + _WIDTH]) for at in range(0, len(level), _WIDTH)]
        return self.file.add(b"<</Kids[%b]>>" % references_to([node[0] for node in level])) if level else None

    def _joined(self, nodes: Sequence[tuple[int, bytes, bytes]]) -> tuple[int, bytes, bytes]:
        first, last = nodes[0][1], nodes[-1][2]
        kids = references_to([node[0] for node in nodes])
        return self.file.add(b"<</Limits[%b %b]/Kids[%b]>>" % (first, last, kids)), first, last


@dataclass(slots=True)
class _Item:
    """An item of the outline; those below it are written, except the last, which waits for its next."""

    number: int
    title: str
    page: int
    before: int | None
    first: int | None = None
    last: "_Item | None" = None
    count: int = 0


@dataclass(slots=True)
class Outline:
    """The outline (12.3.3): groups, closed at first, with items; or items without a group."""

    file: PdfObjectWriter
    _root: _Item = field(init=False)
    _group: _Item | None = None

    def __post_init__(self) -> None:
        """Reserve the root."""
        self._root = _Item(self.file.reserve(), "", 0, None)

    def open_group(self, title: str, page: int) -> None:
        """Open an item on the first level; the items that follow are below it."""
        self._close_group()
        self._group = self._add(self._root, title, page)

    def add(self, title: str, page: int) -> None:
        """An item that leads to the page."""
        self._add(self._group or self._root, title, page)

    def close(self) -> int:
        """Writes what is open and gives the root."""
        self._close_group()
        root = self._root
        if root.last is not None:
            self._write(root.last, root.number, None)
        kids = _kids(root)
        self.file.put(root.number, b"<</Type/Outlines%b/Count %d>>" % (kids, root.count))
        return root.number

    def _add(self, parent: _Item, title: str, page: int) -> _Item:
        before = parent.last
        item = _Item(self.file.reserve(), title, page, before.number if before else None)
        if before is not None:
            self._write(before, parent.number, item.number)
        parent.first = parent.first or item.number
        parent.last = item
        parent.count += 1
        return item

    def _close_group(self) -> None:
        if self._group is not None and self._group.last is not None:
            self._write(self._group.last, self._group.number, None)
        self._group = None

    def _write(self, item: _Item, parent: int, after: int | None) -> None:
        beside = b"".join(
            b"/%b %d 0 R" % (name, number)
            for name, number in ((b"Prev", item.before), (b"Next", after))
            if number is not None
        )
        below = b"%b/Count -%d" % (_kids(item), item.count) if item.count else b""
        self.file.put(
            item.number,
            b"<</Title%b/Parent %d 0 R%b%b/Dest[%d 0 R/XYZ null null null]>>"
            % (text_string(item.title), parent, beside, below, item.page),
        )


def _kids(item: _Item) -> bytes:
    if item.first is None or item.last is None:
        return b""
    return b"/First %d 0 R/Last %d 0 R" % (item.first, item.last.number)
