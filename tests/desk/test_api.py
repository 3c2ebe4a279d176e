"""The API: every operation, every status, and faults with their place in the request."""

import base64
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from starlette.testclient import TestClient

from proeftuin_docs import Library, render
from proeftuin_docs.text.data_files import read_answers
from tests.mailmerge.sample_lists import csv_list, sample_rows

API: Final = "/api/v1"
EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "zaak.yaml"


def case() -> dict[str, Any]:
    """The example of a case, as a program sends it."""
    data: dict[str, Any] = read_answers(EXAMPLE.read_bytes(), EXAMPLE.name).data
    return data


def test_the_list_of_documents(stranger: TestClient) -> None:
    """On this machine without a key, and without a browser that was opened here."""
    found = stranger.get(f"{API}/documenten").json()["documenten"]
    assert {"oproep-rc", "iri"} <= {item["id"] for item in found}
    assert {item["soort"] for item in found} == {"brief", "formulier"}


def test_a_document_says_what_it_is_made_from(stranger: TestClient) -> None:
    """Letters from a case, forms from answers by question."""
    letter = stranger.get(f"{API}/documenten/oproep-rc").json()
    assert "slachtoffer" in letter["invoer"]["properties"]
    shown = letter["voorbeeld"]
    assert shown["kenmerk"]
    assert (shown["schema"], shown["verhoor"]["duur_minuten"], shown["verhoor"]["mensen"]) == (1, 120, 8)
    assert shown["griffier"]["telefoon"] == "020 000 00 01"
    made = stranger.post(f"{API}/controles", json={"document": "oproep-rc", "zaak": shown}).json()
    assert made["akkoord"] is True
    form = stranger.get(f"{API}/documenten/iri").json()
    assert form["versie"] in [item["versie"] for item in form["versies"]]
    assert {item["deel"] for item in form["uitgaven"]} >= {None, "slachtoffer"}
    assert form["invoer"]["additionalProperties"] is False


def test_a_letter_from_a_case(stranger: TestClient) -> None:
    """The version that was used is told, with a digest; the same request gives the same bytes."""
    asked = {"document": "oproep-rc", "zaak": case()}
    answer = stranger.post(f"{API}/documenten", json=asked, headers={"Accept": "application/pdf"})
    assert answer.status_code == 200, answer.text
    assert answer.content[:5] == b"%PDF-"
    assert answer.headers["document-versie"].startswith("oproep-rc@")
    digest = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer.headers["repr-digest"] == f"sha-256=:{digest}:"
    assert stranger.post(f"{API}/documenten", json=asked).content == answer.content
    pinned = {**asked, "document": answer.headers["document-versie"]}
    assert stranger.post(f"{API}/documenten", json=pinned).content == answer.content


