# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody changed the text of a form: a file held against the same version made anew."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from typing import Final

from proeftuin_docs.composition import short_title
from proeftuin_docs.definitions import Answers, FormDefinition, check_answers
from proeftuin_docs.document import (
    WHOLE,
    Document,
    Edition,
    Heading,
    InfoTable,
    Question,
    ScaleField,
    Size,
    TableField,
    plain_text,
    questions,
)
from proeftuin_docs.errors import (
    DataError,
    Diagnostic,
    Place,
    ProeftuinError,
    returned,
    word_files,
)
from proeftuin_docs.hearings.documents import Hearing
from proeftuin_docs.library import Library
from proeftuin_docs.returned import page_looks
from proeftuin_docs.returned.answers import ReadAnswers, form_questions, missing_fields
from proeftuin_docs.returned.field_contents import UnreadContent
from proeftuin_docs.returned.fixed_text import (
    RunningText,
    TextDifference,
    differences,
    expected_words,
    most_telling,
    normalise_text,
)
from proeftuin_docs.returned.handed_out import HandedOut, handed_out, likeliest
from proeftuin_docs.returned.readers.model import NOTES, TRAITS, FileKind, RawFile, Trait, passage_key
from proeftuin_docs.returned.readings import values_for_render
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.wording import Wording

_NUMBER: Final = "\ue000"
"""Stands in a phrase of the furniture for any whole number."""
_TEXT_FAULTS: Final = frozenset({returned.text_gone.name, returned.text_replaced.name})
_OF_WORDS: Final = _TEXT_FAULTS | {returned.text_added.name, returned.more_changes.name}
"""That there are other words, fewer or more."""
_PRINTS: Final = ("docx", "html")
"""Formats of which a PDF is only a print, laid out by another program."""
_PRINTED_FROM: Final = ("print", "pdf", *_PRINTS)
"""The formats that a PDF without fields can be of."""
_ADDITIONS: Final = (
    *(returned.text_added.name, returned.more_changes.name, returned.drawn_in_page.name),
    returned.laid_out_otherwise.name,
)
"""What a form shows that was filled in by this program and then lost its fields: answers take more pages."""
_PLACEHOLDER: Final = "placeholder"
_FOR_THE_SCREEN: Final = (
    *("html_keep_title", "html_keep", "html_keep_copy", "html_print", "html_save"),
    *("html_leave", "html_leave_title", "html_leave_scripted", "html_leave_unscripted", "html_leave_limits"),
    *("html_clear", "html_add_row", "html_more_room"),
)
"""Phrases of `templates/html/document.html` that are not printed, or not in every browser."""
_SENTENCE: Final = "html_keep_title"
"""A phrase that the page ends with a full stop of its own."""
_PAGED: Final = ("pdf", "print")
_BLANK_BOX: Final = "☐"


_MAX_TYPED_LENGTH: Final = 150_000
"""Characters in a PDF that somebody can have typed, some sixty pages; laying out more takes long."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a file has otherwise than its version: the faults, and what somebody added, by question.

    `unseen` says what could not be looked at.
    """

    problems: tuple[Diagnostic, ...] = ()
    added: tuple[UnreadContent, ...] = field(default=(), repr=False)
    unseen: tuple[Diagnostic, ...] = ()


def check_integrity(
    raw: RawFile,
    form: FormDefinition,
    library: Library,
    *,
    place: Place,
    read: ReadAnswers | None = None,
    edition: Edition = WHOLE,
    hearing: Hearing | None = None,
) -> Integrity:
    """Return a fault for each place where a file is not this version, apart from what is in its fields.

    `form` has the status that the file shows; where its metadata are gone, both sizes are tried. With what
    was read, the file may also be the document with these values, which goes on in more fields. A document
    that follows a case is held against that of the `hearing`; without one against the parts that it has
    itself, with a warning that nothing says which those have to be.
    """
    given, told = handed_out(form, library, edition, hearing, place)
    found = _held(raw, given, place, read)
    if not _OF_WORDS.isdisjoint(item.name for item in found.problems):
        whole = HandedOut(form, library, edition)
        if given != whole:
            blank = _held(raw, whole, place, read)
            found, told = (found, told) if blank.problems else (blank, (returned.of_no_case(place),))
        elif given.follows_case or (form.uses_case and not raw.fields):
            found = min(found, _held(raw, likeliest(raw, whole), place, read), key=_weight)
            found = found if raw.fields else _without_additions(found, place)
            told = (*told, returned.text_of_a_case(place))
    return replace(found, problems=(*told, *found.problems))


