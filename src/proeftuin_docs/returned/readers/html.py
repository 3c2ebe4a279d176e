# SPDX-License-Identifier: EUPL-1.2
"""Our own web page -> its stated identity, the content of its fields, and the words around them.

A browser keeps what somebody types in its own memory. It reaches the file by the page's own button alone,
which writes every answer into a copy and marks it; of a page that the browser itself saved, only what was
ready for the printer shows what was typed, and nothing shows for certain which choices were made.
No script is run, nothing is fetched.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from proeftuin_docs.errors import DataError, Diagnostic, Place, returned, web_pages
from proeftuin_docs.formats.identity import MAX_LENGTH, OURS, PREFIX
from proeftuin_docs.formats.xml import UNWRITABLE, depth_of
from proeftuin_docs.returned.readers.limits import MAX_FIELDS, MAX_TEXT_LENGTH
from proeftuin_docs.returned.readers.model import Claim, FileKind, RawField, RawFile, Trait, passage_key

MAX_PAGE_BYTES: Final = 8 << 20
"""Bytes; the longest form is a third of a megabyte."""
_MAX_TAGS: Final = 100_000
_MAX_DEPTH: Final = 100
_SKIPPED: Final = frozenset({"script", "style", "template", "textarea", "head", "noscript", "select"})
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "em", "i", "span", "strong", "sub", "sup", "small", "input", "label"}
)
_PAPER: Final = "paper"
_WRITTEN_BY_SCRIPT: Final = frozenset({_PAPER, "told"})
"""Classes of what is empty until the script of the page fills it."""
_BOX: Final = "typed"
_ANSWER: Final = "answer"
_SCRIPTED: Final = "scripted"
_KEPT: Final = "data-kept"
"""The mark of the page's own button on a copy (`copyOfPage` in `templates/html/document.js`)."""
_ON: Final = "ja"


def read_html(content: bytes, name: str) -> RawFile:
    """Return the content of a web page of this program; `name` is the file's name in messages.

    Only a copy that the page's own button made holds for certain what was filled in; of any other page
    `doubts` says so. Raises `DataError` for a page that is no UTF-8 or larger than any of ours.
    """
    root = _parse(content, name)
    page = _Page(name, saved_by_browser=_SCRIPTED in _classes(root))
    page.read(root)
    return RawFile(
        kind=FileKind.HTML,
        claim=_claim(root),
        fields=tuple(page.fields),
        fixed_text=tuple(page.passages),
        problems=(web_pages.runs_something(Place(name)),) * is_dangerous(root),
        doubts=tuple(_doubts(root, name)),
        traits=tuple(_built(content.decode("utf-8-sig"), scripted=page.saved_by_browser)),
    )


def _doubts(root: etree._Element, name: str) -> Iterator[Diagnostic]:
    """Return warnings about answers that this page may lack."""
    if _SCRIPTED in _classes(root):
        yield web_pages.saved_by_browser(Place(name))
    elif root.get(_KEPT) is None:
        yield web_pages.not_kept(Place(name))


def _parse(content: bytes, name: str) -> etree._Element:
    if len(content) > MAX_PAGE_BYTES or content.count(b"<") > _MAX_TAGS:
        raise DataError([web_pages.too_large(Place(name))])
    try:
        text = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError([web_pages.not_utf8(Place(name))]) from error
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise DataError([returned.damaged(Place(name))]) from error
    if root is None:
        raise DataError([returned.damaged(Place(name))])
    if depth_of(root) > _MAX_DEPTH:
        raise DataError([web_pages.too_large(Place(name))])
    return root


def _claim(root: etree._Element) -> Claim:
    """The version in the page's metadata."""
    said = ((OURS.get(meta.get("name", "")), meta.get("content", "")) for meta in root.iter("meta"))
    return Claim.agreed((name, text[:MAX_LENGTH].strip()) for name, text in said if name)


def _classes(element: etree._Element) -> list[str]:
    return element.get("class", "").split()


