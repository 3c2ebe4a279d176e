"""A comparison in plain lines, for people."""

from collections.abc import Iterator

import click

from proeftuin_docs.cli.texts import words
from proeftuin_docs.service.comparing import GONE, NEW, Comparison, Entry, Piece, Report, word


def comparison_lines(comparison: Comparison, told: Report, *, plain: bool) -> Iterator[str]:
    """The lines of a comparison; gone and new words stand between marks, with colour unless `plain`."""
    old, new = comparison.old, comparison.new
    yield f"{new.title}: {old.id} {old.version} → {new.id} {new.version}"
    counts = [f"{word('changes', kind)}: {count}" for kind, count in told.counts.items() if count]
    yield ", ".join(counts) if counts else words("messages", "diff_none")
    for entry in told.entries:
        yield ""
        yield from _entry(entry, plain=plain)


def _entry(entry: Entry, *, plain: bool) -> Iterator[str]:
    if entry.trail:
        yield " › ".join(entry.trail)
    name = f"{entry.part}: {entry.label}" if entry.label else entry.part
    yield f"{name} [{entry.id}]" if entry.id else name
    for line in entry.lines:
        about = f"{word('changes', line.kind)}, {line.name}" if line.name else word("changes", line.kind)
        text = "".join(_marked(piece, plain=plain) for piece in line.pieces)
        yield f"  {about}:"
        yield from (f"    {part}" for part in text.splitlines())


def _marked(piece: Piece, *, plain: bool) -> str:
    if piece.kind == GONE:
        text = f"[-{piece.text}-]"
        return text if plain else click.style(text, fg="red")
    if piece.kind == NEW:
        text = f"[+{piece.text}+]"
        return text if plain else click.style(text, fg="green")
    return piece.text
