# SPDX-License-Identifier: EUPL-1.2
"""What a court cannot mean or has to confirm: days, hours and words, by the table of `rules.nl.yaml`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

from proeftuin_docs.cases.addresses import address_faults, folded
from proeftuin_docs.cases.confirmations import confirmed, confirming_word, rule_table
from proeftuin_docs.cases.unvalidated import UnvalidatedCase
from proeftuin_docs.errors import AnyFault, Diagnostic, Place, Severity, cases
from proeftuin_docs.text.located_yaml import Path
from proeftuin_docs.text.variants import DEFAULT, LANGUAGE, LANGUAGES, VARIANTS

_EVERY: Final = "*"
_BEGIN: Final = "begin"
_ONE_SIGN: Final = re.compile(r"([^i0-9])\1{2,}|0+")
"""One letter over and over, but no Roman number, or only noughts."""
_PERSON: Final = "slachtoffer"
_SIGNS: Final = re.compile(r"[\W_]")
_DAYS: Final[Mapping[str, Path]] = {
    "brief": ("datum_brief",),
    "verzending": ("datum_brief",),
    "verhoor": ("verhoor", "datum"),
}
"""The days of a case from which others are counted; a letter is not sent before today."""
_SHOWN: Final = 20
"""So much of a word that says nothing is told; it is no word of anybody's."""


_FAULTS: Final = {
    item.name.partition(".")[2]: item
    for item in (
        cases.letter_years_ago,
        cases.letter_after_hearing,
        cases.letter_far_from_today,
        cases.letter_on_day_of_hearing,
        cases.hearing_years_away,
        cases.hearing_in_the_past,
        cases.too_soon_by_post,
        cases.hearing_a_year_away,
        cases.born_after_hearing,
        cases.born_after_letter,
        cases.born_too_long_ago,
        cases.over_a_hundred,
        cases.under_four,
        cases.at_midnight,
        cases.outside_hours,
        cases.long_hearing,
        cases.talk_long_ago,
        cases.talk_too_soon_by_post,
        cases.arrives_after_begin,
        cases.arrives_long_before,
        cases.ends_late,
        cases.old_day_too_soon_by_post,
    )
}
"""The faults that the table can name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The bounds of one value: a day in days from another, a time in minutes, or a number.

    A time is counted from the begin of the hearing where the rule says so, and a duration gives its end.
    """

    path: Path
    kind: str
    since: str
    least: int | None
    most: int | None
    delivery: str
    fault: AnyFault

    def broken_by(self, value: int) -> bool:
        """Whether a value is outside the bounds."""
        return (self.least is not None and value < self.least) or (
            self.most is not None and value > self.most
        )


def plausibility_faults(case: UnvalidatedCase, today: date | None) -> Iterator[Diagnostic]:
    """Return what no court means or has to confirm; without `today` no day is compared with it."""
    for path, value in leaves(case.source.data, ()):
        found = word_fault(path, value)
        if found is not None:
            yield found.at(case.place(*path))
    yield from _rule_faults(case, today)
    yield from _language_faults(case)
    yield from _address_faults(case)


def leaves(data: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - raw YAML
    """Return every text of a case with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, step))


def word_fault(path: Path, text: str) -> Diagnostic | None:
    """Return the fault of a text that stands for nothing at its place; None for one that says something."""
    kind = _kind(path)
    if kind is None or not text.strip():
        return None
    said = folded(text).strip(" ()[]<>{}'\"")
    dense = _SIGNS.sub("", said)
    doubted = kind in _OF_PEOPLE and (said.replace(" ", "").isdigit() or said.endswith("?"))
    empty = not dense or _ONE_SIGN.fullmatch(dense) or dense in _dense_words()
    if not (doubted or empty or _within().search(said)):
        return None
    if kind == "adres" and _is_no_address(said):
        return cases.no_address_to_print()
    if not (doubted or _stands_for_nothing(said, kind)):
        return None
    if kind == "persoonsnaam" and _is_perhaps_a_name(said, str(path[-1])):
        return cases.perhaps_a_name()
    return _OF_KIND[kind](word=_shown(text, said, dense))


def _shown(text: str, said: str, dense: str) -> str:
    """The word that says nothing; of a longer text only that part, since the rest may be somebody's name."""
    if said.endswith("?") and dense not in _dense_words():
        return "?"
    within = _within().search(said)
    whole = " ".join(text.split()) if within is None or dense in _dense_words() else within[0]
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]}…"


