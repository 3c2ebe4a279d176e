# SPDX-License-Identifier: EUPL-1.2
"""Two answers to one question, as lines that say what changed in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.comparison.words import GONE, NEW, SAME, Piece, compare_words
from proeftuin_docs.kinds.table import CELLS, ColumnDefinition
from proeftuin_docs.returned.answers import ANSWER, EXPLAINED
from proeftuin_docs.text.wording import Wording

Asked = kinds.QuestionPart | ColumnDefinition
_BETWEEN: Final = Piece(SAME, " → ")
_LISTED: Final = Piece(SAME, ", ")
_KINDS: Final = {**CELLS, **kinds.KINDS}


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """Where two answers stand on one scale; None for a blank one."""

    start: int
    end: int
    old: int | None
    new: int | None

    @property
    def steps(self) -> range:
        """Every step of the scale."""
        return range(self.start, self.end + 1)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One thing that changed: what of the answer (empty for all of it), the words, and a scale's steps."""

    about: str
    pieces: tuple[Piece, ...]
    scale: ScaleStep | None = None

    @property
    def words(self) -> list[tuple[str, str]]:
        """The pieces as pairs of what they are and their text."""
        return [(piece.kind, piece.text) for piece in self.pieces]


def answer_lines(asked: Asked, old: Any, new: Any, wording: Wording) -> Iterator[AnswerLine]:  # noqa: ANN401
    """Yield what changed between two plain values of a question; nothing when they are the same."""
    if isinstance(old, dict) or isinstance(new, dict):
        before, after = (value if isinstance(value, dict) else {} for value in (old, new))
        yield from answer_lines(asked, before.get(ANSWER), after.get(ANSWER), wording)
        about = getattr(asked, "explanation_label", "") or wording.phrase("explanation")
        yield from _words(_typed(before.get(EXPLAINED)), _typed(after.get(EXPLAINED)), about, wording)
    elif isinstance(asked, kinds.TableQuestion):
        yield from _Rows(asked, wording).lines(old or [], new or [])
    elif _said(old) != _said(new):
        yield _changed(asked, _said(old), _said(new), wording)


def answer_text(asked: Asked, value: Any, wording: Wording) -> str:  # noqa: ANN401 - a plain value
    """Return a plain value in words, as its document shows it; empty for none."""
    if isinstance(value, dict):
        said = (answer_text(asked, value.get(ANSWER), wording), _typed(value.get(EXPLAINED)))
        return "\n".join(filter(None, said))
    if isinstance(value, list) and isinstance(asked, kinds.TableQuestion):
        return "\n".join(filter(None, (_Rows(asked, wording).text(row) for row in value)))
    if isinstance(value, list):
        return ", ".join(answer_text(asked, item, wording) for item in value)
    return "" if _said(value) is None else _scalar(asked, value, wording)


def _scalar(asked: Asked, value: kinds.PlainScalar, wording: Wording) -> str:
    if value is True:
        return wording.phrase("compared_ticked")
    if asked.kind == "date":
        return wording.long_date(date.fromisoformat(str(value)))
    labels = {option.id: option.label for option in _KINDS[asked.kind].options(asked, wording)}
    said, unit = labels.get(str(value), str(value)), getattr(asked, "unit", "")
    return f"{said} {unit}" if unit else said


def _said(value: Any) -> Any:  # noqa: ANN401 - a plain value
    """The value; None for every way of saying nothing, of which the step 0 is none."""
    return None if value is False or value in ("", []) else value


def _changed(asked: Asked, old: Any, new: Any, wording: Wording) -> AnswerLine:  # noqa: ANN401
    """The line of two different values without parts."""
    if isinstance(asked, kinds.ScaleQuestion):
        key = (
            "compared_scale_new"
            if old is None
            else "compared_scale_gone"
            if new is None
            else "compared_scale"
        )
        words = wording.phrase(key, old=old, new=new)
        return AnswerLine("", (Piece(SAME, words),), ScaleStep(asked.from_, asked.to, old, new))
    if isinstance(asked, kinds.MultiChoiceQuestion):
        return AnswerLine("", tuple(_chosen(asked, old or [], new or [], wording)))
    before, after = (answer_text(asked, value, wording) for value in (old, new))
    if asked.kind in ("text", "long_text"):
        return next(_words(before, after, "", wording))
    sides = [Piece(kind, text) for kind, text in ((GONE, before), (NEW, after)) if text]
    pieces = (sides[0], _BETWEEN, sides[1]) if sides[1:] else tuple(sides)
    return AnswerLine(_what(before, after, "", wording), pieces)


def _chosen(asked: Asked, old: Sequence[str], new: Sequence[str], wording: Wording) -> Iterator[Piece]:
    """The options that were chosen in one of both, with commas between them."""
    gone = [(GONE, item) for item in old if item not in new]
    for number, (kind, item) in enumerate([*gone, *((NEW, item) for item in new if item not in old)]):
        yield from [_LISTED] * bool(number)
        yield Piece(kind, answer_text(asked, item, wording))


def _words(old: str, new: str, about: str, wording: Wording) -> Iterator[AnswerLine]:
    if old != new:
        yield AnswerLine(_what(old, new, about, wording), compare_words(old, new))


def _what(old: str, new: str, about: str, wording: Wording) -> str:
    """What the line is about, and that it was blank, or is now."""
    was = (
        wording.phrase("compared_filled")
        if not old
        else wording.phrase("compared_emptied")
        if not new
        else ""
    )
    return ", ".join(filter(None, (about, was)))


def _typed(value: object) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table; those that are the same keep each other's place, blank ones count for nothing."""

    asked: kinds.TableQuestion
    wording: Wording

    def lines(
        self, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
    ) -> Iterator[AnswerLine]:
        """Yield a line for every row that came or went, and for every cell that changed."""
        before, after = ([(number, row) for number, row in enumerate(rows, 1) if row] for rows in (old, new))
        keys = [[tuple(sorted(row.items())) for _, row in rows] for rows in (before, after)]
        for _, i, j, k, m in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            for was, now in zip_longest(before[i:j], after[k:m]):
                if was is None or now is None or was[1] != now[1]:
                    yield from self._row(was, now)

    def text(self, row: Mapping[str, Any]) -> str:
        """Return a row as text: each column that has something, with its label."""
        said = (
            (column.label, answer_text(column, row.get(column.id), self.wording))
            for column in self.asked.columns
        )
        return "; ".join(f"{label}: {text}" for label, text in said if text)

    def _row(
        self, was: tuple[int, Mapping[str, Any]] | None, now: tuple[int, Mapping[str, Any]] | None
    ) -> Iterator[AnswerLine]:
        number, _ = now or was or (0, {})
        if was is None or now is None:
            key = "compared_row_new" if was is None else "compared_row_gone"
            piece = Piece(NEW if was is None else GONE, self.text((now or was or (0, {}))[1]))
            yield AnswerLine(self.wording.phrase(key, row=number), (piece,))
            return
        for column in self.asked.columns:
            for line in answer_lines(column, was[1].get(column.id), now[1].get(column.id), self.wording):
                about = self.wording.phrase("compared_cell", row=number, column=column.label)
                yield AnswerLine(", ".join(filter(None, (about, line.about))), line.pieces)
