# SPDX-License-Identifier: EUPL-1.2
"""The page of a hearing at work: what was typed to a page, a preview, the documents, and a file to keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Final

from proeftuin_docs.cases import LoadedCase, Role, load_case_data
from proeftuin_docs.cases.models import CASE_KEY, CASE_SCHEMA_VERSION
from proeftuin_docs.definitions import Definition, LetterDefinition
from proeftuin_docs.desk.archives import HEARING, zipped
from proeftuin_docs.desk.case_data import Typed, form_values, read_form
from proeftuin_docs.desk.case_form import (
    Group,
    PageWords,
    Section,
    fields_in,
    general,
    name_of,
    path_of,
    read_case_form,
    read_page_words,
)
from proeftuin_docs.desk.case_patch import BYTE_ORDER_MARK, patched
from proeftuin_docs.desk.case_text import Layout, case_text, read_layout
from proeftuin_docs.desk.case_view import (
    CaseView,
    FieldView,
    SectionView,
    Told,
    flat,
    normal,
    seen_sign,
    told,
)
from proeftuin_docs.desk.gaps import hearings_with_gaps, printed
from proeftuin_docs.desk.preview import Block, PageImage, Reading, pages_of, reading_of, text_of, words_of
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.document import Size
from proeftuin_docs.errors import DataError, Diagnostic, Place, Severity, cases
from proeftuin_docs.hearings.documents import (
    CaseDocument,
    Hearing,
    compose_all,
    compose_beside,
    members,
    readers_of,
)
from proeftuin_docs.hearings.hearing_set import file_name, hearing
from proeftuin_docs.hearings.overview import title_in_set
from proeftuin_docs.library import Library, find_size
from proeftuin_docs.quality.rule_files import load_language_rules
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.text.data_files import decode, drop_blanks, read_untyped
from proeftuin_docs.usecases.describe import case_to_fill_in

Pairs = Sequence[tuple[str, str]]
CASE_FILE: Final = "zaak.yaml"
ALL: Final = "alles"
_WITHIN: Final = " › "
_SCALES: Final = (1.0, 3.0)


@dataclass(frozen=True, slots=True)
class SetEntry:
    """A document of the set: the name of its file without an ending, and whether it is held back."""

    name: str
    title: str
    reader: str
    letter: bool
    held: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands beside the case: the documents of the set and the chosen one.

    With `gaps` the case is not complete: what it lacks is a gap on the pages, and nothing can be downloaded.
    """

    entries: tuple[SetEntry, ...] = ()
    chosen: str = ""
    pages: tuple[PageImage, ...] = ()
    text: tuple[Block, ...] = field(default=(), repr=False)
    reading: Reading | None = None
    gaps: bool = False


@dataclass(frozen=True, slots=True)
class HearingPage:
    """The page of a case; `base` is the file that was opened, whose comments and order are kept."""

    sections: tuple[SectionView, ...]
    unknown: tuple[FieldView, ...]
    found: tuple[Told, ...]
    labels: dict[str, str]
    """The question of every control that something was found at."""
    left_out: tuple[tuple[str, str], ...]
    base: str = field(repr=False)
    preview: Preview
    seen: str
    complete: bool
    """Whether there is no fault."""


@dataclass(frozen=True, slots=True)
class LiveAnswer:
    """What changes on the page while somebody types; every part by the name of its control."""

    found: tuple[Told, ...]
    labels: dict[str, str]
    """The question of every control that something was found at."""
    says: dict[str, str] = field(repr=False)
    preview: Preview
    seen: str
    complete: bool


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file to download."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was typed, what is wrong with it, and the hearing where nothing is refused."""

    typed: Typed = field(repr=False)
    found: tuple[Told, ...]
    held: tuple[Diagnostic, ...]
    hearing: Hearing | None = field(repr=False)


