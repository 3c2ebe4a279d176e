"""What differs between two states of the project, for every version of every document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proeftuin_docs.comparison import compare_definitions
from proeftuin_docs.comparison.pages import compare_pages
from proeftuin_docs.comparison.report import report
from proeftuin_docs.comparison.web_page import Sheets, comparison_page, new_document_page
from proeftuin_docs.definitions import Definition, canonical_content, version_key
from proeftuin_docs.definitions.models import Status
from proeftuin_docs.library import Library
from proeftuin_docs.text.wording import Wording
from tests.visual.states import Key, State


@dataclass(frozen=True, slots=True)
class Difference:
    """A version of a document: whether it differs, how in words, and the page that shows it (or nothing).

    Not `certain` is what could be compared in part only.
    """

    id: str
    version: str
    state: str
    differs: bool
    pages: int = 0
    page: bytes = b""
    certain: bool = True

    @property
    def name(self) -> str:
        """Which version it is."""
        return f"{self.id} {self.version}"

    @property
    def file_name(self) -> str:
        """What its page is called."""
        return f"{self.id}-{self.version}.html"

    @property
    def href(self) -> str:
        """Where its page is; empty where there is none."""
        return self.file_name if self.page else ""


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares this state with an earlier one; where there is none, every version with the one before it."""

    before: State | None
    now: State
    library: Library
    wording: Wording

    def differences(self) -> Iterator[Difference]:
        """Every version that is here, and those that no longer are."""
        for key in sorted(self.now.definitions):
            yield self._difference(key)
        for key in sorted(
            self.before.definitions.keys() - self.now.definitions.keys() if self.before else ()
        ):
            yield Difference(*key, self.wording.phrase("diffs_gone"), differs=True)

    def _difference(self, key: Key) -> Difference:
        old = self._counterpart(key)
        if old is not None:
            return self._compared(old, key)
        if self.before is None:
            return Difference(*key, self.wording.phrase("diffs_nothing_before"), differs=False, certain=False)
        sheets = _sheets({}, self.now.print_files.get(key, {}), edges=True)
        page = new_document_page(self.now.definitions[key], sheets, self.library)
        told = self.wording.phrase("diffs_new")
        return Difference(*key, told, differs=True, pages=_count(sheets), page=page)

    @property
    def _earlier(self) -> State:
        return self.before or self.now

    def _counterpart(self, key: Key) -> Key | None:
        """What a version is compared with: itself in the earlier state, or the newest published before it."""
        if self.before and key in self.before.definitions:
            return key
        older = [
            (item.status is Status.VASTGESTELD, version_key(item.version), found)
            for found, item in self._earlier.definitions.items()
            if item.id == key[0] and version_key(item.version) < version_key(key[1])
        ]
        return max(older)[2] if older else None

    def _compared(self, old: Key, key: Key) -> Difference:
        before, after = self._earlier.definitions[old], self.now.definitions[key]
        made = self._earlier.print_files.get(old, {}), self.now.print_files.get(key, {})
        edges, certain = _is_same(before, after), all(made)
        sheets = _sheets(*made, edges=edges) if certain else ()
        comparison, pages = compare_definitions(before, after), _count(sheets)
        if certain and not comparison.changes and not pages:
            return Difference(*key, self.wording.phrase("diffs_same"), differs=False)
        note = "" if certain else self.wording.phrase("diffs_not_made")
        page = comparison_page(comparison, sheets, self.library, note=note, edges=edges, some=True)
        newer = self.wording.phrase("diffs_new_version", old=old[1]) if old != key else ""
        told = " ".join(text for text in (newer, report(comparison).summary, note) if text)
        differs = bool(comparison.changes or pages)
        return Difference(*key, told, differs=differs, pages=pages, page=page, certain=certain)


def _is_same(old: Definition, new: Definition) -> bool:
    """Whether head and foot of every page should be the same too: version, status and hash."""
    return canonical_content(old) == canonical_content(new) and old.status is new.status


def _sheets(old: Mapping[str, bytes], new: Mapping[str, bytes], *, edges: bool) -> tuple[Sheets, ...]:
    """The pages that differ of every make that differs."""
    found = (
        Sheets(make, compare_pages(old.get(make, b""), new.get(make, b""), edges=edges, only_different=True))
        for make in dict.fromkeys((*old, *new))
        if old.get(make) != new.get(make)
    )
    return tuple(item for item in found if item.pairs)


def _count(sheets: tuple[Sheets, ...]) -> int:
    return sum(len(item.different) for item in sheets)
