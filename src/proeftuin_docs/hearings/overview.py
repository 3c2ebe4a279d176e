"""The overview page of a hearing: its documents, and what still has to be decided."""

from collections.abc import Iterator, Sequence
from typing import Final

from proeftuin_docs.cases import MEASURES, CaseView
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.definitions.reviews import needs_review
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.hearings.documents import CaseDocument, Hearing
from proeftuin_docs.hearings.languages import open_tasks, text_in
from proeftuin_docs.text.wording import Wording

_OFF: Final = (False, "nee")

Shown = tuple[CaseDocument, Sequence[tuple[str, str, int]]]
"""A document with its files: format, name and size in bytes."""


def overview_page(
    shown: Sequence[Shown], reminder: str, hearing: Hearing, beside: Sequence[Diagnostic] = ()
) -> bytes:
    """The overview of a set as one HTML page.

    `reminder` is the text for a telephone, `beside` what was found besides the findings of the case.
    """
    from proeftuin_docs.renderers.html import IndexFile, Overview, OverviewDocument, render_overview

    options, view, recorded = hearing.options(), hearing.view(), hearing.library.reviewed
    wording = options.wording
    documents = tuple(
        OverviewDocument(
            title=title_in_set(item, hearing, wording),
            summary=item.definition.summary,
            id=item.definition.id,
            for_whom=item.reader or ", ".join(item.definition.audience),
            files=tuple(
                IndexFile(format=form, href=name, size_bytes=size, label=_file_label(item, form, wording))
                for form, name, size in files
            ),
        )
        for item, files in shown
    )
    awaiting = dict.fromkeys(
        item.definition.title for item, _ in shown if needs_review(item.definition, recorded)
    )
    overview = Overview(
        title=wording.phrase("overview_title", day=view.values["verhoor.dag"]),
        facts=tuple(_facts(view, wording)),
        documents=documents,
        to_decide=(*_to_decide(hearing, view, wording), *_to_translate(shown, hearing, wording)),
        warnings=tuple(f"{item.message}. {item.hint}" for item in (*hearing.loaded.warnings, *beside)),
        unreviewed=tuple(awaiting),
        reminder=reminder,
    )
    return render_overview(overview, options)


def title_in_set(item: CaseDocument, hearing: Hearing, wording: Wording) -> str:
    """Return the title of a document, for a letter in another language than the others with that language."""
    title = item.definition.title
    if not item.language:
        return title
    return wording.phrase("overview_beside", title=title, text=text_in(item.language, hearing.library))


def _to_translate(shown: Sequence[Shown], hearing: Hearing, wording: Wording) -> Iterator[str]:
    letters = (
        (item.definition, item.options.wording, item.document)
        for item, _ in shown
        if isinstance(item.definition, LetterDefinition)
    )
    return open_tasks(hearing.library, letters, wording)


def _file_label(item: CaseDocument, form: str, wording: Wording) -> str:
    """Return the label of a file; a letter has nothing to fill in."""
    return wording.phrase(f"overview_letter_{form}") if item.definition.kind == "letter" else ""


def _facts(view: CaseView, wording: Wording) -> Iterator[tuple[str, str]]:
    values = view.values
    measures = [measure for measure in MEASURES if view.conditions[measure.switch] not in _OFF]
    chosen = [wording.phrases.get(f"measure_{item.switch}", item.description) for item in measures]
    yield wording.phrase("overview_reference"), values["kenmerk.kort"]
    yield wording.phrase("overview_day"), f"{values['verhoor.dag']}, {values['verhoor.tijd']}"
    yield wording.phrase("overview_place"), f"{values['verhoor.plaats']}, {values['verhoor.adres']}"
    yield wording.phrase("overview_judge"), values["rc.naam"]
    yield wording.phrase("overview_measures"), ", ".join(chosen) or wording.phrase("overview_no_measures")


def _to_decide(hearing: Hearing, view: CaseView, wording: Wording) -> Iterator[str]:
    person = hearing.loaded.case.slachtoffer
    representative = person.vertegenwoordiger
    moved, is_off = view.conditions["gewijzigd"], bool(view.conditions["vervalt"])
    told = {item.name for item in hearing.loaded.warnings}
    open_questions = {
        "decide_suspect": view.conditions["verdachte"] == "nog_niet_besloten",
        "decide_suspect_can": view.conditions["verdachte"] == "andere_ruimte"
        and view.conditions["verdachte_kan"] in _OFF,
        "decide_translation": cases.translation_needed.name in told,
        "decide_reading": bool(
            {cases.reading_language_unknown.name, cases.letter_not_in_language_of_interpreter.name} & told
        ),
        "decide_interpreter": view.conditions["tolk"] == "gewenst",
        "decide_representative": bool(representative)
        and representative is not None
        and representative.belangenconflict == "niet_beoordeeld",
        "decide_post": person.bezorging.value == "post"
        and person.post_veilig is None
        and not hearing.loaded.held,
    }
    if hearing.loaded.held:
        yield wording.phrase("decide_held")
    yield from (f"{item.message}. {item.hint}" for item in hearing.loaded.held)
    if is_off:
        yield wording.phrase("decide_off")
        return
    if moved:
        yield wording.phrase("decide_moved")
    yield from (wording.phrase(key) for key, is_open in open_questions.items() if is_open)
