# SPDX-License-Identifier: EUPL-1.2
"""Content controls in a file, and the way through its text (ECMA-376 part 1, 17.5.2; [MS-DOCX] 2.5 and 2.7).

The text is walked past what is deleted, moved away, or there twice. Tracked changes: 17.13.5. Alternate
content (part 3, 10.2) says the same thing several times, for programs of different ages; the first that Word
of today knows counts, as it does there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain, takewhile
from typing import Final

from lxml import etree

from proeftuin_docs.formats.bookmarks import bookmark_name, is_bookmark_name
from proeftuin_docs.returned.readers.docx.xml import (
    by_name,
    child,
    descendants,
    extension_value,
    is_on,
    short_name,
    w_value,
)

START: Final = "start"
END: Final = "end"
_NO_TEXT: Final = frozenset(
    {
        *("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr"),
        *("w:sdtEndPr", "w:tblGrid", "w:rt", "w:rubyPr", "w:instrText", "w:delText", "w:delInstrText"),
        *("m:ctrlPr", "w:fldData", "w:binData", "w:customXmlPr", "w:smartTagPr", "w:tblPrEx"),
    }
)
_OFFICE: Final = "http://schemas.microsoft.com/office"
_KNOWN_SPACES: Final = frozenset(
    {
        "urn:schemas-microsoft-com:vml",
        *(f"{_OFFICE}/word/2010/wordprocessing{of}" for of in ("Shape", "Group", "Canvas", "Ink", "Drawing")),
        *(f"{_OFFICE}/word/{since}/wordml" for since in (2010, 2012, 2018)),
        *(f"{_OFFICE}/word/{of}" for of in ("2015/wordml/symex", "2016/wordml/cid", "2018/wordml/cex")),
        *(f"{_OFFICE}/drawing/{of}" for of in ("2010/main", "2007/8/2/chart", "2012/chart", "2014/chartex")),
        *(f"{_OFFICE}/drawing/{of}" for of in ("2015/9/8/chartex", "2016/ink", "2017/model3d")),
    }
)
"""Extensions that Word can require ([MS-DOCX] 2.2, [MS-ODRAWXML] 2.1)."""
_CHOICE: Final = "mc:Choice"
_FALLBACK: Final = "mc:Fallback"


def walk(root: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Yield start and end of every element with or around text, with its short name."""
    walker = etree.iterwalk(root, events=(START, END))
    left: etree._Element | None = None
    for event, element in walker:
        name = short_name(element)
        if event == START and _is_left_out(name, element):
            left = element
            walker.skip_subtree()
        elif element is not left:
            yield event, name, element


def tracked_changes(root: etree._Element) -> int:
    """How many insertions, deletions and moves were tracked and not yet accepted."""
    names = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel")
    return sum(short_name(element) in names for element in root.iter(etree.Element))


def taken_out(element: etree._Element) -> str:
    """The text inside an element of which a tracked change says that it was deleted."""
    return "".join(item.text or "" for item in descendants(element, "w:delText"))


def _is_left_out(name: str, element: etree._Element) -> bool:
    """Whether this is no text, was deleted, or is an alternative to what counts."""
    if name in (_CHOICE, _FALLBACK):
        parent = element.getparent()
        if parent is None or short_name(parent) != "mc:AlternateContent":
            return False
        return next(filter(_can_be_shown, parent), None) is not element
    return name in _NO_TEXT or (name == "w:tr" and child(element, "w:trPr", "w:del") is not None)


def _can_be_shown(element: etree._Element) -> bool:
    """Whether a program of today shows this alternative: it knows all that it requires (part 3, 10.2.1)."""
    name = short_name(element)
    if name == _CHOICE:
        spaces = [element.nsmap.get(prefix, "") for prefix in element.get("Requires", "").split()]
        return bool(spaces) and all(space in _KNOWN_SPACES for space in spaces)
    return name == _FALLBACK


_STRUCTURE: Final = ("w:group", "w15:repeatingSection", "w15:repeatingSectionItem", "w:docPartObj")
_BESIDE: Final = frozenset(
    {"w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd", "w:commentRangeStart"}
)
_TEXTS: Final = frozenset({"w:t", "w:tab", "w:br", "w:cr", "w:sym", "m:t", "w:noBreakHyphen", "w:ptab"})


