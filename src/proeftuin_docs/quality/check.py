# SPDX-License-Identifier: EUPL-1.2
"""Checking a configuration: definitions, lock, profiles, language, templates and characters, all at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proeftuin_docs.cases import CASE_KEY, load_case, profile_warnings
from proeftuin_docs.composition import case_faults
from proeftuin_docs.definitions import FormDefinition, LetterDefinition
from proeftuin_docs.definitions.reviews import review_warnings
from proeftuin_docs.definitions.translations import LINE, translation_faults
from proeftuin_docs.document import Document, questions
from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError, Severity, definitions, language
from proeftuin_docs.flows.declared import flow_faults
from proeftuin_docs.hearings.usable import line_obstacles, obstacles, wording_obstacles
from proeftuin_docs.library import Library, Loaded
from proeftuin_docs.quality.samples import sample_letters
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.registry import FORMATS, render_document
from proeftuin_docs.resources import SourceFile, read_text
from proeftuin_docs.text.data_files import read_untyped
from proeftuin_docs.text.located_yaml import read_yaml
from proeftuin_docs.text.variants import VARIANTS

if TYPE_CHECKING:
    from proeftuin_docs.quality.language import LanguageRules

_FOR_VICTIMS: Final = ("slachtoffer", "vertegenwoordiger", "begeleider", "telefoon")
_TO_VICTIM: Final = "slachtoffer"


def check(library: Library, paths: Sequence[Path] = ()) -> tuple[int, list[Diagnostic]]:
    """Return how many files were read, and every fault of the whole configuration or of these files.

    A file is a definition, or a case by its key `soort_stuk`. Nothing is raised: what cannot be read is a
    fault among the others. Errors come before warnings, and what a court can mend itself before what came
    with the program. Files are held against the lock where their version is published.
    """
    if given := [path for path in paths if is_case(path)]:
        count, found = check(library, others) if (others := [p for p in paths if p not in given]) else (0, [])
        found += [fault for path in given for fault in _faults_of_case(path, library)]
        return count + len(given), _in_order(found, library)
    resources = library.resources
    files = [SourceFile(path, path.as_posix(), path.parent) for path in paths] or resources.definition_files()
    chosen = Library(resources, files)
    held = chosen.lock_faults(_published(chosen) if paths else None)
    faults = [*chosen.faults, *held, *_content_faults(chosen)]
    if not paths:
        faults += [*_profile_faults(chosen), *flow_faults(chosen)]
        faults += _translation_faults(chosen)
        faults += review_warnings((item.definition for item in chosen.loaded), chosen.reviewed)
    return len(files), _in_order(faults, library)


@dataclass(frozen=True, slots=True)
class _Typed(SourceFile):
    """A definition that somebody typed, which is in no file."""

    text: str = field(repr=False)

    def read(self) -> str:
        """Return what was typed."""
        return self.text


def check_text(library: Library, text: str) -> tuple[list[Diagnostic], Library]:
    """Return every fault of a definition that is in no file, as `check` does, and a library of it alone.

    That library has no definition where the text is none.
    """
    source, _ = read_yaml(text, "")
    said = source.data if source is not None and isinstance(source.data, dict) else {}
    path = Path(str(said.get("id")), f"{said.get('version')}.yaml")
    chosen = Library(library.resources, [_Typed(path, path.name, Path(), text)])
    faults = [*chosen.faults, *chosen.lock_faults(_published(chosen)), *_content_faults(chosen)]
    return _in_order(faults, library), chosen


def _published(library: Library) -> list[FormDefinition | LetterDefinition]:
    every = (item.definition for item in library.loaded)
    return [item for item in every if (item.id, item.version) in library.locked]


def is_case(path: Path) -> bool:
    """Whether a file holds a case of a hearing rather than a definition; False for what cannot be read."""
    try:
        source, _ = read_untyped(read_text(path, path.name), path.name, located=False)
    except ProeftuinError:
        return False
    return source is not None and isinstance(source.data, dict) and CASE_KEY in source.data


def _faults_of_case(path: Path, library: Library) -> Sequence[Diagnostic]:
    try:
        return load_case(read_text(path, str(path)), str(path), library.profiles).warnings
    except ProeftuinError as error:
        return error.diagnostics


def _in_order(faults: Iterable[Diagnostic], library: Library) -> list[Diagnostic]:
    """Return each fault once (a broken template gives the same one for every document), in order."""
    own = library.resources.own_root

    def rank(fault: Diagnostic) -> tuple[bool, bool]:
        bundled = own is not None and not (own / (fault.place.file or "")).is_file()
        return fault.severity is not Severity.ERROR, bundled

    return sorted({str(item): item for item in faults}.values(), key=rank)


def _profile_faults(library: Library) -> Iterator[Diagnostic]:
    """Faults of the profiles, or else a warning for all that nobody has confirmed."""
    try:
        yield from profile_warnings(library.profiles)
    except ProeftuinError as error:
        yield from error.diagnostics


def _translation_faults(library: Library) -> Iterator[Diagnostic]:
    """What is wrong or not finished in the translations of letters in use, and in fonts of a court's own."""
    from proeftuin_docs.renderers.pdf import own_fonts

    try:
        languages, line = library.languages, library.wording().phrases[LINE]
    except ProeftuinError as error:
        yield from error.diagnostics
        return
    found = (entry.default for entry in library.catalogue.entries.values())
    letters = [item for item in found if isinstance(item, LetterDefinition)]
    yield from (*languages.faults, *own_fonts(library.resources).faults)
    yield from translation_faults(languages, letters, line)
    for spoken in languages.by_code.values():
        yield from line_obstacles(library, spoken)
        yield from wording_obstacles(library, spoken) if spoken.has_letters else ()
        yield from (fault for letter in letters for fault in obstacles(library, spoken, letter))


