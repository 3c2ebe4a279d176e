"""The pages: each journey from its start to the file, as a browser without JavaScript goes through it."""

import base64
import io
import json
import re
import zipfile
from typing import Final

import pytest
from starlette.testclient import TestClient

from proeftuin_docs import Library, read, render
from proeftuin_docs.returned.given_files import GivenFile
from tests.cases.cases import example
from tests.mailmerge.sample_lists import csv_list, sample_rows

CHOSEN: Final = {"brief": "oproep-rc", "formaat": "pdf"}
_HIDDEN: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def hidden(text: str) -> dict[str, str]:
    """The hidden fields of a page, which a browser sends along."""
    return dict(_HIDDEN.findall(text))


@pytest.fixture(scope="module")
def filled() -> bytes:
    """A form that somebody filled in."""
    answers = b"naam: Kim <b>Verbeek</b> {{ 7 }}\ndatum: 12-01-2027\n"
    return render(Library.open(), "veiligheidsplan", "pdf", (answers, "antwoorden.yaml"))


def test_a_form_with_something_in_it(desk: TestClient) -> None:
    """What was filled in beforehand comes out of the file again."""
    path = "/formulieren/veiligheidsplan"
    text = desk.get(path).text
    assert 'name="v-naam"' in text
    sent = {"uitgave": "veiligheidsplan-1.0.1.pdf", "v-naam": "Kim Verbeek"}
    answer = desk.post(path, data=sent)
    assert answer.headers["content-disposition"] == 'attachment; filename="veiligheidsplan-1.0.1.pdf"'
    (reading,) = read(Library.open(), [GivenFile("x.pdf", lambda: answer.content)])
    assert reading.read is not None
    assert reading.read.values["naam"] == "Kim Verbeek"


def test_a_fault_stands_beside_its_field(desk: TestClient) -> None:
    """And above, with a link to it; what was typed stays."""
    sent = {"uitgave": "veiligheidsplan-1.0.1.pdf", "v-naam": "Kim <x>", "v-datum": "morgen"}
    answer = desk.post("/formulieren/veiligheidsplan", data=sent)
    assert answer.status_code == 400
    assert "<title>Fout: " in answer.text
    assert 'href="#v-datum"' in answer.text
    assert 'value="morgen"' in answer.text
    assert 'value="Kim &lt;x&gt;"' in answer.text


def test_a_returned_form_is_shown_as_it_is(desk: TestClient, filled: bytes) -> None:
    """Typed text is text, never markup."""
    answer = desk.post("/ingevuld", files={"bestand": ("plan.pdf", filled)})
    assert "Kim &lt;b&gt;Verbeek&lt;/b&gt; {{ 7 }}" in answer.text
    assert "Het formulier is zoals het hoort" in answer.text


def test_a_returned_form_becomes_a_file(desk: TestClient, filled: bytes) -> None:
    """The file travels with the page, so that it need not be chosen again."""
    shown = desk.post("/ingevuld", files={"bestand": ("plan.pdf", filled)})
    fields = hidden(shown.text)
    assert base64.b64decode(fields["meegestuurd"]) == filled
    data = desk.post("/ingevuld", data={**fields, "wat": "json"})
    assert json.loads(data.content)["values"]["datum"] == "2027-01-12"
    table = desk.post("/ingevuld", data={**fields, "wat": "csv"})
    assert table.headers["content-disposition"] == 'attachment; filename="antwoorden.csv"'


