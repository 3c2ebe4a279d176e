# SPDX-License-Identifier: EUPL-1.2
"""Cells of a CSV file as Dutch spreadsheets read them."""

import re
from typing import Final

DELIMITER: Final = ";"
LINE_END: Final = "\r\n"
MARK: Final = "\ufeff"
"""Tells Excel that a file is UTF-8."""
_FORMULA: Final = re.compile(r"'*(?:[\t\r\n]|[\s'\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠％｜])")
_NUMBER: Final = re.compile(r"-?\d+([.,]\d+)?", re.ASCII)


def formula_free(text: str, sign: str = "'") -> str:
    """A text that no spreadsheet takes for a formula; a plain number stays as it is.

    The sign is put before a text that begins with `=`, `+`, `-`, `@`, `|` or `%`, also in full width and
    behind spaces or signs that nobody sees, before one that begins with a tab or a line end, and before one
    that begins with apostrophes and then one of these. So taking one off gives every text back.
    """
    return f"{sign}{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
