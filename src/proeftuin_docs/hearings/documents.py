# SPDX-License-Identifier: EUPL-1.2
"""The documents of one case: each letter to each addressee, and the lists that follow the case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from proeftuin_docs import kinds
from proeftuin_docs.cases import (
    Addressee,
    CaseView,
    LoadedCase,
    Rechter,
    Role,
    addressees,
    case_view,
    load_case,
    own_sentence,
    recipient_lines,
    return_line,
    sender_lines,
)
from proeftuin_docs.composition import Beside, LetterFrame, compose_form, compose_letter, evaluate, names_in
from proeftuin_docs.definitions import Answers, Definition, FormDefinition, LetterDefinition
from proeftuin_docs.definitions.translations import Language
from proeftuin_docs.document import Document, Edition, Fact, LineBreak, Size, Text, Window
from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, configuration
from proeftuin_docs.hearings.languages import (
    identified_as,
    languages_read,
    lines_above,
    not_made,
    not_used,
    translated_letter,
    words_lacking,
)
from proeftuin_docs.hearings.usable import obstacles
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.text.data_files import decode
from proeftuin_docs.text.variants import DEFAULT, LANGUAGE
from proeftuin_docs.text.wording import Wording

_PHASES: Final = {"vooraf": "vooraf", "op_de_dag": "op-de-dag", "achteraf": "daarna"}
"""A judge's own item says when; the sections of the checklist have these ids."""

_SENTENCE: Final = "rc.zin"
_OFF: Final = "vervalt"
"""The switch of a hearing that is off."""


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A composed document of a case: its definition, for whom, and what to render it with."""

    definition: Definition
    document: Document
    options: RenderOptions
    number: int = 0
    """Counts the readers of one document from 1; 0 for a list that is of nobody."""
    reader: str = ""
    """The name of the party that a letter goes to or whose list it is; empty for everybody else."""
    language: str = ""
    """The language of a letter that goes beside the same one in another; empty for every other document."""

    @property
    def name(self) -> str:
        """What its files are called without their ending: its id, whom it is for, its language and size."""
        number = f"-{self.number}" if self.number > 1 else ""
        language = f"-{self.language}" if self.language else ""
        return f"{self.definition.id}{number}{language}{self.document.identity.edition.ending}"


@dataclass(frozen=True, slots=True)
class Hearing:
    """A checked case with the library that its documents are made from, and the size of their letters."""

    loaded: LoadedCase
    library: Library
    size: Size = Size.NORMAL

    def view(self, addressee: Addressee | None = None, language: str = "") -> CaseView:
        """Return what a document for this addressee can use, in a language or else that of the addressee."""
        wording = self.library.wording(language or (addressee.language if addressee else LANGUAGE))
        return case_view(self.loaded, wording, self.library.profiles, addressee)

    def options(self, language: str = LANGUAGE) -> RenderOptions:
        """Return what a renderer needs; the house style is for cases of that court alone."""
        options = self.library.options(language)
        is_own = self.library.profiles.is_styled(self.loaded.court)
        return options if is_own else replace(options, branding=None)


def read_hearing(
    content: bytes, name: str, library: Library, today: date | None = None, size: Size = Size.NORMAL
) -> Hearing:
    """Return the hearing of a case file; raises `DataError` with every fault of the file."""
    return Hearing(load_case(decode(content, name), name, library.profiles, today), library, size)


def belongs(definition: Definition, hearing: Hearing) -> bool:
    """Whether a hearing's set holds this document; of a hearing that is off only what speaks of that."""
    return bool(members([definition], hearing))


def members(definitions: Iterable[Definition], hearing: Hearing) -> list[Definition]:
    """Return those of the definitions whose documents a hearing's set holds, in their order."""
    conditions = hearing.view().conditions
    return [item for item in definitions if _belongs(item, conditions)]


def _belongs(definition: Definition, conditions: Mapping[str, bool | str]) -> bool:
    if isinstance(definition, FormDefinition) and not definition.uses_case:
        return False
    if conditions[_OFF] and (definition.when is None or _OFF not in names_in(definition.when)):
        return False
    return evaluate(definition.when, conditions)


def compose_all(definition: Definition, hearing: Hearing) -> Iterator[CaseDocument]:
    """The document for each of its readers; a list that is of nobody in this case is one document.

    Raises `DataError` as it composes.
    """
    for number, reader in enumerate(readers_of(definition, hearing), start=1):
        if isinstance(definition, LetterDefinition):
            yield _letter(definition, hearing, reader, number)
        else:
            yield _list(definition, hearing, reader, number)
    if isinstance(definition, FormDefinition) and not readers_of(definition, hearing):
        yield _list(definition, hearing)


