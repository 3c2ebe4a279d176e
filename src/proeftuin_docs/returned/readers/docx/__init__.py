# SPDX-License-Identifier: EUPL-1.2
"""A Word file -> its stated identity, the content of its fields, and the words around them."""

from proeftuin_docs.returned.readers.docx.reading import read_docx

__all__ = ["read_docx"]
