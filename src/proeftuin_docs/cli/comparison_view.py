"""A comparison of two versions in plain lines of a terminal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

import click

from proeftuin_docs.cli.localisation import words
from proeftuin_docs.comparison import Comparison, Piece
from proeftuin_docs.comparison.report import HeadingGroup, PartChanges, Report, short
from proeftuin_docs.comparison.words import GONE, NEW
from proeftuin_docs.errors.visible import visible_lines

_MIN_WIDTH: Final = 40
MAX_WIDTH: Final = 100
_MAX_CONTEXT_LENGTH: Final = 40
"""Characters of a heading that others stand under; their own are whole."""
_COLOURS: Final = {GONE: "red", NEW: "green"}
_MARKS: Final = {GONE: ("[-", "-]"), NEW: ("[+", "+]")}
STEP: Final = "  "
_ATOM: Final = re.compile(r"\n|[^\S\n]+|\S+")

Atom = tuple[str, str]
"""The state of a run of characters (same, gone or new), and the characters."""


def comparison_lines(
    comparison: Comparison, told: Report, *, coloured: bool, width: int = MAX_WIDTH
) -> Iterator[str]:
    """Return the lines of a comparison, summary first; removed and new words are between marks.

    No line is wider than `width`, within reason, except for a word that is. With `coloured` the marks have
    colours besides.
    """
    room = min(max(width, _MIN_WIDTH), MAX_WIDTH)
    yield from plain_lines(comparison.new.title, room)
    yield from plain_lines(_versions(comparison), room)
    yield ""
    yield from plain_lines(told.summary, room)
    above: tuple[str, ...] = ()
    for group in told.all_groups:
        yield from ("", "", *_heading(group, room, above))
        above = group.trail
        for entry in group.entries:
            yield from ("", *_entry(entry, room, coloured=coloured))


def _versions(comparison: Comparison) -> str:
    old, new = (f"{item.version} ({item.status.value})" for item in (comparison.old, comparison.new))
    return words("messages", "diff_versions", id=comparison.new.id, old=old, new=new)


def _heading(group: HeadingGroup, room: int, above: tuple[str, ...]) -> Iterator[str]:
    """Return the underlined heading, after the headings above it unless those were just printed."""
    if group.trail != above:
        trail = "".join(f"{short(title, _MAX_CONTEXT_LENGTH)} › " for title in group.trail)
        yield from plain_lines(trail.rstrip(), room) if trail else ()
    lines = list(plain_lines(group.title, room))
    yield from lines
    yield "-" * max(len(line) for line in lines)


def _entry(entry: PartChanges, room: int, *, coloured: bool) -> Iterator[str]:
    known = f" [{entry.id}]" if entry.id else ""
    if entry.name:
        yield f"{short(entry.name, room - len(known))}{known}"
    for line in entry.lines:
        yield f"{STEP}{line.about}"
        atoms = [(piece.kind, with_marks(piece)) for piece in line.pieces]
        inner = room - 2 * len(STEP)
        yield from (f"{2 * STEP}{text}".rstrip() for text in wrapped(atoms, inner, coloured=coloured))


def with_marks(piece: Piece) -> str:
    """The words, between marks when they are gone or new."""
    before, after = _MARKS.get(piece.kind, ("", ""))
    return f"{before}{piece.text}{after}"


def plain_lines(text: str, room: int) -> Iterator[str]:
    """The text as lines of at most `room` characters, within reason."""
    return wrapped([("", text)], room, coloured=False)


def wrapped(pieces: Iterable[Atom], room: int, *, coloured: bool) -> Iterator[str]:
    """The pieces as lines of at most `room` characters, broken at spaces; their own line breaks stay."""
    line: list[Atom] = []
    for run in _unbreakable(pieces):
        text = "".join(part for _, part in run)
        if text == "\n":
            yield _styled(line, coloured=coloured)
            line = []
            continue
        if line and not text.isspace() and _length(line) + len(text) > room:
            yield _styled(line, coloured=coloured)
            line = []
        if line or not text.isspace() or _is_indent(text):
            line.extend(run)
    yield _styled(line, coloured=coloured)


def _is_indent(text: str) -> bool:
    """Whether a space at the start of a line is indentation: an item within an item."""
    return len(text) > 1


def _unbreakable(pieces: Iterable[Atom]) -> Iterator[list[Atom]]:
    """Runs that stay on one line: a word with the marks and other pieces that touch it, a space, a break."""
    atoms = [(kind, text) for kind, piece in pieces for text in _ATOM.findall(visible_lines(piece))]
    for is_space, run in groupby(atoms, key=lambda atom: atom[1].isspace()):
        if is_space:
            yield from ([atom] for atom in run)
        else:
            yield list(run)


def _length(line: Iterable[Atom]) -> int:
    return sum(len(text) for _, text in line)


def _styled(line: Sequence[Atom], *, coloured: bool) -> str:
    """A line without the space at its end, every run of one kind in its colour."""
    shown = list(line)
    while shown and shown[-1][1].isspace():
        shown.pop()
    told = ""
    for kind, run in groupby(shown, key=lambda atom: atom[0]):
        text = "".join(part for _, part in run)
        told += click.style(text, fg=_COLOURS[kind]) if coloured and kind in _COLOURS else text
    return told
