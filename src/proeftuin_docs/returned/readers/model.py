# SPDX-License-Identifier: EUPL-1.2
"""The content of a file before interpretation: its stated identity, and its fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from proeftuin_docs.errors import AnyFault, Diagnostic, returned, web_pages, word_files
from proeftuin_docs.formats.identity import EDITION, PROPERTIES, stated

_DOUBTS: Final = (
    *(returned.contradicts_itself, returned.shows_other_text, returned.only_a_default),
    *(returned.only_rich_text, word_files.not_standing, word_files.taken_out),
)
_NOTES: Final = (
    *(returned.typed_over_page, returned.note_on_page, returned.drawn_over_page, returned.marked_on_page),
    *(returned.attached_to_page, returned.unknown_on_page),
    *(word_files.drawing_added, word_files.comment_added),
)
_OTHERS: Final = (
    *(returned.opens_otherwise, returned.link_added, word_files.text_hidden, word_files.text_pale),
    *(word_files.text_tiny, word_files.text_struck, word_files.text_resized, word_files.link_added),
    *(word_files.numbering_added, web_pages.head_differs, web_pages.built_otherwise),
)
DOUBTS: Final[Mapping[str, AnyFault]] = {fault.name: fault for fault in _DOUBTS}
"""The faults of fields that do not say one thing."""
NOTES: Final[Mapping[str, AnyFault]] = {fault.name: fault for fault in _NOTES}
"""The faults of what lies on a form and leaves it what it was."""
TRAITS: Final[Mapping[str, AnyFault]] = {**NOTES, **{fault.name: fault for fault in _OTHERS}}
"""What a trait is called where the version lacks it."""


class FileKind(StrEnum):
    """The kinds of files that can be read back."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Claim:
    """The unchecked identity that a file states; parts that it lacks are empty."""

    id: str = ""
    version: str = ""
    status: str = ""
    hash: str = ""
    part: str = ""
    size: str = ""
    prefilled: str = ""

    @classmethod
    def agreed(cls, said: Iterable[tuple[str, str]]) -> "Claim":
        """Return the identity in these properties of a file; empty when one is missing or contradicted."""
        values: dict[str, set[str]] = {name: set() for name in (*PROPERTIES, *EDITION)}
        for name, text in said:
            values[name].add(text)
        return cls(**stated(values))


@dataclass(frozen=True, slots=True)
class RawField:
    """One field of a file.

    `text` is what was typed, or the label or id that was chosen; `chosen` says which state of a button is
    on (an option's id, `ja`), None when it is off or the field is no button. `tooltip` is the name that a
    screen reader gives it, empty where the format has none. `doubt` names the fault of a field that does not
    say one thing, and `others` is what it says besides; with `kept` the text counts all the same.
    """

    name: str
    text: str = field(default="", repr=False)
    chosen: str | None = field(default=None, repr=False)
    tooltip: str = ""
    doubt: str = ""
    others: tuple[str, ...] = field(default=(), repr=False)
    kept: bool = False

    def __post_init__(self) -> None:
        """Refuses a doubt that there is no fault for."""
        if self.doubt and self.doubt not in DOUBTS:
            raise ValueError(self.doubt)


@dataclass(frozen=True, slots=True)
class Trait:
    """Something of a file beside its fields and the words around them: a note, a link, the look of a passage.

    `fault` names what it is when the version has nothing with the same `look`. `page` counts from 1, 0 where
    a format has no pages; `near` is the name of the nearest field, and `text` what it says.
    """

    fault: str
    look: str = field(default="", repr=False)
    page: int = 0
    near: str = ""
    text: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuses a trait that there is no fault for."""
        if self.fault not in TRAITS:
            raise ValueError(self.fault)


def passage_key(text: str) -> str:
    """Return a short mark of a passage, the same for the same words."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field stands on a page, as left, bottom, right and top in points, and whether it is shown."""

    name: str
    box: tuple[float, float, float, float]
    shown: bool = True


@dataclass(frozen=True, slots=True)
class PageLook:
    """A page without its fields: its boxes and rotation, where fields stand, and its picture.

    The picture is in shades of grey, one point a pixel, packed; empty where none was made.
    """

    sheet: tuple[float, ...]
    places: tuple[FieldPlace, ...] = ()
    picture: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RawFile:
    """The content of one file.

    `fields` in the order of the file, names may repeat; `fixed_text` is the text around the fields, in single
    spaces, and `traits` and `pages` what else there is to see, for telling whether somebody changed it;
    `problems` are findings that do not stop the reading, and `doubts` say what somebody may have filled in
    that the file does not hold.
    """

    kind: FileKind
    claim: Claim
    fields: tuple[RawField, ...] = field(repr=False)
    fixed_text: tuple[str, ...] = field(default=(), repr=False)
    problems: tuple[Diagnostic, ...] = ()
    doubts: tuple[Diagnostic, ...] = ()
    traits: tuple[Trait, ...] = ()
    pages: tuple[PageLook, ...] = ()


def nearest_field(places: Sequence[FieldPlace], point: tuple[float, float], above: str = "") -> str:
    """Return the name of the field nearest to a point, first by height; `above` where a page has none."""

    def distance(place: FieldPlace) -> tuple[float, float]:
        left, bottom, right, top = place.box
        return max(bottom - point[1], 0, point[1] - top), max(left - point[0], 0, point[0] - right)

    return min(places, key=distance).name if places else above