def _content_faults(library: Library) -> Iterator[Diagnostic]:
    broken = [found for item in library.loaded for found in _case_faults(item)]
    yield from broken
    if not broken:
        yield from _language_faults(library)
    blank: list[tuple[Document, RenderOptions]] = []
    try:
        forms = (item.definition for item in library.loaded if isinstance(item.definition, FormDefinition))
        blank = [(library.compose(form), library.options_of(form)) for form in forms]
    except ProeftuinError as error:
        yield from error.diagnostics
    for item in library.loaded:
        yield from _glyph_faults(item, library)
    for probe in (*blank[:1], *(() if broken else sample_letters(library))):
        yield from _template_faults(*probe)


def _language_faults(library: Library) -> Iterator[Diagnostic]:
    """Findings of the language gate in every text for a victim or somebody close to them.

    Letters, forms for a victim and a judge's own sentences are held to the bar. The items of an instrument
    stand verbatim, so that its figures are reported and never fail.
    """
    # Reading rules needs packages that no other command does.
    from proeftuin_docs.quality.gate import form_findings, letter_findings
    from proeftuin_docs.quality.rule_files import load_language_rules

    letters = [
        (item.definition, Place(item.source.name))
        for item in library.loaded
        if isinstance(item.definition, LetterDefinition) and item.definition.addressee in _FOR_VICTIMS
    ]
    try:
        rules, samples = load_language_rules(library.resources)
    except ProeftuinError as error:
        yield from error.diagnostics
        return
    for letter, place in letters:
        yield from letter_findings(letter, rules, samples, place)
    for item in library.loaded:
        if isinstance(item.definition, FormDefinition) and item.definition.addressee in _FOR_VICTIMS:
            yield from form_findings(item.definition, rules, Place(item.source.name))
    if letters:
        yield from _own_sentences(rules, library)
    yield from (figure for item in library.loaded for figure in _figures(item, library))


def _own_sentences(rules: "LanguageRules", library: Library) -> Iterator[Diagnostic]:
    """Forbidden phrases in what a judge adds to letters."""
    from proeftuin_docs.quality.language import forbidden_findings

    try:
        profiles = library.profiles
    except ProeftuinError:
        return
    for judge in profiles.judges.values():
        sentences = judge.zinnen.get(_TO_VICTIM)
        for text in (getattr(sentences, variant) for variant in VARIANTS) if sentences else ():
            for item in forbidden_findings(text or "", rules):
                place = profiles.places["rechters-commissarissen", judge.id]
                yield item.fault.at(place)


def _figures(item: Loaded, library: Library) -> Iterator[Diagnostic]:
    """How plain the questions of an annex are; only reported, since they are the report's own words."""
    from proeftuin_docs.quality.language import count

    definition = item.definition
    if not isinstance(definition, FormDefinition) or definition.source.annex is None:
        return
    asked = questions(library.compose(definition))
    counts = count("\n\n".join(question.label for question in asked))
    facts = {"mean": f"{counts.mean:.1f}", "flesch": f"{counts.flesch_douma:.0f}"}
    yield language.questions_measured(Place(item.source.name), **facts)


def _case_faults(item: Loaded) -> tuple[Diagnostic, ...]:
    """Conditions and values that a definition expects of a case."""
    source, _ = read_yaml(item.source.read(), item.source.name)
    return case_faults(item.definition, source) if source is not None else ()


def _glyph_faults(item: Loaded, library: Library) -> Iterator[Diagnostic]:
    from proeftuin_docs.renderers.pdf import missing_glyphs

    text, source = "".join(_texts(item.definition.model_dump(mode="json"))), item.source
    for char in missing_glyphs(text.replace("\n", ""), library.resources):
        place = Place(source.name, _line_of(source, char))
        yield definitions.character_without_font(place, char=char, code_point=f"U+{ord(char):04X}")


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


def _line_of(source: SourceFile, char: str) -> int | None:
    lines = source.read().splitlines()
    return next((number for number, line in enumerate(lines, start=1) if char in line), None)


def _template_faults(document: Document, options: RenderOptions) -> Iterator[Diagnostic]:
    """Return the faults of templates, found by making one document in every format."""
    for name in FORMATS:
        try:
            render_document(document, name, options)
        except ProeftuinError as error:
            yield from error.diagnostics
