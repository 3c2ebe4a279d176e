# SPDX-License-Identifier: EUPL-1.2
"""Whether a file, or a sheet of paper, is an unaltered and published version; offline, from hash and id."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from proeftuin_docs.composition import title_of
from proeftuin_docs.definitions import Definition, FormDefinition, LetterDefinition, Status
from proeftuin_docs.document import WHOLE, Edition
from proeftuin_docs.errors import DataError, Diagnostic, Place, returned, web_pages, word_files
from proeftuin_docs.formats.identity import SHORT_HASH
from proeftuin_docs.hearings.documents import Hearing, read_hearing
from proeftuin_docs.library import Library
from proeftuin_docs.returned.given_files import GivenFile, read_raw
from proeftuin_docs.returned.identify import IdentifiedVersion, recognise, versions_by_printed_hash
from proeftuin_docs.returned.integrity import only_added
from proeftuin_docs.returned.readers.model import NOTES, FileKind, RawFile
from proeftuin_docs.returned.reading import hold_against_version, name_fields
from proeftuin_docs.returned.readings import identity_data, problem_data

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
    ACTIVE = "active"


_UNSEEN: Final = {
    FileKind.PDF: returned.fields_unseen,
    FileKind.DOCX: returned.layout_unseen,
    FileKind.HTML: returned.fields_unseen,
}
"""What the verdict on a file of each kind is not about."""
_WORDS: Final = re.compile(r"[^\W_]+")
_BESIDE_TITLE: Final = ("running", "manifest_version")
"""Phrases with the words that stand beside a title at the foot of a page."""
_WHOLE_HASH: Final = 64
_TYPED: Final = re.compile(
    r"(?<![\d.])(?P<version>\d{1,6}\s?\.\s?\d{1,6}\s?\.\s?\d{1,6})\b(?!\.\d).{1,40}?"
    r"(?<!\w)(?P<hash>[0-9a-f]+(?:[\s.-]{1,3}[0-9a-f]+)*)(?!\w)",
    re.IGNORECASE,
)
"""A version and a hash as somebody types them from paper: in upper case, with spaces or hyphens."""
_ACTIVE: Final = frozenset(
    fault.name
    for fault in (
        *(returned.runs_something, returned.holds_files, returned.second_form, returned.opens_otherwise),
        *(returned.link_added, word_files.macros, word_files.holds_files, word_files.refers_outside),
        *(word_files.fetches_something, word_files.template, word_files.link_added, word_files.bound_field),
        *(web_pages.runs_something, web_pages.head_differs),
    )
)
"""What makes a file do something, or lead somewhere, that no version does."""
_OF_THE_CASE: Final = (returned.of_no_case.name, returned.not_in_that_case.name)
"""What is told of the case that was given, and is no change of the file."""
_AUTHENTIC: Final = frozenset({Verdict.BLANK, Verdict.FILLED, Verdict.PRINTED})


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on one file: what it is called, which version it is if any, and what was found.

    `not_looked_at` says which parts of it the verdict is not about; `edition` which part of the form it has.
    """

    file: str
    verdict: Verdict
    definition: Definition | None = None
    problems: tuple[Diagnostic, ...] = ()
    not_looked_at: tuple[Diagnostic, ...] = ()
    edition: Edition = WHOLE

    @property
    def sound(self) -> bool:
        """Whether it is an unaltered, published version, as far as that can be seen."""
        return self.verdict in _AUTHENTIC


def verify(
    library: Library, files: Iterable[GivenFile], case: tuple[bytes, str] | None = None
) -> list[Verified]:
    """Return the verdict on each of these files; raises `DefinitionError` for a faulty library.

    The verdict on a form is about all but what was filled in: its words, its look, and what acts in it. Of a
    list that follows a case that is so with the `case`, the content and the name of its file; without one it
    is not said which parts the list has to have. Of a letter only the identity can be told, and what acts in
    it. Raises `DataError` for a faulty case.
    """
    hearing = read_hearing(*case, library) if case else None
    return [_verify(file, library, hearing) for file in files]


def verify_printed(library: Library, line: str) -> Verified:
    """Return the verdict on a page footer: title, version and twelve digits of the hash.

    Spaces in the hash do not count; a title has to be that of the version. It says that there is such a
    version, never that the text on the paper is its text.
    """
    typed = _TYPED.search(line)
    hash_ = "".join(char for char in typed["hash"] if char.isalnum()).lower() if typed else ""
    if typed is None or not SHORT_HASH <= len(hash_) <= _WHOLE_HASH:
        return Verified(line, Verdict.FOREIGN)
    version = "".join(typed["version"].split())
    definitions = versions_by_printed_hash(library, version, hash_)
    if not definitions:
        same = [item for item in library.loaded if item.definition.version == version]
        return Verified(line, Verdict.HASH_DIFFERS if same else Verdict.UNKNOWN_VERSION)
    said = line[: typed.start()]
    named = [(item, given) for item in definitions for given in _editions(item, said, library)]
    if not named:
        problem = returned.other_title(Place(line), title=definitions[0].title)
        return Verified(line, Verdict.HASH_DIFFERS, problems=(problem,))
    definition, given = named[0]
    verdict = _status_verdict(IdentifiedVersion(definition, definition.status), Verdict.PRINTED)
    unseen = (returned.paper_unseen(Place(line)),)
    return Verified(line, verdict, definition, not_looked_at=unseen, edition=given)


