# SPDX-License-Identifier: EUPL-1.2
"""The page of a case as it is shown: each question with what was typed, what is wrong, and what it means."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from proeftuin_docs.cases import Profiles
from proeftuin_docs.cases.confirmations import confirming_word
from proeftuin_docs.cases.translations import TRANSLATIONS
from proeftuin_docs.cases.view import day_in_words
from proeftuin_docs.composition.inline_text import read_inlines
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.definitions.parts import ParagraphPart
from proeftuin_docs.desk.case_data import DataPath, Typed, form_values, plain_day
from proeftuin_docs.desk.case_form import Field, Group, Section, fields_in, general, name_of, path_of
from proeftuin_docs.desk.case_model import EVERY, Kind, leaves
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.document import Strong, plain_text
from proeftuin_docs.errors import Diagnostic, Place, PlaceKind, Severity
from proeftuin_docs.library import Library
from proeftuin_docs.text.plain_values import read_day

_WEIGHING: Final = "keuze-maatregelen"
_BORN: Final = ("slachtoffer", "geboortedatum")
_HEARING: Final = ("verhoor", "datum")
_REPORT: Final = ("verhoor", "melden_bij")
_CONFIRMATIONS: Final = "bevestigd"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in the words of the page, and the control that it is about; empty for none in particular."""

    message: str
    hint: str
    severity: str
    control: str = ""
    word: str = ""
    """What confirms it; empty for what cannot be confirmed."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; of a building with the name and the id of its court."""

    value: str
    label: str
    chosen: bool
    group: str = ""
    group_id: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A question as it is shown."""

    name: str
    label: str
    help: str
    kind: str
    value: str = field(repr=False)
    optional: bool = False
    options: tuple[Option, ...] = ()
    found: tuple[Told, ...] = ()
    says: str = field(default="", repr=False)
    """What the answer means: a day with its weekday, what a profile gives."""
    weighed: tuple[tuple[str, str], ...] = ()
    """What speaks for and against: a heading and the words after it."""
    hidden: bool = False
    suggested: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the control."""
        return id_of(self.name)


@dataclass(frozen=True, slots=True)
class GroupView:
    """Questions that belong together; `more` is the name of the list that can have one more."""

    name: str
    title: str
    help: str
    optional: bool
    is_open: bool
    items: "tuple[FieldView | GroupView, ...]"
    more: str = ""
    more_words: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the page, and how many faults are in it."""

    id: str
    title: str
    help: str
    items: "tuple[FieldView | GroupView, ...]"
    faults: int = 0


def id_of(name: str) -> str:
    """Return the id of a control by its name."""
    return f"v-{name.replace('.', '-')}"


def normal(typed: Typed, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the values of the page for what was typed: lists without gaps, and what was left out as well."""
    given = dict(pairs)
    return form_values(typed.data) | {name: given[name] for name in typed.left_out if name in given}


def told(found: Diagnostic, typed: Typed, placed: Mapping[str, str]) -> Told:
    """Return a finding in the words of the page, at the control that it is about; `placed` names some."""
    control = placed.get(found.name) or _control(found, typed)
    shown = replace(found, place=Place(kind=PlaceKind.FIELD))
    word = confirming_word(found.name) or ""
    return Told(_sentence(shown.message), _sentence(shown.hint), found.severity.value, control, word)


def seen_sign(found: Sequence[Told]) -> str:
    """Return a sign of what is told, which says nothing of it."""
    said = repr(sorted((item.message, item.control) for item in found))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _control(found: Diagnostic, typed: Typed) -> str:
    """The control of a finding: its value, what is missing at its place, or the first thing there."""
    steps = found.place.path.split(" > ") if found.place.path else []
    path = tuple(int(step) - 1 if step.isdecimal() else step for step in steps)
    named = [found.facts[fact] for fact in ("key", "measure") if fact in found.facts]
    tried: list[DataPath] = [path, *((*path, name) for name in named if name)]
    for at in reversed(tried):
        if general(at) in leaves():
            return typed.names.get(at) or name_of(at)
    below = [leaf for leaf in leaves() if leaf[: len(path)] == general(path) != ()]
    if below:
        rest = below[0][len(path) :]
        return name_of((*path, *("0" if step == EVERY else step for step in rest)))
    return typed.names.get(path, "") if path in typed.names and path else ""


