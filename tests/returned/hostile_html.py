"""Web pages that want to hurt whoever reads them, made from their description."""

from collections.abc import Callable, Mapping
from typing import Final

_TOO_MANY: Final = "returned.too_many_fields|returned.took_too_much"
_TOO_LARGE: Final = "web_pages.too_large|returned.took_too_much"
Build = Callable[[], bytes]
MEGA: Final = 1 << 20
_HEAD: Final = (
    '<!DOCTYPE html><html lang="nl-NL" data-kept><head><meta charset="utf-8">'
    '<meta name="proeftuin-docs.id" content="iri"><meta name="proeftuin-docs.version" content="1.0.0">'
    '<meta name="proeftuin-docs.status" content="concept"><meta name="proeftuin-docs.hash" content="abc">'
)
BOX: Final = '<div class="answer"><textarea name="naam">x</textarea></div>'


def page(body: str = BOX, head: str = "") -> bytes:
    """A small page of one box."""
    return f"{_HEAD}{head}</head><body>{body}</body></html>".encode()


def _doctype(declared: str) -> bytes:
    return page("<p>&a;</p>" + BOX).replace(b"<!DOCTYPE html>", f"<!DOCTYPE html [{declared}]>".encode())


def _laughs() -> str:
    more = (f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!ENTITY a0 "ha">{"".join(more)}<!ENTITY a "&a11;">'


def _attributes(count: int) -> str:
    return "<p " + " ".join(f'a{n}="x"' for n in range(count)) + ">"


REFUSED: Final[Mapping[str, tuple[str, Build]]] = {
    "elements a hundred thousand deep": ("web_pages.too_large", lambda: page("<div>" * 100_001 + BOX)),
    "elements fifty thousand deep": ("web_pages.too_large", lambda: page("<div>" * 50_000 + BOX)),
    "elements of one line fifty thousand deep": ("web_pages.too_large", lambda: page("<b>" * 50_000 + BOX)),
    "elements two hundred deep": ("web_pages.too_large", lambda: page("<div>" * 200 + BOX)),
    "a page of nine megabytes": ("web_pages.too_large", lambda: page("x" * (9 * MEGA))),
    "a million elements": ("web_pages.too_large", lambda: page("<p>" * MEGA)),
    "a value of five megabytes": (
        "returned.too_many_fields",
        lambda: page(f'<textarea name="naam">{"x" * (5 * MEGA)}</textarea>'),
    ),
    "text around boxes of five megabytes": ("returned.too_many_fields", lambda: page(BOX + "x" * (5 * MEGA))),
    "thirty thousand boxes": (
        _TOO_MANY,
        lambda: page('<textarea name="a"></textarea>' * 30_000),
    ),
    "characters that are no UTF-8": ("web_pages.not_utf8", lambda: page() + b"\xff\xfe"),
    "UTF-16": ("returned.unknown_kind", lambda: page().decode().encode("utf-16")),
    "an encoding of mainframes": ("returned.unknown_kind", lambda: page().decode().encode("cp037")),
    "Latin-1 with accents": ("web_pages.not_utf8", lambda: page("<p>é</p>").decode().encode("latin-1")),
    "fifty thousand attributes": (
        _TOO_LARGE,
        lambda: page(_attributes(50_000) + BOX),
    ),
    "a PDF as well": ("returned.two_kinds_at_once", lambda: page(head="<!-- %PDF-1.7 -->")),
    "a million open tables": ("web_pages.too_large", lambda: page("<table><tr><td>" * 90_000)),
    "lists in lists": ("web_pages.too_large", lambda: page("<ul><li>" * 40_000)),
    "forms and buttons that cross": ("web_pages.too_large", lambda: page("<a><p><b><div>" * 20_000)),
}
"""What each page does, the code of its fault, and how it is made."""

READ: Final[Mapping[str, Build]] = {
    "entities that multiply": lambda: _doctype(_laughs()),
    "an entity that reads a file": lambda: _doctype('<!ENTITY a SYSTEM "file:///etc/passwd">'),
    "an entity from the net": lambda: _doctype('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;'),
    "zeros": lambda: page("<p>a\0b\0</p>" + BOX),
    "control characters": lambda: page("<p>\x01\x08\x1b[2J\x7f\x9b</p>" + BOX),
    "numbers of characters that do not exist": lambda: page(
        "<p>&#0;&#xD800;&#x110000;&#99999999999;</p>" + BOX
    ),
    "an attribute of seven megabytes": lambda: page(f'<p title="{"x" * (7 * MEGA)}">' + BOX),
    "a name of a megabyte": lambda: page(f'<textarea name="{"v" * MEGA}">y</textarea>' + BOX),
    "a name that moves the cursor": lambda: page('<textarea name="a\u009b2J\u202e">y</textarea>' + BOX),
    "a box that never ends": lambda: page(BOX + '<textarea name="a">y'),
    "a note that never ends": lambda: page(BOX + "<!-- " + "-" * MEGA),
    "notes that nearly end": lambda: page(BOX + "<!-- " + "--!" * 300_000),
    "instructions that never end": lambda: page(BOX + "<?xml " + "?" * MEGA),
    "ends without beginnings": lambda: page(BOX + "</div></b></table></html></body>" * 15_000),
    "a million quotes": lambda: page(BOX + "<p a='" + '"' * MEGA),
    "a million ampersands": lambda: page(BOX + "&" * MEGA),
    "a tag of a megabyte": lambda: page(BOX + f"<{'a' * MEGA}>"),
    "another encoding in its head": lambda: page(head='<meta charset="utf-7"><meta charset="utf-16">'),
    "an encoding in a declaration": lambda: page().replace(b"<html", b'<?xml encoding="utf-16"?><html'),
    "boxes in a template": lambda: page('<template><textarea name="naam">z</textarea></template>' + BOX),
    "a box in a script": lambda: page("<script>'<textarea name=\"naam\">z</textarea>'</script>" + BOX),
    "a box in a note": lambda: page('<!-- <textarea name="naam">z</textarea> -->' + BOX),
}
"""What each page does, and how it is made; its value is read."""

DANGEROUS: Final[Mapping[str, str]] = {
    "a script from the net": '<script src="http://127.0.0.1:9/x.js"></script>',
    "a second script": "<script>1</script><script>2</script>",
    "a script for a click": '<p onclick="x()">x</p>',
    "a script in a drawing": '<svg><p onload="x()"/></svg>',
    "a link that runs a script": '<a href=" java\tscript:x()">x</a>',
    "a link to a page of data": '<a href="data:text/html,x">x</a>',
    "a link to a file": '<a href="file:///etc/passwd">x</a>',
    "a picture from the net": '<img src="http://127.0.0.1:9/x.png">',
    "a picture from a share": '<img src="\\\\127.0.0.1\\x.png">',
    "a picture from beside the page": '<img src="x.png">',
    "a drawing from the net": '<svg><image href="http://127.0.0.1:9/x.png"/></svg>',
    "another page in a frame": '<iframe srcdoc="<textarea name=naam>z</textarea>"></iframe>',
    "a program": '<object data="x.swf"></object>',
    "another page after a while": '<meta http-equiv=" Refresh" content="0; url=http://127.0.0.1:9/">',
    "another place for every address": '<base href="http://127.0.0.1:9/">',
    "styles from the net": '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
    "styles that fetch": "<style>p { background: URL ( http://127.0.0.1:9/x ) }</style>",
    "styles that fetch, in disguise": "<style>p { background: \\75 rl(http://127.0.0.1:9/x) }</style>",
    "a font from the net": "<style>@font-face { src: url(http://127.0.0.1:9/x.woff2) }</style>",
    "a page as a font": "<style>@font-face { src: url(data:text/html,x) }</style>",
    "more styles from the net": '<style>@import "http://127.0.0.1:9/x.css";</style>',
    "a style of one element": '<p style="background:url(//127.0.0.1:9/x)">x</p>',
    "answers that are sent": '<form action="http://127.0.0.1:9/"><button>x</button></form>',
    "a button that sends": '<button formaction="http://127.0.0.1:9/">x</button>',
    "a word to somebody": '<a href="#x" ping="http://127.0.0.1:9/">x</a>',
}
"""What a page of ours never has, and how it stands in the page."""
