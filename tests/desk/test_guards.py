"""Who may come in, what every answer carries, and what no answer and no log ever holds."""

import pytest
from starlette.testclient import TestClient

from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.start_tokens import StartTokens
from tests.desk.conftest import ORIGIN, SAME


def test_a_stranger_is_told_to_open_the_address(stranger: TestClient) -> None:
    """Everybody on a terminal server reaches its loopback."""
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert "Open het laatste adres" in answer.text


def test_a_token_opens_once_and_leaves_the_address(
    opened: tuple[TestClient, StartTokens], stranger: TestClient
) -> None:
    """The token is in no history after it was used, and helps nobody who finds it."""
    path = opened[1].fresh()
    first = stranger.get(path, follow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert "desk-8765=" in first.headers["set-cookie"]
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "samesite=strict" in first.headers["set-cookie"].lower()
    stranger.cookies.clear()
    again = stranger.get(path, follow_redirects=False)
    assert "set-cookie" not in again.headers
    assert stranger.get(path).status_code == 403


def test_a_name_that_is_not_ours_is_refused(desk: TestClient) -> None:
    """Whoever lets a name of his own point to 127.0.0.1 gets nothing."""
    assert desk.get("/", headers={"Host": "localhost.evil.example"}).status_code == 400
    assert desk.get("/", headers={"Host": "localhost:8765"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_on_another_page_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    """Only the desk's own pages send anything to it."""
    assert desk.post("/", headers=headers).status_code == 403


def test_without_fetch_metadata_the_origin_counts(desk: TestClient) -> None:
    """An old browser says only where a page is from; who says nothing is no browser, and has no page here."""
    del desk.headers["Sec-Fetch-Site"]
    assert desk.post("/", headers={"Origin": ORIGIN}).status_code == 405
    assert desk.post("/", headers={"Origin": "null"}).status_code == 403
    assert desk.post("/").status_code == 403


@pytest.mark.parametrize("path", ["/stijl/desk.css", "/nergens", "/api/v1/nergens", "/lijst/lege-lijst.csv"])
def test_every_answer_has_the_headers(desk: TestClient, path: str) -> None:
    """Also those that refuse."""
    headers = desk.get(path).headers
    assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["api-version"] == "1.0.0"
    assert "server" not in headers


@pytest.mark.parametrize("path", ["/", "/verhoor", "/lijst", "/ingevuld", "/redactie", "/hulp"])
def test_a_page_that_was_only_asked_for_may_stand_for_who_goes_back(desk: TestClient, path: str) -> None:
    """It holds nothing of anybody; what answers something that was sent is never kept."""
    assert desk.get(path).headers["cache-control"] == "no-cache"
    sent = desk.post(f"{path}/nakijken", data={"slachtoffer.voornaam": "Kim"})
    assert sent.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["verhoor/nakijken", "verhoor/voorbeeld", "verhoor/documenten", "lijst/brieven", "redactie/nakijken"],
)
def test_the_address_of_an_answer_leads_back_to_its_page(desk: TestClient, path: str) -> None:
    """Who opens it again, or keeps it, makes nothing."""
    answer = desk.get(f"/{path}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{path.split('/', maxsplit=1)[0]}")


@pytest.mark.parametrize(
    ("path", "size", "status", "said"),
    [
        ("/verhoor/nakijken", 26 << 20, 413, "staat nog op de bladzijde hiervoor"),
        ("/nergens", 1, 404, "staat nog op de bladzijde hiervoor"),
        ("/hulp", 1, 405, "staat nog op de bladzijde hiervoor"),
    ],
)
def test_a_page_with_a_fault_says_where_what_was_typed_is(
    desk: TestClient, path: str, size: int, status: int, said: str
) -> None:
    """Nobody thinks that it is lost."""
    answer = desk.post(path, data={"slachtoffer.voornaam": "x" * size})
    assert answer.status_code == status
    assert said in answer.text
    assert said not in desk.get("/nergens").text


def test_who_is_not_known_any_more_can_send_it_again(stranger: TestClient) -> None:
    """The desk was started anew: the browser still has everything."""
    answer = stranger.post("/verhoor/nakijken", data={"slachtoffer.voornaam": "Kim"}, headers=SAME)
    assert answer.status_code == 403
    assert "Wat u hebt ingevuld, is er nog. Laad deze bladzijde opnieuw (F5)" in answer.text


@pytest.mark.parametrize(
    ("host", "local"),
    [
        *[(name, True) for name in ("127.0.0.1", "localhost", "::1", "[::1]", "127.9.9.9")],
        *[(name, False) for name in ("0.0.0.0", "10.0.0.4", "balie.example", "::")],
    ],
)
def test_what_is_this_machine(host: str, *, local: bool) -> None:
    """Off it, a sign-on has to stand in front."""
    assert DeskSettings(host=host).local is local
