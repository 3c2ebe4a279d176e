# SPDX-License-Identifier: EUPL-1.2
"""Whether the text around the fields is that of the version: what is gone, and where something was added.

Compared word by word with the same document made anew and read by the same reader, so that both have the
same quirks. Headers and footers, headings of continuations, and how lines and words were broken do not count.
Only words of the version itself are ever told: what somebody added may be about a person.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_INVISIBLE_CHARACTERS: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_EQUIVALENTS: Final = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\ufffe": "-", "\u00a0": " ", "\u202f": " ", "\u2018": "'", "\u2019": "'"}
)
_BROKEN: Final = re.compile(r"(?<=\w)-\n(?=\w)")
_MAX_QUOTE_LENGTH: Final = 12
_MAX_DIFFERENCES: Final = 10
_MAX_LENGTH_RATIO: Final = 4
_SPREAD: Final = 3
_KEPT: Final = 4096
"""So many patterns of phrases are kept: those of several versions; they hold nothing of a file."""
_Change = tuple[int, int, int, int]
"""From and to in the words of the version, and from and to in those of the file."""


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One place where the text is not that of the version.

    `before` are the last words of the version before it, `gone` the words of the version that are not there
    any more, and `added` says whether there are words that the version does not have: `said` has them, which
    no message ever tells. `at` counts the words of the version before the place.
    """

    before: str
    gone: str
    added: bool
    at: int
    said: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RunningText:
    """Words that differ without anybody having changed the text.

    `phrases` stand on every page or depend on what was filled in; `number` stands for any whole number in
    them. `appearing` are phrases that a program may show beside the text, `vanishing` those of the text that
    it may leave out. `former` are phrases of the text, each with what stood there in documents that were made
    before it was written so.
    """

    phrases: tuple[str, ...] = ()
    number: str = ""
    appearing: tuple[str, ...] = ()
    vanishing: tuple[str, ...] = ()
    former: tuple[tuple[str, str], ...] = ()


def differences(
    found: Sequence[str], expected: Sequence[str], running_text: RunningText = RunningText()
) -> tuple[TextDifference, ...]:
    """Where the fixed text of a file differs from that of the same document made anew; empty for nowhere."""
    here, there = expected_words(found, running_text), expected_words(expected, running_text)
    if "".join(here) == "".join(there):
        return ()
    if len(here) > _MAX_LENGTH_RATIO * max(len(there), 1):
        return (TextDifference("", "", added=True, at=0, said=" ".join(here)),)
    return tuple(_told(there, here, running_text))


def most_telling(found: Sequence[TextDifference]) -> list[TextDifference]:
    """At most ten of these, in the order of the text; words that are gone weigh more than words added."""
    weighed = sorted(found, key=lambda item: not item.gone)[:_MAX_DIFFERENCES]
    return sorted(weighed, key=lambda item: item.at)


def expected_words(passages: Sequence[str], running_text: RunningText) -> list[str]:
    """The words of these passages without furniture, however their lines were broken."""
    text = normalise_text("\n".join(passages))
    for phrase in 2 * running_text.phrases:  # heads of columns stand in each other's lines
        text = re.sub(_loose(normalise_text(phrase), running_text.number), " ", text)
    for phrase, before in running_text.former:
        plain = f" {normalise_text(before)} ".replace("\\", r"\\")
        text = re.sub(_loose(normalise_text(phrase), ""), plain, text)
    return text.split()


def normalise_text(text: str) -> str:
    """A text in one form: composed characters, plain hyphens and quotes, broken words whole."""
    composed = unicodedata.normalize("NFC", _INVISIBLE_CHARACTERS.sub("", text)).translate(_EQUIVALENTS)
    return _BROKEN.sub("-", composed)


@lru_cache(maxsize=_KEPT)
def _loose(phrase: str, number: str) -> str:
    """A pattern for a phrase, wherever a reader sees white space in it."""
    chars = "".join(phrase.split())
    return r"\s*".join(r"\d+" if char == number else re.escape(char) for char in chars)


def _changes(there: list[str], here: list[str]) -> list[_Change]:
    """Where the words differ, a few words apart as one; what was only added stays a place of its own."""
    merged: list[_Change] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        near = bool(merged) and start - merged[-1][1] <= _SPREAD
        if near and start < end and merged[-1][0] < merged[-1][1]:
            first = merged.pop()
            merged.append((first[0], end, first[2], stop))
        else:
            merged.append((start, end, begin, stop))
    return merged


def _told(there: list[str], here: list[str], running_text: RunningText) -> Iterator[TextDifference]:
    for start, end, begin, stop in _changes(there, here):
        wanted, found = "".join(there[start:end]), "".join(here[begin:stop])
        gone = _without(wanted, running_text.vanishing)
        added = _without(found, running_text.appearing)
        if wanted in found:  # all there: its words are broken otherwise, or more stands beside them
            gone, added = "", _without(found.replace(wanted, "", 1), running_text.appearing)
        if gone or added:
            before = " ".join(there[max(start - _MAX_QUOTE_LENGTH // 2, 0) : start])
            quoted = " ".join(there[start : min(end, start + _MAX_QUOTE_LENGTH)]) if gone else ""
            said = " ".join(here[begin:stop]) if added else ""
            yield TextDifference(before, quoted, added=bool(added), at=start, said=said)


def _without(text: str, phrases: Sequence[str]) -> str:
    """A text without white space, less these phrases."""
    for phrase in phrases:
        text = text.replace("".join(normalise_text(phrase).split()), "")
    return text
