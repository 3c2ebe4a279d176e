"""Document -> PDF bytes: fillable, or for a pen."""

from io import BytesIO
from typing import Final

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject

from proeftuin_docs.document import Document, dump
from proeftuin_docs.pdf_objects.patch import PdfPatch, reference
from proeftuin_docs.pdf_objects.pypdf_objects import Plain, add, dictionary, set_entries, text
from proeftuin_docs.renderers.large_print import scale_of
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf.fields import (
    FieldMaker,
    PlacedWidget,
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
from proeftuin_docs.renderers.pdf.metadata import (
    file_identifier,
    set_file_identifier,
    with_identity,
    write_identity,
)
from proeftuin_docs.renderers.pdf.typesetting import Mode, typeset
from proeftuin_docs.renderers.pdf.widgets import widget_specs

_HEADER: Final = "%PDF-1.7"
_SUSPECTS: Final = b"/Suspects false"


def render_pdf(document: Document, options: RenderOptions) -> bytes:
    """A fillable PDF that is PDF/UA-1 and PDF/A-2a; every field of the document is one AcroForm field.

    A text that is longer than a page continues in fields named `<name>_vervolg_<n>`. Raises
    `RenderError` when no font has a character, or the template is faulty.
    """
    laid_out = _laid_out(document, options, "pdf")
    specs = widget_specs(document, options.wording)
    if not specs:
        return _spliced(document, laid_out)
    writer = _open(laid_out)
    placeholders = list(find_placeholders(writer))
    placed = place_all(placeholders, specs)
    if placeholders:
        tag_widgets(writer, placeholders)
        _add_form(writer, placed, document, options)
    return _finish(writer, document, laid_out)


def render_print(document: Document, options: RenderOptions) -> bytes:
    """The same pages for a pen: writing lines and boxes instead of fields; PDF/UA-1 and PDF/A-2a.

    Raises `RenderError` when no font has a character, or the template is faulty.
    """
    return _spliced(document, _laid_out(document, options, "print"))


def _laid_out(document: Document, options: RenderOptions, mode: Mode) -> bytes:
    """The pages as Typst gives them, of a document whose every character can be shown."""
    plain = dump(document)
    require_glyphs(document, plain)
    if options.branding:
        require_shown((options.branding.name, *options.branding.colophon))
    return typeset(document, plain, options, mode)


def _spliced(document: Document, laid_out: bytes) -> bytes:
    """The file with the document's identity: all that a document without fields needs."""
    file = PdfPatch.read(laid_out)
    catalog = file.body(file.catalog())
    metadata = reference(catalog, b"/Metadata")
    packet = with_identity(file.stream(metadata), document.identity)
    described = b"<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%b\nendstream" % (len(packet), packet)
    bodies = {file.catalog(): catalog.replace(_SUSPECTS, b""), metadata: described}
    return file.with_objects(bodies, file_identifier(laid_out))


def _open(laid_out: bytes) -> PdfWriter:
    writer = PdfWriter(clone_from=BytesIO(laid_out))
    writer.pdf_header = _HEADER
    _drop_suspects(writer)
    return writer


def _drop_suspects(writer: PdfWriter) -> None:
    """Leaves out `/Suspects false`, the default (ISO 32000-1, Table 321).

    Poppler up to 22.12 complains of it on standard error with every page that it shows.
    """
    marks = writer.root_object["/MarkInfo"].get_object()
    assert isinstance(marks, DictionaryObject)
    marks.pop("/Suspects", None)


def _add_form(
    writer: PdfWriter, placed: list[PlacedWidget], document: Document, options: RenderOptions
) -> None:
    style = read_style(options.resources.template_folder("pdf"))
    appearances = add_appearances(
        writer,
        [appearance for place in placed for appearance in place.appearances().values()],
        document,
        options,
    )
    scale = scale_of(document, options)
    size = scale.letters(style.size) if scale else style.size
    default_appearance = f"{style.colour} {FONT_NAME} {size:g} Tf"
    maker = FieldMaker(writer, appearances, default_appearance, options.wording)
    for place in placed:
        maker.make(place)
    font = add_default_font(writer, style.font)
    form: dict[str, Plain] = {
        "/Fields": maker.fields,
        "/DA": text(default_appearance),
        "/DR": {"/Font": {FONT_NAME: font}},
    }
    set_entries(writer.root_object, {"/AcroForm": add(writer, dictionary(form))})


def _finish(writer: PdfWriter, document: Document, laid_out: bytes) -> bytes:
    write_identity(writer, document.identity)
    set_file_identifier(writer, laid_out)
    placeholder = BytesIO()
    writer.write(placeholder)
    return placeholder.getvalue()
