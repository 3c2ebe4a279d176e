"""Names that Windows keeps for devices, with any ending, in any folder."""

from typing import Final

_DEVICES: Final = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{kind}{number}" for kind in ("com", "lpt") for number in "0123456789¹²³"),
    )
)
"""Naming Files, Paths, and Namespaces (learn.microsoft.com)."""


def without_ending(name: str) -> str:
    """Return a name as Windows compares it: what stands before its first point, in small letters."""
    return name.partition(".")[0].rstrip().casefold()


def is_device(name: str) -> bool:
    """Whether Windows takes this name for a device instead of a file or a folder."""
    return without_ending(name) in _DEVICES
