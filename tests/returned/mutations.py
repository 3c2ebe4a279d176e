"""Good files that changed on the way: bytes, pieces of text, parts of a zip, objects of a PDF."""

import zlib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Final, NamedTuple, TypeVar
from zipfile import ZipFile

import pymupdf
from hypothesis import strategies as st
from lxml import etree

from tests.returned.hostile_pdf import built
from tests.returned.hostile_zip import Entry, zipped

_Item = TypeVar("_Item")


class Edit(NamedTuple):
    """One change: of which kind, at which share of the length, and how far."""

    kind: str
    share: float
    size: int


KINDS: Final = ("flip", "cut", "double", "turn", "drop", "again", "move", "many", "word")
_WORDS: Final = (
    *(b"\0", b"\xff\xfe", b"\x1b[2J", b"&#0;", b"&a;", b"<!--", b"-->", b"<![CDATA[", b"<?x"),
    *(b"<!DOCTYPE x>", b"<w:sdt>", b"</w:sdt>", b"</w:p>", b"<w:tbl>", b"<mc:Fallback>", b"<div " * 99),
    *(b'<w:fldChar w:fldCharType="begin"/>', b'<w:bookmarkStart w:id="1" w:name="v_0000000000000000"/>'),
    *(b"<textarea name=a>", b"</body>", b"-1", b"99999999999999999999", b"1e999", b"null", b"<<", b">>"),
    *(b"[", b"]", b"(", b"5 0 R", b"/Kids", b"/V", b"/Parent 5 0 R", b"stream\n", b"endstream", b"endobj"),
    *(b"%PDF-", b"PK\3\4", "\u202e\U0001f600".encode()),
)

_OTHERS: Final = (b"null", b"-1", b"(%b)" % (b"x" * 1000), b"/X", b"[]", b"<<>>", b"true", b"5 0 R")
_UNWRITABLE: Final = dict.fromkeys(range(32), "?")
"""What XML cannot hold."""

edits: Final = st.lists(
    st.builds(Edit, st.sampled_from(KINDS), st.floats(0, 1), st.integers(1, 400)), min_size=1, max_size=8
)


def mutated(content: bytes, changes: Sequence[Edit]) -> bytes:
    """The bytes with these edits."""
    data = bytearray(content)
    for kind, share, size in changes:
        if kind in ("drop", "again", "move", "many"):
            data = _tokens_edited(data, kind, share, size)
        else:
            _edit(data, kind, int(share * max(len(data) - 1, 0)), size)
    return bytes(data)


def _edit(data: bytearray, kind: str, at: int, size: int) -> None:
    piece = bytes(data[at : at + size])
    match kind:
        case "flip":
            data[at : at + 1] = bytes(byte ^ (size % 255 + 1) for byte in data[at : at + 1])
        case "cut":
            del data[at : at + size]
        case "double":
            data[at:at] = piece
        case "turn":
            data[at : at + size] = piece[::-1]
        case "word":
            data[at:at] = _WORDS[size % len(_WORDS)]
        case _:
            raise ValueError(kind)


def _tokens_edited(data: bytearray, kind: str, share: float, size: int) -> bytearray:
    """The bytes with a change of whole tags, or of what stands between two strokes in a PDF."""
    mark = b"<" if data.count(b"<") > data.count(b"/") // 4 else b"/"
    first, *tokens = data.split(mark)
    if not tokens:
        return data
    at = int(share * (len(tokens) - 1))
    match kind:
        case "drop":
            del tokens[at : at + size % 20 + 1]
        case "again":
            tokens[at:at] = tokens[at : at + size]
        case "move":
            tokens.insert(size % len(tokens), tokens.pop(at))
        case "many":
            tokens[at:at] = tokens[at : at + 1] * (size * 20)
        case _:
            raise ValueError(kind)
    return bytearray(mark).join((first, *tokens))


def part_mutated(content: bytes, share: float, changes: Sequence[Edit]) -> bytes:
    """A Word file of which one part was edited and packed again."""
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = _chosen(tuple(parts), share)
    parts[name] = mutated(parts[name], changes)
    return zipped([Entry(name.encode(), data) for name, data in parts.items()])


def tree_mutated(content: bytes, share: float, changes: Sequence[Edit]) -> bytes:
    """A Word file of which the elements of one part were edited; what comes out is well-formed."""
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = _chosen(tuple(parts), share)
    root = etree.fromstring(parts[name])
    for change in changes:
        _edit_tree(root, change)
    parts[name] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return zipped([Entry(name.encode(), data) for name, data in parts.items()])


def _edit_tree(root: etree._Element, change: Edit) -> None:
    """One change of an element below the root."""
    elements = list(root.iter(etree.Element))
    element = _chosen(elements, change.share)
    other = elements[change.size * 31 % len(elements)]
    parent = element.getparent()
    if parent is None:
        return
    match change.kind:
        case "drop" | "cut":
            parent.remove(element)
        case "again" | "double":
            element.addnext(deepcopy(element))
        case "many":
            copies = min(change.size, 20_000 // len(list(element.iter())))
            parent.extend(deepcopy(element) for _ in range(copies))
        case "move" if element not in other.iterancestors() and element is not other:
            other.append(element)
        case "turn":
            element.tag, other.tag = other.tag, element.tag
        case "word":
            element.text = _WORDS[change.size % len(_WORDS)].decode("latin-1").translate(_UNWRITABLE)
        case _:
            for name, value in other.items():
                element.set(name, value[::-1] if change.size % 2 else value * (change.size % 50))


def objects_of(content: bytes) -> dict[int, bytes]:
    """The objects of a PDF by number, with their streams unpacked; the trailer as number 0."""
    with pymupdf.open(stream=content, filetype="pdf") as document:
        found = {number: _body(document, number) for number in range(1, document.xref_length())}
        return {0: document.xref_object(-1, compressed=True).encode(), **found}


def object_mutated(objects: Mapping[int, bytes], share: float, changes: Sequence[Edit]) -> bytes:
    """A PDF of which one object was edited, and whose table of objects is right."""
    number = _chosen(tuple(number for number in objects if number), share)
    return built({**objects, number: mutated(objects[number], changes)}, objects[0])


def confused(objects: Mapping[int, bytes], choices: Sequence[tuple[float, int]]) -> bytes:
    """A PDF of which some objects are of another type."""
    changed = dict(objects)
    for share, other in choices:
        changed[_chosen(tuple(number for number in objects if number), share)] = _OTHERS[other % len(_OTHERS)]
    return built(changed, objects[0])


def stream_mutated(objects: Mapping[int, bytes], share: float, changes: Sequence[Edit]) -> bytes:
    """A PDF of which one stream was edited and packed again."""
    streams = tuple(number for number, body in objects.items() if b"\nstream\n" in body)
    number = _chosen(streams, share)
    head, _, data = objects[number].partition(b"\nstream\n")
    packed = zlib.compress(mutated(data.removesuffix(b"\nendstream"), changes))
    head = head.replace(b"/Length ", b"/Filter/FlateDecode/Length %d/Was " % len(packed), 1)
    return built({**objects, number: head + b"\nstream\n" + packed + b"\nendstream"}, objects[0])


def _body(document: "pymupdf.Document", number: int) -> bytes:
    if not document.xref_is_stream(number):
        return bytes(document.xref_object(number, compressed=True).encode())
    data: bytes = document.xref_stream(number)
    document.update_stream(number, data, compress=False)
    return b"%b\nstream\n%b\nendstream" % (document.xref_object(number, compressed=True).encode(), data)


def _chosen(items: Sequence[_Item], share: float) -> _Item:
    return items[int(share * (len(items) - 1))]
