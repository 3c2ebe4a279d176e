"""Reads a page as a browser and a screen reader would: controls, their names, their values, headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree, html

_FONT: Final = re.compile(r"url\(data:font/woff2;base64,[A-Za-z0-9+/=]+\)")
_OUTSIDE: Final = re.compile(r"https?:|//[a-z]|url\(|@import|fetch\(|XMLHttp|localStorage|cookie")


@dataclass(frozen=True)
class Control:
    """A control with what a screen reader says of it: its own name, and that of the group it stands in."""

    name: str
    kind: str
    id: str
    value: str
    checked: bool
    spoken: str
    group: str


class Page:
    """A parsed page."""

    def __init__(self, content: bytes) -> None:
        self.source = content.decode()
        self.root = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))

    def outside(self) -> list[str]:
        """What in the source could lead out of the page or keep something; the fonts inside it left out."""
        return _OUTSIDE.findall(_FONT.sub("", self.source))

    def find(self, path: str) -> list[etree._Element]:
        """The elements that this XPath gives."""
        found = self.root.xpath(path)
        assert isinstance(found, list)
        return [item for item in found if isinstance(item, etree._Element)]

    def meta(self, name: str) -> str:
        """The content of a meta element."""
        (element,) = self.find(f"//meta[@name='{name}' or @http-equiv='{name}']")
        return str(element.get("content"))

    def text(self) -> str:
        """All text of the body, white space made even."""
        (body,) = self.find("//body")
        for script in body.findall(".//script"):
            script.text = ""
        return text_of(body)

    def headings(self) -> list[tuple[int, str]]:
        """Level and text of every heading, in order."""
        tags = " or ".join(f"self::h{level}" for level in range(1, 7))
        return [(int(str(item.tag)[1]), text_of(item)) for item in self.find(f"//*[{tags}]")]

    def controls(self) -> list[Control]:
        """Every control that can be filled in, in order."""
        return [self._control(item) for item in self.find("//input | //textarea | //select")]

    def value_of(self, name: str) -> str:
        """The value of the text control of this name."""
        (control,) = [item for item in self.controls() if item.name == name]
        return control.value

    def _control(self, item: etree._Element) -> Control:
        area = item.tag == "textarea"
        # HTML 13.1.2.5: a parser drops a newline right after the tag; lxml, which reads HTML 4, keeps it.
        value = (item.text or "").removeprefix("\n") if area else str(item.get("value", ""))
        return Control(
            name=str(item.get("name")),
            kind="textarea" if area else str(item.get("type")),
            id=str(item.get("id")),
            value=value,
            checked=item.get("checked") is not None,
            spoken=self._spoken(item),
            group=self._group(item),
        )

    def _spoken(self, item: etree._Element) -> str:
        if item.get("aria-labelledby"):
            return self._by_ids(str(item.get("aria-labelledby")).split())
        labels = [*self.find(f"//label[@for='{item.get('id')}']"), *item.iterancestors("label")]
        return " ".join(text_of(label) for label in labels)

    def _group(self, item: etree._Element) -> str:
        for above in item.iterancestors():
            if above.get("role") == "radiogroup":
                return self._by_ids(str(above.get("aria-labelledby")).split())
            if above.tag == "fieldset":
                return " ".join(text_of(legend) for legend in above.findall("legend"))
        return ""

    def _by_ids(self, ids: Sequence[str]) -> str:
        return " ".join(text_of(item) for id_ in ids for item in self.find(f"//*[@id='{id_}']"))


def text_of(element: etree._Element) -> str:
    """The text of an element with white space made even, without what is in its textareas."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.tag not in ("textarea", "script", "style"):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
