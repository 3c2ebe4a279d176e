"""The form with every kind as a Word file, and a court that knows it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from proeftuin_docs.returned.readings import Reading
from tests.returned.docx.word_file import WordFile
from tests.returned.files import all_kinds_folder, read_one, rendered

Read = Callable[[WordFile], Reading]


@pytest.fixture(scope="package")
def court(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with that form."""
    return all_kinds_folder(tmp_path_factory.mktemp("gerecht"))


@pytest.fixture(scope="package")
def blank_content(court: Path) -> bytes:
    """The blank form."""
    return rendered("alle-soorten@1.2.3", "docx", config=court)


@pytest.fixture
def blank(blank_content: bytes) -> WordFile:
    """The blank form, to be filled in."""
    return WordFile(blank_content)


@pytest.fixture(scope="package")
def read(court: Path) -> Read:
    """Reads a file of that form."""
    return lambda file: read_one(file.content, court)
