"""PDF files that want to hurt whoever reads them, made from their description."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Final

from pypdf import PdfWriter

Objects = Mapping[int, bytes]
_CATALOG: Final = b"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R/Metadata 6 0 R>>"
_PAGES: Final = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
_PAGE: Final = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Annots[5 0 R]>>"
_FORM: Final = b"<</Fields[5 0 R]>>"
_FIELD: Final = b"<</FT/Tx/T(naam)/V(x)/Subtype/Widget/Rect[0 0 9 9]>>"
_MEGA: Final = 1 << 20


def build(changes: Objects | None = None, trailer: bytes = b"") -> bytes:
    """A small form of one page and one field, with other bodies for some of its objects."""
    objects = {
        1: _CATALOG,
        2: _PAGES,
        3: _PAGE,
        4: _FORM,
        5: _FIELD,
        6: stream(b"<x/>"),
        7: stream(b""),
        **(changes or {}),
    }
    return built(objects, b"<</Root 1 0 R%b>>" % trailer)


def built(objects: Objects, trailer: bytes) -> bytes:
    """A PDF of these objects, with a table that says where each stands."""
    out, offsets = BytesIO(), {}
    out.write(b"%PDF-1.7\n")
    for number, body in ((number, body) for number, body in objects.items() if number):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start, count = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    for number in range(1, count):
        out.write(b"%010d 00000 %b \n" % (offsets.get(number, 0), b"n" if number in offsets else b"f"))
    said = trailer if b"/Size" in trailer else trailer.replace(b"<<", b"<</Size %d" % count, 1)
    out.write(b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (said, start))
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def bomb(size: int, layers: int = 1) -> bytes:
    """A stream that unpacks to so many zeros, packed so many times over."""
    data = b"\0" * size
    for _ in range(layers):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%b]" % (b"/FlateDecode" * layers))


def _deep_fields(depth: int) -> bytes:
    kids = {number: b"<</T(a)/Kids[%d 0 R]>>" % (number + 1) for number in range(10, 10 + depth)}
    return build({**kids, 4: b"<</Fields[10 0 R]>>", 10 + depth: b"<</T(b)/FT/Tx/V(x)>>"})


def _many_fields(count: int) -> bytes:
    fields = {number: b"<</T(f%d)/FT/Tx/V(x)>>" % number for number in range(10, 10 + count)}
    return build({**fields, 4: b"<</Fields[%b]>>" % b" ".join(b"%d 0 R" % number for number in fields)})


def _xmp(text: bytes) -> bytes:
    return build({6: stream(text, b"/Type/Metadata/Subtype/XML")})


def _laughs() -> bytes:
    entities = [b'<!ENTITY a0 "ha">']
    entities += [b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)]
    return b"<!DOCTYPE x [%b]><x>&a11;</x>" % b"".join(entities)


def _encrypted() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(build()))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _catalog(entry: bytes) -> Objects:
    return {1: _CATALOG.replace(b">>", entry + b">>")}


def _annotation(entries: bytes) -> Objects:
    """One more thing on the page."""
    return {3: _PAGE.replace(b"[5 0 R]", b"[5 0 R 8 0 R]"), 8: b"<</Type/Annot/Rect[0 0 9 9]%b>>" % entries}


HOSTILE: Final[Mapping[str, Callable[[], bytes]]] = {
    "metadata that unpack to a quarter of a gigabyte": lambda: build({6: bomb(256 * _MEGA)}),
    "metadata packed three times over": lambda: build({6: bomb(256 * _MEGA, 3)}),
    "a page that unpacks to a quarter of a gigabyte": lambda: build({7: bomb(256 * _MEGA)}),
    "a value that unpacks to a quarter of a gigabyte": lambda: build(
        {5: b"<</FT/Tx/T(naam)/V 8 0 R>>", 8: bomb(256 * _MEGA)}
    ),
    "a page tree that holds itself": lambda: build({2: b"<</Type/Pages/Count 1/Kids[2 0 R 3 0 R]>>"}),
    "a page tree of two that hold each other": lambda: build(
        {2: b"<</Type/Pages/Count 2/Kids[8 0 R]>>", 8: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R>>"}
    ),
    "a page a million times": lambda: build(
        {2: b"<</Type/Pages/Count 1000000/Kids[%b]>>" % (b"3 0 R " * 1_000_000)}
    ),
    "a number of pages that is not true": lambda: build(
        {2: b"<</Type/Pages/Count 99999999999/Kids[3 0 R]>>"}
    ),
    "a field that holds itself": lambda: build({5: b"<</FT/Tx/T(a)/Kids[5 0 R]>>"}),
    "fields that hold each other": lambda: build(
        {5: b"<</T(a)/Kids[8 0 R]>>", 8: b"<</T(b)/Kids[5 0 R]/Parent 5 0 R>>"}
    ),
    "a field whose parent is itself": lambda: build(
        {4: b"<</Fields[]>>", 5: b"<</FT/Tx/T(a)/Parent 5 0 R/Subtype/Widget/Rect[0 0 9 9]>>"}
    ),
    "fields fifty thousand levels deep": lambda: _deep_fields(50_000),
    "fifty thousand fields": lambda: _many_fields(50_000),
    "arrays in arrays": lambda: build({5: b"<</FT/Tx/T(a)/V" + b"[" * 100_000 + b"]" * 100_000 + b">>"}),
    "dictionaries in dictionaries": lambda: build({5: b"<</A" * 50_000 + b" 1" + b">>" * 50_000}),
    "a length that is not true": lambda: build({6: b"<</Length 9999999999>>\nstream\nx\nendstream"}),
    "a length that is below nothing": lambda: build({6: b"<</Length -5>>\nstream\nx\nendstream"}),
    "numbers that no computer holds": lambda: build({5: b"<</FT/Tx/T(a)/Ff %b/V(x)>>" % (b"9" * 5000)}),
    "a table that comes before itself": lambda: build(trailer=b"/Prev 15"),
    "a root that is not there": lambda: build({1: b"null"}),
    "a root that is a number": lambda: build({1: b"7"}),
    "a form that is a text": lambda: build({4: b"(formulier)"}),
    "fields that are a number": lambda: build({4: b"<</Fields 7>>"}),
    "annotations that are a name": lambda: build({3: _PAGE.replace(b"[5 0 R]", b"/Leeg")}),
    "entities that multiply in metadata": lambda: _xmp(_laughs()),
    "an entity that reads a file": lambda: _xmp(
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    ),
    "a second form with entities that multiply": lambda: build(
        {4: b"<</Fields[]/XFA 8 0 R>>", 8: stream(_laughs())}
    ),
    "a password": _encrypted,
    "fifteen megabytes of nothing": lambda: b"%PDF-1.7\n" + b"\xa5" * (15 * _MEGA),
    "too many megabytes": lambda: b"%PDF-1.7\n" + b"\0" * (20 * _MEGA),
    "only a header": lambda: b"%PDF-1.7\n",
    "a drawing that draws itself": lambda: build(
        {
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R"
            b"/Resources<</XObject<</A 8 0 R>>>>>>",
            7: stream(b"/A Do"),
            8: stream(
                b"/A Do /A Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 8 0 R>>>>"
            ),
        }
    ),
    "a page of infinite size": lambda: build({3: _PAGE.replace(b"595 842", b"1e30 1e30")}),
}
"""What each file does, and how it is made."""

ACTIVE: Final[Mapping[str, tuple[str, Objects]]] = {
    "a script when it is opened": (
        "returned.runs_something",
        _catalog(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    ),
    "a program that it starts": ("returned.runs_something", _catalog(b"/OpenAction<</S/Launch/F(cmd.exe)>>")),
    "a script after a place": (
        "returned.runs_something",
        _catalog(b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/JavaScript/JS(x)>>>>"),
    ),
    "a page from the net": (
        "returned.runs_something",
        _catalog(b"/OpenAction<</S/URI/URI(file:///etc/passwd)>>"),
    ),
    "another file that it opens": (
        "returned.runs_something",
        _catalog(b"/OpenAction<</S/GoToR/F(x.pdf)/D[0/Fit]>>"),
    ),
    "a script for every key": ("returned.runs_something", _catalog(b"/AA<</WC<</S/JavaScript/JS(x)>>>>")),
    "scripts by name": ("returned.runs_something", _catalog(b"/Names<</JavaScript<</Names[]>>>>")),
    "a script of a page": (
        "returned.runs_something",
        {3: _PAGE.replace(b"/Contents", b"/AA<</O<</S/JavaScript/JS(x)>>>>/Contents")},
    ),
    "a script of a field": (
        "returned.runs_something",
        {5: _FIELD.replace(b"/FT", b"/AA<</K<</S/JavaScript/JS(x)>>>>/FT")},
    ),
    "a script of a field on no page": (
        "returned.runs_something",
        {4: b"<</Fields[5 0 R 8 0 R]>>", 8: b"<</FT/Tx/T(b)/V(y)/AA<</C<</S/JavaScript/JS(x)>>>>>>"},
    ),
    "a button that sends": (
        "returned.runs_something",
        _annotation(b"/Subtype/Widget/A<</S/SubmitForm/F(http://127.0.0.1:9/)>>"),
    ),
    "a button that reads": (
        "returned.runs_something",
        _annotation(b"/Subtype/Widget/A<</S/ImportData/F(/etc/passwd)>>"),
    ),
    "a link that starts a program": (
        "returned.runs_something",
        _annotation(b"/Subtype/Link/A<</S/Launch/F(cmd.exe)>>"),
    ),
    "actions in a circle": (
        "returned.runs_something",
        {**_annotation(b"/Subtype/Link/A 9 0 R"), 9: b"<</S/GoTo/D 3/Next 9 0 R>>"},
    ),
    "files inside": ("returned.holds_files", _catalog(b"/Names<</EmbeddedFiles<</Names[]>>>>")),
    "a file on a page": ("returned.holds_files", _annotation(b"/Subtype/FileAttachment/FS<</F(x.exe)>>")),
    "a film": ("returned.holds_files", _annotation(b"/Subtype/RichMedia")),
    "a folder of files": ("returned.holds_files", _catalog(b"/Collection<</View/D>>")),
    "a second form": (
        "returned.second_form",
        {4: b"<</Fields[5 0 R]/XFA[(template)8 0 R]>>", 8: stream(b"<x/>")},
    ),
}
"""What a form never has: the warning that goes with it, and the objects that differ."""


def cut(content: bytes, parts: int) -> Iterator[bytes]:
    """The file cut off at so many places."""
    return (content[: len(content) * part // parts] for part in range(1, parts))
