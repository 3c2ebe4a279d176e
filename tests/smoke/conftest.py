"""Files are read in this process: what this folder tries is what is made, not how it is read safely."""

from tests.returned.conftest import _read_here

__all__ = ["_read_here"]
