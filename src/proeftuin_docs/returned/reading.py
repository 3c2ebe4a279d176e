# SPDX-License-Identifier: EUPL-1.2
"""Filled files as data; the only use-case that returns what somebody filled in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from proeftuin_docs.library import Library
from proeftuin_docs.returned.access import ReadPermit, grant_comparison, grant_permit, promise_of
from proeftuin_docs.returned.answers import MAX_SHEETS, ReadAnswers, form_questions, interpret, missing_fields
from proeftuin_docs.returned.given_files import GivenFile, read_raw
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
) -> list[Reading]:
    """Return the answers in each of these files, in order; one that cannot be read never stops the others.

    `as_version` names the version that the values have to become. A document that is for its writer and their
    coordinator alone gives nothing unless `as_coordinator`. Raises `DefinitionError` for a faulty library and
    `WrongUsageError` for a version that is not there.
    """
    reader = _Reader(library, _target(library, as_version), as_coordinator)
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
            held = check_integrity(raw, form, self.library, place=place, read=read, edition=given)
            whole = replace(read, unread=(*read.unread, *held.added))
            prefilled = tuple(_prefilled(raw.claim, whole))
            filled = replace(reading, read=whole, problems=whole.problems, prefilled=prefilled)
            carried = self._carried(filled, definition, place)
            return replace(carried, problems=(*remarks, *held.problems, *carried.problems))
        except DataError as error:
            return replace(reading, problems=(*remarks, *error.diagnostics))

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


def _prefilled(claim: Claim, read: ReadAnswers) -> Iterator[str]:
    """Yield the questions in which what a case filled in still stands, as the file itself tells."""
    for id_, mark in read_prefilled(claim.prefilled).items():
        value = read.values.get(id_)
        if isinstance(value, str) and prefilled_mark(claim.hash, id_, value) == mark:
            yield id_


def name_fields(raw: RawFile, form: FormDefinition, given: Edition, library: Library) -> RawFile:
    """Return the file with the names of this version where a program left only bookmarks for its fields."""
    return name_bookmarks(raw, _names(library.compose(form, edition=given)))


def hold_against_version(
    raw: RawFile, form: FormDefinition, given: Edition, library: Library, place: Place
) -> Integrity:
    """Return what a file has otherwise than its version, and the fields that are gone; no value of it."""
    try:
        read = _values(raw, form, given, library, allowed=grant_comparison(form), place=place)
    except DataError:
        read = None
    held = check_integrity(raw, form, library, place=place, read=read, edition=given)
    asked = form_questions(library.compose(form, edition=given))
    gone = missing_fields(form, asked, raw, place.file or "")
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
