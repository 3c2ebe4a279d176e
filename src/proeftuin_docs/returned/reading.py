# SPDX-License-Identifier: EUPL-1.2
"""Filled files as data; the only use-case that returns what somebody filled in."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from proeftuin_docs.definitions import FormDefinition, LetterDefinition
from proeftuin_docs.document import (
    Document,
    Edition,
    extra_room_names,
    field_names,
    questions,
    split_continuation,
)
from proeftuin_docs.errors import DataError, Place, WrongUsageError, returned
from proeftuin_docs.formats.identity import prefilled_mark, read_prefilled
from proeftuin_docs.hearings.documents import Hearing, read_hearing
from proeftuin_docs.library import Library
from proeftuin_docs.returned.access import ReadPermit, grant_comparison, grant_permit, promise_of
from proeftuin_docs.returned.answers import MAX_SHEETS, ReadAnswers, form_questions, interpret, missing_fields
from proeftuin_docs.returned.given_files import GivenFile, read_raw
from proeftuin_docs.returned.handed_out import handed_out
from proeftuin_docs.returned.identify import IdentifiedVersion, recognise
from proeftuin_docs.returned.integrity import Integrity, check_integrity
from proeftuin_docs.returned.migration import migrate_answers
from proeftuin_docs.returned.readers.docx_names import name_bookmarks
from proeftuin_docs.returned.readers.model import Claim, RawFile
from proeftuin_docs.returned.readings import Reading


def read(
    library: Library,
    files: Iterable[GivenFile],
    as_version: str | None = None,
    *,
    as_coordinator: bool = False,
    case: tuple[bytes, str] | None = None,
) -> list[Reading]:
    """Return the answers in each of these files, in order; one that cannot be read never stops the others.

    `as_version` names the version that the values have to become. A document that is for its writer and their
    coordinator alone gives nothing unless `as_coordinator`. The text of a document that follows a case is
    held against that of the `case`, the content and the name of its file. Raises `DefinitionError` for a
    faulty library, `WrongUsageError` for a version that is not there, and `DataError` for a faulty case.
    """
    hearing = read_hearing(*case, library) if case else None
    reader = _Reader(library, _target(library, as_version), as_coordinator, hearing)
    return [reader.read(file) for file in files]


def _target(library: Library, as_version: str | None) -> FormDefinition | None:
    if as_version is None:
        return None
    found = library.find(as_version)
    if isinstance(found, LetterDefinition):
        raise WrongUsageError([returned.letter(name=f"{found.id}@{found.version}")])
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files of one library, perhaps into one version."""

    library: Library
    target: FormDefinition | None
    as_coordinator: bool
    hearing: Hearing | None = field(default=None, repr=False)

    def read(self, file: GivenFile) -> Reading:
        """Return the answers of a file, or the problems that prevent reading it."""
        reading = Reading(file.name)
        try:
            raw = read_raw(file.load(), file.name)
        except DataError as error:
            return replace(reading, problems=error.diagnostics)
        try:
            return self._placed(raw, reading, Place(file.name))
        except DataError as error:
            return replace(reading, problems=(*raw.problems, *error.diagnostics))

    def _placed(self, raw: RawFile, reading: Reading, place: Place) -> Reading:
        recognised = recognise(raw, self.library, place)
        definition = recognised.definition
        if isinstance(definition, LetterDefinition):
            raise DataError([returned.letter(place, name=recognised.name)])
        form = recognised.as_shown(definition)
        given = recognised.edition
        raw = name_fields(raw, form, given, self.library)
        parts = (given.part,) if given.part else ()
        reading = replace(reading, definition=definition, promise=promise_of(definition), parts=parts)
        remarks = (*raw.problems, *raw.doubts, *recognised.remarks(place))
        try:
            allowed = grant_permit(form, place, as_coordinator=self.as_coordinator)
            read = _values(raw, form, given, self.library, allowed=allowed, place=place)
            held = check_integrity(
                raw, form, self.library, place=place, read=read, edition=given, hearing=self.hearing
            )
            whole = replace(read, unread=(*read.unread, *held.added))
            marks = self._marks(form, given, raw.claim, place)
            prefilled = tuple(id_ for id_, mark in marks.items() if _stands(raw.claim, whole, id_, mark))
            told = [] if _of_no_case(held) else [id_ for id_ in marks if id_ not in prefilled]
            changed = (returned.other_than_filled_in(Place(place.file, path=id_)) for id_ in told)
            problems = (*changed, *whole.problems)
            filled = replace(reading, read=whole, problems=problems, prefilled=prefilled)
            carried = self._carried(filled, definition, place)
            return replace(carried, problems=(*remarks, *held.problems, *carried.problems))
        except DataError as error:
            return replace(reading, problems=(*remarks, *error.diagnostics))

    def _marks(self, form: FormDefinition, given: Edition, claim: Claim, place: Place) -> dict[str, str]:
        """The questions that the case filled in, as the case says, or else as the file itself tells."""
        document = handed_out(form, self.library, given, self.hearing, place)[0].compose()
        known, asked = document.identity.prefilled, {question.id for question in questions(document)}
        marks = dict(known) or read_prefilled(claim.prefilled)
        return {id_: mark for id_, mark in marks.items() if id_ in asked}

    def _carried(self, reading: Reading, definition: FormDefinition, place: Place) -> Reading:
        """The values in the version that was asked for; the promise of either version holds."""
        target = self.target
        if target is None or target == definition or reading.read is None:
            return reading
        if target.id != definition.id:
            wanted = f"{target.id}@{target.version}"
            raise DataError([returned.cannot_become(place, found=definition.id, wanted=wanted)])
        allowed = grant_permit(definition, place, as_coordinator=self.as_coordinator)
        further = grant_permit(target, place, as_coordinator=self.as_coordinator)
        carried = migrate_answers(reading.read, definition, target, allowed, place.file or "")
        return replace(
            reading,
            definition=target,
            source=definition,
            read=carried.read,
            not_carried=carried.not_carried,
            promise=allowed.promise or further.promise,
            problems=(*IdentifiedVersion(target, target.status).remarks(place), *carried.read.problems),
        )