def test_of_two_forms_of_one_person_the_page_shows_what_is_otherwise(desk: TestClient, filled: bytes) -> None:
    """In the order of their days; without these it asks, and other people are not compared."""
    library = Library.open()
    name = "naam: Kim <b>Verbeek</b> {{ 7 }}\n"
    later = render(library, "veiligheidsplan", "docx", (f"{name}datum: 12-03-2027\n".encode(), "a.yaml"))
    files = [("bestand", ("later.docx", later)), ("bestand", ("eerder.pdf", filled))]
    text = desk.post("/ingevuld", files=files).text
    assert "Eerst eerder.pdf (12 januari 2027), daarna later.docx (12 maart 2027)." in text
    undated = render(library, "veiligheidsplan", "pdf", (name.encode(), "a.yaml"))
    files = [("bestand", ("een.pdf", filled)), ("bestand", ("twee.pdf", undated))]
    asked = desk.post("/ingevuld", files=files)
    assert "Welk formulier is ouder" in asked.text
    fields = _HIDDEN.findall(asked.text)[:4]
    sent = {name: [value for key, value in fields if key == name] for name, _ in fields}
    chosen = desk.post("/ingevuld", data={**sent, "ouder": "twee.pdf", "wat": "bekijk"})
    assert "Eerst twee.pdf, daarna een.pdf (12 januari 2027)." in chosen.text
    other = render(library, "veiligheidsplan", "docx", (b"naam: Sam\ndatum: 13-01-2027\n", "a.yaml"))
    files = [("bestand", ("een.pdf", filled)), ("bestand", ("ander.docx", other))]
    assert "Naast elkaar zetten kan nu niet" in desk.post("/ingevuld", files=files).text
    lists = [render(library, name, "html") for name in ("vragenlijst-ovj", "vragenlijst-verdediging")]
    files = [("bestand", (f"{number}.html", content)) for number, content in enumerate(lists)]
    shown = desk.post("/ingevuld", files=files).text
    assert "Wat er in deze 2 bestanden staat" in shown
    assert "Naast elkaar zetten" not in shown


def test_the_promise_holds_on_the_page(desk: TestClient) -> None:
    """Without the box the answers of a SAI are shown to nobody."""
    sai = render(Library.open(), "sai", "pdf")
    refused = desk.post("/ingevuld", files={"bestand": ("sai.pdf", sai)})
    assert "Er is niets uit gelezen" in refused.text
    allowed = desk.post(
        "/ingevuld", files={"bestand": ("sai.pdf", sai)}, data={"coordinator": "ja", "wat": "bekijk"}
    )
    assert "Er is niets uit gelezen" not in allowed.text
    assert "Dit is beloofd" in allowed.text


def test_the_next_form(desk: TestClient) -> None:
    """The questions of a party in the sheet of the judge."""
    questions = b'{"kenmerk": "RC 26/0001", "vraag": [{"nummer": "1", "vraag": "Wanneer was dat?"}]}'
    party = render(Library.open(), "vragenlijst-ovj", "pdf", (questions, "vragen.json"))
    shown = desk.post("/ingevuld", files={"bestand": ("ovj.pdf", party)})
    assert '<option value="vragentoets-rc">' in shown.text
    sent = {**hidden(shown.text), "wat": "vervolg", "naar": "vragentoets-rc", "formaat": "docx"}
    told = desk.post("/ingevuld", data=sent)
    assert "Ingediend: 1. OvJ 1." in told.text
    assert "Wat erin komt: één rij" in told.text
    assert '<span class="key">Van:</span> <span class="typed">OvJ</span>' in told.text
    assert "ovj.pdf, rij 1" in told.text
    assert '<option value="onderwerp">Op ‘Onderwerp’</option>' in shown.text
    other = desk.post("/ingevuld", data={**sent, "volgorde": "thema"})
    assert "op kolom &#39;thema&#39; kan niet worden geordend" in other.text.lower()
    answer = desk.post("/ingevuld", data={**sent, "wat": "vervolg-bestand"})
    assert answer.content[:2] == b"PK"


def test_the_next_form_with_its_case(desk: TestClient) -> None:
    """What the case filled in is told in a line and travels to the file; another case is a fault."""
    questions = b'{"kenmerk": "RC 26/0001", "vraag": [{"nummer": "1", "vraag": "Wanneer was dat?"}]}'
    party = render(Library.open(), "vragenlijst-ovj", "pdf", (questions, "vragen.json"))
    shown = desk.post("/ingevuld", files={"bestand": ("ovj.pdf", party)})
    sent = {**hidden(shown.text), "wat": "vervolg", "naar": "vragentoets-rc", "formaat": "html"}
    same = example("zaak").replace("RC 26/0001 (voorbeeld)", "RC 26/0001").encode()
    told = desk.post("/ingevuld", data=sent, files={"zaak": ("zaak.yaml", same)})
    assert (
        "Ingevuld uit de zaak: Kenmerk van de zaak, Datum van het verhoor, Rechter-commissaris." in told.text
    )
    assert "Nu gekozen: zaak.yaml." in told.text
    kept = {**sent, **hidden(told.text), "naar": "vragentoets-rc", "wat": "vervolg-bestand"}
    answer = desk.post("/ingevuld", data=kept)
    assert "dinsdag 12 januari 2027" in answer.text
    other = desk.post("/ingevuld", data=sent, files={"zaak": ("zaak.yaml", example("zaak").encode())})
    assert other.status_code == 400
    assert "staat ‘RC 26/0001’" in other.text


