"""The print run of a folder: all its letters, by destination, behind cover sheets."""

import contextlib
import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BufferedRandom, BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from proeftuin_docs.cases import Role
from proeftuin_docs.errors import Place, RenderError, WrongUsageError, system_problem, usage
from proeftuin_docs.errors import files as file_faults
from proeftuin_docs.files import TEMPORARY, fsync_folder
from proeftuin_docs.hearings.languages import text_in
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.delivery import (
    Bundle,
    Delivery,
    QueuedLetter,
    bundle_letters,
    delivery_of,
    ranges,
)
from proeftuin_docs.mailmerge.journal import Journal, MadeFile, MadeRow, Printed
from proeftuin_docs.mailmerge.letter_renderer import LetterRenderer
from proeftuin_docs.mailmerge.row_job import WrittenLetter
from proeftuin_docs.output_folder.holding import SET_ASIDE, set_aside_file
from proeftuin_docs.output_folder.interruption import deferred_interrupt
from proeftuin_docs.renderers.pdf.typesetting import Cover
from proeftuin_docs.spreadsheets import CaseList, ListRow, row_case
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.wording import Wording

if TYPE_CHECKING:
    from proeftuin_docs.pdf_objects.merger import Batch

_PAIR = 2


def cover_of(bundle: Bundle, number: int, total: int, wording: Wording) -> Cover:
    """The cover of a stack, which is this one (from 1) of so many; no reader of a letter is named on it."""
    method, name = bundle.destination.method, bundle.destination.name
    title = wording.phrase(f"cover_title_{method}")
    return Cover(
        label=wording.phrase("cover_label", title=title, name=name) if name else title,
        place=wording.phrase("cover_place", number=number, total=total),
        title=title,
        address=tuple(_address(bundle, wording)),
        numbers=tuple(_numbers(bundle, wording)),
        counting=wording.phrase("cover_counting"),
        heading=wording.phrase("cover_what"),
        steps=tuple(_steps(bundle, wording)),
        facts=(
            (wording.phrase("cover_dates"), (_days(bundle, wording),)),
            (wording.phrase("cover_rows"), tuple(_rows(bundle, wording))),
        ),
        note=wording.phrase("cover_note"),
        language=wording.phrase("language"),
        day=bundle.days[-1],
    )


def _numbers(bundle: Bundle, wording: Wording) -> Iterator[tuple[str, str]]:
    yield wording.phrase("cover_letters"), str(len(bundle.letters) - bundle.beside)
    if bundle.beside:
        yield wording.phrase("cover_beside"), str(bundle.beside)
    yield wording.phrase("cover_sheets"), str(bundle.sheets)
    yield wording.phrase("cover_pages"), str(bundle.pages)


def _address(bundle: Bundle, wording: Wording) -> Iterator[str]:
    destination = bundle.destination
    if destination.name:
        yield destination.name
    if destination.organisation and bundle.persons:
        yield wording.phrase("cover_attention", names=", ".join(bundle.persons))
    yield from destination.address


def _steps(bundle: Bundle, wording: Wording) -> Iterator[str]:
    """Yield the steps in order; who takes the stack gets their own letters beside the envelopes."""
    first, *steps, last = wording.phrase(f"cover_steps_{bundle.destination.method}").splitlines()
    yield first
    if bundle.beside:
        yield wording.phrase("cover_step_beside")
    yield from steps
    if bundle.accompanied:
        yield wording.phrase("cover_step_accompanying")
    yield last


def _days(bundle: Bundle, wording: Wording) -> str:
    first, last = wording.long_date(bundle.days[0]), wording.long_date(bundle.days[-1])
    return first if first == last else wording.phrase("cover_days", first=first, last=last)


def _rows(bundle: Bundle, wording: Wording) -> Iterator[str]:
    """The row numbers; three or more that follow each other as first and last."""
    for first, last in ranges(bundle.rows):
        if last - first < _PAIR:
            yield from map(str, range(first, last + 1))
        else:
            yield wording.phrase("cover_range", first=first, last=last)


NAME: Final = "alles-om-te-printen.pdf"
_ON_PAPER: Final = ("print", "pdf")
"""The formats of letters that can be in a print file; of a letter in both it holds the first."""


def require_printable(formats: Iterable[str]) -> None:
    """Raises `WrongUsageError` when letters in these formats cannot be in a print file."""
    if not set(_ON_PAPER) & set(formats):
        raise WrongUsageError([usage.formats_without_print_file(formats=", ".join(formats))])


