"""Two filled forms beside each other in plain lines."""

from collections.abc import Iterator

from proeftuin_docs.cli.comparison_view import MAX_WIDTH, STEP, plain_lines, with_marks, wrapped
from proeftuin_docs.comparison.answers import AnswerLine, ScaleStep
from proeftuin_docs.comparison.filled import AnswerChange, FilledComparison, FilledForm
from proeftuin_docs.text.wording import Wording

_OLD, _NEW, _BETWEEN, _STEP = "○", "●", "─", "·"


def filled_lines(comparison: FilledComparison, wording: Wording, width: int = MAX_WIDTH) -> Iterator[str]:
    """Return the lines of a comparison: whose it is to see, what was noticed, and what changed."""
    definition = comparison.definition
    yield from plain_lines(f"{definition.title} {definition.version}", width)
    for key, form in zip(("compared_older", "compared_newer"), comparison.forms, strict=True):
        yield from plain_lines(f"{wording.phrase(key)}: {_form(form, definition.version, wording)}", width)
    yield ""
    yield from plain_lines(comparison.secrecy, width)
    if comparison.promise:
        yield from ("", f"{wording.phrase('compared_promise')}:", "")
        yield from plain_lines(comparison.promise, width)
    changed = len(comparison.changes)
    yield from ("", wording.phrase("compared_counts", changed=changed, same=comparison.same))
    if comparison.remarks:
        yield from ("", f"{wording.phrase('compared_remarks')}:")
        for problem in comparison.remarks:
            yield from plain_lines(f"- {problem.place}: {problem.message}; {problem.hint}", width)
    for trail, changes in comparison.groups:
        heading = list(plain_lines(" › ".join(trail), width))
        yield from ("", "", *heading, "-" * max(map(len, heading)))
        for change in changes:
            yield from ("", *_change(change, width))
    if any(line.scale for change in comparison.changes for line in change.lines):
        yield from ("", "", *plain_lines(wording.phrase("compared_legend_scale"), width))


def _form(form: FilledForm, version: str, wording: Wording) -> str:
    said = [form.reading.file, wording.long_date(form.day) if form.day else ""]
    if form.reading.source:
        said.append(wording.phrase("compared_from", version=form.reading.source.version))
    return ", ".join(filter(None, said))


def _change(change: AnswerChange, width: int) -> Iterator[str]:
    yield from plain_lines(f"{change.number} {change.label}".strip(), width)
    for line in change.lines:
        yield from (f"{STEP}{text}" for text in _line(line, width - len(STEP)))
    for remark in change.remarks:
        yield from (f"{STEP}! {text}" for text in plain_lines(remark, width - 2 * len(STEP)))


def _line(line: AnswerLine, width: int) -> Iterator[str]:
    if line.about:
        yield from plain_lines(f"{line.about}:", width)
    pieces = [(piece.kind, with_marks(piece)) for piece in line.pieces]
    yield from wrapped(pieces, width, coloured=False)
    if line.scale:
        yield _drawn(line.scale)


def _drawn(scale: ScaleStep) -> str:
    """A scale as a line of characters, both answers on it."""
    given = [step for step in (scale.old, scale.new) if step is not None]
    marks = {scale.old: _OLD, scale.new: _NEW}
    drawn = (marks.get(step, _BETWEEN if min(given) < step < max(given) else _STEP) for step in scale.steps)
    return f"{scale.start} {''.join(drawn)} {scale.end}"
