"""Files that come from outside, read where they can do no harm."""

from proeftuin_docs.readback.model import RawFile


def read_raw(content: bytes, name: str) -> RawFile:
    """What stands in a PDF, Word or HTML file; raises `DataError` for one that is hostile or broken."""
    from proeftuin_docs.readback.sandbox import read_safely

    return read_safely(content, name)
