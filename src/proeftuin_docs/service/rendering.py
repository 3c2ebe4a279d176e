"""One document: a definition, perhaps with answers, in one format."""

from collections.abc import Callable
from pathlib import Path

from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import Answers, Definition, FormDefinition, LetterDefinition, check_answers
from proeftuin_docs.document import Document
from proeftuin_docs.errors import DataError, DefinitionError, Diagnostic, WrongUsageError, cases, usage
from proeftuin_docs.located_yaml import LocatedYaml
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.answers_file import read_answers
from proeftuin_docs.service.formats import find_format
from proeftuin_docs.service.library import lock_faults, open_library
from proeftuin_docs.wording import Wording, load_wording


def render_reference(
    reference: str,
    format_name: str,
    data: tuple[bytes, str] | None = None,
    config: Path | None = None,
    *,
    report: Callable[[Diagnostic], None] | None = None,
) -> bytes:
    """The document that `id` or `id@version` names, in a format, filled with a values file if given.

    `data` is the file's content and its name; `report` gets every warning about it. Raises
    `DefinitionError` for faults in the definition or the lock, `DataError` for faults in the values,
    `RenderError` when the document cannot be made, and `WrongUsageError` for an unknown document, version
    or format.
    """
    chosen = find_format(format_name)
    id_ = reference.partition("@")[0]
    library = open_library(config, only=id_)
    if not library.loaded:
        library = open_library(config)
    definition = library.catalogue.find(reference)
    faults = list(lock_faults(library, [definition]))
    if faults:
        raise DefinitionError(faults)
    if isinstance(definition, LetterDefinition):
        return _render_letter(definition, chosen.name, library.resources, data)
    source = read_answers(*data) if data else None
    if definition.uses_case and data and source and is_case(source):
        return _render_first(definition, chosen.name, library.resources, data)
    answers = check_answers(definition, source) if source else None
    if answers and report:
        for found in answers.warnings:
            report(found)
    return render(definition, chosen.name, library.resources, answers)


def _render_letter(
    definition: LetterDefinition, format_name: str, resources: Resources, data: tuple[bytes, str] | None
) -> bytes:
    if data is None:
        raise WrongUsageError([usage.letter_needs_a_case(id=definition.id)])
    return _render_first(definition, format_name, resources, data)


def _render_first(
    definition: Definition, format_name: str, resources: Resources, data: tuple[bytes, str]
) -> bytes:
    """The document for its first addressee; a hearing's set has one for each."""
    from proeftuin_docs.service.case_documents import belongs, compose_all, read_hearing

    hearing = read_hearing(*data, resources)
    made = next(compose_all(definition, hearing), None) if belongs(definition, hearing) else None
    if made is None:
        raise DataError([cases.not_in_this_case(id=definition.id)])
    return render_document(made.document, format_name, made.options)


def is_case(source: LocatedYaml) -> bool:
    """Whether a file is a case rather than answers: only a case says what kind of summons it is."""
    return isinstance(source.data, dict) and "soort_stuk" in source.data


def render(
    definition: FormDefinition, format_name: str, resources: Resources, answers: Answers | None = None
) -> bytes:
    """The bytes of one form."""
    wording = wording_of(definition, resources)
    document = compose_form(definition, wording, answers)
    return render_document(document, format_name, RenderOptions(wording, resources))


def render_document(document: Document, format_name: str, options: RenderOptions) -> bytes:
    """The bytes of a composed document."""
    return find_format(format_name).renderer(document, options)


def wording_of(definition: FormDefinition, resources: Resources) -> Wording:
    """The wording of the definition's language."""
    return load_wording(resources, definition.language.partition("-")[0])
