# SPDX-License-Identifier: EUPL-1.2
"""Document -> PDF bytes: fillable, or for a pen."""

from collections.abc import Mapping
from typing import Final

from proeftuin_docs.document import Document, dump
from proeftuin_docs.pdf_objects.changes import Changes, plain_bytes
from proeftuin_docs.pdf_objects.lexer import text_string
from proeftuin_docs.pdf_objects.patch import PdfPatch, reference
from proeftuin_docs.pdf_objects.reader import TypstPdf
from proeftuin_docs.renderers.large_print import scale_of
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf.fields import (
    FieldMaker,
    add_appearances,
    find_placeholders,
    place_all,
    tag_widgets,
)
from proeftuin_docs.renderers.pdf.fonts import (
    FONT_NAME,
    add_default_font,
    read_style,
    require_glyphs,
    require_shown,
)
from proeftuin_docs.renderers.pdf.metadata import file_identifier, with_identity
from proeftuin_docs.renderers.pdf.typesetting import Mode, typeset
from proeftuin_docs.renderers.pdf.widgets import WidgetSpec, widget_specs

_SUSPECTS: Final = b"/Suspects false"


def render_pdf(document: Document, options: RenderOptions) -> bytes:
    """A fillable PDF that is PDF/UA-1 and PDF/A-2a; every field of the document is one AcroForm field.

    A text that is longer than a page continues in fields named `<name>_vervolg_<n>`. Raises
    `RenderError` when no font has a character, or the template is faulty.
    """
    laid_out = _laid_out(document, options, "pdf")
    specs = widget_specs(document, options.wording)
    changes = Changes(PdfPatch.read(laid_out))
    if specs:
        _add_fields(changes, specs, document, options)
    return _finish(changes, document)


def render_print(document: Document, options: RenderOptions) -> bytes:
    """The same pages for a pen: writing lines and boxes instead of fields; PDF/UA-1 and PDF/A-2a.

    Raises `RenderError` when no font has a character, or the template is faulty.
    """
    return _finish(Changes(PdfPatch.read(_laid_out(document, options, "print"))), document)


def _laid_out(document: Document, options: RenderOptions, mode: Mode) -> bytes:
    """The pages as Typst gives them, of a document whose every character can be shown."""
    plain = dump(document)
    require_glyphs(document, plain, options.resources)
    if options.branding:
        require_shown((options.branding.name, *options.branding.colophon), options.resources)
    return typeset(document, plain, options, mode)


def _add_fields(
    changes: Changes, specs: Mapping[str, WidgetSpec], document: Document, options: RenderOptions
) -> None:
    file = TypstPdf.read(changes.file)
    placed = place_all(list(find_placeholders(file)), specs)
    tag_widgets(changes, file, [place.placeholder for place in placed])
    style, scale = read_style(options.resources.template_folder("pdf")), scale_of(document, options)
    looks = [appearance for place in placed for appearance in place.appearances().values()]
    appearances = add_appearances(changes, looks, document, options)
    size = scale.letters(style.size) if scale else style.size
    default = text_string(f"{style.colour} /{FONT_NAME} {size:g} Tf")
    maker = FieldMaker(changes, appearances, default, options.wording)
    for place in placed:
        maker.make(place)
    maker.finish()
    fonts = {"Font": {FONT_NAME: add_default_font(changes, style.font)}}
    form = changes.add(plain_bytes({"Fields": maker.fields, "DA": default, "DR": fonts}))
    catalog = changes.file.catalog()
    changes.put(catalog, b"%b/AcroForm %d 0 R>>" % (changes.body(catalog).removesuffix(b">>"), form))


def _finish(changes: Changes, document: Document) -> bytes:
    """The file with the document's identity.

    Without `/Suspects false`, which is the default (ISO 32000-1, Table 321): Poppler up to 22.12 complains of
    it on standard error with every page that it shows.
    """
    number = changes.file.catalog()
    catalog = changes.body(number)
    metadata = reference(catalog, b"/Metadata")
    packet = with_identity(changes.file.stream(metadata), document.identity)
    described = b"<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%b\nendstream" % (len(packet), packet)
    changes.put(number, catalog.replace(_SUSPECTS, b""))
    changes.put(metadata, described)
    return changes.written(file_identifier(changes.file.content))