def _without_additions(found: Integrity, place: Place) -> Integrity:
    """Of a form without fields, whose case filled in words that stand among those of its pages."""
    kept = tuple(item for item in found.problems if item.name not in _ADDITIONS)
    return Integrity(kept, unseen=_each_once((*found.unseen, returned.pages_unseen(place))))


def _held(raw: RawFile, given: HandedOut, place: Place, read: ReadAnswers | None) -> Integrity:
    """What a file has otherwise than what was handed out, in the format that it is most like."""
    blank = given.compose()
    best: Integrity | None = None
    for format_name, expected in _candidates(raw, given, read):
        words, starts = _compared(
            raw, expected, given, blank, format_name if raw.kind is FileKind.PDF else ""
        )
        prints, follows_case = format_name in _PRINTS, given.form.uses_case
        found = _Told(raw, expected, blank, place, starts, prints, follows_case).all(words)
        if not found.problems:
            return found
        best = found if best is None else min(best, found, key=_weight)
    assert best is not None  # every file has a format
    return best


def _compared(
    raw: RawFile, expected: RawFile, given: HandedOut, blank: Document, printed_from: str
) -> tuple[tuple[TextDifference, ...], tuple[tuple[int, str], ...]]:
    """Where the words differ, and the first words of questions; neither where the text is just the same.

    `printed_from` is the format of which a PDF may be a print.
    """
    if raw.fixed_text == expected.fixed_text:
        return (), ()
    wording, before = given.library.wording_of(given.form), given.compose(unique=False)
    running = running_text_of(blank, before, wording, printed_from)
    words = differences(raw.fixed_text, expected.fixed_text, running)
    if not words:
        return (), ()
    starts = _question_starts(expected_words(expected.fixed_text, running), tuple(questions(blank)))
    return words, tuple(starts)


def only_added(found: Sequence[Diagnostic]) -> bool:
    """Whether all words of the version are there, with more beside them."""
    return all(item.name in _ADDITIONS or item.name in NOTES for item in found)


