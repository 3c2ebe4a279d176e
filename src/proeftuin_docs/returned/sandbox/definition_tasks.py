# SPDX-License-Identifier: EUPL-1.2
"""A definition that somebody pasted, read first in the confined process that reads returned files."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from proeftuin_docs.definitions import load_definition
from proeftuin_docs.errors import DefinitionError, Place, ProeftuinError, definitions
from proeftuin_docs.returned.sandbox.sandbox import shared_reader

_CHECK: Final = b"d"
_DONE: Final = b"done"
_BROKEN: Final = ("schema: 1\nkind: form\nid: x\n", "a: [", "\x00", "x")
"""Texts with every sort of fault, for whose words files are read."""


def require_readable(text: str, name: str) -> None:
    """Raise `DefinitionError` when reading a definition takes more time or memory than any needs.

    After this it can be read here, whatever faults it has: it neither hangs nor fills the memory.
    """
    if shared_reader().ask(text.encode(errors="replace"), _CHECK) != _DONE:
        raise DefinitionError([definitions.took_too_much(Place(name or None))])


@cache
def ready() -> Mapping[bytes, Callable[[bytes], bytes]]:
    """Return the task, once all is loaded that it needs."""
    for text in _BROKEN:
        _read(text.encode())
    return {_CHECK: _read}


def _read(content: bytes) -> bytes:
    try:
        load_definition(content.decode(), "")
    except ProeftuinError:  # told again, with its place, by who asks
        return _DONE
    except Exception:  # whatever it is, the text is what is wrong
        return b""
    return _DONE
