"""The page for who writes definitions: faults with their line, and how it looks."""

import pytest
from starlette.testclient import TestClient

from proeftuin_docs.resources import bundled_root

FORM = (bundled_root() / "forms/veiligheidsplan/1.0.1.yaml").read_text(encoding="utf-8")
LETTER = (bundled_root() / "letters/herinnering/1.0.0.yaml").read_text(encoding="utf-8")


def test_a_sound_definition_is_shown(desk: TestClient) -> None:
    """A form as it is given out; its text comes back as it was typed."""
    answer = desk.post("/redactie/nakijken", data={"tekst": FORM.replace("\n", "\r\n")})
    assert answer.status_code == 200
    assert "Geen fouten gevonden" in answer.text
    assert 'src="data:image/png;base64,' in answer.text
    assert desk.post("/redactie/bestand", data={"tekst": FORM.replace("\n", "\r\n")}).text == FORM


def test_a_letter_is_shown_with_sample_values_in_each_variant(desk: TestClient) -> None:
    """With the meter of plain language."""
    page = desk.post("/redactie/nakijken", data={"tekst": LETTER, "variant": "eenvoudig"}).text
    assert '<option value="eenvoudig" selected>' in page
    assert "Langste zin" in page


def test_a_fault_is_told_with_its_line(desk: TestClient) -> None:
    """Every one of them at once; there is nothing to show then."""
    lines = FORM.splitlines()
    number = next(index for index, line in enumerate(lines, start=1) if line.startswith("title:"))
    lines[number - 1] = "titel: Veiligheidsplan"
    answer = desk.post("/redactie/nakijken", data={"tekst": "\n".join(lines)})
    assert answer.status_code == 400
    assert "<title>Fout: " in answer.text
    assert (
        f'<a href="#tekst" data-line="{number}">Regel {number}</a>: Onbekende sleutel &#39;titel&#39;.'
        in answer.text
    )
    assert "data:image" not in answer.text


def test_a_published_version_that_was_changed_is_told(desk: TestClient) -> None:
    """As the command tells it."""
    page = desk.post("/redactie/nakijken", data={"tekst": FORM.replace("Veiligheidsplan", "Plan", 1)}).text
    assert "is gepubliceerd, maar de inhoud is veranderd" in page


@pytest.mark.parametrize("text", ["[", "- 1", "{{ 7 }}", "a: &x [*x]", "\x00"])
def test_what_is_no_definition_is_told_and_comes_back(desk: TestClient, text: str) -> None:
    """Whatever it is."""
    answer = desk.post("/redactie/nakijken", data={"tekst": text})
    assert answer.status_code == 400
    assert "Er is 1 fout" in answer.text or "Er zijn" in answer.text


def test_a_file_does_not_take_the_place_of_text_unasked(desk: TestClient) -> None:
    """It does when it may."""
    file = {"openen": ("x.yaml", LETTER.encode())}
    kept = desk.post("/redactie/nakijken", data={"tekst": "van mij"}, files=file)
    assert kept.status_code == 400
    assert "van mij</textarea>" in kept.text
    replaced = desk.post("/redactie/nakijken", data={"tekst": "van mij", "vervangen": "ja"}, files=file)
    assert "id: herinnering" in replaced.text
    assert "van mij" not in replaced.text


def test_nothing_to_look_at_is_told(desk: TestClient) -> None:
    """With what to do."""
    answer = desk.post("/redactie/nakijken", data={"tekst": " "})
    assert answer.status_code == 400
    assert "Er is nog geen tekst." in answer.text


def test_while_somebody_writes_faults_and_pages_come_as_data(desk: TestClient) -> None:
    """A page that the browser has comes without its picture."""
    asked = {"text": LETTER, "variant": "", "known": []}
    found = desk.post("/redactie/voorbeeld", json=asked).json()
    assert found["heading"] == "Geen fouten gevonden"
    assert found["variants"][0] == ["b1", "Gewone brief (B1)"]
    again = desk.post("/redactie/voorbeeld", json={**asked, "known": [found["pages"][0]["sign"]]}).json()
    assert (found["pages"][0]["png"] is None, again["pages"][0]["png"] is None) == (False, True)
    faulty = desk.post("/redactie/voorbeeld", json={**asked, "text": "schema: 1\nsoort: x\n"}).json()
    assert faulty["errors"][-1]["line"] == 2
    assert faulty["pages"] == []
    assert desk.post("/redactie/voorbeeld", json=[]).status_code == 400
