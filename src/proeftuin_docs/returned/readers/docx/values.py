# SPDX-License-Identifier: EUPL-1.2
"""Fields while and after they are read: a typed text, the choice that is shown, the state of a box."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from proeftuin_docs.errors import Diagnostic, Place, word_files
from proeftuin_docs.returned.readers.docx.controls import Control, ControlKind
from proeftuin_docs.returned.readers.model import RawField

TICKED: Final = frozenset("☒☑✓✔✗✘🗹🗷")
UNTICKED: Final = frozenset("☐□▢🗆")
_CROSSES: Final = frozenset("xX")
"""Tick a box, and are a text elsewhere."""
_CHOICE: Final = "○"
"""Stands before each choice in a list from which nothing was chosen."""
_WINGDINGS: Final = {0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2: Final = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x4F: "✗"}
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_KNOWN: Final = range(0x20, 0xD800)
"""Codes of ordinary fonts; what lies above them is for each font to say."""


def sign_of(font: str, code: str) -> str:
    """Return the character of a hexadecimal code in a font; empty when it is unknown."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    signs = _FONTS.get(font.strip().lower())
    if signs is not None:
        return signs.get(number & 0xFF, "")
    return chr(number) if number in _KNOWN and chr(number).isprintable() else ""


_COUNTERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_ACTIVE: Final = frozenset(
    {"DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "EMBED", "IMPORT", "DATABASE"}
    | {"MACROBUTTON", "RD", "CONTROL"}
)
_LINK: Final = "HYPERLINK"
_WHOLE_WORD: Final = re.compile(r"\s*\S+\s")
_MAX_INSTRUCTION_LENGTH: Final = 200


@dataclass(slots=True)
class Holder:
    """A field that is being read: a control, or the text of a bookmark or an untagged cell.

    `fallen` is text that is struck out or that nobody sees, `gone` what was taken out while changes were
    tracked. `started` is whether a paragraph of it was seen;
    `grey` whether all its text looks like a placeholder.
    """

    name: str
    control: Control | None = None
    loose: bool = False
    pieces: list[str] = field(default_factory=list, repr=False)
    fallen: list[str] = field(default_factory=list, repr=False)
    started: bool = False
    grey: bool = True
    foreign: bool = False
    unreadable: bool = False
    gone: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        """All its text so far."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Instruction:
    """A field that Word calculates (17.16): its instruction, and whether its result has begun."""

    said: str = ""
    shown: bool = False
    composed: bool = False

    def interrupt(self) -> None:
        """Something else begins here: when that is before the first word is whole, it makes that word."""
        self.composed |= not self.shown and not _WHOLE_WORD.match(self.said)

    def add(self, text: str) -> None:
        """Goes on with the instruction; what follows the first words does not matter."""
        self.said = (self.said + text)[:_MAX_INSTRUCTION_LENGTH]

    @property
    def counts_pages(self) -> bool:
        """Whether it is a number of pages, which differs with every printer."""
        return _word(self.said) in _COUNTERS

    @property
    def leads_out(self) -> bool:
        """Whether it is a link to an address."""
        return _word(self.said) == _LINK and "://" in self.said

    @property
    def is_active(self) -> bool:
        """Whether it fetches something from outside, or starts something; or hides what it does."""
        return self.composed or _word(self.said) in _ACTIVE


def _word(said: str) -> str:
    return next(iter(said.split()), "").upper()


_ON: Final = "ja"
_DAY: Final = re.compile(r"(\d{2})-(\d{2})-(\d{4})", re.ASCII)

Placeholders = Callable[[], Collection[str]]
"""The texts that stand in blank fields, looked up only when they are needed."""


def raw_field(holder: Holder, placeholders: Placeholders) -> RawField:
    """Return the field as it is in the file; blank when only a placeholder is shown.

    What somebody sees counts, also where the program's own note of it says something else. Text that does not
    stand there for all to see is no part of it, and is told, as is text that was taken out of it.
    """
    seen = holder.text.strip() or not holder.fallen
    found = _standing(holder, placeholders) if seen else RawField(holder.name)
    fallen, gone = "".join(holder.fallen).strip(), _taken_out(holder, placeholders)
    if not fallen and not gone:
        return found
    doubt = word_files.not_standing if fallen else word_files.taken_out
    return replace(found, doubt=doubt.name, others=tuple(filter(None, (fallen, gone))), kept=True)


def _taken_out(holder: Holder, placeholders: Placeholders) -> str:
    """The text that was taken out of a field, unless it only showed that the field was blank."""
    gone = holder.gone.strip()
    none = (holder.control.none.strip(), *UNTICKED) if holder.control else UNTICKED
    return "" if gone in none or gone.startswith(_CHOICE) or gone in placeholders() else gone


def _standing(holder: Holder, placeholders: Placeholders) -> RawField:
    """Return the field with what stands in it."""
    control, text = holder.control, holder.text
    title = control.title if control else ""
    is_box = control.kind is ControlKind.TICK if control else text.strip() in TICKED | UNTICKED
    if is_box:
        return _box(holder.name, title, text, ticked=control is not None and control.ticked)
    if is_blank(holder, placeholders):
        return RawField(holder.name, tooltip=title)
    if control and control.kind is ControlKind.LIST:
        text = _chosen(control, text)
    return RawField(holder.name, text, tooltip=title)


def is_blank(holder: Holder, placeholders: Placeholders) -> bool:
    """Whether a field shows its placeholder.

    A program may leave the mark of a placeholder on what somebody typed, and drop it from a placeholder;
    so the look and the words of the text have to agree with it.
    """
    text = holder.text.strip()
    if not text:
        return holder.text in ("", *placeholders()) or (holder.control is not None and holder.control.blank)
    if holder.control and text == holder.control.none.strip():
        return True
    known = text.startswith(_CHOICE) or text in placeholders()
    return (holder.grey or known) if holder.control and holder.control.blank else holder.grey and known


def problems_of(holder: Holder, placeholders: Placeholders, file: str) -> Iterator[Diagnostic]:
    """Return the oddities of a field, without a word of its content."""
    place = Place(file, path=holder.name)
    if holder.foreign:
        yield word_files.not_only_text(place)
    if holder.unreadable:
        yield word_files.unreadable_symbol(place)
    control, text = holder.control, holder.text.strip()
    if control is None:
        return
    if control.bound:
        yield word_files.bound_field(place)
    if control.kind is ControlKind.TICK and _disagrees(control, text):
        yield word_files.tick_shown_otherwise(place)
    elif control.blank and text and not is_blank(holder, placeholders):
        yield word_files.text_in_empty_field(place)
    elif control.kind is ControlKind.DATE and _is_other_day(control, text):
        yield word_files.day_shown_otherwise(place)


def _is_other_day(control: Control, text: str) -> bool:
    """Whether a day that is shown is not the one that the program noted."""
    typed = _DAY.fullmatch(text)
    return bool(typed and control.day and control.day != "-".join(reversed(typed.groups())))


def _box(name: str, title: str, text: str, *, ticked: bool) -> RawField:
    """Return a box: its sign decides whether it is ticked, or else what the program noted."""
    sign = text.strip()
    if sign and sign not in TICKED | UNTICKED | _CROSSES:
        return RawField(name, text, tooltip=title)
    ticked = sign in TICKED | _CROSSES if sign else ticked
    return RawField(name, chosen=_ON if ticked else None, tooltip=title)


def _disagrees(control: Control, sign: str) -> bool:
    """Whether the sign in a box is none that boxes have, or shows another state than the program noted."""
    if sign in TICKED | _CROSSES:
        return not control.ticked
    return control.ticked or (sign not in UNTICKED and bool(sign))


def _chosen(control: Control, text: str) -> str:
    """The value of the item that is shown; the text itself when it is none, or when two look the same."""
    found = {value for shown, value in control.items if " ".join(shown.split()) == " ".join(text.split())}
    if control.last in found:
        return control.last
    return found.pop() if len(found) == 1 else text