def hearing_page(
    library: Library,
    *,
    pairs: Pairs,
    today: date,
    base: str = "",
    more: str = "",
    document: str = "",
    pictures: float = 0.0,
) -> HearingPage:
    """The page for what was typed: `more` is a list that gets one more, `pictures` the scale of the pages."""
    form = _form(library)
    typed = read_form(pairs)
    values = normal(typed, pairs)
    checked = _checked(library, read_form(values.items()), today)
    view = CaseView(library, values, checked.found, today)
    names = {name: _label(form, name) for name in typed.left_out}
    order = [item.name for section in view.sections(form) for item in flat(section.items)]
    return HearingPage(
        sections=view.sections(form, more),
        unknown=view.unknown(form),
        found=_in_order(checked.found, order),
        labels={item.control: _label(form, item.control) for item in checked.found if item.control},
        left_out=tuple(names.items()),
        base=base,
        preview=_preview(library, checked, today, document=document, scale=pictures),
        seen=seen_sign(checked.found),
        complete=checked.hearing is not None,
    )


def hearing_live(
    library: Library,
    *,
    pairs: Pairs,
    today: date,
    document: str,
    known: Sequence[str],
    scale: float,
    draft: bool = False,
) -> LiveAnswer:
    """What changes while somebody types; a page whose sign is `known` comes without its picture.

    A `draft` comes sooner; in a rare case the file itself divides its pages otherwise.
    """
    form, typed = _form(library), read_form(pairs)
    checked = _checked(library, typed, today)
    values = dict(pairs)
    view = CaseView(library, values, (), today)
    spoken = (item for item in fields_in(form) if view.speaks(item))
    said = {name: view.says(item, name) for item in spoken if (name := name_of(item.path))}
    return LiveAnswer(
        found=_in_order(checked.found, [name_of(item.path) for item in fields_in(form)]),
        labels={item.control: _label(form, item.control) for item in checked.found if item.control},
        says=said,
        preview=_preview(library, checked, today, document=document, scale=scale, known=known, draft=draft),
        seen=seen_sign(checked.found),
        complete=checked.hearing is not None,
    )


def hearing_files(
    library: Library,
    *,
    pairs: Pairs,
    today: date,
    wanted: str,
    seen: str,
    base: str = "",
    size: str = Size.NORMAL,
) -> MadeFile | None:
    """The documents that are `wanted`: `alles`, or the name of one file.

    None where something was found that the page has not told (`seen`), or a fault: it has to be shown first.
    """
    typed = read_form(pairs)
    checked = _checked(library, typed, today)
    if checked.hearing is None or seen != seen_sign(checked.found):
        return None
    if wanted == ALL:
        content = _text(typed, base).encode()
        made = hearing(library, (content, CASE_FILE), today, size=size)
        return MadeFile(HEARING, zipped(made.files))
    context = replace(checked.hearing, size=find_size(size))
    name, _, format_name = wanted.rpartition(".")
    found = _composed(_of_set(library, context), context, name)
    if found is None or (checked.held and isinstance(found.definition, LetterDefinition)):
        raise DataError([*checked.held, cases.letters_held()])
    return MadeFile(
        file_name(found, format_name), render_document(found.document, format_name, found.options)
    )