@dataclass(slots=True)
class Printing:
    """The print file of one folder during one run; `wanted` is whether there is to be one."""

    folder: Path
    journal: Journal
    cases: CaseList
    renderer: LetterRenderer
    common: LocatedYaml | None
    wanted: bool
    removed: bool = False
    """Whether a print file of an earlier run was there, and is no longer."""
    _before: Mapping[str, MadeRow] = field(init=False)
    _deliveries: dict[str, Delivery] = field(default_factory=dict)
    _known: dict[Delivery, Delivery] = field(default_factory=dict)
    """Each once: a long list has few destinations."""

    def __post_init__(self) -> None:
        """Remember what an earlier print file was made from."""
        self._before = dict(self.journal.rows)

    def note(self, letters: Iterable[WrittenLetter]) -> None:
        """Remember, until the end of this run, where letters go that were made in it."""
        if self.wanted:
            for letter in letters:
                if letter.delivery is not None:
                    same = self._known.setdefault(letter.delivery, letter.delivery)
                    self._deliveries[letter.made.file] = same

    def withdraw(self) -> None:
        """Remove the print file, or set it aside when somebody changed it; called before its letters change.

        Raises `WrongUsageError` when that cannot be.
        """
        path = self.folder / NAME
        with deferred_interrupt():
            try:
                there = path.is_file()
                if there and not self._is_whole():
                    set_aside_file(path, self.folder / SET_ASIDE)
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _cannot_write(path, error) from error
            self.removed = self.removed or there
            if self.journal.printed is not None:
                self.journal.print(None)

    def settle(self, rows: Mapping[str, MadeRow]) -> None:
        """Keeps a print file only if it is whole, and was made from exactly these rows."""
        if dict(rows) != self._before or not self._is_whole():
            self.withdraw()

    def make(self, rows: Collection[MadeRow]) -> Printed | None:
        """The print file of these rows, which are settled; None when they have no letters.

        One that is there already is as it should be. Raises `RenderError` for a cover that cannot be made,
        `WrongUsageError` when the file cannot be written or a letter changes meanwhile.
        """
        if self.journal.printed is None:
            bundles = bundle_letters(self._queued_letters(rows))
            if bundles:
                self.withdraw()
                self._write(bundles)
        self.removed = self.removed and self.journal.printed is None
        return self.journal.printed

    def _is_whole(self) -> bool:
        printed = self.journal.printed
        try:
            with (self.folder / NAME).open("rb") as file:
                return printed is not None and _sha256(file) == printed.sha256
        except OSError:
            return printed is None

    def _queued_letters(self, rows: Iterable[MadeRow]) -> Iterator[QueuedLetter]:
        """The letters of these rows that can be printed, with their destinations."""
        known = {kind.name for kind in self.renderer.formats}
        chosen = next(name for name in _ON_PAPER if name in known)
        listed = {row.number: row for row in self.cases.rows}
        for made in rows:
            files = [item for item in made.files if item.format == chosen]
            if any(item.file not in self._deliveries for item in files):
                self._deliveries.update(self._read_again(listed[made.row], files))
            going = [(item, self._deliveries[item.file]) for item in files]
            yield from queued(made.row, going, known, self.renderer.library)

    def _read_again(self, row: ListRow, files: Sequence[MadeFile]) -> Iterator[tuple[str, Delivery]]:
        """Where the letters of an earlier run go, from the row that they were made from."""
        case = row_case(self.cases.name, self.cases.header, row, self.renderer.library.profiles, self.common)
        roles = {item.id: Role(item.addressee) for item in self.renderer.definitions}
        for item, number in _numbered(files):
            yield item.file, delivery_of(case, roles[item.letter], number)

    def _write(self, bundles: Sequence[Bundle]) -> None:
        """Writes under a passing name, brings the file to disk, and gives it its name."""
        path = self.folder / NAME
        temp_name: Path | None = None
        try:
            handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=self.folder)
            temp_name = Path(name)
            with os.fdopen(handle, "w+b") as stream:
                printed = self._written(stream, bundles)
            with deferred_interrupt():
                temp_name.replace(path)
                fsync_folder(self.folder)
                self.journal.print(printed)
        except OSError as error:
            raise _cannot_write(path, error) from error
        finally:
            if temp_name is not None:
                with contextlib.suppress(OSError):
                    temp_name.unlink(missing_ok=True)

    def _written(self, stream: BufferedRandom, bundles: Sequence[Bundle]) -> Printed:
        """Return the journal's record of the print file, once all of it is on disk."""
        library = self.renderer.library
        try:
            letters, pages = write_print_file(stream, bundles, library, self.cases.name, self._content)
        except RenderError as error:
            path = Place(str(self.folder / NAME))
            raise RenderError([*error.diagnostics, usage.print_file_not_made(path)]) from None
        stream.flush()
        os.fsync(stream.fileno())
        stream.seek(0)
        return Printed(NAME, letters, len(bundles), pages, _sha256(stream))

    def _content(self, letter: QueuedLetter) -> bytes:
        """The letter as it is in the folder, if it is as it was made."""
        path = self.folder / letter.file.file
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != letter.file.sha256:
            raise WrongUsageError([usage.letter_changed_meanwhile(Place(str(path)))])
        return content


