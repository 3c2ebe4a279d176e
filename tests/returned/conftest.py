"""Files are read in this process: how they are read safely is what tests of the sandbox are about."""

import pytest

from proeftuin_docs.returned import handed_out, reading, verify
from proeftuin_docs.returned.readers.detection import read_file


@pytest.fixture(autouse=True, scope="package")
def _read_here() -> object:
    """Reads without a process of its own, which costs most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (handed_out, reading, verify):
            patch.setattr(module, "read_raw", read_file)
        yield
