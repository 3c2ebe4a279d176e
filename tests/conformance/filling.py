"""Viewers that fill in a PDF form, each driven the way a user's click or keystroke would."""

import ctypes
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from tests.conformance.programs import find_program, run_node, run_program

Values = Mapping[str, str]
"""Field name -> text, the chosen option's text, or the export value of the box or radio to switch on."""
Fill = Callable[[Path, Path, Values], None]
"""Fills the first file with the values and saves it as the second."""

_XFDF: Final = "http://ns.adobe.com/xfdf/"


def fill_with_pdftk(source: Path, target: Path, values: Values) -> None:
    """Fill through an XFDF file; pdftk draws the appearances itself."""
    xfdf = target.with_suffix(".xfdf")
    xfdf.write_bytes(_xfdf(values))
    run_program(find_program("pdftk"), source, "fill_form", xfdf, "output", target)


def _xfdf(values: Values) -> bytes:
    root = ElementTree.Element(f"{{{_XFDF}}}xfdf")
    fields = ElementTree.SubElement(root, f"{{{_XFDF}}}fields")
    for name, value in values.items():
        field = ElementTree.SubElement(fields, f"{{{_XFDF}}}field", name=name)
        ElementTree.SubElement(field, f"{{{_XFDF}}}value").text = value
    ElementTree.register_namespace("", _XFDF)
    return b"<?xml version='1.0' encoding='utf-8'?>" + ElementTree.tostring(root, encoding="unicode").encode()


def fill_with_pdfjs(source: Path, target: Path, values: Values) -> None:
    """Fill with pdf.js, the viewer of Firefox."""
    filled = run_node("pdfjs_fill.mjs", source, target, json.dumps(values))
    assert filled == sorted(values), f"pdf.js found only {filled}"


def fill_with_mupdf(source: Path, target: Path, values: Values) -> None:
    """Fill with MuPDF's widgets."""
    import pymupdf

    document = pymupdf.open(source)
    filled = set()
    for page in document:
        for widget in page.widgets():
            if widget.field_name in values and _set_in_mupdf(widget, values[widget.field_name]):
                filled.add(widget.field_name)
    document.save(target)
    document.close()
    assert filled == set(values), f"MuPDF found only {sorted(filled)}"


def _set_in_mupdf(widget: Any, value: str) -> bool:  # noqa: ANN401 - pymupdf has no types
    """Whether this widget now shows the value; of a radio group only the wanted button does."""
    if widget.field_type_string in ("CheckBox", "RadioButton"):
        if widget.on_state() != value:
            return False
        widget.field_value = True
    else:
        widget.field_value = value
    widget.update()
    return True


def fill_with_pdfium(source: Path, target: Path, values: Values) -> None:
    """Fill with PDFium, the viewer of Chrome and Edge, by clicks and typing."""
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    document.init_forms()
    filled: set[str] = set()
    pages = [document[index] for index in range(len(document))]
    for page in pages:
        filled |= set(_fill_page(document.formenv.raw, page.raw, values))
    document.save(target)
    for closing in (*pages, document):
        closing.close()
    assert filled == set(values), f"PDFium found only {sorted(filled)}"


def _fill_page(form: Any, page: Any, values: Values) -> Iterator[str]:  # noqa: ANN401 - C handles
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        name = _pdfium_text(raw.FPDFAnnot_GetFormFieldName, form, annotation)
        if name in values and _set_in_pdfium(form, page, annotation, values[name]):
            yield name
        raw.FPDFPage_CloseAnnot(annotation)


def _set_in_pdfium(form: Any, page: Any, annotation: Any, value: str) -> bool:  # noqa: ANN401 - C handles
    """Whether this widget took the value: a click for a button, typed text or a selection for the rest."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        if _pdfium_text(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation) != value:
            return False
        _click(form, page, annotation)
    else:
        _click(form, page, annotation)
        if kind == raw.FPDF_FORMFIELD_COMBOBOX:
            raw.FORM_SetIndexSelected(form, page, _option_index(form, annotation, value), True)
        else:
            raw.FORM_SelectAllText(form, page)
            raw.FORM_ReplaceSelection(form, page, _wide(value))
    raw.FORM_ForceToKillFocus(form)
    return True


def _click(form: Any, page: Any, annotation: Any) -> None:  # noqa: ANN401 - C handles
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    raw.FORM_OnMouseMove(form, page, 0, x, y)
    raw.FORM_OnLButtonDown(form, page, 0, x, y)
    raw.FORM_OnLButtonUp(form, page, 0, x, y)


def _option_index(form: Any, annotation: Any, label: str) -> int:  # noqa: ANN401 - C handles
    from pypdfium2 import raw

    labels = [
        _pdfium_text(
            lambda *rest, at=index: raw.FPDFAnnot_GetOptionLabel(*rest[:2], at, *rest[2:]), form, annotation
        )
        for index in range(raw.FPDFAnnot_GetOptionCount(form, annotation))
    ]
    return labels.index(label)


def _pdfium_text(read: Callable[..., int], form: Any, annotation: Any) -> str:  # noqa: ANN401 - C handles
    """The UTF-16 text that a function of PDFium gives: asked once for its size and once for itself."""
    size = read(form, annotation, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    read(form, annotation, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _wide(text: str) -> Any:  # noqa: ANN401 - a C array
    encoded = (text + "\0").encode("utf-16-le")
    return (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