def test_a_form_becomes_the_beginning_of_a_case(desk: TestClient) -> None:
    """What somebody needs, in the file that the page of a hearing opens."""
    needs = render(Library.open(), "wat-heb-ik-nodig", "pdf", (b"{}", "a.json"))
    shown = desk.post("/ingevuld", files={"bestand": ("nodig.pdf", needs)})
    assert "Een zaak, om mee verder te gaan" in shown.text
    sent = {**hidden(shown.text), "wat": "vervolg-bestand", "naar": "zaak"}
    answer = desk.post("/ingevuld", data=sent)
    assert answer.headers["content-disposition"] == 'attachment; filename="zaak.yaml"'


def test_nothing_given_is_told(desk: TestClient) -> None:
    """On the page itself."""
    for path in ("/ingevuld", "/lijst/nakijken"):
        answer = desk.post(path, data={"wat": "bekijk"})
        assert answer.status_code == 400
        assert "<title>Fout: " in answer.text


def broken_list() -> tuple[bytes, str]:
    """A list of three rows, of which the second has a day that there is not; and the column of that day."""
    lines = csv_list(sample_rows(3)).decode("utf-8-sig").splitlines()
    delimiter = max(";,", key=lines[0].count)
    at = next(index for index, title in enumerate(lines[0].split(delimiter)) if "atum" in title)
    cells = lines[2].split(delimiter)
    cells[at] = "32-13-2026"
    lines[2] = delimiter.join(cells)
    return "\r\n".join([*lines, ""]).encode(), str(at)


def test_a_list_is_mended_on_the_page(desk: TestClient) -> None:
    """The cell is shown with what is wrong; once mended, all letters come."""
    content, column = broken_list()
    shown = desk.post("/lijst/nakijken", files={"bestand": ("lijst.csv", content)}, data=CHOSEN)
    assert "1 rij klopt niet" in shown.text
    assert "<strong>3 rijen:</strong> 2 kloppen, 1 klopt niet." in shown.text
    assert "<strong>Per rij:</strong> Brief van de rechtbank over een afspraak, als Pdf." in shown.text
    assert f'name="cel-3-{column}" value="32-13-2026"' in shown.text
    good = csv_list(sample_rows(3)).decode("utf-8-sig").splitlines()[2]
    right = good.split(max(";,", key=good.count))[int(column)]
    sent = {**hidden(shown.text), f"cel-3-{column}": right, "brief": "oproep-rc", "formaat": "pdf"}
    again = desk.post("/lijst/nakijken", data=sent)
    assert "Alle rijen kloppen" in again.text
    made = desk.post("/lijst/brieven", data=sent)
    names = zipfile.ZipFile(io.BytesIO(made.content)).namelist()
    assert len([name for name in names if name.endswith(".pdf")]) == 3
    back = desk.post("/lijst/bestand", data=sent)
    assert right in back.content.decode("utf-8-sig")
    assert "32-13-2026" not in back.content.decode("utf-8-sig")


def test_the_letters_of_the_good_rows_come_with_the_list(desk: TestClient) -> None:
    """Beside the letters is the list, with its faults."""
    content, _ = broken_list()
    made = desk.post("/lijst/brieven", files={"bestand": ("lijst.csv", content)}, data=CHOSEN)
    names = zipfile.ZipFile(io.BytesIO(made.content)).namelist()
    assert "lijst-met-fouten.csv" in names
    assert len(names) == 3


def test_progress_comes_in_lines(desk: TestClient) -> None:
    """With JavaScript the page says how far it is."""
    content = csv_list(sample_rows(10))
    answer = desk.post(
        "/lijst/brieven",
        files={"bestand": ("lijst.csv", content)},
        data=CHOSEN,
        headers={"Accept": "application/x-ndjson"},
    )
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines[0]["van"] == 10
    assert lines[-2]["klaar"] == 10
    assert lines[-1]["tekst"] == "Klaar: 12 bestanden met brieven. De zip staat bij uw downloads."
    assert zipfile.ZipFile(io.BytesIO(base64.b64decode(lines[-1]["inhoud"]))).namelist()


