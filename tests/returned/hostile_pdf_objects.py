"""More PDF files that want to hurt whoever reads them: by filters, tables of objects, fonts and passwords."""

import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import pymupdf

from tests.returned.hostile_pdf import bomb, build, stream

Build = Callable[[], bytes]
MEGA: Final = 1 << 20
_VALUE: Final = {5: b"<</FT/Tx/T(naam)/V 8 0 R/Subtype/Widget/Rect[0 0 9 9]>>"}
_FONT: Final = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Annots[5 0 R]"
    b"/Resources<</Font<</F 8 0 R>>>>>>"
)


def valued(body: bytes) -> bytes:
    """A form of which the value is this object."""
    return build({**_VALUE, 8: body})


def _filtered(name: bytes, data: bytes, parms: bytes = b"") -> bytes:
    return valued(stream(data, b"/Filter/%b%b" % (name, b"/DecodeParms<<%b>>" % parms if parms else b"")))


def _described(data: bytes) -> bytes:
    """A form whose metadata are this stream, that nothing stops from unpacking."""
    return build({6: data})


def written_on(content: bytes, number: int, body: bytes) -> bytes:
    """The file with another body for an object, written after its end as viewers do."""
    previous = int(content.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    at = len(content)
    added = b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    trailer = b"trailer\n<</Size 20/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        previous,
        at + len(added),
    )
    return content + added + table + trailer


def _encrypted(user: str, way: str) -> bytes:
    with pymupdf.open(stream=build(), filetype="pdf") as document:
        kind = getattr(pymupdf, f"PDF_ENCRYPT_{way}")
        return bytes(document.tobytes(encryption=kind, owner_pw="eigenaar", user_pw=user))


def _own_encryption(entries: bytes) -> bytes:
    return build(trailer=b"/Encrypt<<%b>>/ID[(a)(a)]" % entries)


def _table_stream(data: bytes, entries: bytes) -> bytes:
    """A form whose table of objects is a stream."""
    start = build()
    at = len(start)
    body = stream(data, b"/Type/XRef/Root 1 0 R/Filter/FlateDecode%b" % entries)
    return start + b"20 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, at)


def _object_stream(data: bytes, count: int, entries: bytes = b"") -> bytes:
    """A form that says that its field stands in a stream of objects."""
    start = build({9: stream(data, b"/Type/ObjStm/N %d/First 20%b" % (count, entries))})
    at = len(start)
    rows = zlib.compress(b"\2\0\x09\0")
    body = stream(
        rows, b"/Type/XRef/W[1 2 1]/Index[5 1]/Size 30/Root 1 0 R/Filter/FlateDecode/Prev %d" % _table(start)
    )
    return start + b"20 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, at)


def _table(content: bytes) -> int:
    return int(content.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])


def _with_font(
    font: bytes, *others: bytes, text: bytes = b"BT /F 12 Tf 9 9 Td <0001000200030004> Tj ET"
) -> bytes:
    more = dict(enumerate(others, start=9))
    return build({3: _FONT, 7: stream(text), 8: font, **more})


