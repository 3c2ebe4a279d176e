"""Word files that would do something when they are opened: each with the warning that it comes with."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tests.returned.hostile_zip import packed
from tests.returned.word_parts import MAIN, MAIN_RELATIONS, control, relation, relations, story, types

Build = Callable[[], bytes]
_MICROSOFT: Final = "http://schemas.microsoft.com/office/2006/relationships"
_MACRO_TYPE: Final = "application/vnd.ms-word.document.macroEnabled.main+xml"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _default(ending: str, type_: str) -> str:
    return f'<Default Extension="{ending}" ContentType="{type_}"/>'


def related(*entries: str, **more: bytes) -> bytes:
    """A small Word file whose text has these relationships."""
    parts = {f"word/{name.replace('__', '/')}.bin": part for name, part in more.items()}
    return packed({MAIN_RELATIONS: relations(*entries), **parts})


def outside(kind: str, target: str = "http://127.0.0.1:9/x", mode: str = "External") -> Build:
    """A small Word file with one relationship that leads out of it."""
    return lambda: related(relation(kind, target, mode))


def instruction(*runs: str, said: str = "x") -> Build:
    """A small Word file with a field that Word calculates, its instruction in several runs."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    codes = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" if "<" not in run else run for run in runs)
    shown = f"{mark('separate')}<w:r><w:t>{said}</w:t></w:r>{mark('end')}"
    return lambda: packed({MAIN: story(f"{control()}<w:p>{mark('begin')}{codes}{shown}</w:p>")})


def _simple(code: str) -> Build:
    return lambda: packed({MAIN: story(f'{control()}<w:p><w:fldSimple w:instr="{code}"/></w:p>')})


def _unended(code: str) -> Build:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return lambda: packed({MAIN: story(f"{control()}<w:p>{begin}{code}</w:p>")})


def _settings(kind: str, target: str, mode: str) -> bytes:
    return packed(
        {
            MAIN_RELATIONS: relations(relation("settings", "settings.xml")),
            "word/settings.xml": story('<w:attachedTemplate r:id="r1"/>', "settings", ""),
            "word/_rels/settings.xml.rels": relations(relation(kind, target, mode)),
        }
    )


def _quoted(codes: Sequence[int]) -> str:
    """A field in a field, whose result is a word that stands nowhere."""
    said = "".join(f" {code}" for code in codes)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText>QUOTE{said}</w:instrText></w:r>{end}"


def _bound(part: str) -> Build:
    binding = f'<w:dataBinding w:xpath="/a/b" w:storeItemID="{part}"/>'
    return lambda: packed({MAIN: story(control(properties=binding))})