def write_print_file(
    stream: BinaryIO,
    bundles: Sequence[Bundle],
    library: Library,
    list_name: str,
    content_of: Callable[[QueuedLetter], bytes],
) -> tuple[int, int]:
    """Write the letters of these bundles, each bundle behind its cover; return how many letters and pages.

    Raises `RenderError`, at the first row of a stack, for a cover that cannot be made.
    """
    from proeftuin_docs.pdf_objects.merger import PrintFile, finished_letter
    from proeftuin_docs.renderers.pdf.metadata import print_packet

    wording = library.wording()
    title, language = wording.phrase("print_title"), wording.phrase("language")
    metadata = print_packet(title, language, max(bundle.days[-1] for bundle in bundles))
    with PrintFile(stream, title=title, language=language, metadata=metadata) as target:
        for number, bundle in enumerate(bundles, start=1):
            target.begin(_cover(bundle, (number, len(bundles)), library, list_name))
            for letter in bundle.letters:
                target.add(finished_letter(content_of(letter), letter.label))
    return target.letters, target.pages


def _cover(bundle: Bundle, place: tuple[int, int], library: Library, list_name: str) -> "Batch":
    """The cover sheet; what is wrong with it is at the first row of its stack."""
    from proeftuin_docs.renderers.pdf.typesetting import render_cover

    try:
        return render_cover(cover_of(bundle, *place, library.wording()), library.options())
    except RenderError as error:
        at = Place(list_name, bundle.letters[0].row)
        raise RenderError([replace(item, place=at) for item in error.diagnostics]) from None


def queued(
    row: int, made: Sequence[tuple[MadeFile, Delivery]], formats: Iterable[str], library: Library
) -> Iterator[QueuedLetter]:
    """Yield the letters of a row that can be printed, of these formats the first that paper has."""
    chosen = next(name for name in _ON_PAPER if name in set(formats))
    files = {item.file: delivery for item, delivery in made if item.format == chosen}
    known = [item for item, _ in made if item.file in files]
    for item, number in _numbered(known):
        yield QueuedLetter(row, _label(row, item, number, known, library), item, files[item.file])


def _numbered(files: Iterable[MadeFile]) -> Iterator[tuple[MadeFile, int]]:
    """The letters of a row, each with the number of its addressee, from 1; one beside another has its."""
    times: Counter[str] = Counter()
    for item in files:
        times[item.letter] += not item.language
        yield item, times[item.letter]


def _label(row: int, made: MadeFile, number: int, files: Sequence[MadeFile], library: Library) -> str:
    """Which letter this is among those of its row."""
    wording, own = library.wording(), [item.letter for item in files if not item.language]
    if made.language:
        label = _label(row, replace(made, language=""), number, files, library)
        return wording.phrase("print_beside", label=label, text=text_in(made.language, library))
    if len(own) == 1:
        return wording.phrase("print_row", row=row)
    if own.count(made.letter) == 1:
        return wording.phrase("print_row_letter", row=row, letter=made.letter)
    return wording.phrase("print_row_number", row=row, letter=made.letter, number=number)


def _sha256(file: BufferedReader | BufferedRandom) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()


def _cannot_write(path: Path, error: OSError) -> WrongUsageError:
    return WrongUsageError([file_faults.unwritable(Place(str(path)), problem=system_problem(error))])
