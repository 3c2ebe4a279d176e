"""Content of a web page that fetches, runs or sends something in a browser, beyond ours.

Ours have one script of their own in the page, styles in the page, and links to pages and addresses. That the
script is still ours is not looked at: it differs between versions of the program.
"""

import re
import sys
from typing import Final

from lxml import etree

_FETCHING: Final = frozenset(
    {"iframe", "frame", "object", "embed", "applet", "portal", "base", "form", "link", "audio", "video"}
    | {"source", "track", "foreignobject", "use", "image", "animate", "set"}
)
_ADDRESSES: Final = frozenset(
    {"href", "src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "srcdoc"}
)
_PLAIN_LINKS: Final = ("#", "http://", "https://", "mailto:", "tel:")
_PICTURE: Final = "data:image/"
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
        if tag in _FETCHING or scripts > 1 or _is_refresh(tag, element):
            return True
        if any(_acts(tag, str(name), str(value)) for name, value in element.items()):
            return True
        if tag == "style" and _fetches(element.text or ""):
            return True
    return False


def _is_refresh(tag: str, element: etree._Element) -> bool:
    return tag == "meta" and element.get("http-equiv", "").strip().lower() == _REFRESH


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
    said = "".join(plain.split()).lower().replace(f"url({_PICTURE}", "").replace(f'url("{_PICTURE}', "")
    return any(word in said for word in _IN_STYLES)
