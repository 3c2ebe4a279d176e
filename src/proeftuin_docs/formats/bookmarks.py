# SPDX-License-Identifier: EUPL-1.2
"""Bookmarks around the controls of a Word file, which still name a field when a program dropped its tag."""

import re
from hashlib import sha256
from typing import Final

_BOOKMARK: Final = re.compile(r"v_[0-9a-f]{16}", re.ASCII)


def bookmark_name(field: str) -> str:
    """The name of the bookmark around the control of a field: `v_` and 16 hex digits of its sha256.

    A name in a file can hold half a character, which no field of ours has; it then names no bookmark of ours.
    """
    return f"v_{sha256(field.encode(errors='replace')).hexdigest()[:16]}"


def is_bookmark_name(name: str) -> bool:
    """Whether a bookmark is one of ours."""
    return _BOOKMARK.fullmatch(name) is not None