class CaseView:
    """Turns the form into what is shown of it for one case."""

    def __init__(
        self, library: Library, values: Mapping[str, str], found: Sequence[Told], today: date
    ) -> None:
        self._library, self._values, self._today = library, values, today
        self._found: dict[str, list[Told]] = {}
        for item in found:
            self._found.setdefault(item.control, []).append(item)

    def sections(self, form: Sequence[Section], more: str = "") -> tuple[SectionView, ...]:
        """Return every section; `more` is the list that has room for one more."""
        return tuple(self._section(section, more) for section in form)

    def unknown(self, form: Sequence[Section]) -> tuple[FieldView, ...]:
        """Return a field for every value that the page does not ask for, under its own name."""
        asked, own = leaves(), {item.path for item in fields_in(form)}
        names = [name for name in self._values if general(path_of(name)) not in asked]
        strange = [
            name for name in self._values if path_of(name)[:1] == (TRANSLATIONS,) and path_of(name) not in own
        ]
        names += [name for name in strange if name not in names]
        return tuple(
            FieldView(
                name=name,
                label=" › ".join(path_of(name)),
                help="",
                kind=Kind.TEXT,
                value=self._values[name],
                found=tuple(self._found.get(name, ())),
            )
            for name in names
        )

    def speaks(self, field_: Field) -> bool:
        """Whether there can be something to say of an answer."""
        return field_.leaf.kind in (Kind.DAY, Kind.MEASURE) or field_.path == _REPORT

    def says(self, field_: Field, name: str) -> str:
        """Return what an answer means; empty where there is nothing to say."""
        if field_.leaf.kind is Kind.DAY:
            return self._day(name)
        if field_.leaf.kind is Kind.MEASURE and not self._values.get(name):
            return self._measure(field_.path[-1])
        return self._report() if field_.path == _REPORT and not self._values.get(name) else ""

    def _section(self, section: Section, more: str) -> SectionView:
        items = tuple(self._items(section.items, (), more))
        faults = sum(len(_errors(item)) for item in flat(items))
        return SectionView(section.id, section.title, section.help, items, faults)

    def _items(
        self, items: Sequence[Field | Group], at: DataPath, more: str, *, either: bool = False
    ) -> Iterator[FieldView | GroupView]:
        for item in items:
            if isinstance(item, Field):
                yield self._field(item, _placed(item.path, at), either=either)
            elif EVERY in item.path[-1:]:
                yield from self._list(item, more)
            else:
                yield self._group(item, _placed(item.path, at), more)

    def _list(self, group: Group, more: str) -> Iterator[GroupView]:
        """Every item that there is, and room for one where there is none or one more was asked for."""
        path = group.path[:-1]
        name = name_of(path)
        there = [path_of(item)[len(path)] for item in self._values if item.startswith(f"{name}.")]
        count = max((int(step) + 1 for step in there if step.isdecimal()), default=0)
        count = max(1, count + (more == name))
        for number in range(count):
            made = self._group(group, (*path, number), more, is_open=more == name and number == count - 1)
            title = f"{group.title} {number + 1}" if count > 1 else group.title
            last = number == count - 1
            yield replace(made, title=title, more=name if last else "", more_words=group.more if last else "")

    def _group(self, group: Group, at: DataPath, more: str, *, is_open: bool = False) -> GroupView:
        items = tuple(self._items(group.items, at, more, either=group.either))
        used = is_open or any(item.value or item.found for item in flat(items))
        return GroupView(name_of(at), group.title, group.help, group.optional, used, items)

    def _field(self, item: Field, at: DataPath, *, either: bool) -> FieldView:
        name = name_of(at)
        value, kind = self._values.get(name, ""), item.leaf.kind
        found = tuple(self._found.get(name, ()))
        is_text = kind in (Kind.TEXT, Kind.LINES, Kind.DAY, Kind.TIME, Kind.NUMBER)
        confirms = item.path[0] == _CONFIRMATIONS
        words = {
            told_.word for all_ in self._found.values() for told_ in all_ if told_.severity == Severity.HELD
        }
        return FieldView(
            name=name,
            label=item.label,
            help=item.help,
            kind=kind.value,
            value=value,
            optional=is_text and not (item.leaf.required or confirms or either),
            options=tuple(self._options(item, value)),
            found=found,
            says=self.says(item, name),
            weighed=self._weighed(item.weighed),
            suggested=item.suggested,
            hidden=confirms and not value and not found and item.path[-1] not in words,
        )

    def _options(self, item: Field, value: str) -> Iterator[Option]:
        """What can be chosen; what an opened file says and nobody can choose stands there too."""
        profiles = self._library.profiles
        known = [(chosen, label, "", "") for chosen, label in item.choices]
        known += list(_from_profiles(item.leaf.kind, profiles))
        if not known:
            return
        if item.empty:
            yield Option("", item.empty, not value)
        for chosen, label, *group in known:
            yield Option(chosen, label, chosen == value, *group)
        if value and value not in [chosen for chosen, *_ in known]:
            yield Option(value, value, chosen=True)

    def _day(self, name: str) -> str:
        day = self._read_day(name)
        if day is None:
            return ""
        spoken = day_in_words(day, self._library.wording())
        if general(path_of(name)) == _BORN:
            return self._age(day, spoken)
        away = (day - self._today).days
        key = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away, "days_ahead" if away > 0 else "days_ago")
        return phrase("hearing", key, day=spoken, days=abs(away))

    def _read_day(self, name: str) -> date | None:
        return read_day(plain_day(self._values.get(name, "").strip()))

    def _age(self, born: date, spoken: str) -> str:
        hearing = self._read_day(name_of(_HEARING))
        if hearing is None or hearing < born:
            return spoken
        years = hearing.year - born.year - ((hearing.month, hearing.day) < (born.month, born.day))
        return phrase("hearing", "age", day=spoken, years=years)

    def _measure(self, key: str) -> str:
        """What the chosen profile says of a measure that the case leaves open."""
        profile = self._values.get("rechter_commissaris.profiel", "")
        judge = self._library.profiles.judges.get(profile)
        if judge is None:
            return ""
        return phrase(
            "hearing", "measure_by_profile" if key in judge.maatregelen else "measure_not_by_profile"
        )

    def _report(self) -> str:
        court = self._library.profiles.courts.get(self._values.get("rechtbank", ""))
        place = court.place(self._values.get("verhoor.plaats", "")) if court else None
        known = (place.melden if place else None) or (court.melden if court else None)
        return phrase("hearing", "report_of_court", place=known) if known else ""

    def _weighed(self, chapter: str) -> tuple[tuple[str, str], ...]:
        if not chapter:
            return ()
        return self._library.keep(("weighed", chapter), lambda: _read_weighing(self._library, chapter))