def _mapped(cmap: bytes) -> bytes:
    """A page whose font says this of what its characters mean."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 9 0 R/DescendantFonts[10 0 R]>>"
    )
    return _with_font(
        font,
        stream(b"/CIDInit /ProcSet findresource begin begincmap " + cmap + b" endcmap end"),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A"
        b"/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>",
    )


def _kids(count: int) -> bytes:
    return build({5: b"<</T(a)/Kids[%b]>>" % (b"8 0 R " * count), 8: b"<</T(b)/FT/Tx/V(x)/Parent 5 0 R>>"})


def _aliases(count: int) -> bytes:
    """Objects that each are only a way to the next."""
    hops = {number: b"%d 0 R" % (number + 1) for number in range(8, 8 + count)}
    return build({**_VALUE, **hops, 8 + count: b"(x)"})


MORE_HOSTILE: Final[Mapping[str, Build]] = {
    "a value of a hundred megabytes": lambda: valued(bomb(100 * MEGA)),
    "a value of LZW without end": lambda: _filtered(b"LZWDecode", b"\x80" + b"\xff" * (4 * MEGA)),
    "a value of lengths": lambda: _filtered(b"RunLengthDecode", b"\x81\0" * (4 * MEGA)),
    "a value of zeros in text": lambda: _filtered(b"ASCII85Decode", b"z" * (14 * MEGA) + b"~>"),
    "a value that is a fax": lambda: _filtered(
        b"CCITTFaxDecode", b"\0" * 999, b"/Columns 99999999/Rows 99999999"
    ),
    "a value that is a picture": lambda: _filtered(b"JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 999),
    "a value of two tones": lambda: _filtered(b"JBIG2Decode", b"\0\0\0\0\x30\0\1" + b"\xff" * 999),
    "a value that is a photo": lambda: _filtered(b"DCTDecode", b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff"),
    "a predictor of endless rows": lambda: _filtered(
        b"FlateDecode", zlib.compress(b"\2" * MEGA), b"/Predictor 12/Columns 2147483647/Colors 99"
    ),
    "a predictor of rows of nothing": lambda: _filtered(
        b"FlateDecode", zlib.compress(b"\2" * MEGA), b"/Predictor 15/Columns 0"
    ),
    "a predictor of rows below nothing": lambda: _filtered(
        b"FlateDecode", zlib.compress(b"\2" * MEGA), b"/Predictor 15/Columns -5/BitsPerComponent -8"
    ),
    "a thousand filters": lambda: valued(stream(b"x", b"/Filter[%b]" % (b"/ASCIIHexDecode" * 1000))),
    "a filter that does not exist": lambda: valued(stream(b"x", b"/Filter/Onzin")),
    "a filter that is itself": lambda: valued(stream(b"x", b"/Filter 8 0 R")),
    "a length that is itself": lambda: valued(b"<</Length 8 0 R>>\nstream\nx\nendstream"),
    "a value in another file": lambda: valued(stream(b"", b"/F(/etc/passwd)")),
    "a value from the net": lambda: valued(stream(b"", b"/F<</FS/URL/F(http://127.0.0.1:9/x)>>")),
    "an object that is itself": lambda: valued(b"8 0 R"),
    "a thousand objects that lead on": lambda: _aliases(1000),
    "an object with a number beyond counting": lambda: valued(b"99999999999999999999 0 R"),
    "a table of two milliard objects": lambda: build(trailer=b"/Size 2147483647"),
    "a table that unpacks to a gigabyte": lambda: _table_stream(
        zlib.compress(b"\0" * (200 * MEGA), 9), b"/W[1 2 1]/Size 50000000/Index[0 50000000]"
    ),
    "a table with columns beyond counting": lambda: _table_stream(
        zlib.compress(b"\0" * 99), b"/W[1 2147483647 1]/Size 30"
    ),
    "a table with columns below nothing": lambda: _table_stream(
        zlib.compress(b"\0" * 99), b"/W[1 -4 1]/Size 30"
    ),
    "a table that comes before itself, as a stream": lambda: _table_stream(
        zlib.compress(b"\0" * 4), b"/W[1 2 1]/Size 30/Prev %d" % len(build())
    ),
    "two tables that come before each other": lambda: written_on(build(), 5, b"<<>>").replace(
        b"/Size 8/Root 1 0 R", b"/Prev 999/Root 1 0 R"
    ),
    "objects that unpack to a gigabyte": lambda: _object_stream(
        zlib.compress(b"5 0 " + b" " * (300 * MEGA), 9), 1, b"/Filter/FlateDecode"
    ),
    "more objects than there are": lambda: _object_stream(b"5 0                 <</T(a)>>", 2_000_000_000),
    "objects in themselves": lambda: _object_stream(b"5 0                 <</T(a)>>", 1, b"/Extends 9 0 R"),
    "a field with a million kids": lambda: _kids(MEGA),
    "names without end": lambda: build(
        {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R/Names<</Dests 8 0 R>>>>", 8: b"<</Kids[8 0 R]>>"}
    ),
    "characters that mean more than there are": lambda: _mapped(
        b"1 beginbfrange <0000> <ffffffff> <0041> endbfrange " * 1000
    ),
    "characters that mean a whole page": lambda: _mapped(
        b"1 beginbfchar <0001> <%b> endbfchar" % (b"0041" * MEGA)
    ),
    "a map of characters that is nothing": lambda: _mapped(
        b"1 beginbfrange <<<<[[[[ endbfrange" + b"[" * 100_000
    ),
    "a map of characters that uses itself": lambda: _mapped(b"/A usecmap " * 10_000),
    "a font that is a font of itself": lambda: _with_font(
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[8 0 R]>>"
    ),
    "a letter that writes itself": lambda: _with_font(
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 0/LastChar 1"
        b"/Widths[9 9]"
        b"/CharProcs<</a 9 0 R>>/Encoding<</Differences[0/a/a]>>/Resources<</Font<</F 8 0 R>>>>>>",
        stream(b"BT /F 1 Tf <0001> Tj <0001> Tj ET"),
    ),
    "a page of a million letters": lambda: build(
        {
            3: _FONT,
            7: stream(b"BT /F 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 40_000 + b"ET"),
            8: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        }
    ),
    "encryption of nothing": lambda: _own_encryption(b""),
    "encryption with keys beyond counting": lambda: _own_encryption(
        b"/Filter/Standard/V 5/R 6/Length 2147483647/O()/U()/P -1"
    ),
}
"""What each file does, and how it is made; it is refused or read."""

ENCRYPTED: Final[Mapping[str, Build]] = {
    **{
        f"{way}, {what}": partial(_encrypted, user, way)
        for way in ("RC4_40", "RC4_128", "AES_128", "AES_256")
        for what, user in (("against changes only", ""), ("with a password", "geheim"))
    },
    "another program's way": lambda: _own_encryption(b"/Filter/Eigen/V 99"),
}
"""Files with a password, also those that every viewer opens without asking for it."""

SIGNATURE: Final = {
    4: b"<</Fields[5 0 R 8 0 R]/SigFlags 3>>",
    8: b"<</FT/Sig/T(handtekening)/V 9 0 R/Subtype/Widget/Rect[0 0 0 0]>>",
    9: b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<00>/ByteRange[0 9 9 9]>>",
}
"""What a signature adds to a form."""