@pytest.mark.parametrize(
    ("accept", "start"),
    [
        ("text/html", b"<!DOC"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
        ("text/html;q=0.5, application/pdf", b"%PDF-"),
        ("image/png;q=0, */*", b"%PDF-"),
    ],
)
def test_accept_picks_the_format(stranger: TestClient, accept: str, start: bytes) -> None:
    """The first that fits best."""
    asked = {"document": "veiligheidsplan", "antwoorden": {"naam": "Kim Verbeek"}}
    answer = stranger.post(f"{API}/documenten", json=asked, headers={"Accept": accept})
    assert answer.content.startswith(start)


def problem(answer: Any, status: int) -> dict[str, Any]:  # noqa: ANN401 - an answer of the client
    """A problem with this status, as RFC 9457 has it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["api-version"] == "1.0.0"
    found: dict[str, Any] = answer.json()
    assert found["status"] == status
    assert {"title", "detail", "fouten"} <= found.keys()
    return found


def test_all_faults_of_a_case_come_at_once_with_their_places(stranger: TestClient) -> None:
    """A program can put each beside its field."""
    wrong = case()
    del wrong["kenmerk"]
    wrong["verhoor"]["datum"] = "overmorgen"
    answer = stranger.post(f"{API}/documenten", json={"document": "oproep-rc", "zaak": wrong})
    places = {item["pad"]: item for item in problem(answer, 400)["fouten"]}
    assert {"/zaak/kenmerk", "/zaak/verhoor/datum"} <= places.keys()
    assert "overmorgen" not in answer.text
    assert "bestand" not in answer.text


def test_all_faults_of_a_request_come_at_once(stranger: TestClient) -> None:
    """Missing, unknown and wrong keys."""
    answer = stranger.post(f"{API}/documenten", json={"grootte": "reusachtig", "onzin": 1})
    places = {item["pad"] for item in problem(answer, 400)["fouten"]}
    assert places == {"/document", "/grootte", "/onzin"}


def test_what_is_no_json_is_refused(stranger: TestClient) -> None:
    """With 400 for what cannot be read and 415 for what is something else."""
    headers = {"Content-Type": "application/json"}
    problem(stranger.post(f"{API}/documenten", content=b"{", headers=headers), 400)
    problem(stranger.post(f"{API}/documenten", content=b'{"a": 1, "a": 2}', headers=headers), 400)
    problem(stranger.post(f"{API}/documenten", content=b"[]", headers=headers), 400)
    problem(stranger.post(f"{API}/documenten", content=b"a: 1"), 415)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"document": "bestaat-niet"}, 400),
        ({"document": "oproep-rc"}, 400),
        ({"document": "oproep-rc@9.9.9", "zaak": {}}, 400),
        ({"document": "iri", "deel": "bestaat-niet"}, 400),
        ({"document": "iri", "zaak": {}, "antwoorden": {}}, 400),
        ({"document": "veiligheidsplan", "antwoorden": {"datum": "morgen"}}, 400),
    ],
)
def test_what_cannot_be_made_is_a_problem(stranger: TestClient, asked: dict[str, Any], status: int) -> None:
    """In the words of the library."""
    assert problem(stranger.post(f"{API}/documenten", json=asked), status)["fouten"]


def test_a_format_that_nobody_offers_is_not_acceptable(stranger: TestClient) -> None:
    """Neither by `Accept` nor against what the request itself says."""
    asked = {"document": "veiligheidsplan"}
    answer = stranger.post(f"{API}/documenten", json=asked, headers={"Accept": "image/png"})
    problem(answer, 406)
    answer = stranger.post(
        f"{API}/documenten", json={**asked, "formaat": "docx"}, headers={"Accept": "application/pdf"}
    )
    problem(answer, 406)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nergens", 404),
        ("GET", "/documenten/nergens", 404),
        ("PUT", "/documenten", 405),
        ("GET", "/verhoren", 405),
        ("GET", "/documenten/", 404),
    ],
)
def test_what_is_not_there(stranger: TestClient, method: str, path: str, status: int) -> None:
    """A problem too."""
    problem(stranger.request(method, API + path), status)


def test_a_case_that_must_be_confirmed_first(stranger: TestClient) -> None:
    """409: nothing is wrong with the request, but somebody has to say that it is meant."""
    held = case()
    held["slachtoffer"]["adres"]["straat"] = "Kerkplein"
    answer = stranger.post(f"{API}/verhoren", json={"zaak": held})
    assert {item["ernst"] for item in problem(answer, 409)["fouten"]} == {"held"}
    without = stranger.post(f"{API}/verhoren", json={"zaak": held, "zonderBrieven": True})
    names = zipfile.ZipFile(io.BytesIO(without.content)).namelist()
    assert "overzicht.html" in names
    assert "oproep-rc.pdf" not in names


def test_a_hearing_is_a_zip(stranger: TestClient) -> None:
    """The files that the command writes; unzipped, nobody else can read them."""
    answer = stranger.post(f"{API}/verhoren", json={"zaak": case()})
    assert answer.status_code == 200, answer.text
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert {"oproep-rc.pdf", "oproep-rc.docx", "overzicht.html"} <= set(archive.namelist())
    assert {item.external_attr >> 16 for item in archive.infolist()} == {0o600}


def test_a_dry_run_makes_nothing_and_says_everything(stranger: TestClient) -> None:
    """200, since the question was answered."""
    good = stranger.post(f"{API}/controles", json={"document": "oproep-rc", "zaak": case()}).json()
    assert good["akkoord"] is True
    assert good["document"].startswith("oproep-rc@")
    wrong = stranger.post(
        f"{API}/controles", json={"document": "veiligheidsplan", "antwoorden": {"datum": "morgen"}}
    ).json()
    assert wrong["akkoord"] is False
    assert [item["pad"] for item in wrong["fouten"]] == ["/antwoorden/datum"]


def test_a_list_of_cases(stranger: TestClient) -> None:
    """A letter for each row, and the list itself where rows are wrong."""
    rows = sample_rows(3)
    headers = {"Content-Type": "text/csv"}
    query = {"printbestand": "true"}
    answer = stranger.post(f"{API}/lijsten", content=csv_list(rows), headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert len([name for name in names if name.endswith(".pdf")]) == 4
    assert "alles-om-te-printen.pdf" in names
    assert answer.headers["rijen-met-fout"] == "0"


def test_a_list_without_a_good_row_is_a_problem(stranger: TestClient) -> None:
    """With the row and the column of every fault."""
    text = csv_list(sample_rows(1)).decode("utf-8-sig")
    head, row, *_ = text.splitlines()
    delimiter = ";" if head.count(";") > head.count(",") else ","
    at = next(index for index, title in enumerate(head.split(delimiter)) if "atum" in title)
    cells = row.split(delimiter)
    cells[at] = "gisteren"
    content = "\r\n".join([head, delimiter.join(cells), ""]).encode()
    answer = stranger.post(f"{API}/lijsten", content=content, headers={"Content-Type": "text/csv"})
    faults = problem(answer, 400)["fouten"]
    assert any(item.get("regel") == 2 and "atum" in item.get("kolom", "") for item in faults)
    assert "gisteren" not in answer.text


def test_a_returned_form(stranger: TestClient) -> None:
    """Its answers by question; the same keys as `read --json`, in Dutch."""
    filled = render(Library.open(), "verzoek-psycholoog", "pdf", (b"{}", "antwoorden.json"))
    answer = stranger.post(
        f"{API}/ingevulde-formulieren", content=filled, headers={"Content-Type": "application/pdf"}
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["document"] == "verzoek-psycholoog"
    assert answer.json()["waarden"] is not None


def test_the_promise_of_the_sai_holds(stranger: TestClient) -> None:
    """Nobody reads it by asking another way."""
    filled = render(Library.open(), "sai", "pdf")
    headers = {"Content-Type": "application/pdf"}
    path = f"{API}/ingevulde-formulieren"
    refused = stranger.post(path, content=filled, headers=headers).json()
    assert refused["waarden"] is None
    assert refused["belofte"]
    allowed = stranger.post(path, content=filled, headers=headers, params={"alsCoordinator": "true"}).json()
    assert allowed["waarden"] is not None
    problem(stranger.post(path, content=filled, headers=headers, params={"alsCoordinator": "ja"}), 400)


def test_what_is_no_form_is_told(stranger: TestClient) -> None:
    """The file was received, and this is what is to be said of it."""
    answer = stranger.post(
        f"{API}/ingevulde-formulieren", content=b"%PDF-1.7 x", headers={"Content-Type": "application/pdf"}
    )
    assert answer.status_code == 200
    assert answer.json()["waarden"] is None
    assert answer.json()["fouten"]


def test_returned_forms_into_the_next(stranger: TestClient) -> None:
    """Questions of the parties become the sheet of the judge."""
    questions = b'{"kenmerk": "RC 26/0001", "vraag": [{"nummer": "1", "vraag": "Wanneer was dat?"}]}'
    filled = render(Library.open(), "vragenlijst-ovj", "pdf", (questions, "vragen.json"))
    given = {"naam": "ovj.pdf", "inhoud": base64.b64encode(filled).decode()}
    asked = {"naar": "vragentoets-rc", "formaat": "docx", "bestanden": [given]}
    answer = stranger.post(f"{API}/vervolgformulieren", json=asked)
    assert answer.status_code == 200, answer.text
    assert answer.content[:2] == b"PK"
    for text in ("geen base64!", "één"):
        asked["bestanden"] = [{**given, "inhoud": text}]
        faults = problem(stranger.post(f"{API}/vervolgformulieren", json=asked), 400)["fouten"]
        assert faults[0]["pad"] == "/bestanden/0/inhoud"


def test_what_comes_into_the_next_form_is_told(stranger: TestClient) -> None:
    """Each row with its file, its number there and what was found at it; the balance; and in which order."""
    rows = [
        {"nummer": "7", "onderwerp": "werk", "vraag": "Wanneer was dat?"},
        {"onderwerp": "aankomst", "vraag": "Wie had de {{ sleutel }}?", "waarom": "Dwang."},
    ]
    answers = json.dumps({"kenmerk": "RC 26/0001", "vraag": rows}).encode()
    page = render(Library.open(), "vragenlijst-ovj", "html", (answers, "vragen.json"))
    field = b'name="vraag_r2_waarom"'
    start = page.rindex(b"<textarea", 0, page.index(field))
    cell = page[start : page.index(b"</textarea>", start) + len(b"</textarea>")]
    doubted = page.replace(cell, cell + cell.replace(b"Dwang.", b"Anders."))
    given = {"naam": "ovj.html", "inhoud": base64.b64encode(doubted).decode()}
    asked = {"naar": "vragentoets-rc", "bestanden": [given], "volgorde": "onderwerp"}
    told = stranger.post(f"{API}/vervolgcontroles", json=asked).json()
    assert (told["document"], told["versie"]) == ("vragentoets-rc", "1.3.0")
    assert told["balans"] == "Ingediend: 2. OvJ 2. Besluit: nog te beslissen 2."
    first, second = told["rijen"]
    assert first["waarden"]["van"] == "ovj"
    assert first["waarden"]["nummer"] == "2"
    assert first["waarden"]["vraag"] == "Wie had de {{ sleutel }}?"
    assert (first["bestand"], first["uitTabel"], first["uitRij"]) == ("ovj.html", "vraag", 2)
    assert first["opmerkingen"][-1] == "Niet gelezen: Anders."
    assert first["waarden"]["opmerking"] == "\n".join(first["opmerkingen"])
    assert (second["waarden"]["nummer"], second["uitRij"], second["opmerkingen"]) == ("7", 1, [])
    assert told["waarden"]["vraag"] == [first["waarden"], second["waarden"]]
    assert {item["bestand"] for item in told["fouten"]} == {"ovj.html"}
    assert problem(stranger.post(f"{API}/vervolgcontroles", json={**asked, "naar": "zaak"}), 400)
    faults = problem(stranger.post(f"{API}/vervolgcontroles", json={**asked, "volgorde": "thema"}), 400)
    assert faults["fouten"][0]["naam"] == "flows.unknown_order"


def test_a_case_of_a_form_is_yaml(stranger: TestClient) -> None:
    """Whatever format was wanted: a case has one."""
    needs = render(Library.open(), "wat-heb-ik-nodig", "pdf", (b'{"aanspreekvorm": "je"}', "a.json"))
    given = {"naam": "nodig.pdf", "inhoud": base64.b64encode(needs).decode()}
    answer = stranger.post(f"{API}/vervolgformulieren", json={"naar": "zaak", "bestanden": [given]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/yaml")
    assert "aanspreekvorm: je" in answer.text


def test_two_versions(stranger: TestClient) -> None:
    """Every difference as a line."""
    asked = {"oud": "veiligheidsplan@1.0.0", "nieuw": "veiligheidsplan"}
    told = stranger.post(f"{API}/vergelijkingen", json=asked).json()
    assert told["nieuw"] == "veiligheidsplan@1.0.1"
    assert told["wijzigingen"]
    problem(stranger.post(f"{API}/vergelijkingen", json={"oud": "iri", "nieuw": "sai"}), 400)


def test_health(stranger: TestClient) -> None:
    """For a monitor."""
    assert stranger.get(f"{API}/gezondheid").json()["status"] == "goed"


def test_a_page_of_another_site_gets_nothing(stranger: TestClient) -> None:
    """A browser says where a request comes from, also for the API."""
    asked = {"document": "veiligheidsplan"}
    answer = stranger.post(f"{API}/documenten", json=asked, headers={"Sec-Fetch-Site": "cross-site"})
    problem(answer, 403)


def test_the_example_of_every_operation_works(stranger: TestClient) -> None:
    """What the description shows can be sent as it stands."""
    paths = stranger.get(f"{API}/openapi.json").json()["paths"]
    tried = 0
    for path, operations in paths.items():
        body = operations.get("post", {}).get("requestBody", {})
        for media, content in body.get("content", {}).items():
            if "example" in content:
                tried += 1
                answer = stranger.post(
                    API + path, content=json.dumps(content["example"]), headers={"Content-Type": media}
                )
                assert answer.status_code == 200, answer.text
    assert tried >= 3
