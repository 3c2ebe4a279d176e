"""The words on the pages of a PDF, without those in its fields; from PDFium."""

from proeftuin_docs.readback.limits import MAX_PAGES, MAX_TEXT_LENGTH


def page_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page in the order that it is drawn in; empty for pages that cannot be shown."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return ()
    try:
        count = min(len(document), MAX_PAGES)
        return tuple(_text(document, index) for index in range(count))
    finally:
        document.close()


def _text(document: object, index: int) -> str:
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        if text.count_chars() > MAX_TEXT_LENGTH:
            return ""
        return str(text.get_text_range()).replace("\r\n", "\n")
    finally:
        text.close()
        page.close()
