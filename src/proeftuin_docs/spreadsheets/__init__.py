# SPDX-License-Identifier: EUPL-1.2
"""Lists of cases: a spreadsheet in, one case for each row, and the same spreadsheet with its faults out."""

from proeftuin_docs.spreadsheets.model import CaseList, Header, ListRow
from proeftuin_docs.spreadsheets.reading import read_list
from proeftuin_docs.spreadsheets.returning import NewTexts, annotated_list, annotations, with_texts
from proeftuin_docs.spreadsheets.rows import row_case, row_data
from proeftuin_docs.spreadsheets.templates import template_csv, template_xlsx

__all__ = [
    "CaseList",
    "Header",
    "ListRow",
    "NewTexts",
    "annotated_list",
    "annotations",
    "read_list",
    "row_case",
    "row_data",
    "template_csv",
    "template_xlsx",
    "with_texts",
]
