"""A desk on a server: who a sign-on lets through, which programs have a key, and its own name."""

import hashlib
from typing import Any

import pytest
from starlette.testclient import TestClient

from proeftuin_docs import WrongUsageError
from proeftuin_docs.desk.app import create_app
from proeftuin_docs.desk.server import require_sign_on
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.workers import Workers

KEY = "een-lange-sleutel-van-een-zaaksysteem"
KEYS = frozenset({hashlib.sha256(KEY.encode()).hexdigest()})
USER = "X-Gebruiker"


def asked(path: str, headers: dict[str, str] | None = None, **settings: Any) -> int:  # noqa: ANN401
    """The status of an address that is not there, of a desk with these settings: 404 for who may come in."""
    app = create_app(DeskSettings(**settings), Workers(None), log=lambda _line: None)
    given = {"Host": "balie.example", **(headers or {})}
    return TestClient(app, "https://balie.example").get(path, headers=given).status_code


def test_behind_a_sign_on_its_header_says_who_it_is() -> None:
    """Without it nobody comes in, and an empty one is none."""
    server = {"host": "0.0.0.0", "trusted_user_header": USER}
    assert asked("/nergens", **server) == 403
    assert asked("/nergens", {USER: ""}, **server) == 403
    assert asked("/nergens", {USER: "griffier"}, **server) == 404
    assert asked("/stijl/desk.css", **server) == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": f"Bearer {KEY}"}, 404),
        ({"X-API-Key": KEY}, 404),
        ({"X-API-Key": f"{KEY}x"}, 401),
        ({"Authorization": f"Basic {KEY}"}, 401),
        ({USER: "griffier"}, 401),
    ],
)
def test_a_program_has_a_key(headers: dict[str, str], status: int) -> None:
    """A sign-on of people is none of a program; the description needs neither."""
    server = {"host": "0.0.0.0", "trusted_user_header": USER, "api_keys": KEYS}
    assert asked("/api/v1/nergens", headers, **server) == status
    assert asked("/api/v1/openapi.json", headers, **server) == 200


def test_on_a_server_without_keys_no_program_comes_in() -> None:
    """On the own machine one does, and where everybody may; with a file of keys not without one."""
    assert asked("/api/v1/nergens", host="0.0.0.0", open_=True) == 404
    assert asked("/api/v1/nergens", host="0.0.0.0", open_=True, api_keys=KEYS) == 401
    assert asked("/api/v1/nergens", {USER: "griffier"}, host="0.0.0.0", trusted_user_header=USER) == 401
    local = {"Host": "127.0.0.1"}
    assert asked("/api/v1/nergens", local) == 404
    assert asked("/api/v1/nergens", local, api_keys=KEYS) == 401


def test_a_name_that_was_not_told_is_refused() -> None:
    """Where names were told."""
    server = {"host": "0.0.0.0", "open_": True}
    assert asked("/nergens", **server) == 404
    assert asked("/nergens", host_names=("balie.example",), **server) == 404
    assert asked("/nergens", host_names=("andere.example",), **server) == 400


def test_it_does_not_listen_to_others_without_a_sign_on() -> None:
    """Unless somebody says that nobody needs one."""
    with pytest.raises(WrongUsageError) as told:
        require_sign_on(DeskSettings(host="0.0.0.0"))
    assert [item.name for item in told.value.diagnostics] == ["desk.no_sign_on"]
    require_sign_on(DeskSettings(host="0.0.0.0", open_=True))
    require_sign_on(DeskSettings(host="0.0.0.0", trusted_user_header=USER))
    require_sign_on(DeskSettings())


def test_over_https_a_browser_is_told_to_stay_there() -> None:
    """Strict transport security; not on the own machine, which has no certificate."""
    app = create_app(DeskSettings(host="0.0.0.0", open_=True), Workers(None), log=lambda _line: None)
    secure = TestClient(app, "https://balie.example").get("/stijl/desk.css")
    assert "strict-transport-security" in secure.headers
    plain = TestClient(app, "http://balie.example").get("/stijl/desk.css")
    assert "strict-transport-security" not in plain.headers
