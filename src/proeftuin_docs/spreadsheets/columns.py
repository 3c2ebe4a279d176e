# SPDX-License-Identifier: EUPL-1.2
"""The columns that a list can have, from `columns.nl.yaml`: path in the case, header, and what goes in."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from proeftuin_docs.cases.measures import declarations
from proeftuin_docs.cases.translations import (
    OTHER_LANGUAGES,
    TRANSLATIONS,
    TYPED,
    declared_translations,
)
from proeftuin_docs.packaged_words import packaged_words

_FILE: Final = "columns.nl.yaml"
_OF_MEASURES: Final = "maatregelen.*"
_OF_TRANSLATIONS: Final = "vertaling.*"
FAULTS_HEADER: Final = "fouten"
NOTICES_HEADER: Final = "waarschuwingen"
OWN_HEADERS: Final = frozenset((FAULTS_HEADER, NOTICES_HEADER))
"""The columns that a returned list has; ignored when such a list is read again."""

_IN_LANGUAGE: Final = re.compile(r"\s*([^()]+?)\s*\(([^()]*[^\W\d_][^()]*)\)\s*")
ALWAYS: Final = "altijd"
ONE_OF: Final = "een"

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: where its value goes in a case (see `cases.models.Zaak`), and what a person reads of it.

    `need` is `altijd`, `een` (at least one of the columns that say so) or empty. `kind` says how a cell is
    read: `tekst`, `datum`, `tijd`, `regels` (one item for each line), `plek` (an id or a name), `maatregel`
    (`nee` switches the measure off) or `vorm`. A `rare` column may be there but is not in the empty list;
    `others` are headers that do as well.
    """

    path: Path
    header: str
    explanation: str
    example: str = ""
    need: str = ""
    kind: str = "tekst"
    choices: tuple[str, ...] = ()
    rare: bool = False
    others: tuple[str, ...] = ()

    @property
    def for_parties(self) -> bool:
        """Whether only letters to parties use it."""
        return self.path[0] == "partijen"


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Columns that belong together, under one heading."""

    title: str
    columns: tuple[ListColumn, ...]


@cache
def column_groups() -> tuple[ColumnGroup, ...]:
    """Every column in the order of the empty list, by group."""
    loaded = packaged_words("proeftuin_docs.spreadsheets", _FILE)
    return tuple(ColumnGroup(group["groep"], tuple(_columns(group["kolommen"]))) for group in loaded)


def columns() -> Iterator[ListColumn]:
    """Every column in the order of the empty list."""
    return (column for group in column_groups() for column in group.columns)


@cache
def known_headers() -> Mapping[str, ListColumn]:
    """Every column by its header, by other headers for it and by its path, all as `header_key` makes them."""
    by_path = {header_key(" ".join(map(str, column.path))): column for column in columns()}
    others = {header_key(other): column for column in columns() for other in column.others}
    return by_path | others | {header_key(column.header): column for column in columns()}


def column_of(header: str) -> ListColumn | None:
    """Return the column that a header names; None for an unknown one.

    What somebody typed, in a language between brackets, is a column of that language: `Kamer (Hongaars)`.
    Whether there is such a language is for the case to say.
    """
    named = _IN_LANGUAGE.fullmatch(header)
    known = known_headers().get(header_key(header))
    typed = _typed_headers().get(header_key(named[1])) if named else None
    if named is None or typed is None or (known is not None and header_key(named[2])):
        return known
    path = (TRANSLATIONS, named[2].strip().casefold(), typed)
    return ListColumn(path, f"{TYPED[typed].header} ({named[2].strip()})", "", rare=True)


@cache
def _typed_headers() -> Mapping[str, str]:
    return {header_key(typed.header): key for key, typed in TYPED.items()}


def header_key(header: str) -> str:
    """A header without what people write differently: case, accents, spaces, hyphens, underscores, signs."""
    decomposed = unicodedata.normalize("NFKD", header).casefold()
    return re.sub(r"[^a-z0-9]", "", decomposed)


def words(header: str) -> frozenset[str]:
    """The words of a header, whatever their order."""
    return frozenset(filter(None, map(header_key, re.split(r"[\s_-]+", header))))


def template_columns(*, parties: bool) -> Sequence[ListColumn]:
    """The columns of an empty list: no rare ones, and those for parties only when asked for."""
    return [column for column in columns() if (parties or not column.for_parties) and not column.rare]


def _columns(entries: Sequence[Mapping[str, Any]]) -> Iterator[ListColumn]:
    several = {_OF_MEASURES: _measure_entries, _OF_TRANSLATIONS: _translation_entries}
    for entry in entries:
        found = several.get(str(entry["pad"]))
        yield from map(_column, found() if found else (entry,))


def _translation_entries() -> Iterator[Mapping[str, Any]]:
    """A column for everything that is typed and printed, in every language of letters but ours."""
    declared = declared_translations()
    for language in OTHER_LANGUAGES:
        name = declared["talen"].get(language, {}).get("naam", language)
        for typed in TYPED.values():
            path = f"{TRANSLATIONS}.{language}.{typed.key}"
            explained = f"{typed.header}: {name}."
            yield {"pad": path, "kop": f"{typed.header} ({name})", "uitleg": explained, "zelden": True}


def _measure_entries() -> Iterator[Mapping[str, Any]]:
    """The columns of every measure: those of its shape, in its words."""
    declared = declarations()
    for key, measure in declared["maatregelen"].items():
        words = {"kop": measure["kop"], "wat": measure["wat"]}
        for entry in declared["kolommen"][measure["gegevens"]]:
            example = measure.get("voorbeelden", {}).get(entry["pad"], "")
            texts = {name: entry[name].format_map(words) for name in words.keys() & entry.keys()}
            path = f"maatregelen.{key}.{entry['pad']}".rstrip(".")
            explained = entry["uitleg"].format_map(words)
            yield {**entry, **texts, "uitleg": explained, "pad": path, "voorbeeld": example}


def _column(entry: Mapping[str, Any]) -> ListColumn:
    steps = str(entry["pad"]).split(".")
    return ListColumn(
        path=tuple(int(step) if step.isdecimal() else step for step in steps),
        header=str(entry["kop"]),
        explanation=str(entry["uitleg"]),
        example=str(entry.get("voorbeeld", "")),
        need=str(entry.get("nodig", "")),
        kind=str(entry.get("soort", "tekst")),
        choices=tuple(map(str, entry.get("keuze", ()))),
        rare=bool(entry.get("zelden", False)),
        others=tuple(map(str, entry.get("ook", ()))),
    )
