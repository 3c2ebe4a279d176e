"""One change as a line: its kind, what it is about, and the words with what is gone and new marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.comparison.changes import Added, Change, Comparison, Gone, Moved, Reworded
from proeftuin_docs.comparison.outline import COLUMN, DOCUMENT, OPTION, TEXT, Part
from proeftuin_docs.comparison.words import GONE, NEW, SAME, Piece, compare_words
from proeftuin_docs.packaged_words import packaged_words

ADDED: Final = "added"
REMOVED: Final = "gone"
MOVED: Final = "moved"
REWORDED: Final = "reworded"
KINDS: Final = (ADDED, REMOVED, MOVED, REWORDED)
_LONGEST_LABEL: Final = 90
_IN_LABEL: Final = frozenset({"label", "number"})
_PLAIN: Final = "paragraph"
"""The kind of text that goes without saying."""
_YES_OR_NO: Final = frozenset({"new_page", "uses_case", "compact", "explanation"})
_WORDS: Final = ("proeftuin_docs.comparison", "words.nl.yaml")


def word(group: str, key: str) -> str:
    """Return the Dutch word for a kind, an attribute or a change."""
    return str(packaged_words(*_WORDS)[group][key])


def word_or(group: str, key: str) -> str:
    """Return the Dutch word for a key, or the key itself where it is a word already."""
    return str(packaged_words(*_WORDS)[group].get(key, key))


@dataclass(frozen=True, slots=True)
class Line:
    """One change: its kind, what of the part it is about (empty for the part itself), and the words."""

    kind: str
    name: str
    pieces: tuple[Piece, ...]

    @property
    def about(self) -> str:
        """The kind of change in words, and what it is about."""
        kind = word("changes", self.kind)
        return f"{kind}: {self.name}" if self.name else kind


def change_kind(change: Change) -> str:
    """Which kind of change it is."""
    match change:
        case Added():
            return ADDED
        case Gone():
            return REMOVED
        case Moved():
            return MOVED
        case Reworded():
            return REWORDED


def change_lines(changes: Iterable[Change], comparison: Comparison) -> Iterator[Line]:
    """A line for each change."""
    for change in changes:
        yield Line(change_kind(change), _about(change), _pieces(change, comparison))


def _about(change: Change) -> str:
    """What of its entry a change is about: an option or a column of a question, and which facet of it."""
    part = change.part
    facet = _facet(change) if isinstance(change, Reworded) else ""
    if part.kind not in (OPTION, COLUMN):
        return facet
    named = isinstance(change, Added | Gone) or facet == word("facets", "label")
    about = word("within", part.kind) if named else f"{word('within', part.kind)} {_quoted(part.label)}"
    return ", ".join(item for item in (about, facet) if item)


def _facet(change: Reworded) -> str:
    name = word("facets", change.facet)
    return f"{name}, {word('facets', 'arrangement')}" if change.spelled else name


def _pieces(change: Change, comparison: Comparison) -> tuple[Piece, ...]:
    match change:
        case Added(part=part, within=within):
            return (Piece(NEW, _whole(part, within)),)
        case Gone(part=part, within=within):
            return (Piece(GONE, _whole(part, within)),)
        case Moved():
            return (Piece(SAME, _move(change, comparison)),)
        case Reworded(facet=facet, old=old, new=new):
            return compare_words(_shown(facet, old), _shown(facet, new))


def _whole(part: Part, within: tuple[Part, ...] = ()) -> str:
    """All that a part says, so that nothing of what is new or gone stays unsaid."""
    told = [
        f"{word('facets', name)}: {_shown(name, text)}"
        for name, text in part.facets.items()
        if text and name not in _IN_LABEL and not _is_told(name, text, part) and not _is_off(name, part)
    ]
    inner = [f"{word('within', item.kind)}: {_whole(item)}".replace("\n", "; ") for item in within]
    return "\n".join([_opening(part), *told, *inner])


def _opening(part: Part) -> str:
    return part.facets[TEXT] if part.kind == TEXT else part.label


def _is_told(facet: str, text: str, part: Part) -> bool:
    """Whether the words that a part opens with are this facet."""
    return text == part.label if part.kind != TEXT else facet == TEXT or text == _PLAIN


def _is_off(facet: str, part: Part) -> bool:
    """Whether a facet says only that something is not so, or is about what is not there."""
    switch = "explanation" if facet.startswith("explanation") else facet
    return switch in _YES_OR_NO and part.facets.get(switch) == "False"


def _move(change: Moved, comparison: Comparison) -> str:
    place = word("moves", "first")
    if change.after is not None:
        place = word("moves", "after").format(new=_quoted(change.after.label))
    if change.before.parent == change.part.parent:
        return place
    old, new = (_called(comparison.parts[key]) for key in (change.before.parent, change.part.parent))
    return word("moves", "within").format(old=old, new=new, place=place)


def _called(part: Part) -> str:
    return word("moves", DOCUMENT) if part.kind == DOCUMENT else _quoted(part.label)


def _quoted(label: str) -> str:
    return f"‘{short(label, _LONGEST_LABEL)}’"


def _shown(facet: str, text: str) -> str:
    """A value in words: what a definition writes in English."""
    if facet == "kind":
        return word_or("kinds", text)
    return word_or("values", text) if facet in _YES_OR_NO else text


def short(label: str, longest: int) -> str:
    """A label of at most so many characters, cut at a word; that it was cut is shown."""
    if len(label) <= longest:
        return label
    begin = label[: longest - 1]
    return f"{begin.rpartition(' ')[0] or begin} …"
