"""Whether a file, or a sheet of paper, is an unaltered and published version; offline, from hash and id."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from proeftuin_docs.definitions import Definition, LetterDefinition, Status, content_hash
from proeftuin_docs.errors import DataError, Diagnostic, Place, Severity, returned
from proeftuin_docs.formats.identity import printed_identities
from proeftuin_docs.library import Library
from proeftuin_docs.returned.given_files import GivenFile, read_raw
from proeftuin_docs.returned.identify import (
    IdentifiedVersion,
    recognise,
    versions_by_printed_hash,
)
from proeftuin_docs.returned.integrity import only_added, text_integrity
from proeftuin_docs.returned.readers.model import RawFile
from proeftuin_docs.returned.reading import name_fields, permitted_values
from proeftuin_docs.returned.readings import problem_data

_UNKNOWN: Final = {
    returned.unknown_document.name: "unknown_document",
    returned.unknown_version.name: "unknown_version",
    returned.other_hash.name: "hash_differs",
    returned.other_concept.name: "concept",
}


class Verdict(StrEnum):
    """The possible verdicts on a file."""

    BLANK = "blank"
    FILLED = "filled"
    CONCEPT = "concept"
    WITHDRAWN = "withdrawn"
    ALTERED = "altered"
    ADDED = "added"
    LETTER = "letter"
    FOLLOWS_CASE = "follows_case"
    PRINTED = "printed"
    PRINT_ONLY = "print_only"
    UNKNOWN_DOCUMENT = "unknown_document"
    UNKNOWN_VERSION = "unknown_version"
    HASH_DIFFERS = "hash_differs"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"


_AUTHENTIC: Final = frozenset({Verdict.BLANK, Verdict.FILLED, Verdict.PRINTED})


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on one file: what it is called, which version it is if any, and what was found."""

    file: str
    verdict: Verdict
    definition: Definition | None = None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it is an unaltered, published version, as far as that can be seen."""
        return self.verdict in _AUTHENTIC


def verify(library: Library, files: Iterable[GivenFile]) -> list[Verified]:
    """Return the verdict on each of these files; raises `DefinitionError` for a faulty library.

    The verdict on a form is about the text around its fields, not about what was filled in. Of a letter, and
    of a list that follows a case, only the identity can be told.
    """
    return [_verify(file, library) for file in files]


def verify_printed(library: Library, line: str) -> Verified:
    """Return the verdict on a page footer: title, version and twelve digits of the hash.

    It says that there is such a version, never that the text on the paper is its text.
    """
    found = next(printed_identities(line), None)
    if found is None:
        return Verified(line, Verdict.FOREIGN)
    definitions = versions_by_printed_hash(library, *found)
    if not definitions:
        same = [item for item in library.loaded if item.definition.version == found.version]
        return Verified(line, Verdict.HASH_DIFFERS if same else Verdict.UNKNOWN_VERSION)
    definition = definitions[0]
    return Verified(
        line, _status_verdict(IdentifiedVersion(definition, definition.status), Verdict.PRINTED), definition
    )


def verdict_data(verified: Verified) -> dict[str, Any]:
    """A verdict as plain data: `file`, `verdict`, `sound`, `document`, `version`, `hash` and `problems`."""
    definition = verified.definition
    return {
        "file": verified.file,
        "verdict": verified.verdict.value,
        "sound": verified.sound,
        "document": definition.id if definition else None,
        "version": definition.version if definition else None,
        "hash": content_hash(definition) if definition else None,
        "problems": [problem_data(item) for item in verified.problems],
    }


def _verify(file: GivenFile, library: Library) -> Verified:
    place = Place(file.name)
    try:
        raw = read_raw(file.load(), file.name)
    except DataError as error:
        return Verified(file.name, Verdict.UNREADABLE, problems=error.diagnostics)
    try:
        recognised = recognise(raw.claim, library, place)
    except DataError as error:
        verdict = Verdict(_UNKNOWN.get(error.diagnostics[0].name, Verdict.FOREIGN))
        return Verified(file.name, verdict, problems=(*raw.problems, *error.diagnostics))
    verified = _judged(raw, recognised, library, place)
    return replace(verified, problems=(*raw.problems, *verified.problems))


def _judged(raw: RawFile, recognised: IdentifiedVersion, library: Library, place: Place) -> Verified:
    definition = recognised.definition
    name = place.file or ""
    if isinstance(definition, LetterDefinition):
        return Verified(name, _status_verdict(recognised, Verdict.LETTER), definition)
    form = recognised.as_shown(definition)
    raw = name_fields(raw, form, library)
    read = permitted_values(raw, form, library, place)
    found = text_integrity(raw, form, library, place=place, read=read)
    if any(item.severity is Severity.WARNING for item in found):
        return Verified(name, _status_verdict(recognised, Verdict.FOLLOWS_CASE), definition, found)
    if found:
        verdict = Verdict.ADDED if not raw.fields and only_added(found) else Verdict.ALTERED
        return Verified(name, verdict, definition, found)
    if not raw.claim.id:
        return Verified(name, _status_verdict(recognised, Verdict.PRINT_ONLY), definition)
    filled = any(item.text or item.chosen is not None for item in raw.fields)
    return Verified(
        name, _status_verdict(recognised, Verdict.FILLED if filled else Verdict.BLANK), definition
    )


def _status_verdict(recognised: IdentifiedVersion, otherwise: Verdict) -> Verdict:
    """The verdict for this version, unless it is a concept or was withdrawn."""
    verdicts = {Status.CONCEPT: Verdict.CONCEPT, Status.INGETROKKEN: Verdict.WITHDRAWN}
    return verdicts.get(recognised.effective_status, otherwise)
