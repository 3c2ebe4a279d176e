"""Filled files back as data; the one use-case that gives out what somebody filled in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import FormDefinition, LetterDefinition
from proeftuin_docs.document import Document, extra_room_names, field_names, questions, split_continuation
from proeftuin_docs.errors import DataError, Diagnostic, Place, WrongUsageError, returned
from proeftuin_docs.readback.carrying import carry
from proeftuin_docs.readback.docx_names import name_bookmarks
from proeftuin_docs.readback.interpretation import MOST_SHEETS, interpret
from proeftuin_docs.readback.meaning import Interpreted
from proeftuin_docs.readback.model import RawFile
from proeftuin_docs.readback.promises import Permit, permit, promise_of
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.fixed_texts import Originals, text_faults
from proeftuin_docs.service.library import Library, open_library
from proeftuin_docs.service.plain_readings import Reading
from proeftuin_docs.service.raw_files import read_raw
from proeftuin_docs.service.recognising import Recognised, recognise
from proeftuin_docs.service.rendering import wording_of


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as the user gave it: what they call it, and what gets its bytes when they are needed."""

    name: str
    load: Callable[[], bytes]


def read_back(
    files: Iterable[GivenFile],
    as_version: str | None = None,
    *,
    as_coordinator: bool = False,
    config: Path | None = None,
) -> list[Reading]:
    """What stands in each of these files, in their order; a file that cannot be read never stops the others.

    `as_version` names the version that the values have to become. A document that is for its writer and their
    coordinator alone gives nothing unless `as_coordinator`. Raises `DefinitionError` for a faulty library and
    `WrongUsageError` for a version that is not there.
    """
    library = open_library(config)
    reader = _Reader(library, Originals(library.resources), _target(library, as_version), as_coordinator)
    return [reader.read(file) for file in files]


def _target(library: Library, as_version: str | None) -> FormDefinition | None:
    if as_version is None:
        return None
    found = library.catalogue.find(as_version)
    if isinstance(found, LetterDefinition):
        raise WrongUsageError([returned.letter(name=f"{found.id}@{found.version}")])
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files of one library, perhaps into one version."""

    library: Library
    originals: Originals
    target: FormDefinition | None
    as_coordinator: bool

    def read(self, file: GivenFile) -> Reading:
        """What stands in a file, or the problems for which it says nothing."""
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
        recognised = recognise(raw.claim, self.library, place)
        definition = recognised.definition
        if isinstance(definition, LetterDefinition):
            raise DataError([returned.letter(place, name=recognised.name)])
        raw = name_fields(raw, definition, self.library.resources)
        reading = replace(reading, definition=definition, promise=promise_of(definition))
        remarks = (*raw.problems, *raw.doubts, *recognised.remarks(place))
        try:
            filled = self._interpreted(raw, definition, reading, place)
            changed = text_faults(
                raw, definition, recognised.shown, self.originals, place=place, read=filled.read
            )
            carried = self._carried(filled, definition, place)
            return replace(carried, problems=(*remarks, *changed, *carried.problems))
        except DataError as error:
            return replace(reading, problems=(*remarks, *error.diagnostics))

    def _interpreted(
        self, raw: RawFile, definition: FormDefinition, reading: Reading, place: Place
    ) -> Reading:
        """The values of exactly the version of the file; raises `DataError` where a promise forbids it."""
        allowed = permit(definition, place, as_coordinator=self.as_coordinator)
        read = _values(raw, definition, self.library.resources, allowed, place)
        return replace(reading, read=read, problems=read.problems)

    def _carried(self, reading: Reading, definition: FormDefinition, place: Place) -> Reading:
        """The values in the version that was asked for; the promise of either version holds."""
        target = self.target
        if target is None or target == definition or reading.read is None:
            return reading
        if target.id != definition.id:
            wanted = f"{target.id}@{target.version}"
            raise DataError([returned.cannot_become(place, found=definition.id, wanted=wanted)])
        allowed = permit(definition, place, as_coordinator=self.as_coordinator)
        further = permit(target, place, as_coordinator=self.as_coordinator)
        carried = carry(reading.read, definition, target, allowed, place.file or "")
        return replace(
            reading,
            definition=target,
            source=definition,
            read=carried.read,
            not_carried=carried.not_carried,
            promise=allowed.promise or further.promise,
            problems=(*Recognised(target, target.status).remarks(place), *carried.read.problems),
        )


def name_fields(raw: RawFile, definition: FormDefinition, resources: Resources) -> RawFile:
    """The file with the names of this version where a program left only bookmarks to name its fields."""
    return name_bookmarks(raw, _names(compose_form(definition, wording_of(definition, resources))))


def values_where_allowed(
    raw: RawFile, definition: FormDefinition, resources: Resources, place: Place
) -> Interpreted | None:
    """The values of a file, to make its document anew; None where a promise or the file stands in the way."""
    try:
        return _values(raw, definition, resources, permit(definition, place, as_coordinator=False), place)
    except DataError:
        return None


def _values(
    raw: RawFile, definition: FormDefinition, resources: Resources, allowed: Permit, place: Place
) -> Interpreted:
    wording = wording_of(definition, resources)
    document = compose_form(definition, wording)
    if not raw.fields and any(questions(document)):
        raise DataError([returned.no_fields(place)])
    if raw.fields and {split_continuation(item.name)[0] for item in raw.fields}.isdisjoint(_names(document)):
        raise DataError([returned.other_fields(place, count=len(raw.fields))])
    return interpret(definition, document, raw, allowed, name=place.file or "", months=wording.months)


def _names(document: Document) -> list[str]:
    """The names of the fields that files of this version can have, of a table those of the blank rows."""
    sheets = (extra_room_names(sheet) for sheet in range(1, MOST_SHEETS + 1))
    return [*field_names(document), *(name for names in sheets for name in names)]


def all_problems(readings: Iterable[Reading]) -> list[Diagnostic]:
    """Every problem of these readings, in their order."""
    return [problem for reading in readings for problem in reading.problems]