def flat(items: Sequence[FieldView | GroupView]) -> Iterator[FieldView]:
    """Return every question of these groups, in order."""
    for item in items:
        if isinstance(item, FieldView):
            yield item
        else:
            yield from flat(item.items)


def _errors(item: FieldView) -> list[Told]:
    return [found for found in item.found if found.severity == Severity.ERROR]


def _placed(path: Sequence[str], at: DataPath) -> DataPath:
    """A path of the model at the place of its group: the numbers of a list in the place of `*`."""
    return tuple(at[number] if step == EVERY else step for number, step in enumerate(path))


def _from_profiles(kind: Kind, profiles: Profiles) -> Iterator[tuple[str, str, str, str]]:
    match kind:
        case Kind.COURT:
            yield from ((court.id, court.naam, "", "") for court in profiles.courts.values())
        case Kind.JUDGE:
            yield from ((judge.id, judge.naam, "", "") for judge in profiles.judges.values())
        case Kind.PLACE:
            for court in profiles.courts.values():
                yield from ((place.id, place.naam, court.naam, court.id) for place in court.plaatsen)
        case _:
            return


def _read_weighing(library: Library, chapter: str) -> tuple[tuple[str, str], ...]:
    """What the form that weighs the measures says at this chapter, by its own headings."""
    definition = library.find(_WEIGHING)
    assert isinstance(definition, FormDefinition)
    section = next((item for item in definition.sections if item.id == chapter), None)
    parts = section.content if section else ()
    text = next((part.text for part in parts if isinstance(part, ParagraphPart)), "")
    said: list[tuple[str, str]] = []
    for node in read_inlines(text):
        if isinstance(node, Strong):
            said.append((plain_text(node.children), ""))
        elif said:
            said[-1] = (said[-1][0], said[-1][1] + plain_text([node]))
    return tuple((head, words.strip()) for head, words in said)
