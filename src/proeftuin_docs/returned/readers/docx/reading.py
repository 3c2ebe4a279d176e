# SPDX-License-Identifier: EUPL-1.2
"""The bytes of a Word file -> its raw contents; nothing in it is run, opened or followed."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from typing import Final

from lxml import etree

from proeftuin_docs.errors import DataError, Diagnostic, Place, returned, word_files
from proeftuin_docs.formats.bookmarks import is_bookmark_name
from proeftuin_docs.formats.identity import MAX_LENGTH, OURS, printed_identities
from proeftuin_docs.returned.readers.docx import relations
from proeftuin_docs.returned.readers.docx.controls import find_controls, names_of, tracked_changes
from proeftuin_docs.returned.readers.docx.looks import Styles
from proeftuin_docs.returned.readers.docx.stories import Story, read_story
from proeftuin_docs.returned.readers.docx.tables import number_rows
from proeftuin_docs.returned.readers.docx.values import problems_of, raw_field
from proeftuin_docs.returned.readers.docx.xml import descendants, read_part, short_name, w_value
from proeftuin_docs.returned.readers.limits import MAX_BYTES
from proeftuin_docs.returned.readers.model import Claim, FileKind, RawFile, Trait
from proeftuin_docs.returned.readers.zip_package import Package, open_package
from proeftuin_docs.text.variants import LANGUAGES

_WORDS: Final = re.compile(r"[^\W\d_]{2}|\d{3}")
"""What numbers of a list never say."""
_PLACEHOLDER_KEY: Final = "placeholder"


def read_docx(content: bytes, name: str) -> RawFile:
    """Return the content of a Word file, saved by Word, LibreOffice or another program.

    `name` is what messages call the file. A field whose tag was dropped has the name of its bookmark: see
    `name_bookmarks`. Raises `DataError` for a file that is damaged, larger than any form, or no Word file.
    """
    if len(content) > MAX_BYTES:
        raise DataError([returned.too_large(Place(name), limit=MAX_BYTES >> 20)])
    package = open_package(content, name)
    document = relations.find_document(package)
    return _Document(package, document).read()


@dataclass
class _Document:
    """A Word file while it is read."""

    package: Package
    main: str
    roots: dict[str, etree._Element] = field(default_factory=dict, repr=False)

    def read(self) -> RawFile:
        """Return the content of the document."""
        dangers = relations.dangers_in(self.package, self.main)
        notes = self._parts(relations.FOOTNOTES, relations.ENDNOTES)
        bodies = [self._story(part) for part in (self.main, *notes)]
        edges = [self._story(part) for part in self._parts(relations.HEADER, relations.FOOTER)]
        stories = [*bodies, *edges]
        lines = list(dict.fromkeys(line for story in edges for line in story.paragraphs))
        claim, doubts = read_claim(self.package, lines)
        holders = [holder for story in stories for holder in story.fields]
        odd = (problems_of(holder, self._placeholders, self.package.file) for holder in holders)
        return RawFile(
            kind=FileKind.DOCX,
            claim=claim,
            fields=tuple(raw_field(holder, self._placeholders) for holder in holders),
            fixed_text=(*(line for story in bodies for line in story.paragraphs), *lines),
            problems=(*doubts, *dangers, *self._remarks(stories), *chain.from_iterable(odd)),
            traits=tuple(self._traits(stories)),
        )

    def _story(self, part: str) -> Story:
        root = self._root(part)
        controls = find_controls(root)
        rows = number_rows(root, controls)
        return read_story(root, rows, names_of(controls), self._styles, self.package.file)

    def _root(self, part: str) -> etree._Element:
        if part not in self.roots:
            self.roots[part] = read_part(self.package, part)
        root = self.roots[part]
        if part == self.main and short_name(root) != "w:document":
            raise DataError([word_files.no_document(Place(self.package.file))])
        return root

    def _parts(self, *kinds_: str) -> tuple[str, ...]:
        found = relations.targets(self._relations, self.package, *kinds_)
        return tuple(part for part in found if part != self.main)

    @cached_property
    def _relations(self) -> tuple[relations.Relation, ...]:
        return relations.relations_of(self.package, self.main)

    @cached_property
    def _styles(self) -> Styles:
        return Styles(read_part(self.package, part) for part in self._parts(relations.STYLES))

    def _placeholders(self) -> Collection[str]:
        return self._known_placeholders

    @cached_property
    def _known_placeholders(self) -> frozenset[str]:
        """The placeholders that the file brings along, and our own."""
        found = {
            "".join(text.text or "" for text in descendants(part, "w:t")).strip()
            for name in self._parts(relations.GLOSSARY)
            for part in descendants(read_part(self.package, name), "w:docPart")
        }
        return frozenset(found | known_placeholders())

    def _remarks(self, stories: Iterable[Story]) -> Iterator[Diagnostic]:
        """Return the oddities of the file as a whole."""
        place = Place(self.package.file)
        parts = (self.main, *self._parts(relations.HEADER, relations.FOOTER))
        if changes := sum(tracked_changes(self._root(part)) for part in parts):
            yield word_files.tracked_changes(place, count=changes)
        for story in stories:
            yield from self._story_remarks(story, place)

    def _story_remarks(self, story: Story, place: Place) -> Iterator[Diagnostic]:
        if story.active:
            yield word_files.fetches_something(place)
        without = [holder.name for holder in story.fields if holder.control is None and not holder.loose]
        if bookmarked := sum(map(is_bookmark_name, without)):
            yield word_files.lost_fields(place, count=bookmarked)
        if loose := sum(holder.loose for holder in story.fields):
            yield word_files.rows_without_fields(place, count=loose)
        if story.unnamed:
            yield word_files.fields_without_name(place, count=story.unnamed)
        for name in dict.fromkeys(story.half):
            yield word_files.field_without_end(Place(place.file, path=name))
        for name in dict.fromkeys(story.nested):
            yield word_files.field_in_field(Place(place.file, path=name))

    def _traits(self, stories: Iterable[Story]) -> Iterator[Trait]:
        """Return how the text looks, links out of the file, and comments with the field beside them."""
        anchors: dict[str, str] = {}
        for story in stories:
            anchors |= story.anchors
            yield from story.traits
        for relation in relations.all_relations(self.package):
            if relation.external and relation.kind == relations.LINK:
                yield Trait(word_files.link_added.name, look=relation.target)
        for part in self._parts(relations.NUMBERING):
            for item in descendants(read_part(self.package, part), "w:lvlText"):
                if _WORDS.search(w_value(item)):
                    yield Trait(word_files.numbering_added.name, look=w_value(item))
        for part in self._parts(relations.COMMENTS):
            for item in descendants(read_part(self.package, part), "w:comment"):
                text = " ".join(piece.text or "" for piece in descendants(item, "w:t"))
                near = anchors.get(w_value(item, "id"), "")
                yield Trait(word_files.comment_added.name, near=near, text=" ".join(text.split()))


@cache
def known_placeholders() -> frozenset[str]:
    """The placeholders of the bundled wordings; read once, since a reader can open no files later."""
    from proeftuin_docs.resources import find_resources
    from proeftuin_docs.text.wording import load_wording

    resources = find_resources()
    phrases = (load_wording(resources, language).phrases.items() for language in LANGUAGES)
    return frozenset(text for key, text in chain.from_iterable(phrases) if key.startswith(_PLACEHOLDER_KEY))


_TEXTS: Final = ("vt:lpwstr", "vt:lpstr", "vt:bstr")


def read_claim(package: Package, feet: Sequence[str]) -> tuple[Claim, tuple[Diagnostic, ...]]:
    """Return the stated identity and its oddities; `feet` are the lines around the pages.

    Custom properties: ECMA-376 part 1, 22.3. When a program dropped them the version and the first digits of
    the hash come from the foot of the page, without an id.
    """
    parts = relations.targets(relations.relations_of(package, ""), package, relations.CUSTOM)
    said = [property_ for part in parts for property_ in _ours(read_part(package, part))]
    claim = Claim.agreed(said)
    if said and not (claim.id and all(text for _, text in said)):
        return Claim(), (word_files.contradicting_properties(Place(package.file)),)
    if said:
        return claim, ()
    printed = {found for line in feet for found in printed_identities(line)}
    if len(printed) != 1:
        return Claim(), ()
    return Claim(**printed.pop()._asdict()), (word_files.lost_properties(Place(package.file)),)


def _ours(root: etree._Element) -> Iterator[tuple[str, str]]:
    properties = (item for item in root if short_name(item) == "cp:property")
    return ((OURS[name], _text(item)) for item in properties if (name := item.get("name", "")) in OURS)


def _text(item: etree._Element) -> str:
    """The text of a property; empty when it is of another type, in pieces, or longer than any of ours."""
    if len(item) != 1 or short_name(item[0]) not in _TEXTS or len(item[0]):
        return ""
    text = (item[0].text or "").strip()
    return text if text.isprintable() and len(text) <= MAX_LENGTH else ""
