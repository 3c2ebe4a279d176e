# SPDX-License-Identifier: EUPL-1.2
"""The document that somebody was given: the version alone, that of a case, or of a case that is not known."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from proeftuin_docs.cases import CONDITIONS, CaseView, Rechter
from proeftuin_docs.composition import compose_form, evaluate, names_in
from proeftuin_docs.definitions import Answers, FormDefinition, Section, content_hash
from proeftuin_docs.document import WHOLE, Document, Edition, dump
from proeftuin_docs.errors import Diagnostic, Place, returned
from proeftuin_docs.hearings.documents import Hearing, belongs, compose_list, own_items
from proeftuin_docs.library import Library
from proeftuin_docs.returned.fixed_text import normalise_text
from proeftuin_docs.returned.given_files import read_raw
from proeftuin_docs.returned.readers.model import RawFile

_SAID: Final = frozenset({"text", "label", "title", "caption", "source", "columns"})
"""Members of a document whose words stand on its pages."""
_ROUNDS: Final = 3
Switches = Mapping[str, bool | str]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A form as it was given out: its edition, and the case that decided which parts it has.

    With a `hearing` it is exactly the document of that case; `switches` and `judge` say what a case that is
    not known decided. With neither it has every part, and nothing is filled in.
    """

    form: FormDefinition
    library: Library
    edition: Edition = WHOLE
    hearing: Hearing | None = field(default=None, repr=False)
    switches: Switches | None = None
    judge: Rechter | None = None

    def compose(self, answers: Answers | None = None, *, unique: bool = True) -> Document:
        """The document, blank or with these answers; without `unique` as before its questions had numbers."""
        if self.hearing is not None:
            return compose_list(self.form, self._sized(self.hearing), answers, unique=unique)
        if self.switches is None and unique:
            return self.library.compose(self.form, answers, self.edition)
        case = CaseView(self.switches, {}) if self.switches is not None else None
        wording = self.library.wording_of(self.form)
        items = own_items(self.form, self.judge, wording)
        return compose_form(self.form, wording, answers, case, items, unique=unique, edition=self.edition)

    def read_back(self, format_name: str, answers: Answers | None = None) -> RawFile:
        """The document in a format, as its reader gives it; one that is the same for everybody is kept."""
        key: tuple[Hashable, ...] = (
            "reference",
            content_hash(self.form),
            self.form.status,
            format_name,
            self.edition,
        )
        if answers is not None or self.hearing is not None:
            return self._read_back(format_name, answers)
        if self.switches is not None:
            key = (*key, *sorted(self.switches.items()), self.judge.id if self.judge else "")
        return self.library.keep(key, lambda: self._read_back(format_name, None))

    def _read_back(self, format_name: str, answers: Answers | None) -> RawFile:
        from proeftuin_docs.renderers.registry import render_document

        options = self.hearing.options() if self.hearing else self.library.options_of(self.form)
        return read_raw(render_document(self.compose(answers), format_name, options), self.form.id)

    def _sized(self, hearing: Hearing) -> Hearing:
        return replace(hearing, size=self.edition.size)

    def looks(self) -> Iterator["HandedOut"]:
        """It, and where the library has a house style the same without."""
        for library in self.library.with_each_look:
            hearing = replace(self.hearing, library=library) if self.hearing else None
            yield replace(self, library=library, hearing=hearing)

    @property
    def follows_case(self) -> bool:
        """Whether a case decides which parts the form has."""
        return self.form.uses_case and any(_conditions(self.form))


def handed_out(
    form: FormDefinition, library: Library, edition: Edition, hearing: Hearing | None, place: Place
) -> tuple[HandedOut, tuple[Diagnostic, ...]]:
    """Return what the form was given out as, with a warning for a case that does not have it."""
    whole = HandedOut(form, library, edition)
    if hearing is None or not form.uses_case:
        return whole, ()
    if not belongs(form, hearing):
        return whole, (returned.not_in_that_case(place),)
    return replace(whole, hearing=hearing), ()


def likeliest(raw: RawFile, whole: HandedOut) -> HandedOut:
    """Return the form with the parts that this file has: of the case, not known, that fits it best.

    One switch after another is set to what leaves the fewest words unexplained, from two beginnings.
    """
    words = normalise_text("\n".join(raw.fixed_text)).split()
    conditions, found = sorted(set(_conditions(whole.form))), Counter(words)
    names = sorted(frozenset[str]().union(*map(names_in, conditions)))
    known: dict[tuple[bool, ...], int] = {}

    def unexplained(switches: Switches) -> int:
        there = tuple(evaluate(condition, switches) for condition in conditions)
        if there not in known:
            said = Counter(_words(dump(replace(whole, switches=switches).compose())))
            known[there] = (found - said).total() + (said - found).total()
        return known[there]

    begun = ({name: domain[at] for name, domain in CONDITIONS.items()} for at in (0, -1))
    tried = [_settled(dict(switches), names, unexplained) for switches in begun]
    judge = _judge_in("".join(words), whole.library)
    return replace(whole, switches=min(tried, key=unexplained), judge=judge)


def _judge_in(text: str, library: Library) -> Rechter | None:
    """The judge all of whose own items stand in a text without white space."""
    for judge in library.profiles.judges.values():
        items = ["".join(normalise_text(item.tekst).split()) for item in judge.controlepunten]
        if items and all(item in text for item in items):
            return judge
    return None


def _settled(
    switches: dict[str, bool | str], names: list[str], unexplained: Callable[[Switches], int]
) -> dict[str, bool | str]:
    for _ in range(_ROUNDS):
        before = dict(switches)
        for name in names:
            tried = [{**switches, name: value} for value in CONDITIONS[name]]
            switches = min(tried, key=unexplained)
        if switches == before:
            break
    return switches


def _conditions(form: FormDefinition) -> Iterator[str]:
    """The conditions of the parts of a form."""
    yield from (part.when for part in form.introduction if part.when)
    for section in form.sections:
        yield from _within(section)


def _within(section: Section) -> Iterator[str]:
    yield from (part.when for part in (section, *section.content) if part.when)
    for inner in section.sections:
        yield from _within(inner)


def _words(node: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401 - plain data
    """The words of a document, wherever they stand in it."""
    match node:
        case dict():
            for name, inner in node.items():
                yield from _words(inner, name)
        case list():
            for inner in node:
                yield from _words(inner, key)
        case str() if key in _SAID:
            yield from normalise_text(node).split()