def _of_no_case(held: Integrity) -> bool:
    return returned.of_no_case.name in {item.name for item in held.problems}


def _stands(claim: Claim, read: ReadAnswers, id_: str, mark: str) -> bool:
    """Whether what a case filled in still stands in this question."""
    value = read.values.get(id_)
    return isinstance(value, str) and prefilled_mark(claim.hash, id_, value) == mark


def name_fields(raw: RawFile, form: FormDefinition, given: Edition, library: Library) -> RawFile:
    """Return the file with the names of this version where a program left only bookmarks for its fields."""
    return name_bookmarks(raw, _names(library.compose(form, edition=given)))


def hold_against_version(
    raw: RawFile,
    form: FormDefinition,
    given: Edition,
    library: Library,
    place: Place,
    *,
    hearing: Hearing | None = None,
) -> Integrity:
    """Return what a file has otherwise than its version, or than the document of the hearing; no value of it.

    Fields that are gone are among it.
    """
    try:
        read = _values(raw, form, given, library, allowed=grant_comparison(form), place=place)
    except DataError:
        read = None
    held = check_integrity(raw, form, library, place=place, read=read, edition=given, hearing=hearing)
    asked = () if form.uses_case else form_questions(library.compose(form, edition=given))
    gone = missing_fields(asked, raw, place.file or "")
    return Integrity((*held.problems, *gone), (), held.unseen)


def _values(
    raw: RawFile,
    form: FormDefinition,
    given: Edition,
    library: Library,
    *,
    allowed: ReadPermit,
    place: Place,
) -> ReadAnswers:
    document, months = library.compose(form, edition=given), library.wording_of(form).months
    if not raw.fields and any(questions(document)):
        raise DataError([returned.no_fields(place)])
    if raw.fields and {split_continuation(item.name)[0] for item in raw.fields}.isdisjoint(_names(document)):
        raise DataError([returned.other_fields(place, count=len(raw.fields))])
    return interpret(form, document, raw, allowed, name=place.file or "", months=months)


def _names(document: Document) -> list[str]:
    """The names of the fields that files of this version can have, of a table those of the blank rows."""
    sheets = (extra_room_names(sheet) for sheet in range(1, MAX_SHEETS + 1))
    return [*field_names(document), *(name for names in sheets for name in names)]