class ControlKind(StrEnum):
    """The kinds of content controls."""

    TEXT = "text"
    TICK = "tick"
    LIST = "list"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Control:
    """A control that can be filled in.

    `name` is its tag, or that of its bookmark when a program dropped the tag; empty when it has neither.
    `items` are the shown text and the value of a list, `day` is the ISO date that the program noted, `blank`
    whether it says that only its placeholder is shown, and `bound` whether Word takes its text elsewhere.
    """

    name: str
    title: str
    kind: ControlKind
    blank: bool
    items: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    none: str = ""
    last: str = field(default="", repr=False)
    day: str = field(default="", repr=False)
    ticked: bool = False
    bound: bool = False


Controls = dict[etree._Element, Control]


def find_controls(root: etree._Element) -> Controls:
    """The controls of a part that hold something, by element; not groups, repeating sections and their rows.

    A control without a tag around other controls is a group that lost its name, not a field.
    """
    found: Controls = {}
    open_: list[etree._Element] = []
    around: set[etree._Element] = set()
    for event, name, element in walk(root):
        if name != "w:sdt":
            continue
        if event == END:
            open_.pop()
            _add(found, element, holds_controls=element in around)
        else:
            around.update(open_[-1:])
            open_.append(element)
    return found


def names_of(controls: Controls) -> frozenset[str]:
    """The names of controls, and those of the bookmarks that belong to them."""
    names = {control.name for control in controls.values() if control.name}
    return frozenset(names | {bookmark_name(name) for name in names})


def _add(found: Controls, element: etree._Element, *, holds_controls: bool) -> None:
    properties = child(element, "w:sdtPr")
    if any(child(properties, kind) is not None for kind in _STRUCTURE):
        return
    tag = w_value(child(properties, "w:tag")).strip()
    if tag or not holds_controls:
        control = _control(tag or _bookmarked(element), properties)
        found[element] = replace(control, bound=is_bound(properties))


def is_bound(properties: etree._Element | None) -> bool:
    """Whether Word takes the text of a control with these properties from another part when it opens."""
    return any(child(properties, kind) is not None for kind in ("w:dataBinding", "w15:dataBinding"))


def _control(name: str, properties: etree._Element | None) -> Control:
    kinds = by_name(properties)
    title = w_value(kinds.get("w:alias"))
    blank = "w:showingPlcHdr" in kinds and is_on(w_value(kinds["w:showingPlcHdr"]))
    if (box := kinds.get("w14:checkbox")) is not None:
        state = child(box, "w14:checked")
        ticked = state is not None and is_on(extension_value(state))
        return Control(name, title, ControlKind.TICK, blank, ticked=ticked)
    if "w:date" in kinds:
        day = w_value(kinds["w:date"], "fullDate")[:10]
        return Control(name, title, ControlKind.DATE, blank, day=day)
    if (list_ := kinds.get("w:dropDownList", kinds.get("w:comboBox"))) is not None:
        pairs = [(w_value(item, "displayText"), w_value(item, "value")) for item in list_]
        items = tuple(pair for pair in pairs if pair[0])
        none = next((value for shown, value in pairs if not shown), "")
        return Control(name, title, ControlKind.LIST, blank, items, none, w_value(list_, "lastValue"))
    return Control(name, title, ControlKind.TEXT, blank)


def _bookmarked(element: etree._Element) -> str:
    """The name of our bookmark that starts right before a control, or before any text in it."""
    content = child(element, "w:sdtContent")
    started = (item for event, _, item in (walk(content) if content is not None else ()) if event == START)
    before = takewhile(lambda item: short_name(item) in _BESIDE, element.itersiblings(preceding=True))
    inside = takewhile(lambda item: short_name(item) not in _TEXTS, started)
    names = (w_value(item, "name") for item in chain(before, inside) if short_name(item) == "w:bookmarkStart")
    return next(filter(is_bookmark_name, names), "")