def _weight(found: Integrity) -> tuple[bool, bool, int]:
    """The weight of differences: missing words, then more words or another layout, then how many places."""
    names = {item.name for item in found.problems}
    return bool(names & _TEXT_FAULTS), not names.isdisjoint(_ADDITIONS), len(found.problems)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told about a file beside the document made anew; `starts` has the first words of questions."""

    raw: RawFile
    expected: RawFile
    document: Document
    place: Place
    starts: tuple[tuple[int, str], ...]
    prints: bool
    follows_case: bool

    def all(self, words: Sequence[TextDifference]) -> Integrity:
        """The words, the traits and the pages."""
        added = (UnreadContent("", self._owner(item), item.said) for item in words if item.said)
        pages, unseen = self._pages()
        problems = (*self._words(words), *self._traits(), *self._names(), *self._gone(), *pages)
        return Integrity(_each_once(problems), (*added, *self._notes()), unseen)

    def _gone(self) -> Iterator[Diagnostic]:
        """The fields that are gone, of a document whose case decides which questions it has."""
        asked = form_questions(self.document) if self.follows_case else ()
        return missing_fields(asked, self.raw, self.place.file or "")

    def _words(self, found: Sequence[TextDifference]) -> Iterator[Diagnostic]:
        """Yield the differences as faults, each with the question at or above it."""
        shown = most_telling(found)
        for item in shown:
            where = Place(self.place.file, path=self._owner(item) or None)
            before = item.before or self.document.title
            if item.gone:
                fault = returned.text_replaced if item.added else returned.text_gone
                yield fault(where, before=before, gone=item.gone)
            else:
                yield returned.text_added(where, before=before)
        if more := len(found) - len(shown):
            yield returned.more_changes(self.place, count=more)

    def _owner(self, item: TextDifference) -> str:
        """The question above a place; what was put right before a question belongs to the one above it."""
        at = item.at if item.gone else item.at - 1
        return next((id_ for start, id_ in reversed(self.starts) if start <= at), "")

    def _new(self) -> list[Trait]:
        """Every trait that the version lacks; of a passage that is not there the look says nothing."""
        known = {(trait.fault, trait.look) for trait in self.expected.traits}
        resized, passages = word_files.text_resized.name, set(map(passage_key, self.expected.fixed_text))
        return [
            trait
            for trait in self.raw.traits
            if (trait.fault, trait.look) not in known
            and (trait.fault != resized or trait.look.partition(" ")[0] in passages)
        ]

    def _traits(self) -> Iterator[Diagnostic]:
        for trait in self._new():
            where = Place(self.place.file, path=self._question(trait.near) or None)
            yield TRAITS[trait.fault].from_facts(where, {"page": trait.page})

    def _names(self) -> Iterator[Diagnostic]:
        """Yield one fault for all fields of a PDF that a screen reader calls otherwise."""
        names = {item.name: item.tooltip for item in self.expected.fields}
        fields = self.raw.fields if self.raw.kind is FileKind.PDF else ()
        other = [item.name for item in fields if item.tooltip != names.get(item.name, item.tooltip)]
        if other:
            yield returned.explained_otherwise(Place(self.place.file, path=other[0]), count=len(other))

    def _notes(self) -> Iterator[UnreadContent]:
        noted = (trait for trait in self._new() if trait.text.strip())
        return (UnreadContent("", self._question(trait.near), trait.text, trait.page) for trait in noted)

    def _question(self, field_name: str) -> str:
        """The question of a field, whose id is the part of its name before `_`; empty for a spare sheet."""
        owner = field_name.partition("_")[0]
        return owner if any(question.id == owner for question in questions(self.document)) else ""

    def _pages(self) -> tuple[list[Diagnostic], tuple[Diagnostic, ...]]:
        """The faults of the pages of a PDF, and whether they were looked at."""
        if self.raw.kind is not FileKind.PDF:
            return [], ()
        found, expected = self.raw.pages, self.expected.pages
        unseen = (returned.pages_unseen(self.place),)
        drawn = page_looks.has_all_pictures(found) and page_looks.has_all_pictures(expected)
        if self.prints or not self.raw.claim.id or not drawn:
            return [], unseen
        alike = len(found) == len(expected)
        if alike and page_looks.sheets_differ(found, expected):
            return [returned.sheets_differ(self.place)], unseen
        if not alike or not page_looks.is_laid_out_alike(
            found, expected, {item.name for item in self.raw.fields}
        ):
            return [returned.laid_out_otherwise(self.place)], unseen
        marks = page_looks.drawn_marks(found, expected, self.place.file or "")
        places = [(mark, self._question(mark.place.path or "") or None) for mark in marks]
        return [mark.at(replace(mark.place, path=question)) for mark, question in places], ()


def _each_once(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """These findings, without one that is told already."""
    return tuple({str(item): item for item in found}.values())


def running_text_of(document: Document, before: Document, wording: Wording, printed_from: str) -> RunningText:
    """Return the running text: the words on every page, above continuations and beside rows.

    With the format of which a PDF may be a print also what only the screen shows: the words in blank fields
    of a Word file are printed, the buttons of a web page are not. `before` is the form as it was before
    it had unique numbers.
    """
    identity = document.identity
    running = {"title": document.title, "version": identity.version, "hash": identity.short_hash}
    phrases = [
        wording.phrase("running", **running),
        wording.phrase("page", page=_NUMBER, pages=_NUMBER),
        wording.phrase("row", row=_NUMBER),
        *_section_names(document, wording),
        *_maps(document),
        *dict.fromkeys(_conditions(document, before)),
        *_continuations(document, wording),
        *[document.mark] * bool(document.mark),
    ]
    if printed_from == "docx":
        phrases.append(document.title)  # above every page but the first
    if printed_from in _PAGED or identity.edition.large:  # large tables say it in every row
        phrases += dict.fromkeys(_table_words(document))
    in_blank_fields = [text for key, text in wording.phrases.items() if key.startswith(_PLACEHOLDER)]
    choices = _choices(document, wording)
    appearing = (_BLANK_BOX, *in_blank_fields, *choices) if printed_from == "docx" else ()
    if printed_from in _PRINTS:
        appearing += tuple(_filled_in(document))
    vanishing = _on_screen(document, wording) if printed_from == "html" else ()
    return RunningText(
        *(_longest_first(phrases), _NUMBER, _longest_first(appearing), _longest_first(vanishing)),
        tuple(_former(document)),
    )


def _filled_in(document: Document) -> Iterator[str]:
    """What a case filled in, which a print shows among the words of the form."""
    prefilled = dict(document.identity.prefilled)
    for question in questions(document):
        if question.id in prefilled:
            yield str(getattr(question.field, "value", ""))


def _section_names(document: Document, wording: Wording) -> Iterator[str]:
    """The names of the parts, as the head of a page has them (`document.typ`)."""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield wording.phrase("running_section", title=document.title, section=short_title(block.text))


def _maps(document: Document) -> Iterator[str]:
    """The table of who fills in which part, which documents of before do not have."""
    numbered = any(question.unique_number for question in questions(document))
    tables = (block for block in document.blocks if numbered and isinstance(block, InfoTable))
    for table in islice(tables, 1):
        cells = (plain_text(cell) for row in table.rows for cell in row)
        yield " ".join((table.caption, *table.columns, *cells))


def _conditions(document: Document, before: Document) -> Iterator[str]:
    """On what a question depends, in the words of now and of before its form had unique numbers."""
    for question, old in zip(questions(document), questions(before), strict=True):
        if question.follows != old.follows:
            yield from (plain_text(question.follows), plain_text(old.follows))


def _former(document: Document) -> Iterator[tuple[str, str]]:
    """A question with its unique number, and the same as it was before it had one."""
    for question in questions(document):
        for shown in (f"{question.number}.", question.number) if question.unique_number else ():
            yield f"{question.unique_number} {shown} {question.label}", f"{shown} {question.label}"


def _choices(document: Document, wording: Wording) -> Iterator[str]:
    """What can be chosen, as blank fields of a Word file show it."""
    for question in questions(document):
        field = question.field
        cells = field.rows[0] if isinstance(field, TableField) and field.rows else ()
        steps = range(field.start, field.end + 1) if isinstance(field, ScaleField) else ()
        labels = (option.label for asked in (field, *cells) for option in getattr(asked, "options", ()))
        for choice in (*labels, *map(str, steps)):
            yield wording.phrase("placeholder_option", option=choice)


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=len, reverse=True))


def _on_screen(document: Document, wording: Wording) -> Iterator[str]:
    """The buttons of a web page, its words about keeping it, and its contents."""
    headings = (block for block in document.blocks if isinstance(block, Heading) and block.level == 1)
    yield " ".join((wording.phrase("html_contents"), *(heading.text for heading in headings)))
    yield from (wording.phrases[key] for key in _FOR_THE_SCREEN)
    yield f"{wording.phrases[_SENTENCE]}."


def _table_words(document: Document) -> Iterator[str]:
    """The heads of columns, which every page repeats, and what can be chosen in cells, which was in lists."""
    for question in questions(document):
        if isinstance(question.field, TableField):
            yield from (column.label for column in question.field.columns)
            for cell in question.field.rows[0] if question.field.rows else ():
                yield from (option.label for option in getattr(cell, "options", ()))


def _continuations(document: Document, wording: Wording) -> Iterator[str]:
    """The heading above every part of a text that goes on, as `questions.typ` and `tables.typ` make it."""
    for question in questions(document):
        number = f"{question.number}. " if question.number.isdecimal() else f"{question.number} "
        reference = f"{number if question.number else ''}{question.label}"
        yield wording.phrase("continuation", question=reference)
        if question.explanation is not None:
            yield wording.phrase("continuation", question=f"{reference} – {question.explanation_label}")
        if isinstance(question.field, TableField):
            row = wording.phrase("row", row=_NUMBER)
            for column in question.field.columns:
                yield wording.phrase("continuation", question=f"{reference} – {row}, {column.label}")


def _candidates(raw: RawFile, given: HandedOut, read: ReadAnswers | None) -> Iterator[tuple[str, RawFile]]:
    """The documents that the file may be, each with its format: blank or with its values."""
    names = _PRINTED_FROM if raw.kind is FileKind.PDF and not raw.fields else (raw.kind.value,)
    sizes = (given.edition.size,) if raw.claim.id else tuple(Size)
    looks = [
        (name, replace(of, edition=replace(given.edition, size=size)))
        for size in sizes
        for name in names
        for of in given.looks()
    ]
    for name, of in looks:
        yield name, of.read_back(name)
    typed = sum(len(item.text) for item in raw.fields)
    quick = raw.kind is not FileKind.PDF or typed <= _MAX_TYPED_LENGTH
    if read is not None and read.values and quick:
        answers = _answers(given.form, read)
        for name, of in looks if answers else ():
            try:
                yield name, of.read_back(name, answers)
            except ProeftuinError:  # a character that no font has: typed in a viewer, which has other fonts
                return


def _answers(definition: FormDefinition, read: ReadAnswers) -> Answers | None:
    try:
        return check_answers(definition, LocatedYaml("", values_for_render(definition, read), {}))
    except DataError:
        return None


def _question_starts(words: Sequence[str], asked: Sequence[Question]) -> Iterator[tuple[int, str]]:
    """At which word each question begins; a question whose words are not found is left out."""
    starts = list(accumulate(map(len, words), initial=0))
    stream, cursor = "".join(words), 0
    for question in asked:
        label = "".join(normalise_text(question.label).split())
        found = stream.find(label, cursor)
        if found >= 0:
            cursor = found + len(label)
            yield bisect_right(starts, found) - 1, question.id
