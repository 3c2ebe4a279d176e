# SPDX-License-Identifier: EUPL-1.2
"""The text of a part: in its fields, and around them.

A story is what ECMA-376 part 1 (17.2 to 17.4, 17.10) calls the text of the body, of a header or footer, or
of the notes. Text belongs to the innermost control around it, else to a bookmark of ours without a control.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from proeftuin_docs.errors import DataError, Place, returned, word_files
from proeftuin_docs.formats.bookmarks import is_bookmark_name
from proeftuin_docs.returned.readers.docx.controls import START, is_bound, taken_out, walk
from proeftuin_docs.returned.readers.docx.looks import Look, Styles, ground_of, look_of
from proeftuin_docs.returned.readers.docx.tables import Rows
from proeftuin_docs.returned.readers.docx.values import Holder, Instruction, sign_of
from proeftuin_docs.returned.readers.docx.xml import child, descendants, short_name, w_value
from proeftuin_docs.returned.readers.limits import MAX_FIELDS, MAX_TEXT_LENGTH
from proeftuin_docs.returned.readers.model import Trait, passage_key

_PLAIN: Final = {
    **{"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n"},
    **{"w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}"},
}
_DRAWN: Final = frozenset({"w:drawing", "w:pict", "w:object", "w:altChunk", "w:contentPart"})
_FOREIGN: Final = _DRAWN | {"w:footnoteReference", "w:endnoteReference"}
_PAGE_NUMBER: Final = "0"
_BLANKS: Final = " \t\r\n"
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Story:
    """The text and fields of a part.

    `fields` in the order in which they begin; `paragraphs` is the text around them, normalised to single
    spaces; `traits` is how that looks and what is drawn beside it, `anchors` the field nearest to each
    comment by its number; `active` is whether something would be fetched or started, `unnamed` counts
    controls with text and without a name, `half` names bookmarks that never end, and `nested` fields inside
    fields.
    """

    fields: list[Holder] = field(default_factory=list, repr=False)
    paragraphs: list[str] = field(default_factory=list, repr=False)
    traits: list[Trait] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    active: bool = False
    unnamed: int = 0
    half: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Passage:
    """A paragraph outside fields while it is read: its text, and how it looks."""

    pieces: list[str] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)
    sizes: set[int] = field(default_factory=set)
    style: str = ""
    ground: str = ""


def read_story(root: etree._Element, rows: Rows, named: frozenset[str], styles: Styles, file: str) -> Story:
    """The fields and the text of a part; `named` are the names of controls and of their bookmarks.

    Raises `DataError` for more fields or longer texts than any form has, in the file of this name.
    """
    reading = _Reading(rows, named, styles, Place(file))
    for event, name, element in walk(root):
        reading.see(event, name, element)
    return reading.end()


class _Reading:
    """Reads the elements of a part one by one."""

    def __init__(self, rows: Rows, named: frozenset[str], styles: Styles, place: Place) -> None:
        self._rows, self._named, self._styles, self._place = rows, named, styles, place
        self._story = Story()
        self._controls: list[Holder] = []
        self._bookmarks: dict[str, Holder] = {}
        self._paragraphs = [_Passage()]
        self._instructions: list[Instruction] = []
        self._joined = False
        self._grey = False
        self._look = Look()
        self._length = 0
        self._on_start: dict[str, Callable[[etree._Element], None]] = {
            "w:p": self._start_paragraph,
            "w:r": self._start_run,
            "w:t": self._text,
            "m:t": self._text,
            "w:sym": self._sign,
            "w:sdt": self._start_control,
            "w:tc": self._start_cell,
            "w:bookmarkStart": self._start_bookmark,
            "w:bookmarkEnd": self._end_bookmark,
            "w:commentRangeStart": self._anchor,
            "w:commentReference": self._anchor,
            "w:fldChar": self._instruction_mark,
            "w:fldSimple": self._simple_instruction,
        }
        self._on_end: dict[str, Callable[[etree._Element], None]] = {
            "w:p": self._end_paragraph,
            "w:sdt": self._end_control,
            "w:tc": self._end_cell,
            "w:fldSimple": self._end_instruction,
        }

    def see(self, event: str, name: str, element: etree._Element) -> None:
        """Take in the start or the end of an element."""
        table = self._on_start if event == START else self._on_end
        if act := table.get(name):
            act(element)
        elif event == START and name in _PLAIN:
            self._add(_PLAIN[name])
        elif event == START and name in _FOREIGN:
            self._mark_foreign(name)

    def end(self) -> Story:
        """Return the result; a bookmark that never ended counts for nothing."""
        self._story.active |= any(item.is_active for item in self._instructions)
        for holder in self._bookmarks.values():
            self._story.half.append(holder.name)
            self._story.paragraphs.append(" ".join(holder.text.split()))
            self._story.fields.remove(holder)
        self._close(self._paragraphs[0])
        return self._story

    def _start_paragraph(self, element: etree._Element) -> None:
        """Paragraphs of one field are lines of its text; a tracked deletion of a mark joins two of them."""
        for holder in (*self._controls[-1:], *self._bookmarks.values()):
            if holder.started and not self._joined:
                holder.pieces.append("\n")
            holder.started = True
        self._joined = child(element, "w:pPr", "w:rPr", "w:del") is not None
        style = w_value(child(element, "w:pPr", "w:pStyle"))
        self._paragraphs.append(_Passage(style=style, ground=ground_of(element)))

    def _end_paragraph(self, _: etree._Element) -> None:
        self._close(self._paragraphs.pop())
        self._instructions = [item for item in self._instructions if not item.counts_pages]

    def _close(self, passage: _Passage) -> None:
        text = " ".join("".join(passage.pieces).replace("\N{SOFT HYPHEN}", "").split())
        if text:
            self._story.paragraphs.append(text)
            looks = [(fault, passage_key(text)) for fault in sorted(passage.looks)]
            sizes = [passage_key(text), *map(str, sorted(passage.sizes))]
            looks.append((word_files.text_resized.name, " ".join(sizes)))
            self._story.traits.extend(Trait(fault, look, near=self._last) for fault, look in looks)

    @property
    def _last(self) -> str:
        """The name of the field that began last."""
        return self._story.fields[-1].name if self._story.fields else ""

    def _start_run(self, element: etree._Element) -> None:
        properties = child(element, "w:rPr")
        style, passage = w_value(child(properties, "w:rStyle")), self._paragraphs[-1]
        self._grey = style in self._styles.grey
        look = self._styles.of(passage.style, style).under(look_of(properties))
        self._look = replace(look, ground=look.ground or passage.ground) if passage.ground else look
        for item in element:
            if short_name(item) == "w:instrText" and self._instructions:
                self._instructions[-1].add(item.text or "")

    def _anchor(self, element: etree._Element) -> None:
        holder = self._holder()
        self._story.anchors.setdefault(w_value(element, "id"), holder.name if holder else self._last)

    def _text(self, element: etree._Element) -> None:
        """Add a text; white space at its ends counts only where the file keeps it, line ends never."""
        text = element.text or ""
        if element.get(_PRESERVE) != "preserve" and short_name(element) == "w:t":
            text = text.strip(_BLANKS)
        self._add(text.replace("\r", " ").replace("\n", " "))

    def _sign(self, element: etree._Element) -> None:
        sign = sign_of(w_value(element, "font"), w_value(element, "char"))
        self._add(sign or "\N{REPLACEMENT CHARACTER}")
        if not sign and (holder := self._holder()):
            holder.unreadable = True

    def _add(self, text: str) -> None:
        if any(item.counts_pages and item.shown for item in self._instructions):
            return
        holder = self._holder()
        if holder is None:
            passage = self._paragraphs[-1]
            passage.pieces.append(text)
            if text.strip():
                passage.looks |= {self._look.fault} - {""}
                passage.sizes.add(self._look.half_points)
            return
        self._length += len(text)
        if self._length > MAX_TEXT_LENGTH:
            raise DataError([returned.too_many_fields(self._place)])
        (holder.fallen if self._look.fault else holder.pieces).append(text)
        holder.grey &= self._grey or not text.strip()

    def _holder(self) -> Holder | None:
        """The field to which text belongs now."""
        if self._controls:
            return self._controls[-1]
        return next(reversed(self._bookmarks.values()), None)

    def _mark_foreign(self, name: str) -> None:
        if holder := self._holder():
            holder.foreign = True
        elif name in _DRAWN:
            self._story.traits.append(Trait(word_files.drawing_added.name, near=self._last))

    def _open(self, holder: Holder) -> Holder:
        holder.started = len(self._paragraphs) > 1
        self._story.fields.append(holder)
        if len(self._story.fields) > MAX_FIELDS:
            raise DataError([returned.too_many_fields(self._place)])
        return holder

    def _start_control(self, element: etree._Element) -> None:
        control = self._rows.controls.get(element)
        if control is None or not control.name:
            self._story.active |= is_bound(child(element, "w:sdtPr"))
            return
        self._story.nested += [control.name] * bool(self._controls)
        self._controls.append(self._open(Holder(control.name, control, gone=taken_out(element))))

    def _end_control(self, element: etree._Element) -> None:
        control = self._rows.controls.get(element)
        if control is None:
            return
        if control.name:
            self._controls.pop()
        elif not self._holder() and any((item.text or "").strip() for item in descendants(element, "w:t")):
            self._story.unnamed += 1

    def _start_cell(self, element: etree._Element) -> None:
        if name := self._rows.loose.get(element):
            self._controls.append(self._open(Holder(name, loose=True, gone=taken_out(element))))
            self._controls[-1].started = False

    def _end_cell(self, element: etree._Element) -> None:
        if element in self._rows.loose:
            self._controls.pop()

    def _start_bookmark(self, element: etree._Element) -> None:
        name, number = w_value(element, "name"), w_value(element, "id")
        if is_bookmark_name(name) and name not in self._named and number not in self._bookmarks:
            self._bookmarks[number] = self._open(Holder(name))

    def _end_bookmark(self, element: etree._Element) -> None:
        self._bookmarks.pop(w_value(element, "id"), None)

    def _instruction_mark(self, element: etree._Element) -> None:
        kind = w_value(element, "fldCharType")
        if kind == "begin":
            if self._instructions:
                self._instructions[-1].interrupt()
            self._instructions.append(Instruction())
        elif self._instructions and kind == "separate":
            self._instructions[-1].shown = True
        elif kind == "end":
            self._end_instruction(element)

    def _simple_instruction(self, element: etree._Element) -> None:
        self._instructions.append(Instruction(w_value(element, "instr")[:200], shown=True))

    def _end_instruction(self, _: etree._Element) -> None:
        """The number of a page is always the same here, since every printer gives another."""
        if not self._instructions:
            return
        instruction = self._instructions.pop()
        self._story.active |= instruction.is_active
        if instruction.leads_out:
            self._story.traits.append(Trait(word_files.link_added.name, look=instruction.said))
        if instruction.counts_pages and instruction.shown:
            self._add(_PAGE_NUMBER)
