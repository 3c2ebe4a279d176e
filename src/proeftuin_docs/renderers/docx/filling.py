# SPDX-License-Identifier: EUPL-1.2
"""The house style with a document's fixed facts filled in; the only module that knows docxtpl.

What a person filled in, and the text of a form, never pass through Jinja: the template gets a
marker in the place of the content.
"""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Final

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from lxml import etree

from proeftuin_docs.document import Document, LetterHead
from proeftuin_docs.errors import Diagnostic, RenderError, rendering, word_templates
from proeftuin_docs.formats.opc import Package, read_package
from proeftuin_docs.formats.templates import TEMPLATE_ERRORS, BoundedEnvironment
from proeftuin_docs.renderers.docx.layout import DocxLayout
from proeftuin_docs.renderers.docx.markup import escaped, writable
from proeftuin_docs.text.wording import Wording

# Private-use characters that no document holds by itself; stands where the content comes.
MARKER: Final = "\ue000\uf8ff\ue000"
_PAGE: Final = "\ue001"
_PAGES: Final = "\ue002"
# The same for what a letter says of its case above and below every page.
_OF_THE_CASE: Final = {"bellen": "\ue003", "bereikbaar": "\ue004", "vervolg": "\ue005"}
_EVERY_PAGE: Final = ("word/header", "word/footer")
CONTENT: Final = "inhoud"
_BELOW: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_KEPT: Final = 16
"""So many filled house styles are kept: a layout, a version and a language each."""
VARIABLES: Final = frozenset(
    {
        CONTENT,
        *_OF_THE_CASE,
        "titel",
        "samenvatting",
        "merk",
        "versie",
        "datum",
        "status",
        "kenmerk",
        "lopende_tekst",
        "pagina_voor",
        "pagina_tussen",
        "pagina_na",
    }
)


def fill(packed: bytes, facts: Mapping[str, str]) -> Package:
    """The parts of the template with these facts and the marker filled in, escaped.

    The facts are about a version, not about a case, so letters of one version share what is filled in here.
    Raises `RenderError` when the template is no valid Jinja.
    """
    return dict(_filled(packed, tuple(facts.items())))


@lru_cache(maxsize=_KEPT)
def _filled(packed: bytes, facts: tuple[tuple[str, str], ...]) -> Package:
    template = DocxTemplate(BytesIO(packed))
    try:
        template.render({**dict(facts), **_OF_THE_CASE, CONTENT: MARKER}, _environment())
    except (TemplateError, *TEMPLATE_ERRORS) as error:
        raise RenderError([template_fault(word_templates.unbalanced_braces(problem=str(error)))]) from error
    target = BytesIO()
    template.save(target)
    return read_package(target.getvalue())


def fill_every_page(package: Package, head: LetterHead | None, *, stacked: bool) -> None:
    """Put in the headers and footers what this letter says there: whom to call, and which letter it is.

    What stands beside each other at the foot stands below each other when `stacked`.
    """
    first, *others = map(escaped, (head.foot if head else ()) or ("",))
    facts = (first, (_BELOW if stacked else " · ").join(others), escaped(head.continuation if head else ""))
    marks = [(mark.encode(), said.encode()) for mark, said in zip(_OF_THE_CASE.values(), facts, strict=True)]
    for name in (name for name in package if name.startswith(_EVERY_PAGE)):
        for mark, said in marks:
            package[name] = package[name].replace(mark, said)


def unknown_variables(packed: bytes) -> tuple[str, ...]:
    """The variables of a template that no document has, sorted; raises `RenderError` as `fill` does."""
    template = DocxTemplate(BytesIO(packed))
    try:
        used: set[str] = template.get_undeclared_template_variables(_environment())
    except (TemplateError, etree.XMLSyntaxError) as error:
        raise RenderError([template_fault(word_templates.unbalanced_braces(problem=str(error)))]) from error
    return tuple(sorted(used - VARIABLES))


def facts_of(document: Document, wording: Wording, setting: DocxLayout) -> dict[str, str]:
    """Return the facts of a document for a template; raise `RenderError` as `writable` does.

    A working list has no room for a summary.
    """
    identity = document.identity
    before, between, after = _page_phrase(wording)
    running = wording.phrase(
        "running_letter" if setting.letter else "running",
        id=identity.id,
        title=document.title,
        version=identity.version,
        hash=identity.short_hash,
    )
    facts = {
        "titel": document.title,
        "samenvatting": "" if setting.dense else document.summary,
        "merk": document.mark,
        "versie": identity.version,
        "datum": wording.long_date(identity.date),
        "status": identity.status,
        "kenmerk": identity.short_hash,
        "lopende_tekst": running,
        "pagina_voor": before,
        "pagina_tussen": between,
        "pagina_na": after,
    }
    return {name: writable(value) for name, value in facts.items()}


def template_fault(cause: Diagnostic) -> Diagnostic:
    """Return the fault for a wrong Word template, with the cause."""
    return rendering.faulty_word_template(problem=cause.message)


def _page_phrase(wording: Wording) -> tuple[str, str, str]:
    """The words before, between and after the two page numbers, which Word itself fills in."""
    phrase = wording.phrase("page", page=_PAGE, pages=_PAGES)
    before, page, rest = phrase.partition(_PAGE)
    between, pages, after = rest.partition(_PAGES)
    if not (page and pages):
        raise RenderError([rendering.faulty_page_wording(phrase=wording.phrases["page"])])
    return before, between, after


def _environment() -> BoundedEnvironment:
    return BoundedEnvironment(autoescape=True, undefined=StrictUndefined).anew()
