"""Help: short, and every link on it leads somewhere."""

import re

from starlette.testclient import TestClient


def test_help_is_a_click_away_and_its_links_lead_somewhere(desk: TestClient) -> None:
    """From every page."""
    assert '<a href="/hulp">Hulp</a>' in desk.get("/").text
    page = desk.get("/hulp").text
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    outside = set(re.findall(r'href="(/[^"#]*)"', page))
    assert {path for path in outside if desk.get(path).status_code != 200} == set()
