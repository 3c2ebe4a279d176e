# SPDX-License-Identifier: EUPL-1.2
"""Document -> a fillable, accessible Word file."""

from proeftuin_docs.renderers.docx.render import render_docx

__all__ = ["render_docx"]
