"""Makes every document of a format once, for all tests that judge it."""

from collections.abc import Callable, Sequence
from functools import cache

import pytest

from tests.conformance.documents import Made, make_all

Documents = Callable[[str], Sequence[Made]]


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """A format's name -> every document in it, blank and filled."""

    @cache
    def made(format_name: str) -> Sequence[Made]:
        return tuple(make_all(format_name, tmp_path_factory.mktemp(format_name)))

    return made
