"""A desk that is open for all these tests, and a browser that opened it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from starlette.testclient import TestClient

from proeftuin_docs.desk.app import create_app
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.start_tokens import StartTokens
from proeftuin_docs.desk.workers import Workers

ORIGIN: Final = "http://127.0.0.1:8765"
SAME: Final = {"Sec-Fetch-Site": "same-origin"}
SETTINGS: Final = DeskSettings(today=date(2026, 11, 27), workers=1)
LOG: Final[list[str]] = []


@pytest.fixture(scope="session")
def opened() -> Iterator[tuple[TestClient, StartTokens]]:
    """A client of a desk with its workers, and the tokens that open it."""
    tokens = StartTokens(SETTINGS.port)
    app = create_app(SETTINGS, Workers(None, 1, 1), tokens, LOG.append)
    with TestClient(app, ORIGIN, raise_server_exceptions=True) as client:
        yield client, tokens


@pytest.fixture
def stranger(opened: tuple[TestClient, StartTokens]) -> TestClient:
    """A client that has not opened the desk."""
    client = opened[0]
    client.cookies.clear()
    return client


@pytest.fixture
def desk(opened: tuple[TestClient, StartTokens]) -> TestClient:
    """A client in which the desk was opened, as a browser that sends where it comes from."""
    client, tokens = opened
    client.cookies.clear()
    client.headers.update(SAME)
    assert client.get(tokens.fresh()).status_code == 200
    return client
