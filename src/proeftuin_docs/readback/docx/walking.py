"""Through a part in the order of the text, past what is deleted, moved away, or there twice.

Tracked changes: ECMA-376 part 1, 17.13.5. Alternate content (part 3, 10.2) says the same thing several
times, for programs of different ages; the first that Word of today knows counts, as it does there.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from proeftuin_docs.readback.docx.xml import child, short_name

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
    left: set[etree._Element] = set()
    for event, element in walker:
        name = short_name(element)
        if event == END:
            if element in left:
                left.discard(element)
            else:
                yield END, name, element
        elif _is_left_out(name, element):
            left.add(element)
            walker.skip_subtree()
        else:
            yield START, name, element


def tracked_changes(root: etree._Element) -> int:
    """How many insertions, deletions and moves were tracked and not yet accepted."""
    names = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel")
    return sum(short_name(element) in names for element in root.iter(etree.Element))


def _is_left_out(name: str, element: etree._Element) -> bool:
    if name in _NO_TEXT:
        return True
    if name in (_CHOICE, _FALLBACK):
        return _is_other_choice(element)
    return name == "w:tr" and child(element, "w:trPr", "w:del") is not None


def _is_other_choice(element: etree._Element) -> bool:
    """Whether another of the alternatives is the one that counts."""
    parent = element.getparent()
    if parent is None or short_name(parent) != "mc:AlternateContent":
        return False
    return next(filter(_can_be_shown, parent), None) is not element


def _can_be_shown(element: etree._Element) -> bool:
    """Whether a program of today shows this alternative: it knows all that it requires (part 3, 10.2.1)."""
    name = short_name(element)
    if name == _CHOICE:
        spaces = [element.nsmap.get(prefix, "") for prefix in element.get("Requires", "").split()]
        return bool(spaces) and all(space in _KNOWN_SPACES for space in spaces)
    return name == _FALLBACK
