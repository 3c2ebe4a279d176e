"""Checking a configuration: definitions, lock, wording, templates and characters, all at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from proeftuin_docs.composition import case_faults, compose_form
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import Document
from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError, definitions, lock
from proeftuin_docs.located_yaml import read_yaml
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources, SourceFile, find_resources
from proeftuin_docs.service.formats import FORMATS
from proeftuin_docs.service.letter_probes import letter_probes
from proeftuin_docs.service.library import Library, Loaded, load_all, lock_faults, read_locks
from proeftuin_docs.service.profile_checks import language_faults, profile_faults
from proeftuin_docs.service.rendering import render_document, wording_of
from proeftuin_docs.service.reviews import read_reviews, review_warnings


def check_everything(config: Path | None = None) -> tuple[int, list[Diagnostic]]:
    """How many definitions were read, and every fault of the whole configuration."""
    resources = find_resources(config)
    files = resources.definition_files()
    loaded, faults = load_all(files)
    locked, found = read_locks(resources)
    library = Library(resources, tuple(loaded), locked)
    missing = {f"{item.path.parent.name}@{item.path.stem}" for item in files}
    faults += found
    faults += [
        item
        for item in lock_faults(library)
        if item.facts.get("name") not in missing or item.name != lock.missing_definition.name
    ]
    faults += _content_faults(loaded, resources)
    faults += profile_faults(resources)
    faults += review_warnings((item.definition for item in loaded), read_reviews(resources))
    return len(files), _once(faults)


def check_files(paths: Iterable[Path], config: Path | None = None) -> tuple[int, list[Diagnostic]]:
    """How many files were read, and every fault of these definitions, published ones against the lock."""
    resources = find_resources(config)
    files = [SourceFile(path, path.as_posix(), path.parent) for path in paths]
    loaded, faults = load_all(files)
    locked, found = read_locks(resources)
    library = Library(resources, tuple(loaded), locked)
    published = [
        item.definition for item in loaded if (item.definition.id, item.definition.version) in locked
    ]
    faults += found
    faults += lock_faults(library, published)
    faults += _content_faults(loaded, resources)
    return len(files), _once(faults)


def _once(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each fault once: a broken template says the same of every document that is tried with it."""
    return list({str(item): item for item in faults}.values())


def _content_faults(loaded: list[Loaded], resources: Resources) -> Iterator[Diagnostic]:
    broken = [found for item in loaded for found in _case_faults(item)]
    yield from broken
    if not broken:
        yield from language_faults(loaded, resources)
    documents = []
    try:
        for item in loaded:
            if isinstance(item.definition, FormDefinition):
                wording = wording_of(item.definition, resources)
                document = compose_form(item.definition, wording)
                documents.append((document, RenderOptions(wording, resources)))
    except ProeftuinError as error:
        yield from error.diagnostics
    for item in loaded:
        yield from _glyph_faults(item)
    if documents:
        yield from _template_faults(*documents[0])
    if not broken:
        yield from (found for probe in letter_probes(loaded, resources) for found in _template_faults(*probe))


def _case_faults(item: Loaded) -> tuple[Diagnostic, ...]:
    """Conditions and values that a definition expects of a case."""
    source, _ = read_yaml(item.source.read(), item.source.name)
    return case_faults(item.definition, source) if source is not None else ()


def _glyph_faults(item: Loaded) -> Iterator[Diagnostic]:
    from proeftuin_docs.renderers.pdf import missing_glyphs

    text = "".join(_texts(item.definition.model_dump(mode="json")))
    for char in missing_glyphs(text):
        place = Place(item.source.name, _line_of(item.source, char))
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
    """Makes one document in every format: what a template cannot make, it says."""
    for name in FORMATS:
        try:
            render_document(document, name, options)
        except ProeftuinError as error:
            yield from error.diagnostics