@dataclass(slots=True)
class _Page:
    """A page while it is read: its fields in order, and the passages of text around them."""

    file: str
    saved_by_browser: bool
    fields: list[RawField] = field(default_factory=list, repr=False)
    passages: list[str] = field(default_factory=list, repr=False)
    _text: list[str] = field(default_factory=list, repr=False)
    _radios: dict[str, int] = field(default_factory=dict)

    def read(self, root: etree._Element) -> None:
        """Take in every element; a block begins and ends a passage."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = str(element.tag)
            if event == "start":
                self._field(tag, element)
                self._break(tag)
                written = _WRITTEN_BY_SCRIPT & set(_classes(element))
                if tag in _SKIPPED or (written and self.saved_by_browser):
                    walker.skip_subtree()
                else:
                    self._text.append(element.text or "")
            else:
                self._break(tag)
                self._text.append(element.tail or "")
        self._break("")

    def _break(self, tag: str) -> None:
        if tag in _INLINE:
            return
        if passage := " ".join("".join(self._text).split()):
            self.passages.append(passage)
        self._text.clear()

    def _field(self, tag: str, element: etree._Element) -> None:
        name = element.get("name", "")
        if not name or tag not in ("textarea", "input"):
            return
        if len(self.fields) >= MAX_FIELDS:
            raise DataError([returned.too_many_fields(Place(self.file))])
        if tag == "textarea" or _BOX in _classes(element):
            self.fields.append(RawField(name, self._typed(element)))
        elif element.get("type") == "checkbox":
            self.fields.append(RawField(name, chosen=_ON if "checked" in element.attrib else None))
        elif element.get("type") == "radio":
            self._radio(name, element)

    def _radio(self, name: str, element: etree._Element) -> None:
        """One field for all buttons of a name; a second one that is on makes a second field."""
        button = RawField(name, chosen=element.get("value", "") if "checked" in element.attrib else None)
        at = self._radios.setdefault(name, len(self.fields))
        if at < len(self.fields) and button.chosen is not None and self.fields[at].chosen is None:
            self.fields[at] = button
        elif at == len(self.fields) or button.chosen is not None:
            self.fields.append(button)

    def _typed(self, element: etree._Element) -> str:
        """Return the text of a box or of a line: its own, or else its print copy."""
        own = "".join(map(str, element.itertext())).replace("\r\n", "\n")
        text = own.removeprefix("\n") if element.tag == "textarea" else element.get("value", "")
        if self.saved_by_browser:
            text = next(_print_copies(element), text)
        if len(text) > MAX_TEXT_LENGTH:
            raise DataError([returned.too_many_fields(Place(self.file))])
        return text


def _print_copies(element: etree._Element) -> Iterator[str]:
    """Return the print copies beside the boxes (`show` in `templates/html/document.js`)."""
    parent = element.getparent()
    if parent is not None and _ANSWER in _classes(parent):
        yield from ("".join(map(str, beside.itertext())) for beside in parent if _PAPER in _classes(beside))


_HEAD: Final = re.compile(r"<head>(.*?)</head>", re.DOTALL)
_PREFILLED: Final = re.compile(rf'\n?<meta name="{re.escape(PREFIX)}prefilled" content="[a-z0-9: -]*">')
"""What was filled in beforehand follows from the case, not from the version."""
_IN_QUOTES: Final = re.compile(r'="[^"]*"|<title>[^<]*</title>')
_ENTITIES: Final = (("&#39;", "'"), ("&#34;", "&quot;"), ("&gt;", ">"), ("&lt;", "<"))
"""Characters that a browser writes in another way when it keeps a page, within quotes and titles alone."""
_DOCTYPE: Final = re.compile("<!doctype html>", re.IGNORECASE)
_SCRIPT: Final = re.compile(r"<script>.*?</script>", re.DOTALL)
_TAG: Final = re.compile(r'<(/?[A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z:-]+(?:="[^"]*")?)*)\s*/?>|<')
_ATTRIBUTE: Final = re.compile(r'([A-Za-z:-]+)(?:="([^"]*)")?')
_ROW_NUMBER: Final = re.compile(r"_r\d+_")
_SAME_ROWS: Final = re.compile(r"(<tr[^>]*data-row[^>]*>(?:(?!</tr>).)*</tr>)(?:\1)+", re.DOTALL)
_FILLED_IN: Final = {("input", "checked"), ("html", "data-kept")}
_SET_BY_SCRIPT: Final = (_SCRIPTED, "nothing-chosen", "not-asked", "outgrown")
_OF_THE_ANSWER: Final = ("rows=", "type=", "value=", "dir=")
"""Attributes of a box that follow from what is in it."""
_HEIGHT: Final = re.compile(r"height: ?[0-9.]+px;?")


def _built(text: str, *, scripted: bool) -> Iterator[Trait]:
    """Return how a page is built: its head to the character, and the tags of its body, not what is filled in.

    What is no tag as this program writes them counts as well: browsers do not all take it for the same.
    """
    head = _HEAD.search(text)
    said = _IN_QUOTES.sub(lambda found: _plain(found[0]), _PREFILLED.sub("", head[0] if head else ""))
    yield Trait(web_pages.head_differs.name, look=passage_key(said))
    before, body = (text[: head.start()].lstrip(), text[head.end() :]) if head else ("", text)
    parts = (_DOCTYPE.sub("", before, count=1), _SCRIPT.sub("<script>", body))
    tags = "".join(_tag(found, scripted=scripted) for part in parts for found in _TAG.finditer(part))
    whole = _SAME_ROWS.sub(r"\1", tags) + "".join(_SCRIPT.findall(body)) + str(before != parts[0])
    yield Trait(web_pages.built_otherwise.name, look=passage_key(whole))


def _tag(found: re.Match[str], *, scripted: bool) -> str:
    """A tag in one form: attributes in order, rows without their number, nothing of what is filled in."""
    if not found[1]:
        return "<"
    name = found[1].lower()
    said = sorted(_attributes(name, found[2], scripted=scripted))
    if name == "/textarea":
        return ""
    if any(part.startswith(f"class={_BOX}") for part in said):
        name, said = _BOX, [part for part in said if not part.startswith(_OF_THE_ANSWER)]
    return f"<{' '.join([name, *said])}>"


def _attributes(tag: str, text: str, *, scripted: bool) -> Iterator[str]:
    for key, value in _ATTRIBUTE.findall(text):
        plain = _ROW_NUMBER.sub("_r_", _plain(value))
        if tag == "tr" and key == "data-row":
            yield key
        elif key == "class":
            kept = [word for word in plain.split() if not (scripted and word in _SET_BY_SCRIPT)]
            yield from [f"{key}={' '.join(kept)}"] * bool(kept)
        elif (tag, key) not in _FILLED_IN and not (scripted and key == "style" and _HEIGHT.fullmatch(plain)):
            yield f"{key}={plain}"


def _plain(text: str) -> str:
    for entity, char in _ENTITIES:
        text = text.replace(entity, char)
    return text


_FETCHING: Final = frozenset(
    {"iframe", "frame", "object", "embed", "applet", "portal", "base", "form", "link", "audio", "video"}
    | {"source", "track", "foreignobject", "use", "image", "animate", "set"}
)
_ADDRESSES: Final = frozenset(
    {"href", "src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "srcdoc"}
)
_PLAIN_LINKS: Final = ("#", "http://", "https://", "mailto:", "tel:")
_PICTURE: Final = "data:image/"
_INSIDE: Final = re.compile(r'url\("?data:(?:image/|font/woff2;)')
"""What a style shows that stands in the page itself."""
_REFRESH: Final = "refresh"
_HANDLER: Final = "on"
_IN_STYLES: Final = ("@import", "url(", "image-set(", "expression(")
_ESCAPE: Final = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
"""A character by its number (CSS Syntax 4.3.7), with which a word can be hidden."""


def is_dangerous(root: etree._Element) -> bool:
    """Whether the page has anything of the kind."""
    scripts = 0
    for element in root.iter(etree.Element):
        tag = str(element.tag).lower()
        scripts += tag == "script"
        refreshes = tag == "meta" and element.get("http-equiv", "").strip().lower() == _REFRESH
        if tag in _FETCHING or scripts > 1 or refreshes or (tag == "style" and _fetches(element.text or "")):
            return True
        if any(_acts(tag, str(name), str(value)) for name, value in element.items()):
            return True
    return False


def _acts(tag: str, name: str, value: str) -> bool:
    """Whether an attribute runs something, or leads to what a browser fetches without being asked."""
    local = name.rpartition(":")[2].lower()
    said = "".join(value.split()).lower()
    if local in _ADDRESSES:
        is_link = tag == "a" and local == "href"
        return not said.startswith(_PLAIN_LINKS if is_link else _PICTURE)
    return local.startswith(_HANDLER) or (local == "style" and _fetches(said))


def _fetches(styles: str) -> bool:
    plain = _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), sys.maxunicode)), styles).replace("\\", "")
    said = _INSIDE.sub("", "".join(plain.split()).lower())
    return any(word in said for word in _IN_STYLES)
