"""Word files that want to hurt whoever reads them, made from their description; zips are in `hostile_zip`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tests.returned.hostile_zip import MEGA, Entry, entries, packed, zipped
from tests.returned.word_parts import MAIN, control, inline, relation, relations, story, types, xml

_TOO_MANY: Final = "returned.too_many_fields|returned.took_too_much"
Build = Callable[[], bytes]
_ODT: Final = b"application/vnd.oasis.opendocument.text"
_BIG: Final = 20_000


def text_of(body: str) -> bytes:
    """A small Word file with this text."""
    return raw(story(body))


def raw(part: bytes) -> bytes:
    """A small Word file whose text is this part, not packed, so that no ratio stands out."""
    return zipped([replace(entry, method=0) for entry in entries({MAIN: part})])


def _doctype(declared: str, used: str = "&a;") -> bytes:
    whole = story(control(content=f"<w:r><w:t>{used}</w:t></w:r>")).decode()
    return raw(whole.replace("?>", f"?><!DOCTYPE w:document [{declared}]>", 1).encode())


def _laughs() -> str:
    more = (f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!ENTITY a0 "ha">{"".join(more)}<!ENTITY a "&a11;">'


def _encoded(codec: str, said: str) -> bytes:
    whole = story(control()).decode().replace("UTF-8", said)
    return raw(whole.encode(codec))


def _nested(tag: str, depth: int) -> bytes:
    return text_of(f"<w:{tag}>" * depth + control() + f"</w:{tag}>" * depth)


def _controls_in_controls(depth: int) -> str:
    inner = "<w:r><w:t>x</w:t></w:r>"
    for number in range(depth):
        inner = inline(f"v{number}", inner)
    return f"<w:p>{inner}</w:p>"


def _package(kind: str, part: str, type_: str) -> bytes:
    """A file of another program that is a zip as well."""
    said = types().decode().replace("/word/document.xml", f"/{part}")
    names = {MAIN: None, part: xml("<x/>"), "_rels/.rels": relations(relation(kind, part))}
    return packed({**names, "[Content_Types].xml": said.replace(f"{MAIN}", type_).encode()})


def _marks(count: int, ends: str = "") -> str:
    starts = (f'<w:bookmarkStart w:id="{n}" w:name="v_{n:016x}"/>{ends.format(n)}' for n in range(count))
    return f"<w:p>{''.join(starts)}</w:p>"


def _styles_in_a_circle() -> bytes:
    based = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    return packed(
        {
            "word/styles.xml": story(based.format("a", "b") + based.format("b", "a"), "styles", ""),
            "word/_rels/document.xml.rels": relations(relation("styles", "styles.xml")),
        }
    )


def _header_that_is(target: str, **parts: bytes) -> bytes:
    more = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    return packed({"word/_rels/document.xml.rels": relations(relation("header", target)), **more})


REFUSED: Final[Mapping[str, tuple[str, Build]]] = {
    "an entity": ("word_files.commands_in_text", lambda: _doctype('<!ENTITY a "x">')),
    "entities that multiply": ("word_files.commands_in_text", lambda: _doctype(_laughs())),
    "an entity that reads a file": (
        "word_files.commands_in_text",
        lambda: _doctype('<!ENTITY a SYSTEM "file:///etc/passwd">'),
    ),
    "an entity from the net": (
        "word_files.commands_in_text",
        lambda: _doctype('<!ENTITY a SYSTEM "http://127.0.0.1:9/x">'),
    ),
    "an entity for the document type": (
        "word_files.commands_in_text",
        lambda: _doctype('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;', "x"),
    ),
    "a document type from the net": (
        "word_files.commands_in_text",
        lambda: raw(b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'),
    ),
    "a document type in the list of types": (
        "word_files.commands_in_text",
        lambda: packed({"[Content_Types].xml": b"<!DOCTYPE x [<!ENTITY a 'x'>]><x/>"}),
    ),
    "a document type in the relationships": (
        "word_files.commands_in_text",
        lambda: packed({"_rels/.rels": b"<!DOCTYPE x [<!ENTITY a 'x'>]><x/>"}),
    ),
    "an entity that nobody declared": ("word_files.damaged_text", lambda: text_of("<w:p>&weg;</w:p>")),
    "characters that are no UTF-8": (
        "word_files.unreadable_characters",
        lambda: raw(story(control()) + b"\xff\xfe\xfd"),
    ),
    "UTF-7": ("word_files.unreadable_characters", lambda: _encoded("utf-7", "UTF-7")),
    "UTF-16 without its mark": ("word_files.damaged_text", lambda: _encoded("utf-16-le", "UTF-16")),
    "UTF-32": ("word_files.damaged_text", lambda: _encoded("utf-32", "UTF-32")),
    "an encoding of mainframes": ("word_files.unreadable_characters", lambda: _encoded("cp037", "IBM037")),
    "an encoding that does not exist": (
        "word_files.unreadable_characters",
        lambda: _encoded("utf-8", "x-hacker"),
    ),
    "a zero": ("word_files.damaged_text", lambda: text_of(control(content="<w:r><w:t>a\0b</w:t></w:r>"))),
    "a control character": (
        "word_files.damaged_text",
        lambda: text_of(control(content="<w:r><w:t>\x08</w:t></w:r>")),
    ),
    "a control character as a number": ("word_files.damaged_text", lambda: text_of("<w:p>&#8;</w:p>")),
    "half a character as a number": ("word_files.damaged_text", lambda: text_of("<w:p>&#xD800;</w:p>")),
    "elements a hundred thousand deep": ("word_files.text_too_deep", lambda: _nested("p", 100_000)),
    "elements three hundred deep": ("word_files.text_too_deep", lambda: _nested("ins", 300)),
    "elements two hundred and ten deep": ("word_files.text_too_deep", lambda: _nested("ins", 210)),
    "controls in controls, a thousand deep": (
        "word_files.text_too_deep",
        lambda: text_of(_controls_in_controls(1000)),
    ),
    "two million elements": ("word_files.text_too_long", lambda: text_of("<w:p/>" * (MEGA * 2))),
    "a text of eleven megabytes": (
        "word_files.text_too_long",
        lambda: text_of(control(content=f"<w:r><w:t>{'xy' * 5_500_000}</w:t></w:r>")),
    ),
    "an attribute of eleven megabytes": (
        "word_files.text_too_long",
        lambda: text_of(f'<w:p w:x="{"xy" * 5_500_000}"/>'),
    ),
    "half a million attributes": (
        "word_files.text_too_long",
        lambda: text_of("<w:p " + " ".join(f'a{n}=""' for n in range(500_000)) + "/>"),
    ),
    "an attribute twice": ("word_files.damaged_text", lambda: text_of('<w:p w:a="1" w:a="2"/>')),
    "a text that stops halfway": ("word_files.damaged_text", lambda: raw(story(control())[:-40])),
    "no text at all": ("word_files.damaged_text", lambda: raw(b"")),
    "a text that is no XML": ("word_files.unreadable_characters", lambda: raw(b"\x89PNG\r\n")),
    "a text of another kind": ("word_files.no_document", lambda: raw(xml("<x/>"))),
    "no list of types": ("word_files.no_document", lambda: packed({"[Content_Types].xml": None})),
    "no relationships": ("word_files.no_document", lambda: packed({"_rels/.rels": None})),
    "a text that is not there": ("word_files.no_document", lambda: packed({MAIN: None})),
    "a text outside the file": (
        "word_files.no_document",
        lambda: packed(
            {"_rels/.rels": relations(relation("officeDocument", "file:///etc/passwd", "External"))}
        ),
    ),
    "a text above the file": (
        "word_files.no_document",
        lambda: packed({"_rels/.rels": relations(relation("officeDocument", "../../../etc/passwd"))}),
    ),
    "a spreadsheet": (
        "word_files.no_document",
        lambda: _package("officeDocument", "xl/workbook.xml", "xl/workbook.xml"),
    ),
    "slides": (
        "word_files.no_document",
        lambda: _package("officeDocument", "ppt/presentation.xml", "ppt/presentation.xml"),
    ),
    "an OpenDocument": (
        "word_files.open_document",
        lambda: zipped([Entry(b"mimetype", _ODT, 0), Entry(b"content.xml", b"")]),
    ),
    "twenty thousand open bookmarks": (
        _TOO_MANY,
        lambda: text_of(_marks(_BIG) + "<w:p/>" * 50_000),
    ),
    "a hundred thousand bookmarks": (
        _TOO_MANY,
        lambda: text_of(_marks(100_000)),
    ),
    "twenty thousand controls and one": (
        _TOO_MANY,
        lambda: text_of("".join(control(f"v{n}") for n in range(20_001))),
    ),
    "a value of five megabytes": (
        "returned.too_many_fields",
        lambda: text_of(control(content=f"<w:r><w:t>{'ab' * (MEGA * 5 // 2)}</w:t></w:r>")),
    ),
    "text around fields of five megabytes": (
        "returned.too_many_fields",
        lambda: text_of(control() + f"<w:p><w:r><w:t>{'ab' * (MEGA * 5 // 2)}</w:t></w:r></w:p>"),
    ),
}
"""What each file does, the code of its fault, and how it is made."""

READ: Final[Mapping[str, tuple[tuple[str, ...], Build]]] = {
    "a header that is the list of types": ((), lambda: _header_that_is("/[Content_Types].xml")),
    "UTF-16 with its mark": ((), lambda: _encoded("utf-16", "UTF-16")),
    "a mark of UTF-8": ((), lambda: raw(b"\xef\xbb\xbf" + story(control()))),
    "a header that leads to the text": ((), lambda: _header_that_is("document.xml")),
    "a header that is its own header": (
        (),
        lambda: _header_that_is(
            "h.xml",
            word__h_xml=story("<w:p/>", "hdr", ""),
            **{"word/_rels/h_xml.rels": relations(relation("header", "h.xml"))},
        ),
    ),
    "styles in a circle": ((), _styles_in_a_circle),
    "controls in controls": (
        ("word_files.field_in_field",) * 49,
        lambda: text_of(control() + _controls_in_controls(50)),
    ),
    "a bookmark that never ends": (("word_files.field_without_end",), lambda: text_of(control() + _marks(1))),
    "ends without bookmarks": ((), lambda: text_of(control() + '<w:p><w:bookmarkEnd w:id="7"/></w:p>' * 999)),
    "the same tag ten thousand times": ((), lambda: text_of(control() * 10_000)),
    "a tag of a megabyte": ((), lambda: text_of(control() + control("v" * MEGA))),
    "a tag that moves the cursor": ((), lambda: text_of(control() + control("a\u009b2J\u202e"))),
    "a title of a megabyte": ((), lambda: text_of(control(properties=f'<w:alias w:val="{"v" * MEGA}"/>'))),
    "a row with a number beyond counting": ((), lambda: text_of(control() + control("t_r9999999999_k"))),
    "a list of fifty thousand": (
        (),
        lambda: text_of(
            control()
            + control("b", properties=f"<w:dropDownList>{'<w:listItem/>' * 50_000}</w:dropDownList>")
        ),
    ),
    "two thousand tables in each other": ((), lambda: text_of(control() + "<w:tbl/>" * 2000)),
    "a table that is no table": (
        (),
        lambda: text_of(control() + "<w:tr><w:tc><w:tbl><w:tc/></w:tbl></w:tc></w:tr>"),
    ),
    "instructions that never end": (
        ("word_files.fetches_something",),
        lambda: text_of(control() + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 300),
    ),
    "a claim that is a picture": (
        (),
        lambda: packed(
            {
                "_rels/.rels": relations(
                    relation("officeDocument", MAIN),
                    relation("custom-properties", "docProps/a.xml", number=2),
                ),
                "docProps/a.xml": xml("<x/>"),
            }
        ),
    ),
}
"""What each file does, the warnings that it comes with, and how it is made; its value is read."""
