# SPDX-License-Identifier: EUPL-1.2
"""The version that a file belongs to: its stated identity against the library and the lock."""

import re
from dataclasses import dataclass, replace
from typing import Final

from proeftuin_docs.composition import title_of
from proeftuin_docs.definitions import Definition, FormDefinition, Status, content_hash
from proeftuin_docs.definitions.models import VERSION_PATTERN
from proeftuin_docs.document import ID_PATTERN, WHOLE, Edition, Size
from proeftuin_docs.errors import DataError, DefinitionError, Diagnostic, Place, WrongUsageError, returned
from proeftuin_docs.formats.identity import SHORT_HASH
from proeftuin_docs.library import Library
from proeftuin_docs.returned.readers.model import Claim, RawFile

_ID: Final = re.compile(ID_PATTERN)
_VERSION: Final = re.compile(VERSION_PATTERN)


@dataclass(frozen=True, slots=True)
class IdentifiedVersion:
    """A version of this library, with the status and the edition that the file itself shows."""

    definition: Definition
    shown: Status
    edition: Edition = WHOLE

    @property
    def name(self) -> str:
        """The version as `id@version`."""
        return f"{self.definition.id}@{self.definition.version}"

    def as_shown(self, form: FormDefinition) -> FormDefinition:
        """Return the form of this version with the status that the file shows, which its pages carry."""
        return form.model_copy(update={"status": self.shown})

    @property
    def effective_status(self) -> Status:
        """The status that counts: a concept stays one, a version withdrawn since is withdrawn."""
        if Status.CONCEPT in (self.shown, self.definition.status):
            return Status.CONCEPT
        return self.definition.status

    def remarks(self, place: Place) -> tuple[Diagnostic, ...]:
        """A warning for a file that is not of an established version."""
        remarks = {Status.CONCEPT: returned.concept, Status.INGETROKKEN: returned.withdrawn}
        remark = remarks.get(self.effective_status)
        return (remark(place, name=self.name),) if remark else ()


def recognise(raw: RawFile, library: Library, place: Place) -> IdentifiedVersion:
    """Return the version that a file states, in its metadata or else in the footer of its pages.

    Raises `DataError` when the file says nothing, names a document or version that is
    not there, or has another content hash than that version; `DefinitionError` when the
    library's own version is not the one that was published.
    """
    claim = _named(raw.claim, library)
    if not (_ID.match(claim.id) and _VERSION.match(claim.version) and claim.hash):
        raise DataError([returned.foreign(place)])
    known = {item.version: item for item in library.versions(claim.id)}
    if not known:
        raise DataError([returned.unknown_document(place, id=claim.id)])
    definition = known.get(claim.version)
    if faults := library.faults_of(claim.id, claim.version):
        raise DefinitionError(faults)
    if definition is None:
        known_text = ", ".join(known)
        raise DataError(
            [returned.unknown_version(place, id=claim.id, version=claim.version, known=known_text)]
        )
    identified = _checked(definition, claim, library, place)
    return replace(identified, edition=_edition(raw, definition, library, place))


def _edition(raw: RawFile, definition: Definition, library: Library, place: Place) -> Edition:
    """Return the edition of a file: as its metadata say, or else the part that stands before its version.

    Raises `DataError` for a part or a size that this library does not have.
    """
    part, size = raw.claim.part or None, raw.claim.size or Size.NORMAL
    if not raw.claim.id and isinstance(definition, FormDefinition):
        part = _printed_part(raw, definition, library)
    try:
        return library.edition(definition, size, part)
    except WrongUsageError as error:
        known = ", ".join(item.id for item in library.parts_of(definition)) or "-"
        name = f"{definition.id}@{definition.version}"
        said = ", ".join(text for text in (part or "", size) if _ID.match(text)) or "-"
        raise DataError([returned.unknown_edition(place, name=name, edition=said, known=known)]) from error


def _printed_part(raw: RawFile, form: FormDefinition, library: Library) -> str | None:
    """The part whose title and version stand on the pages; None for a form that is whole."""
    text, wording = "".join("".join(raw.fixed_text).split()), library.wording_of(form)
    titles = {part.id: title_of(form, wording, Edition(part=part)) for part in library.parts_of(form)}
    return next(
        (id_ for id_, title in titles.items() if "".join(f"{title}{form.version}".split()) in text), None
    )


def versions_by_printed_hash(library: Library, version: str, hash_: str) -> list[Definition]:
    """The definitions with this version whose content hash begins like what is printed on a page."""
    whole = hash_.lower()
    return [
        item.definition
        for item in library.loaded
        if item.definition.version == version
        and len(whole) >= SHORT_HASH
        and content_hash(item.definition).startswith(whole)
    ]


def _named(claim: Claim, library: Library) -> Claim:
    """Return the claim, or that of the version whose printed line is all that the file has."""
    found = [] if claim.id else versions_by_printed_hash(library, claim.version, claim.hash)
    if len(found) != 1:
        return claim
    (definition,) = found
    return Claim(definition.id, definition.version, claim.status, content_hash(definition))


def _checked(definition: Definition, claim: Claim, library: Library, place: Place) -> IdentifiedVersion:
    library.require_published([definition])
    if claim.hash != content_hash(definition):
        published = (definition.id, definition.version) in library.locked
        name = f"{definition.id}@{definition.version}"
        raise DataError([(returned.other_hash if published else returned.other_concept)(place, name=name)])
    shown = next((status for status in Status if status.value == claim.status), definition.status)
    return IdentifiedVersion(definition, shown)
