"""A Word file -> what it says it is, what its fields hold, and the words around them."""

from proeftuin_docs.readback.docx.reading import read_docx

__all__ = ["read_docx"]