def readers_of(definition: Definition, hearing: Hearing) -> tuple[Addressee, ...]:
    """Return for whom in the case a document is: its addressees, or the parties that fill in a list."""
    role = definition.party if isinstance(definition, FormDefinition) else definition.addressee
    return addressees(hearing.loaded, Role(role)) if role else ()


def compose_beside(definition: Definition, hearing: Hearing) -> Iterator[CaseDocument]:
    """The Dutch text of each letter in another language, and its translations for whom it is about.

    A translation for which the case lacks words is left out; `not_made_beside` tells which.
    """
    if not isinstance(definition, LetterDefinition) or Role(definition.addressee) is Role.TELEFOON:
        return
    yield from _dutch_beside(definition, hearing)
    for language, reader in _translations(definition, hearing):
        if not _lacking(definition, hearing, reader, language.taal):
            made = _letter(definition, hearing, reader, 1, language.taal)
            yield replace(made, language=language.taal)


def _dutch_beside(definition: LetterDefinition, hearing: Hearing) -> Iterator[CaseDocument]:
    for number, addressee in enumerate(addressees(hearing.loaded, Role(definition.addressee)), start=1):
        if addressee.variant in definition.variants and addressee.language != LANGUAGE:
            dutch = replace(addressee, variant=DEFAULT.id)
            yield replace(_letter(definition, hearing, dutch, number, LANGUAGE), language=LANGUAGE)


def not_made_beside(definition: Definition, hearing: Hearing) -> Iterator[Diagnostic]:
    """Yield a warning for each translation of this letter that cannot be used, or lacks words of the case."""
    for letter, language in _begun(definition, hearing):
        if found := obstacles(hearing.library, language, letter):
            yield not_used(letter, language, found)
    for language, reader in _translations(definition, hearing):
        assert isinstance(definition, LetterDefinition)
        if keys := _lacking(definition, hearing, reader, language.taal):
            yield from not_made(definition, language, keys)


def _translations(definition: Definition, hearing: Hearing) -> Iterator[tuple[Language, Addressee]]:
    """The languages that this letter is whole in and its reader reads, besides the one that it is in."""
    for letter, language in _begun(definition, hearing):
        if not obstacles(hearing.library, language, letter):
            (reader,) = addressees(hearing.loaded, Role.SLACHTOFFER)
            yield language, replace(reader, variant=DEFAULT.id)


def _begun(definition: Definition, hearing: Hearing) -> Iterator[tuple[LetterDefinition, Language]]:
    """The languages that its reader reads and this letter stands in the file of, whole or not."""
    if not isinstance(definition, LetterDefinition) or Role(definition.addressee) is not Role.SLACHTOFFER:
        return
    for language in languages_read(hearing.library, hearing.loaded):
        letter = language.letter(definition)
        if letter is not None and letter.delen is not None:
            yield definition, language


def _lacking(definition: Definition, hearing: Hearing, reader: Addressee, language: str) -> list[str]:
    assert isinstance(definition, LetterDefinition)
    found = words_lacking(definition, hearing.view(reader), hearing.view(reader, language))
    unsaid = _own_sentences(hearing, reader) and not _own_sentences(hearing, reader, language)
    return [*found, _SENTENCE] if definition.head and unsaid and _SENTENCE not in found else found


def compose_variants(definition: LetterDefinition, hearing: Hearing) -> dict[str, CaseDocument]:
    """The letter to the first of its addressees in every variant; none for what is only spoken."""
    role = Role(definition.addressee)
    first = next(iter(addressees(hearing.loaded, role)), None)
    if first is None or role is Role.TELEFOON:
        return {}
    each = {name: replace(first, variant=name) for name in definition.variants}
    return {name: _letter(definition, hearing, addressee, 1) for name, addressee in each.items()}


def _list(
    definition: FormDefinition, hearing: Hearing, party: Addressee | None = None, number: int = 0
) -> CaseDocument:
    document = compose_list(definition, hearing, party=party)
    return CaseDocument(definition, document, hearing.options(), number, party.name if party else "")


def compose_list(
    definition: FormDefinition,
    hearing: Hearing,
    answers: Answers | None = None,
    *,
    party: Addressee | None = None,
    unique: bool = True,
) -> Document:
    """Return a list that follows a case, with what the case fills in and what was answered.

    `party` is who fills it in, of a list that is made for each. Without `unique` it is as it was before its
    questions had numbers that are unique.
    """
    wording = hearing.options().wording
    additions = own_items(definition, hearing.loaded.judge, wording)
    edition = Edition(hearing.size)
    return compose_form(
        definition, wording, answers, hearing.view(party), additions, unique=unique, edition=edition
    )


