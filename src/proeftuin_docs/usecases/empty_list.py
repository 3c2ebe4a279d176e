# SPDX-License-Identifier: EUPL-1.2
"""The empty list, in the format that a file name asks for."""

from collections.abc import Sequence
from pathlib import PurePath

from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.library import Library
from proeftuin_docs.spreadsheets import template_csv, template_xlsx

_PARTIES = ("partij", "partij_zonder_vragen")
_MAKERS = {".csv": template_csv, "": template_csv, ".xlsx": template_xlsx}


def empty_list(library: Library, name: str, letters: Sequence[str]) -> bytes:
    """Return an empty list for these letters, CSV or XLSX after the end of `name`; `-` is CSV.

    Raises `WrongUsageError` for another end, or for letters that do not exist.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in _MAKERS:
        raise WrongUsageError([usage.unknown_list_ending(ending=ending)])
    chosen = [library.find(letter) for letter in letters]
    parties = any(isinstance(item, LetterDefinition) and item.addressee in _PARTIES for item in chosen)
    return _MAKERS[ending](library.wording(), parties=parties)
