"""The sizes of files in words."""

from typing import Final

from proeftuin_docs.text.wording import Wording

_KILOBYTE: Final = 1000
_MEGABYTE: Final = 1_000_000


def size_text(size_bytes: int, wording: Wording) -> str:
    """A file's size in words: whole kilobytes, and whole megabytes from ten megabytes on; rounded up."""
    if size_bytes < 10 * _MEGABYTE:
        return wording.phrase("html_size_kb", size=-(-size_bytes // _KILOBYTE))
    return wording.phrase("html_size_mb", size=-(-size_bytes // _MEGABYTE))