DANGEROUS: Final[Mapping[str, tuple[str, Build]]] = {
    "macros by the type of the text": (
        "word_files.macros",
        lambda: packed({"[Content_Types].xml": types(main=_MACRO_TYPE)}),
    ),
    "macros by their name": ("word_files.macros", lambda: packed({"word/vbaProject.bin": b"x"})),
    "macros under another name, by their type": (
        "word_files.macros",
        lambda: packed(
            {
                "[Content_Types].xml": types(_default("png", "application/vnd.ms-office.vbaProject")),
                "word/media/foto.png": b"x",
            }
        ),
    ),
    "macros under another name, by their relationship": (
        "word_files.macros",
        lambda: related(relation(f"{_MICROSOFT}/vbaProject", "a.bin"), a=b"x"),
    ),
    "macros of Word 4": ("word_files.macros", lambda: packed({"word/vbaData.xml": b"<x/>"})),
    "buttons of its own": ("word_files.macros", lambda: packed({"customUI/customUI.xml": b"<x/>"})),
    "a file inside": ("word_files.holds_files", lambda: packed({"word/embeddings/a.xlsx": b"x"})),
    "a file inside, by its relationship": (
        "word_files.holds_files",
        lambda: related(relation("package", "a.bin"), a=b"x"),
    ),
    "an object inside": ("word_files.holds_files", lambda: related(relation("oleObject", "a.bin"), a=b"x")),
    "an object inside without any relationship": (
        "word_files.holds_files",
        lambda: packed({"word/media/foto.png": _OLE}),
    ),
    "a program inside": (
        "word_files.holds_files",
        lambda: packed({"word/media/foto.png": b"MZ" + b"\0" * 99}),
    ),
    "a control of Windows": (
        "word_files.holds_files",
        lambda: packed({"word/activeX/activeX1.xml": b"<x/>"}),
    ),
    "a control of Windows, by its relationship": (
        "word_files.holds_files",
        lambda: related(relation(f"{_MICROSOFT}/activeXControlBinary", "a.bin"), a=b"x"),
    ),
    "another document inside": (
        "word_files.holds_files",
        lambda: related(relation("aFChunk", "a.bin"), a=b"<html/>"),
    ),
    "a document in parts": (
        "word_files.holds_files",
        lambda: related(relation("subDocument", "a.bin"), a=b"x"),
    ),
    "a template inside": (
        "word_files.holds_files",
        lambda: _settings("attachedTemplate", "a.dotm", "Internal"),
    ),
    "a template from the net": (
        "word_files.refers_outside",
        lambda: _settings("attachedTemplate", "http://127.0.0.1:9/a", "External"),
    ),
    "a template from a share": (
        "word_files.refers_outside",
        lambda: _settings("attachedTemplate", "\\\\127.0.0.1\\a", "External"),
    ),
    "a template from a share that says it is inside": (
        "word_files.refers_outside",
        lambda: _settings("attachedTemplate", "//127.0.0.1/a.dotm", ""),
    ),
    "a list of addresses from the net": (
        "word_files.refers_outside",
        lambda: _settings("mailMergeSource", "file:///x.mdb", "External"),
    ),
    "a picture from the net": ("word_files.refers_outside", outside("image")),
    "a picture that says it is inside": (
        "word_files.refers_outside",
        outside("image", "http://127.0.0.1:9/x.png", ""),
    ),
    "a picture from a disk": ("word_files.refers_outside", outside("image", "file:///C:/x.png")),
    "an object from the net": (
        "word_files.refers_outside",
        outside("oleObject", "mhtml:http://127.0.0.1:9/x.html!x-usc:y"),
    ),
    "a frame from the net": ("word_files.refers_outside", outside("frame")),
    "a document from the net": ("word_files.refers_outside", outside("aFChunk")),
    "parts from the net": ("word_files.refers_outside", outside("subDocument")),
    "a link to a file": ("word_files.refers_outside", outside("hyperlink", "file://127.0.0.1/x")),
    "a link that runs a script": ("word_files.refers_outside", outside("hyperlink", "javascript:alert(1)")),
    "a link to a program": ("word_files.refers_outside", outside("hyperlink", "ms-msdt:/id PCWDiagnostic")),
    "an order to a program": ("word_files.fetches_something", instruction("DDE cmd x")),
    "an order that goes by itself": ("word_files.fetches_something", instruction("DDEAUTO cmd x")),
    "an order in pieces": ("word_files.fetches_something", instruction("D", "DEA", "UTO cmd x")),
    "an order in small letters": ("word_files.fetches_something", instruction(" dDeAuTo cmd x")),
    "an order spelled in numbers": (
        "word_files.fetches_something",
        instruction(_quoted(b"DDEAUTO"), " cmd x"),
    ),
    "an order that never ends": ("word_files.fetches_something", _unended("DDEAUTO cmd x")),
    "an order in one element": ("word_files.fetches_something", _simple("DDEAUTO cmd x")),
    "another text": ("word_files.fetches_something", instruction('INCLUDETEXT "file:///etc/passwd"')),
    "another picture": ("word_files.fetches_something", instruction('INCLUDEPICTURE "http://127.0.0.1:9/x"')),
    "a table from a database": ("word_files.fetches_something", instruction("DATABASE x")),
    "a macro for a click": ("word_files.fetches_something", instruction("MACROBUTTON x")),
    "a template": (
        "word_files.template",
        lambda: packed(
            {
                "[Content_Types].xml": types(
                    main="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
                )
            }
        ),
    ),
    "a value from another part": ("word_files.bound_field", _bound("{00000000-0000-0000-0000-000000000000}")),
}
"""What each file has, the warning that it comes with, and how it is made; its value is read."""

_ALTERNATIVE: Final = (
    '<mc:AlternateContent><mc:Choice Requires="{space}" xmlns:hack="http://127.0.0.1/x"><w:r><w:t>a</w:t></w:r>'
    "</mc:Choice><mc:Fallback><w:r><w:t>b</w:t></w:r></mc:Fallback></mc:AlternateContent>"
)


def alternatives(space: str) -> bytes:
    """A small Word file whose value is `a` for a program that knows this namespace, `b` for others."""
    return packed({MAIN: story(control(content=_ALTERNATIVE.format(space=space)))})
