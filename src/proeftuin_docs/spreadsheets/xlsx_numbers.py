# SPDX-License-Identifier: EUPL-1.2
"""Number formats: the text that a Dutch spreadsheet shows of a stored value, or that it cannot be told.

Source: ECMA-376, part 1, 18.8.30 (formats) and 18.17.4 (days). Days, times and durations are told in one
form, `12-01-2027` and `10.00`, once the format shows the whole of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, cached_property
from operator import eq, ge, gt, le, lt, ne
from typing import Final, NamedTuple

from proeftuin_docs.errors import lists
from proeftuin_docs.packaged_words import packaged_words
from proeftuin_docs.spreadsheets.model import Mark

_OF_THE_SYSTEM: Final = "[$-F800]dd-mm-yyyy"
"""A day as the computer of the reader has it, whatever the rest of the code says."""
_UNKNOWN: Final = "[unknown]"
_MAX_CODE: Final = 255
_EXACT: Final = Context(prec=2 * _MAX_CODE)
_BUILTIN: Final[Mapping[int, str]] = {
    **dict.fromkeys((14, *range(27, 32), 36, *range(50, 55), 57, 58), _OF_THE_SYSTEM),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm"),
    **dict.fromkeys((5, 6, 7, 8, 12, 13, 42, 44), _UNKNOWN),
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 15: "d-mmm-yy"},
    **{16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss"},
    **{22: _OF_THE_SYSTEM + " h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;(#,##0)", 39: "#,##0.00;(#,##0.00)"},
    **{40: "#,##0.00;(#,##0.00)", 41: "#,##0", 43: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0"},
    **{48: "##0.0E+0", 49: "@"},
}
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<next>;)'
    r"|(?P<general>General)|(?P<half>AM/PM|A/P)|(?P<date>y+|m+|d+|h+|s+)|(?P<exponent>E[+-])"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%@/])|(?P<letter>[a-z])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_COMPARED: Final = {"<": lt, "<=": le, "=": eq, ">=": ge, ">": gt, "<>": ne}
_COLOUR: Final = re.compile(
    r"black|blue|cyan|green|magenta|red|yellow|color *(?:1|[3-9]|[1-5]\d)", re.IGNORECASE
)
_LOCALE: Final = re.compile(
    r"\$([^-]*)(?:-(?:[0-9A-F]{1,4}|x-sys(?:date|time)|[a-z]{2}(?:-[a-z]{2})?)(?:,\d+)?)?", re.I
)
_OF_SYSTEM: Final = re.compile(r"\$-(?:F[48]00|x-sys(?:date|time))", re.IGNORECASE)
_DURATION: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_DAY_SECONDS: Final = 86_400
_LOST_FROM: Final = 10**15
"""From here on a spreadsheet has put noughts for the last digits."""
_SHORTENED_FROM: Final = 10**11
"""From here on a number without a format is shown as a power of ten."""
_TEXT_SECTION: Final = 3
_LEAP_BUG: Final = 60
"""Day 60 is shown as a day that never was; days before it count one more."""
_NEVER_WAS: Final = "29-02-1900"
_MONTHS: Final = 12


class Shown(NamedTuple):
    """What a cell shows, and what is wrong when that cannot be told or is not what it holds."""

    text: str
    mark: Mark | None = None


class _Token(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True)
class _Section:
    """One part of a code, between semicolons."""

    tokens: tuple[_Token, ...]

    @cached_property
    def condition(self) -> tuple[str, float] | None:
        found = (_CONDITION.fullmatch(token.text) for token in self.tokens if token.kind == "bracket")
        return next(((item[1], float(item[2])) for item in found if item), None)

    @cached_property
    def known(self) -> bool:
        """Whether every token means something here; a fill of anything but spaces has no certain length."""
        return all(map(_is_known, self.tokens))

    @cached_property
    def temporal(self) -> bool:
        return any(
            token.kind == "date" or (token.kind == "bracket" and _DURATION.fullmatch(token.text))
            for token in self.tokens
        )

    def literal(self, token: _Token) -> str:
        """The text of a token that stands for itself."""
        if token.kind == "bracket":
            found = _LOCALE.fullmatch(token.text)
            return found[1] if found else ""
        return {"space": " ", "fill": ""}.get(token.kind, token.text)


@dataclass(frozen=True)
class NumberFormat:
    """A format by its code, as the file has it."""

    code: str = "General"

    @cached_property
    def _sections(self) -> Sequence[_Section]:
        sections: list[list[_Token]] = [[]]
        for found in _TOKEN.finditer(self.code):
            kind = found.lastgroup or ""
            if kind == "next":
                sections.append([])
            else:
                sections[-1].append(_Token(kind, found[kind]))
        return [_Section(tuple(tokens)) for tokens in sections]

    @cached_property
    def _of_texts(self) -> _Section | None:
        """The part that counts for texts, if there is one."""
        parts = self._sections[_TEXT_SECTION:] or self._sections[-1:]
        counts = len(self._sections) > _TEXT_SECTION or any(token.text == "@" for token in parts[0].tokens)
        return parts[0] if counts else None

    def of_text(self, text: str) -> Shown:
        """Return a text as it is shown."""
        part = self._of_texts
        if part is None:
            return Shown(text)
        if not part.known:
            return Shown(text, lists.not_as_shown)
        whole = "".join(
            text if token.text == "@" or token.kind == "general" else part.literal(token)
            for token in part.tokens
        )
        return Shown(whole) if whole.strip() or not text.strip() else Shown(text, lists.hidden_text)

    def of_number(self, text: str, *, from_1904: bool = False) -> Shown:
        """Return a stored number as it is shown; raises `ValueError` for no number."""
        value = float(text)
        section, negated = self._section(value)
        if section is None or not section.known or (negated and value and self._has_conditions):
            return Shown(_general(value), lists.not_as_shown)
        if section.temporal:
            return _moment(section, value, from_1904=from_1904)
        whole = _number(section, abs(value) if value < 0 else value)
        if whole is None:
            return Shown(_general(value), lists.not_as_shown)
        if value and not whole.strip():
            return Shown(_general(value), lists.hidden_text)
        return Shown(f"-{whole}" if value < 0 and not negated else whole)

    @property
    def _has_conditions(self) -> bool:
        return any(section.condition for section in self._sections)

    def _section(self, value: float) -> tuple[_Section | None, bool]:
        """The part that counts for a number, and whether it says itself that the number is negative."""
        parts = self._sections[:_TEXT_SECTION]
        if self._has_conditions:
            for part in parts:
                if part.condition is None or _COMPARED[part.condition[0]](value, part.condition[1]):
                    return part, value < 0
            return None, False
        if len(parts) > 1 and value < 0:
            return parts[1], True
        if len(parts) == _TEXT_SECTION and value == 0:
            return parts[2], False
        return parts[0], False


@cache
def number_format(code: str) -> NumberFormat:
    """The format with this code."""
    return NumberFormat((code or "General") if len(code) <= _MAX_CODE else _UNKNOWN)


def builtin_format(number: int) -> NumberFormat:
    """The format that a program knows by its number."""
    return number_format(_BUILTIN.get(number, "General"))


def _is_known(token: _Token) -> bool:
    if token.kind == "letter":
        return False
    if token.kind == "fill":
        return token.text == " "
    if token.kind != "bracket":
        return True
    known = (_CONDITION, _COLOUR, _LOCALE, _DURATION)
    return any(pattern.fullmatch(token.text) for pattern in known)


def _power(value: float) -> str:
    return f"{value:.5E}".replace(".", ",")


def _general(value: float) -> str:
    if abs(value) >= _LOST_FROM:
        return _power(value)
    return f"{int(value)}" if value.is_integer() else f"{value:.15g}".replace(".", ",")


def _number(section: _Section, value: float) -> str | None:
    """A number of at least nought in its digits and signs; None where that is not certain."""
    tokens = section.tokens
    if any(token.kind == "exponent" for token in tokens) or value >= _LOST_FROM:
        return _power(value)
    amount = Decimal(f"{value:.15g}").scaleb(
        2 * sum(token.text == "%" for token in tokens if token.kind == "sign")
    )
    at = [index for index, token in enumerate(tokens) if token.kind == "digit"]
    points = [index for index, token in enumerate(tokens) if token == ("sign", ".")]
    commas = [index for index, token in enumerate(tokens) if token == ("sign", ",")]
    if len(points) > 1 or any(token == ("sign", "/") for token in tokens) or (commas and not at):
        return None
    point = points[0] if points else len(tokens)
    whole, parts = [index for index in at if index < point], [index for index in at if index > point]
    if commas and (not whole or max(commas) > whole[-1] or whole[-1] - whole[0] >= len(whole) + len(commas)):
        return None
    rounded = amount.quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP, _EXACT)
    digits, _, decimals = f"{rounded:f}".partition(".")
    shown = dict(_whole_digits(tokens, whole, digits.lstrip("0"), grouped=bool(commas)))
    shown |= _decimals(tokens, parts, decimals)
    return "".join(
        shown[index] if index in shown else _beside(section, token, value)
        for index, token in enumerate(tokens)
    )


def _beside(section: _Section, token: _Token, value: float) -> str:
    """The text of a token that is no digit."""
    if token.kind == "sign":
        return {".": ",", ",": "", "%": "%"}.get(token.text, _general(value))
    if token.kind != "general":
        return section.literal(token)
    return _power(value) if abs(value) >= _SHORTENED_FROM else _general(value)


def _whole_digits(
    tokens: Sequence[_Token], at: Sequence[int], digits: str, *, grouped: bool
) -> Iterator[tuple[int, str]]:
    """The digits before the comma by token, the last one last; the first token has all that are left."""
    left = digits
    for place, index in enumerate(reversed(at)):
        own, left = (left, "") if index == at[0] else (left[-1:], left[:-1])
        own = own or {"0": "0", "?": " "}.get(tokens[index].text, "")
        backwards = enumerate(reversed(own), start=place)
        parts = [digit + "." * (grouped and behind > 0 and behind % 3 == 0) for behind, digit in backwards]
        yield index, "".join(reversed(parts))


def _decimals(tokens: Sequence[_Token], at: Sequence[int], digits: str) -> Mapping[int, str]:
    """The digits behind the comma by token; a nought that need not be there is not."""
    kept = dict(zip(at, digits, strict=True))
    for index in reversed(at):
        if kept[index] != "0" or tokens[index].text == "0":
            break
        kept[index] = {"?": " "}.get(tokens[index].text, "")
    return kept


def _moment(section: _Section, value: float, *, from_1904: bool) -> Shown:
    """A day, a time or a duration; what is none is shown as the number that it is."""
    dates = list(_fields(section))
    seconds = round(value * _DAY_SECONDS) if abs(value) < _LOST_FROM else -1
    days, rest = divmod(seconds, _DAY_SECONDS)
    hours, minutes = divmod(rest // 60, 60)
    kinds = {kind for kind, _ in dates}
    clock = f"{hours:02}.{minutes:02}"
    if seconds >= 0 and "duration" in kinds:
        return Shown(f"{days * 24 + hours:02}.{minutes:02}", _of_clock(section, kinds, rest))
    with_day = kinds & {"day", "weekday", "month", "year"}
    if seconds >= 0 and (not with_day or (days == 0 and "hour" in kinds)):
        return Shown(clock, _of_clock(section, kinds, rest))
    day = _day(days, from_1904=from_1904)
    if day is None:
        return Shown(_general(value))
    told = f"{day} {clock}" if "hour" in kinds and rest else day
    return Shown(told, _of_day(section, dates, day))


def _fields(section: _Section) -> Iterator[tuple[str, int]]:
    """What a format shows of a moment, in order: the kind, and how many letters it has."""
    before = ""
    tokens = [token for token in section.tokens if token.kind in ("date", "bracket")]
    for index, token in enumerate(tokens):
        letter, length = token.text[0].lower() if token.text else "", len(token.text)
        if token.kind == "bracket":
            if _DURATION.fullmatch(token.text):
                yield "duration" if letter == "h" else "minute", length
                before = "h"
            continue
        behind = next((item.text[0].lower() for item in tokens[index + 1 :] if item.kind == "date"), "")
        minute = letter == "m" and length <= 2 and (before == "h" or behind == "s")  # noqa: PLR2004 - two digits
        names = {"y": "year", "h": "hour", "s": "second", "m": "minute" if minute else "month"}
        yield names.get(letter, "day" if length <= 2 else "weekday"), length  # noqa: PLR2004 - two digits
        before = letter


def _of_clock(section: _Section, kinds: set[str], seconds: int) -> Mark | None:
    """Why a time is not what it seems: a part of it is not shown, or seconds are."""
    whole = kinds & {"hour", "duration"} and ("minute" in kinds or not seconds // 60 % 60)
    known = not ("second" in kinds and seconds % 60) and _only_usual_words(section)
    return None if whole and known else lists.not_as_shown


def _of_day(section: _Section, dates: Sequence[tuple[str, int]], day: str) -> Mark | None:
    """Why a day is not what it seems: not all of it is shown, or it reads as another day."""
    if not _only_usual_words(section):
        return lists.not_as_shown
    order = [kind for kind, _ in dates]
    if not {"day", "month", "year"} <= set(order):
        return lists.part_of_a_date
    numeric = dict(dates)["month"] <= 2  # noqa: PLR2004 - two digits
    number, month = int(day[:2]), int(day[3:5])
    turned = order.index("month") < order.index("day") and order.index("year") > order.index("month")
    of_system = any(token.kind == "bracket" and _OF_SYSTEM.fullmatch(token.text) for token in section.tokens)
    if turned and numeric and number <= _MONTHS and number != month and not of_system:
        return lists.month_before_day
    return None


def _only_usual_words(section: _Section) -> bool:
    usual = packaged_words("proeftuin_docs.spreadsheets", "moments.nl.yaml")["beside"]
    words = "".join(
        section.literal(token) if token.kind in ("quoted", "escaped") else " " for token in section.tokens
    )
    return all(word.casefold() in usual for word in re.findall(r"\w+", words))


def _day(days: int, *, from_1904: bool) -> str | None:
    """The day with this number as a spreadsheet shows it, `12-01-2027`; None where there is none."""
    if days < (0 if from_1904 else 1):
        return None
    if days == _LEAP_BUG and not from_1904:
        return _NEVER_WAS
    epoch = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 + (days < _LEAP_BUG))
    try:
        day = epoch + timedelta(days)
    except OverflowError:
        return None
    return f"{day.day:02}-{day.month:02}-{day.year:04}"