def _editions(definition: Definition, said: str, library: Library) -> Iterator[Edition]:
    """The editions whose title, a part of it, or id words before a version can be; no words can be any."""
    for part in (None, *library.parts_of(definition)):
        given, beside = Edition(part=part), definition.title
        if isinstance(definition, FormDefinition):
            wording = library.wording_of(definition)
            words = " ".join(wording.phrases[key] for key in _BESIDE_TITLE)
            beside = f"{title_of(definition, wording, given)} {words}"
        known = _WORDS.findall(f"{beside} {definition.id} {definition.version}".casefold())
        if set(_WORDS.findall(said.casefold())) <= set(known):
            yield given


def verdict_data(verified: Verified) -> dict[str, Any]:
    """A verdict as plain data: the file and its version, `verdict` and `sound`, and what was found.

    `problems` are findings, `not_looked_at` is what the verdict is not about.
    """
    return {
        "file": verified.file,
        "verdict": verified.verdict.value,
        "sound": verified.sound,
        **identity_data(verified.definition),
        **verified.edition.stated,
        "problems": [problem_data(item) for item in verified.problems],
        "not_looked_at": [problem_data(item) for item in verified.not_looked_at],
    }


def _verify(file: GivenFile, library: Library, hearing: Hearing | None) -> Verified:
    place = Place(file.name)
    try:
        raw = read_raw(file.load(), file.name)
    except DataError as error:
        return Verified(file.name, Verdict.UNREADABLE, problems=error.diagnostics)
    try:
        recognised = recognise(raw, library, place)
    except DataError as error:
        verdict = Verdict(_UNKNOWN.get(error.diagnostics[0].name, Verdict.FOREIGN))
        return Verified(file.name, verdict, problems=(*raw.problems, *error.diagnostics))
    verified = _judged(raw, recognised, library, place, hearing)
    problems = (*raw.problems, *verified.problems)
    acts = any(item.name in _ACTIVE for item in problems)
    return replace(verified, verdict=Verdict.ACTIVE if acts else verified.verdict, problems=problems)


def _judged(
    raw: RawFile, recognised: IdentifiedVersion, library: Library, place: Place, hearing: Hearing | None
) -> Verified:
    definition = recognised.definition
    name = place.file or ""
    if isinstance(definition, LetterDefinition):
        verdict = _status_verdict(recognised, Verdict.LETTER)
        return Verified(name, verdict, definition, not_looked_at=(returned.letter_unseen(place),))
    form = recognised.as_shown(definition)
    raw = name_fields(raw, form, recognised.edition, library)
    held = hold_against_version(raw, form, recognised.edition, library, place, hearing=hearing)
    verdict = _verdict(raw, recognised, held.problems)
    unseen = (_UNSEEN[raw.kind](place), *held.unseen)
    return Verified(name, verdict, definition, held.problems, unseen, recognised.edition)


def _verdict(raw: RawFile, recognised: IdentifiedVersion, found: Sequence[Diagnostic]) -> Verdict:
    found = [item for item in found if item.name not in _OF_THE_CASE]
    names = {item.name for item in found}
    if names == {returned.text_of_a_case.name}:
        return _status_verdict(recognised, Verdict.FOLLOWS_CASE)
    if found := [item for item in found if item.name != returned.text_of_a_case.name]:
        beside = only_added(found) and (not raw.fields or {item.name for item in found} <= NOTES.keys())
        return Verdict.ADDED if beside else Verdict.ALTERED
    if not raw.claim.id:
        return _status_verdict(recognised, Verdict.PRINT_ONLY)
    filled = any(item.text or item.chosen is not None or item.doubt for item in raw.fields)
    return _status_verdict(recognised, Verdict.FILLED if filled else Verdict.BLANK)


def _status_verdict(recognised: IdentifiedVersion, otherwise: Verdict) -> Verdict:
    """The verdict for this version, unless it is a concept or was withdrawn."""
    verdicts = {Status.CONCEPT: Verdict.CONCEPT, Status.INGETROKKEN: Verdict.WITHDRAWN}
    return verdicts.get(recognised.effective_status, otherwise)