def _letter(
    definition: LetterDefinition, hearing: Hearing, addressee: Addressee, number: int, language: str = ""
) -> CaseDocument:
    """A letter in the language of its reader, or beside that in this one."""
    if addressee.variant not in definition.variants:
        addressee = replace(addressee, variant=DEFAULT.id)
    options = hearing.options(language or addressee.language)
    if not definition.head:
        options = replace(options, branding=None)
    wording, view = options.wording, hearing.view(addressee, language)
    headed = definition.head and addressee.role is not Role.TELEFOON
    frame = _frame(hearing, addressee, view, wording) if headed else None
    own = (
        _own_sentences(hearing, addressee, language) if definition.head and not view.conditions[_OFF] else ()
    )
    said, beside = translated_letter(hearing.library, definition, wording.language)
    if headed and addressee.role is Role.SLACHTOFFER and not language:
        lines = lines_above(hearing.library, hearing.loaded, wording, view.values)
        beside = replace(beside, lines=lines)
    if addressee.role is Role.TELEFOON:
        beside = Beside()
    document = compose_letter(said, frame, view, wording, own, size=hearing.size, beside=beside)
    document = identified_as(definition, document)
    reader = addressee.name if addressee.role is Role.PARTIJ else ""
    return CaseDocument(definition, document, options, number, reader)


def _frame(hearing: Hearing, addressee: Addressee, view: CaseView, wording: Wording) -> LetterFrame:
    own, values = addressee.role is Role.SLACHTOFFER, view.values
    salutation = (
        values["persoon.aanhef"] if own else wording.phrase("salutation_geachte", name=addressee.name)
    )
    return LetterFrame(
        sender=sender_lines(hearing.loaded),
        return_line=return_line(hearing.loaded),
        recipient=recipient_lines(hearing.loaded, addressee, wording),
        facts=tuple(_facts(view, wording)),
        salutation=salutation,
        window=_window(wording),
        foot=tuple(_foot(addressee, values, wording)),
        continuation=wording.phrase(
            "letter_continuation", reference=values["kenmerk.kort"], date=values["brief.datum"]
        ),
    )


def _foot(addressee: Addressee, values: Mapping[str, str], wording: Wording) -> Iterator[str]:
    """Whom to call and when, and for who may be in danger the number for that."""
    yield wording.phrase("letter_foot", name=values["griffier.naam"], phone=values["griffier.telefoon"])
    yield values["griffier.bereikbaar"]
    if addressee.role in (Role.SLACHTOFFER, Role.VERTEGENWOORDIGER):
        yield wording.phrase("letter_danger", number=values["hulp.spoed"])


def _window(wording: Wording) -> Window:
    side = wording.phrase("letter_window")
    if side not in set(Window):
        place = Place(f"templates/wording/{wording.language}.yaml", path="letter_window")
        raise ConfigurationError(
            [configuration.unknown_window_side(place, side=side, known=", ".join(Window))]
        )
    return Window(side)


def _facts(view: CaseView, wording: Wording) -> Iterator[Fact]:
    values = view.values
    yield Fact(wording.phrase("letter_date"), (Text(values["brief.datum"]),))
    yield Fact(wording.phrase("letter_reference"), (Text(values["kenmerk.kort"]),))
    contact = (values[f"griffier.{name}"] for name in ("naam", "telefoon", "bereikbaar"))
    lines = tuple(node for line in contact for node in (LineBreak(), Text(line)))
    yield Fact(wording.phrase("letter_contact"), lines[1:])


def _own_sentences(hearing: Hearing, addressee: Addressee, language: str = "") -> Sequence[str]:
    own = own_sentence(hearing.loaded, addressee, language)
    return (own,) if own else ()


def own_items(
    definition: FormDefinition, judge: Rechter | None, wording: Wording
) -> dict[str, list[kinds.CheckQuestion]]:
    """Return what a judge adds to a checklist, by the section that it ends; nothing to another list."""
    items: dict[str, list[kinds.CheckQuestion]] = {}
    for item in judge.controlepunten if judge and definition.kind == "checklist" else ():
        question = kinds.CheckQuestion(
            kind="check", id=f"eigen-punt-{item.id}", label=item.tekst, source=wording.phrase("own_source")
        )
        items.setdefault(_PHASES[item.fase], []).append(question)
    return items