_OF_PEOPLE: Final = ("persoonsnaam", "naam")
_OF_KIND: Final = {
    "persoonsnaam": cases.not_a_name,
    "naam": cases.not_a_name,
    "adres": cases.not_an_address,
    "taal": cases.not_a_language,
    "nummer": cases.not_a_number,
    "overig": cases.says_nothing,
}


def settled(found: Iterable[Diagnostic], case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """The findings; one that holds a letter back and that somebody confirmed is only told."""
    done = confirmed(case.value("bevestigd"))
    for item in found:
        over = item.severity is Severity.HELD and confirming_word(item.name) in done
        yield replace(item, severity=Severity.WARNING) if over else item


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of the table, in its order."""
    return tuple(map(_rule, rule_table()["regels"]))


def _rule(said: Mapping[str, Any]) -> Rule:
    bounds = (said.get("minst"), said.get("hoogst"))
    least, most = (_minutes(bound) if isinstance(bound, str) else bound for bound in bounds)
    path, fault = tuple(said["gegeven"].split(".")), _FAULTS[said["melding"]]
    return Rule(path, said["soort"], said.get("vanaf", ""), least, most, said.get("bezorging", ""), fault)


def _rule_faults(case: UnvalidatedCase, today: date | None) -> Iterator[Diagnostic]:
    """The first broken rule of each value; nothing is compared with a day that is itself refused."""
    days, told = _days(case, today), dict[Path, Diagnostic]()
    for rule in rules():
        if (since := told.get(_DAYS.get(rule.since, ()))) and since.severity is Severity.ERROR:
            continue
        for path in _paths(rule.path, case):
            value = _measured(case, path, rule, days)
            if value is not None and path not in told and rule.broken_by(value):
                told[path] = rule.fault(case.place(*path))
    yield from told.values()


def _days(case: UnvalidatedCase, today: date | None) -> Mapping[str, date | None]:
    own = {name: case.day(*path) for name, path in _DAYS.items()}
    known = [day for day in (today, own["brief"]) if day]
    return {**own, "vandaag": today, "verzending": max(known, default=None)}


def _paths(path: Path, case: UnvalidatedCase) -> Iterator[Path]:
    if _EVERY not in path:
        yield path
        return
    at = path.index(_EVERY)
    group = case.value(*path[:at])
    yield from ((*path[:at], key, *path[at + 1 :]) for key in (group if isinstance(group, dict) else ()))


def _measured(case: UnvalidatedCase, path: Path, rule: Rule, days: Mapping[str, date | None]) -> int | None:
    """Return the value that a rule is about, in its own measure; None where there is none to judge."""
    if rule.delivery and case.text(_PERSON, "bezorging") != rule.delivery:
        return None
    text = case.text(*path) or ""
    if rule.kind == "dag":
        day, since = case.day(*path), days[rule.since]
        return (day - since).days if day and since else None
    begin = case.time("verhoor", "begin") if rule.since == _BEGIN else "0:00"
    if begin is None:
        return None
    if rule.kind == "tijd":
        time = case.time(*path)
        return _minutes(time) - _minutes(begin) if time else None
    return int(text) + _minutes(begin) if re.fullmatch(r"[0-9]{1,6}", text.strip()) else None


def _minutes(time: str) -> int:
    hours, minutes = re.split("[:.]", time)
    return int(hours) * 60 + int(minutes)


@cache
def _kinds() -> Mapping[str, str]:
    return {key: kind for kind, keys in rule_table()["soorten"].items() for key in keys}


def _kind(path: Path) -> str | None:
    """The kind of value at a path; None for a choice, a day and whatever else has a check of its own."""
    keys = [step for step in path if isinstance(step, str)]
    if not keys or (keys[-1] == "taal" and keys[-2:-1] != ["tolk"]):
        return None
    return "overig" if keys[-2:] == ["plaats", "naam"] else _kinds().get(keys[-1])


@cache
def _dense_words() -> frozenset[str]:
    """Every word of the table without signs and spaces; most texts are none, and need no closer look."""
    return frozenset(_SIGNS.sub("", word) for words in rule_table()["woorden"].values() for word in words)


@cache
def _within() -> re.Pattern[str]:
    """What may stand within a longer text."""
    words = rule_table()["woorden"]
    phrases = [*words["ook_als_deel"], *(item for item in words["geen_adres"] if " " in item)]
    return re.compile("|".join(map(re.escape, phrases)))


def _stands_for_nothing(said: str, kind: str) -> bool:
    words, dense = rule_table()["woorden"], _SIGNS.sub("", said)
    if not dense or _ONE_SIGN.fullmatch(dense) or _among(said, words["niets"]):
        return True
    if _among(said, words["misschien_een_naam"]):
        return kind != "overig" or said != "x"
    parts = set(re.split(r"[\s,]+", said)) if kind in ("persoonsnaam", "naam", "adres") else set()
    return bool(parts & set(words["ook_als_deel"]))


def _is_perhaps_a_name(said: str, key: str) -> bool:
    words = rule_table()["woorden"]
    initials = words["misschien_voorletters"] if key == "voornaam" else []
    return _among(said, [*words["misschien_een_naam"], *initials])


def _among(said: str, words: Iterable[str]) -> bool:
    """Whether a text is one of these words, with or without points between its letters."""
    bare, spelt = said.strip(" .,:;?!*-"), "." in said or all(len(part) == 1 for part in said.split())
    return said in words or bare in words or (spelt and _SIGNS.sub("", said) in words)


def _is_no_address(said: str) -> bool:
    phrases = rule_table()["woorden"]["geen_adres"]
    return _among(said, phrases) or any(" " in item and item in said for item in phrases)


def _address_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """Faults of every address; that of a sender or a place does not show through a window."""
    for path, group in _groups(case.source.data, ()):
        if {"straat", "postcode"} & group.keys():
            owner = case.value(*path[:-1]) if path[-1] == "adres" else None
            above = _lines_above(owner) if isinstance(owner, dict) else None
            for key, found in address_faults(group, above):
                at = path[:-1] if key == "naam" else path
                yield found.at(case.place(*at, "voornaam" if at == (_PERSON,) else key))


def _groups(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:  # noqa: ANN401 - raw YAML
    """Return every group of keys below another."""
    if isinstance(data, dict) and path:
        yield path, data
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _groups(value, (*path, step))


def _lines_above(owner: Mapping[str, Any]) -> list[str]:
    """The lines above the address of somebody on an envelope."""
    name = " ".join(str(owner[key]) for key in ("voornaam", "achternaam", "naam") if owner.get(key))
    return [line for line in (name, owner.get("organisatie")) if isinstance(line, str) and line]


def _language_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """The language of the letter against the one that the person reads, or else against the interpreter's."""
    spoken, read = case.text(_PERSON, "tolk", "taal"), case.text(_PERSON, "leestaal")
    variant = VARIANTS.get(case.text(_PERSON, "taal") or DEFAULT.id)
    if spoken and _is_dutch_only(spoken):
        yield cases.interpreter_of_dutch(case.place(_PERSON, "tolk", "taal"))
    elif spoken and variant and not read:
        other = [item for item in _languages(spoken) if item != LANGUAGE]
        yield from _unread_letter(case, other, variant.language)
    if read and variant:
        yield from _reading_faults(read, variant.language, case.place(_PERSON, "leestaal"))


def _is_dutch_only(spoken: str) -> bool:
    """Whether an interpreter is for Dutch and nothing else: one for Dutch and Arabic is for Arabic."""
    table = rule_table()
    known = {*table["talen"][LANGUAGE], *table["bij_een_taal"]}
    return _languages(spoken) == [LANGUAGE] and _words(spoken) <= known


def _reading_faults(read: str, language: str, place: Place) -> Iterator[Diagnostic]:
    """Somebody who reads not at all, not this language, or hardly."""
    said, table = folded(read), rule_table()["lezen"]
    if any(phrase in said for phrase in table["leest_niet"]):
        yield cases.reads_nothing(place)
    elif language not in _languages(read) or _words(read) & set(table["ontkenning"]):
        yield cases.translation_needed(place)
    elif _words(read) & set(table["twijfel"]):
        yield cases.reads_a_little(place)


def _unread_letter(case: UnvalidatedCase, known: list[str], language: str) -> Iterator[Diagnostic]:
    """Nobody said what the person reads, and the interpreter is for another language than the letter's."""
    place = case.place(_PERSON, "tolk", "taal")
    offered = [item for item in known if item in LANGUAGES]
    if language in known:
        return
    if language != LANGUAGE:
        yield cases.letter_not_in_language_of_interpreter(place)
    elif offered and case.text(_PERSON, "taal") is None:
        yield cases.letter_in_language_of_interpreter(place, language=offered[0])
    else:
        yield cases.reading_language_unknown(place)


def _languages(text: str) -> list[str]:
    """The languages with letters that a text names."""
    known = rule_table()["talen"].items()
    said, whole = _words(text), folded(text)
    return [language for language, words in known if said & set(words) or whole == language]


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"\W+", folded(text)) if word}