@pytest.mark.parametrize(
    ("chosen", "place", "said"),
    [
        ({"formaat": "pdf"}, "brieven", "Er is geen brief gekozen. Kruis ten minste één brief aan."),
        ({"brief": "oproep-rc"}, "vormen", "Er is geen vorm gekozen. Kruis pdf aan, of Word, of allebei."),
    ],
)
@pytest.mark.parametrize("step", ["nakijken", "brieven", "bestand"])
def test_what_was_not_chosen_is_asked(
    desk: TestClient, chosen: dict[str, str], place: str, said: str, step: str
) -> None:
    """Beside the choice; nothing is taken in silence, and the list stays with the page."""
    content = csv_list(sample_rows(2))
    answer = desk.post(f"/lijst/{step}", files={"bestand": ("lijst.csv", content)}, data=chosen)
    assert answer.status_code == 400
    assert "<title>Fout: " in answer.text
    assert f'<a href="#{place}">' in answer.text
    assert said in answer.text.split(f'id="{place}"')[1]
    fields = hidden(answer.text)
    assert base64.b64decode(fields["meegestuurd"]) == content
    assert "Alle rijen kloppen" in desk.post("/lijst/nakijken", data={**fields, **CHOSEN}).text


def test_a_row_that_is_held_is_counted_apart(desk: TestClient) -> None:
    """It is not among those that are good, and its letter does not come."""
    lines = csv_list(sample_rows(2)).decode("utf-8-sig").splitlines()
    delimiter = max(";,", key=lines[0].count)
    lines[1] += f"{delimiter}"
    lines[0] += f"{delimiter}opmerking"
    lines[2] += f"{delimiter}NIET VERSTUREN"
    content = "\r\n".join([*lines, ""]).encode()
    files = {"bestand": ("lijst.csv", content)}
    shown = desk.post("/lijst/nakijken", files=files, data=CHOSEN).text
    assert "1 rij wordt vastgehouden</h2>" in shown
    assert "<strong>2 rijen:</strong> 1 klopt, 1 wordt vastgehouden." in shown
    assert "Maak de brieven van de goede rijen" in shown
    made = desk.post("/lijst/brieven", files=files, data=CHOSEN, headers={"Accept": "application/x-ndjson"})
    assert json.loads(made.text.splitlines()[-1])["tekst"] == (
        "Klaar: 1 bestand met een brief. De zip staat bij uw downloads. "
        "Rijen zonder brief: 1 wordt vastgehouden. Zij staan in de lijst met fouten, in de zip."
    )


def test_an_empty_list(desk: TestClient) -> None:
    """To fill in."""
    assert desk.get("/lijst/lege-lijst.xlsx").content[:2] == b"PK"
    assert desk.get("/lijst/lege-lijst.csv").status_code == 200
    assert desk.get("/lijst/lege-lijst.exe").status_code == 404


def test_what_is_no_list_is_told(desk: TestClient) -> None:
    """In words."""
    answer = desk.post("/lijst/nakijken", files={"bestand": ("lijst.pdf", b"%PDF-1.7")}, data=CHOSEN)
    assert answer.status_code == 400
    assert "De lijst is niet te gebruiken" in answer.text


def test_two_versions_are_compared(desk: TestClient) -> None:
    """In words on the page, and side by side in a file."""
    query = {"oud": "veiligheidsplan@1.0.0", "nieuw": "veiligheidsplan@1.0.1"}
    text = desk.get("/vergelijken", params=query).text
    assert "van 1.0.0 naar 1.0.1" in text
    file = desk.get("/vergelijken/vergelijking.html", params=query)
    assert file.content.startswith(b"<!DOCTYPE html>")
    wrong = desk.get("/vergelijken", params={"oud": "iri@1.0.0", "nieuw": "veiligheidsplan@1.0.1"})
    assert wrong.status_code == 400
    assert "Deze twee zijn niet te vergelijken" in wrong.text