def hearing_case_file(library: Library, *, pairs: Pairs, base: str = "") -> bytes:
    """The case as a file: what was typed, in the order and with the comments of the file that was opened."""
    return _text(read_form(pairs), base).encode()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened: its values and its text; `conflict` is whether something else was typed."""

    pairs: Pairs = field(repr=False)
    base: str = field(repr=False)
    conflict: bool


def hearing_open(library: Library, *, content: bytes, pairs: Pairs, base: str) -> Opened:
    """What a file holds, beside what is on the page now; raises `DataError` when it is no case."""
    values, text = open_case(content)
    before = dict(open_case(base.encode())[0]) if base else {}
    there = form_values(read_form(pairs).data)
    return Opened(values, text, conflict=there not in ({}, before, dict(values)))


def open_case(content: bytes) -> tuple[Pairs, str]:
    """The values of a file that somebody opens, and its text as it is; raises `DataError` when it is no case.

    JSON is read too. There has been one schema so far; a file without its number is taken as of that one.
    """
    text = decode(content, CASE_FILE)
    is_json = text.lstrip().startswith("{")
    source, faults = read_untyped(text, "zaak.json" if is_json else CASE_FILE)
    if source is None or faults:
        raise DataError(faults)
    data = drop_blanks(source.data) if isinstance(source.data, dict) else {}
    if not isinstance(source.data, dict) or not (CASE_KEY in source.data or "slachtoffer" in source.data):
        raise DataError([cases.empty_file(Place(CASE_FILE, 1, 1))])
    stated = str(data.get("schema", CASE_SCHEMA_VERSION))
    if stated.isascii() and stated.isdecimal() and int(stated[:9]) > CASE_SCHEMA_VERSION:
        place = source.place(("schema",))
        raise DataError([cases.newer_schema(place, found=int(stated[:9]), known=CASE_SCHEMA_VERSION)])
    return list(form_values(data).items()), "" if is_json else content.decode()


def _form(library: Library) -> tuple[Section, ...]:
    known = library.languages.by_code
    letters = {code: item.naam for code, item in known.items() if item.has_letters}
    read = [f"{item.naam} ({item.eigen_naam})" if item.eigen_naam else item.naam for item in known.values()]
    return library.keep("case form", lambda: read_case_form(library.resources, letters, sorted(read)))


def _words(library: Library) -> PageWords:
    return library.keep("page words", lambda: read_page_words(library.resources))


def _label(form: Sequence[Section], name: str) -> str:
    """The question of a control, after what it belongs to: there is more than one name on the page."""
    path = path_of(name)
    tried = (label for at in (path, general(path)) for section in form for label in _labels(section, at))
    found = next(tried, "")
    return found or _WITHIN.join(path)


def _labels(within: Section | Group, path: tuple[str, ...]) -> Iterator[str]:
    for item in within.items:
        if isinstance(item, Group):
            yield from _labels(item, path)
        elif item.path == path:
            yield f"{within.title}{_WITHIN}{item.label}"


def _text(typed: Typed, base: str) -> str:
    """The text of a case: the file that was opened with what was changed, or one that is written anew."""
    kept = patched(base, typed.data) if base else None
    if kept is not None:
        return kept
    layout = read_layout(base.removeprefix(BYTE_ORDER_MARK)) if base else None
    return case_text(typed.data, layout or _empty_layout())


def _empty_layout() -> Layout:
    found = read_layout(case_to_fill_in().decode())
    assert found is not None
    return found


def _checked(library: Library, typed: Typed, today: date) -> _Checked:
    held: tuple[Diagnostic, ...] = ()
    made: Hearing | None = None
    try:
        loaded = load_case_data(typed.located(CASE_FILE), library.profiles, today=today)
        found: Sequence[Diagnostic] = (*loaded.held, *loaded.warnings)
        held, made = loaded.held, Hearing(loaded, library)
    except DataError as error:
        found = error.diagnostics
    placed = _words(library).placed
    return _Checked(typed, tuple(told(item, typed, placed) for item in found), held, made)


def _in_order(found: Sequence[Told], order: Sequence[str]) -> tuple[Told, ...]:
    places = {name: number for number, name in enumerate(order)}
    ranks = [Severity.ERROR.value, Severity.HELD.value, Severity.WARNING.value]
    return tuple(
        sorted(found, key=lambda item: (ranks.index(item.severity), places.get(item.control, len(order))))
    )


def _preview(
    library: Library,
    checked: _Checked,
    today: date,
    *,
    document: str,
    scale: float,
    known: Sequence[str] = (),
    draft: bool = False,
) -> Preview:
    ways, words = _ways(library, checked, today), _words(library)
    of_sets = [_of_set(library, way) for way in ways]
    entries = {entry.name: entry for pair in zip(of_sets, ways, strict=True) for entry in _entries(*pair)}
    gaps = checked.hearing is None
    listed = tuple(printed(entry, _gap()) if gaps else entry for entry in entries.values())
    order = [name for name in (document, words.first, *entries) if name in entries]
    order = order[:1] if document in entries or not gaps else order
    shown = ((name, _same(of_sets, ways, name)) for name in order) if scale else ()
    chosen, found = next((pair for pair in shown if pair[1] is not None), (next(iter(order), ""), None))
    if found is None:
        return Preview(listed, chosen, gaps=gaps)
    reading = None if gaps else _reading(library, found)
    pdf = render_document(found.document, "pdf", replace(found.options, draft=draft))
    marked = _gap() if gaps else reading.hard if reading else ""
    low, high = _SCALES
    pages = pages_of(pdf, min(max(scale, low), high), known, marked, words.mark)
    return Preview(listed, chosen, tuple(pages), tuple(text_of(found.document)), reading, gaps=gaps)


def _ways(library: Library, checked: _Checked, today: date) -> Sequence[Hearing]:
    """The hearing, or every way in which it can still become one."""
    if checked.hearing is not None:
        return [checked.hearing]

    def check(typed: Typed) -> tuple[LoadedCase | None, Sequence[Told]]:
        found = _checked(library, typed, today)
        return found.hearing.loaded if found.hearing else None, found.found

    return hearings_with_gaps(checked.typed, library, check, today, _gap())


def _gap() -> str:
    return phrase("hearing", "gap")


def _reading(library: Library, found: CaseDocument) -> Reading | None:
    rules = library.keep("language", lambda: load_language_rules(library.resources))[0]
    definition = found.definition
    spoken = library.keep(("words", definition.id, definition.version), lambda: words_of(definition))
    return reading_of(found.document, rules, spoken)


def _same(of_sets: Sequence[Sequence[Definition]], ways: Sequence[Hearing], name: str) -> CaseDocument | None:
    """The document of this name, where it is the same in every way; else it would be a guess."""
    if len(ways) == 1:
        return _composed(of_sets[0], ways[0], name)
    made = [_composed(of_set, way, name) for of_set, way in zip(of_sets, ways, strict=True)]
    shown = [item and replace(item, document=printed(item.document, _gap())) for item in made]
    first = shown[0]
    same = all(item is not None and first is not None and item.document == first.document for item in shown)
    return first if same else None


def _entries(of_set: Sequence[Definition], context: Hearing) -> Iterator[SetEntry]:
    held = bool(context.loaded.held)
    for definition in of_set:
        is_letter = isinstance(definition, LetterDefinition)
        readers = readers_of(definition, context)
        if not (is_letter or readers):
            yield SetEntry(definition.id, definition.title, "", letter=False, held=False)
        for number, item in enumerate(readers, start=1):
            name = f"{definition.id}-{number}" if number > 1 else definition.id
            reader = item.name if item.role is Role.PARTIJ else ""
            yield SetEntry(name, definition.title, reader, letter=is_letter, held=is_letter and held)
        for made in compose_beside(definition, context):
            title = title_in_set(made, context, context.library.wording())
            yield SetEntry(_name(made), title, "", letter=True, held=held)


def _of_set(library: Library, context: Hearing) -> list[Definition]:
    definitions = library.keep("defaults", library.defaults)
    found = members(definitions, context)
    written = [item for item in found if getattr(item, "addressee", "") != Role.TELEFOON]
    return sorted(written, key=lambda item: not isinstance(item, LetterDefinition))


def _composed(of_set: Sequence[Definition], context: Hearing, name: str) -> CaseDocument | None:
    near = (item for item in of_set if name == item.id or name.startswith(f"{item.id}-"))
    made = (
        each for item in near for each in chain(compose_all(item, context), compose_beside(item, context))
    )
    return next((each for each in made if _name(each) == name), None)


def _name(made: CaseDocument) -> str:
    """What a document is called in the set, whatever the size of its letters."""
    return made.name.removesuffix(made.document.identity.edition.ending)


def warm_hearing(library: Library, case: bytes) -> None:
    """Load all that a preview is made from, so that the first key press waits no longer than the next."""
    pairs, _ = open_case(case)
    hearing_live(library, pairs=pairs, today=date.today(), document="", known=(), scale=1.0)
    hearing_page(library, pairs=pairs, today=date.today())
