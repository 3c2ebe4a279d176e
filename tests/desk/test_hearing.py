"""The page of a hearing, without a script: fill in, look, download, keep a file, open it again."""

import base64
import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from proeftuin_docs.desk.case_data import form_values
from proeftuin_docs.desk.case_form import fields_in, name_of, read_case_form
from proeftuin_docs.desk.hearing_jobs import hearing_files, hearing_live, open_case
from proeftuin_docs.library import Library
from proeftuin_docs.resources import example_cases, find_resources
from tests.cases.cases import changed, example
from tests.desk.test_case_text import data_of

EXAMPLE = form_values(data_of(example()))


class Controls(HTMLParser):
    """The controls of a page that have something to send, and the ids on it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.ids: list[str] = []
        self._text = ""
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a control would send."""
        said = dict(attrs)
        self.ids += [said["id"] or ""] if "id" in said else []
        name = said.get("name") or ""
        if tag == "input" and (said.get("type") in ("text", "hidden") or "checked" in said):
            self.values[name] = said.get("value") or ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in said:
            self.values[self._select] = said.get("value") or ""
        elif tag == "textarea":
            self._text = name

    def handle_data(self, data: str) -> None:
        """Note the text of a field of several lines; the line feed after its tag is no part of it."""
        if self._text:
            self.values[self._text] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        """A text ends with its field."""
        self._text = "" if tag == "textarea" else self._text


def encoded(text: str) -> str:
    """A file as the page carries it."""
    return base64.b64encode(text.encode()).decode()


def typed(page: str) -> dict[str, str]:
    """What is filled in on a page."""
    found = Controls(page).values
    return {name: text for name, text in found.items() if text and not name.startswith("_")}


def post(desk: TestClient, path: str, values: Mapping[str, str], **controls: str) -> str:
    """The page that comes back."""
    answer = desk.post(path, data={**values, **{f"_{name}": text for name, text in controls.items()}})
    assert answer.headers["content-type"].startswith("text/html"), answer.text[:200]
    return answer.text


def test_the_empty_page_asks_everything_and_blames_nobody(desk: TestClient) -> None:
    """Every question is there once, with an id of its own, and no fault is told."""
    page = desk.get("/verhoor").text
    names = set(re.findall(r'data-name="([^"]+)"', page))
    asked = {
        name_of(["0" if step == "*" else step for step in item.path])
        for item in fields_in(read_case_form(find_resources()))
    }
    assert asked == names
    ids = Controls(page).ids
    assert sorted(ids) == sorted(set(ids))
    assert 'class="error"' not in page
    assert "<title>Een verhoor voorbereiden" in page
    assert " style=" not in page


def test_what_is_missing_is_told_beside_the_field_and_in_a_summary_that_leads_there(desk: TestClient) -> None:
    """The title says so first, and the heading of the summary takes the focus."""
    answer = desk.post("/verhoor/nakijken", data={"slachtoffer.voornaam": "Kim"})
    assert answer.status_code == 400
    assert "<title>Fout: Een verhoor voorbereiden" in answer.text
    assert '<h2 id="samenvatting" tabindex="-1" autofocus>Er zijn nog 13 dingen te doen</h2>' in answer.text
    label = "Wie kan worden gebeld › Telefoonnummer"
    assert f'<a href="#v-griffier-telefoon">{label}: Hier staat nog niets.</a>' in answer.text
    beside = answer.text.split('id="v-griffier-telefoon-gevonden">')[1].split("</div>")[0]
    assert "Hier staat nog niets. Vul dit in." in beside
    assert typed(answer.text) == {"slachtoffer.voornaam": "Kim"}


def test_every_link_of_the_summary_leads_to_something(desk: TestClient) -> None:
    """Also for findings that are about a group, or about more than one answer."""
    values = {
        **EXAMPLE,
        "verhoor.datum": "24-12-2020",
        "slachtoffer.geboortedatum": "1-2-2015",
        "griffier.naam": "",
    }
    page = post(desk, "/verhoor/nakijken", values)
    links = set(re.findall(r'href="#(v-[^"]+)"', page))
    assert len(links) > 3
    assert links <= set(Controls(page).ids)


def test_a_day_is_answered_with_its_weekday(desk: TestClient) -> None:
    """What prevents the wrong summons: the day as people say it, and how far away it is."""
    page = post(
        desk, "/verhoor/nakijken", {**EXAMPLE, "verhoor.datum": "16-1-2027", "datum_brief": "27-11-2026"}
    )
    assert "zaterdag 16 januari 2027, over 50 dagen" in page
    assert "vrijdag 27 november 2026, vandaag" in page
    assert "Dit verhoor of gesprek is in een weekend. Controleer de datum" in page
    assert "zaterdag 1 februari 2003: 23 jaar op de dag van het verhoor" in page


@pytest.mark.parametrize(
    "written", ["12 januari 2027", "12/1/2027", "12.1.2027", "12 jan. 2027", "2027/1/12"]
)
def test_a_day_is_understood_as_people_write_it(desk: TestClient, written: str) -> None:
    """The page answers with its weekday and writes it again; the file has it as the command takes it."""
    values = {**EXAMPLE, "verhoor.datum": written}
    page = post(desk, "/verhoor/nakijken", values)
    assert "dinsdag 12 januari 2027, over 46 dagen" in page
    assert typed(page)["verhoor.datum"] == "12-1-2027"
    assert "dinsdag 12 januari 2027, over 46 dagen" in str(preview(desk, values)["says"])
    assert "\n  datum: 12-1-2027\n" in desk.post("/verhoor/bestand", data=values).text


@pytest.mark.parametrize("written", ["12-01-27", "12/1/27", "12 januari 27", "12 jan. '27"])
def test_a_century_is_asked_for_and_not_guessed(desk: TestClient, written: str) -> None:
    """It is typed again by who knows it; what was typed is still there."""
    page = post(desk, "/verhoor/nakijken", {**EXAMPLE, "verhoor.datum": written})
    assert "Het jaar heeft twee cijfers, en welke eeuw het is wordt niet geraden." in page
    assert "Schrijf het jaar met vier cijfers, bijvoorbeeld 12-1-2027." in page
    assert typed(page)["verhoor.datum"] == written


def test_a_day_that_a_file_can_have_is_left_as_it_was(desk: TestClient) -> None:
    """An opened file is not rewritten."""
    values = {**EXAMPLE, "verhoor.datum": "2027-01-12"}
    assert typed(post(desk, "/verhoor/nakijken", values))["verhoor.datum"] == "2027-01-12"


def test_the_profile_says_what_holds_when_nothing_is_chosen(desk: TestClient) -> None:
    """Beside each measure, with what speaks for and against it."""
    page = post(desk, "/verhoor/nakijken", {"rechter_commissaris.profiel": "studio"})
    studio = page.split('id="v-maatregelen-studioverhoor"')[1].split("</fieldset>")[0]
    assert "De gekozen werkwijze neemt deze maatregel, tenzij u hier nee kiest." in studio
    assert "<dt>Tegen:</dt>" in studio
    assert "minder doorvragen, weinig plaats, kans op vertraging." in studio


def test_one_more_lawyer_needs_no_script(desk: TestClient) -> None:
    """The page comes back with room for another, and with all that was typed."""
    values = {"partijen.advocaten.0.naam": "mr. A"}
    page = post(desk, "/verhoor/nakijken", values, meer="partijen.advocaten")
    assert 'name="partijen.advocaten.1.naam"' in page
    assert 'name="partijen.advocaten.2.naam"' not in page
    assert typed(page) == values
    assert 'class="error"' not in page


def test_the_file_of_a_case_is_what_the_command_takes_and_opens_again(desk: TestClient) -> None:
    """With the comments of the empty case, and every value as it was typed."""
    answer = desk.post("/verhoor/bestand", data=EXAMPLE)
    assert answer.headers["content-disposition"] == 'attachment; filename="zaak.yaml"'
    text = answer.text
    assert data_of(text) == data_of(example())
    assert "# Alleen wie is gedagvaard" in text or "Alleen wie is gedagvaard" in text
    page = desk.post("/verhoor/openen", files={"_openen": ("iets.yaml", text.encode())}).text
    assert "Het bestand is geopend" in page
    assert typed(page) == EXAMPLE
    assert base64.b64decode(Controls(page).values["_basis"]).decode() == text


def test_an_opened_file_keeps_its_own_comments(desk: TestClient) -> None:
    """Also those that a colleague wrote."""
    text = changed(("  kamer: B 0.12", "  # gebeld met de bode\n  kamer: B 0.12"))
    answer = desk.post("/verhoor/bestand", data={**EXAMPLE, "verhoor.kamer": "C 1", "_basis": encoded(text)})
    assert answer.text == text.replace("B 0.12", "C 1")


def test_an_opened_file_keeps_how_its_lines_end(desk: TestClient) -> None:
    """A browser changes them in its fields; the file comes back to the byte, also after the question."""
    content = b"\xef\xbb\xbf" + example().replace("\n", "\r\n").encode()
    asked = desk.post(
        "/verhoor/openen", data={"slachtoffer.voornaam": "Noor"}, files={"_openen": ("x.yaml", content)}
    )
    opened = post(desk, "/verhoor/openen", Controls(asked.text).values, keuze="nieuw")
    assert desk.post("/verhoor/bestand", data=Controls(opened).values).content == content


@pytest.mark.parametrize("base", ["geen base64!", "/w=="])
def test_a_file_that_the_page_never_sent_is_refused(desk: TestClient, base: str) -> None:
    """In words."""
    answer = desk.post("/verhoor/bestand", data={**EXAMPLE, "_basis": base})
    assert answer.status_code == 400
    assert "<h1>Er klopt iets niet</h1>" in answer.text


def test_opening_never_destroys_what_was_typed(desk: TestClient) -> None:
    """It asks first, and gives back what was typed to who wants that."""
    values = {"slachtoffer.voornaam": "Noor", "afzender.regels": "een\ntwee"}
    asked = desk.post("/verhoor/openen", data=values, files={"_openen": ("x.yaml", example().encode())}).text
    assert "U hebt al iets ingevuld." in asked
    kept = Controls(asked).values
    assert typed(asked) == values
    back = post(desk, "/verhoor/openen", kept, keuze="oud")
    assert typed(back) == values
    opened = post(desk, "/verhoor/openen", kept, keuze="nieuw")
    assert typed(opened) == EXAMPLE


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"schema: 1\nsoort_stuk: [\n", "Regel 3 van het bestand"),
        (b"vraag: antwoord\n", "het bestand bevat geen zaak"),
        (
            b"schema: 2\nsoort_stuk: oproeping\n",
            "deze zaak gebruikt schemaversie 2; dit programma kent tot en met 1",
        ),
        (b"\xff\xfe", "UTF-8"),
        (b"", "er is geen bestand gekozen"),
    ],
)
def test_a_file_that_is_no_case_leaves_the_page_as_it_was(
    desk: TestClient, content: bytes, said: str
) -> None:
    """The reason is told with its line, and what was typed is still there."""
    values = {"slachtoffer.voornaam": "Noor"}
    answer = desk.post("/verhoor/openen", data=values, files={"_openen": ("x.yaml", content)})
    assert answer.status_code == 400
    assert said in answer.text
    assert typed(answer.text) == values


def test_a_key_that_no_case_has_can_be_seen_and_taken_away(desk: TestClient) -> None:
    """Nothing of a file is lost in silence."""
    text = f"{example()}\nzaal: 3\n"
    page = desk.post("/verhoor/openen", files={"_openen": ("x.yaml", text.encode())}).text
    assert "Staat ook in het bestand" in page
    assert Controls(page).values["zaal"] == "3"
    assert post(desk, "/verhoor/nakijken", {**EXAMPLE, "zaal": ""}).count("Staat ook in het bestand") == 0


def test_a_file_without_a_number_of_its_schema_is_taken_as_of_today(desk: TestClient) -> None:
    """What is written next has one."""
    text = changed(("schema: 1", "# zonder"))
    page = desk.post("/verhoor/openen", files={"_openen": ("x.yaml", text.encode())}).text
    assert typed(page) == EXAMPLE
    written = desk.post("/verhoor/bestand", data={**EXAMPLE, "_basis": encoded(text)}).text
    assert "\nschema: 1\n" in written


def preview(desk: TestClient, values: Mapping[str, str], **asked: object) -> dict[str, object]:
    """What a page with a script gets while somebody types."""
    body = {"pairs": list(values.items()), "document": "", "known": [], "scale": 1.0, **asked}
    answer = desk.post("/verhoor/voorbeeld", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_the_preview_has_the_real_pages_and_only_those_that_changed(desk: TestClient) -> None:
    """A page that the browser has is not sent again."""
    first = preview(desk, EXAMPLE)
    assert first["status"] == "Voorbeeld bijgewerkt. 3 bladzijden, geen fouten."
    assert first["chosen"] == "oproep-rc"
    pages = first["pages"]
    assert isinstance(pages, list)
    assert all(page["png"] for page in pages)
    known = [page["sign"] for page in pages]
    again = preview(desk, {**EXAMPLE, "verhoor.kamer": "C 99"}, known=known)["pages"]
    assert isinstance(again, list)
    assert [page["png"] is None for page in again] == [page["sign"] in known for page in again]
    assert again[0]["png"]
    assert again[-1]["png"] is None


def test_the_preview_says_how_plain_the_letter_is_and_gives_its_text(desk: TestClient) -> None:
    """The same letter as text, with the meter of plain language."""
    found = preview(desk, EXAMPLE)
    reading = found["reading"]
    assert isinstance(reading, dict)
    assert reading["verdict"] == "Goed te lezen."
    assert "Gemiddeld" in reading["words"]
    assert "Uw afspraak op dinsdag 12 januari 2027" in str(found["text"])


def test_a_long_sentence_of_ones_own_is_marked(desk: TestClient) -> None:
    """The words of the court are within the bar; what was typed need not be."""
    long = "de balie in de grote hal links achter de trap bij de planten naast de lift en de kantine"
    values = {**EXAMPLE, "verhoor.melden_bij": long, "verhoor.ingang": "", "schakelaars.andere_ingang": "nee"}
    found = preview(desk, values, document="oproep-rc")
    assert long in str(found["hard"])
    reading = found["reading"]
    assert isinstance(reading, dict)
    assert reading["hard"].startswith("De gemarkeerde zin maakt de brief moeilijk")


def test_a_fault_says_where_and_stands_on_the_pages_as_a_gap(desk: TestClient) -> None:
    """What cannot be read is not printed, and nothing is in its place."""
    found = preview(desk, {**EXAMPLE, "verhoor.begin": "kwart over"})
    assert found["status"] == "Voorbeeld bijgewerkt, met wat nog ontbreekt. 3 bladzijden. Nog te doen: 1."
    assert found["found"] == [
        {
            "control": "verhoor.begin",
            "severity": "error",
            "text": "Hier hoort een tijd. Schrijf uren en minuten, bijvoorbeeld 10.00.",
        }
    ]
    assert found["labels"] == {"verhoor.begin": "Het verhoor › Begin"}
    said = str(found["text"])
    assert "dinsdag 12 januari 2027, nog in te vullen" in said
    assert "kwart over" not in said
    assert not {"10.00 uur", "14.30 uur"} & {*said.split(", ")}
    assert (found["gaps"], found["reading"]) == (True, None)


@pytest.mark.parametrize("body", ["", "[]", '{"pairs": 3}', '{"pairs": [], "document": "", "known": []}'])
def test_a_request_for_a_preview_that_is_none_is_refused(desk: TestClient, body: str) -> None:
    """With a status, not with a trace."""
    answer = desk.post("/verhoor/voorbeeld", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_without_a_script_the_preview_is_a_button(desk: TestClient) -> None:
    """The pages stand in the page itself."""
    page = post(desk, "/verhoor/voorbeeld", EXAMPLE, stuk="afspraak-kaart")
    assert 'src="data:image/png;base64,' in page
    assert '<option value="afspraak-kaart" selected>' in page


def seen(page: str) -> str:
    """The sign of what a page told."""
    return Controls(page).values["_gezien"]


def test_all_documents_come_in_one_zip_with_the_overview(desk: TestClient) -> None:
    """The same set as the command makes, and the same bytes twice."""
    page = post(desk, "/verhoor/nakijken", EXAMPLE)
    asked = {**EXAMPLE, "_bestand": "alles", "_gezien": seen(page)}
    answer = desk.post("/verhoor/documenten", data=asked)
    assert answer.headers["content-disposition"] == 'attachment; filename="verhoor.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
    assert names[-1] == "overzicht.html"
    assert {"oproep-rc.pdf", "oproep-rc.docx", "verzoek-vragen-2.pdf", "checklist-rc.docx"} <= set(names)
    assert desk.post("/verhoor/documenten", data=asked).content == answer.content


@pytest.mark.parametrize(("name", "start"), [("oproep-rc.pdf", b"%PDF"), ("verzoek-vragen-2.docx", b"PK")])
def test_each_document_comes_alone(desk: TestClient, name: str, start: bytes) -> None:
    """In PDF and in Word."""
    page = post(desk, "/verhoor/nakijken", EXAMPLE)
    answer = desk.post("/verhoor/documenten", data={**EXAMPLE, "_bestand": name, "_gezien": seen(page)})
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(start)


def test_no_letter_goes_out_while_something_holds_it(desk: TestClient) -> None:
    """Told on the page as the command tells it; the lists and the overview come, the letters do not."""
    values = {name: text for name, text in EXAMPLE.items() if name != "slachtoffer.post_veilig"}
    page = post(desk, "/verhoor/nakijken", values)
    assert "De zaak klopt; de brieven worden nog vastgehouden" in page
    assert "Niemand heeft gevraagd of post veilig is." in page
    letter = post(desk, "/verhoor/documenten", values, bestand="oproep-rc.pdf", gezien=seen(page))
    assert "de brieven zijn niet gemaakt" in letter
    answer = desk.post("/verhoor/documenten", data={**values, "_bestand": "alles", "_gezien": seen(page)})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "oproep-rc.pdf" not in archive.namelist()
        assert "checklist-rc.pdf" in archive.namelist()
    confirmed = {**values, "bevestigd.post_toch": "de advocaat heeft het met haar besproken"}
    page = post(desk, "/verhoor/nakijken", confirmed)
    assert "De zaak is compleet" in page
    made = desk.post(
        "/verhoor/documenten", data={**confirmed, "_bestand": "oproep-rc.pdf", "_gezien": seen(page)}
    )
    assert made.content.startswith(b"%PDF")


def test_a_warning_is_shown_before_any_document_comes(desk: TestClient) -> None:
    """A page that did not tell it gets it first, also on a second day."""
    values = {**EXAMPLE, "maatregelen.vragen-vooraf.uiterlijk": "2-1-2027"}
    page = post(
        desk,
        "/verhoor/documenten",
        values,
        bestand="oproep-rc.pdf",
        gezien=seen(post(desk, "/verhoor/nakijken", EXAMPLE)),
    )
    assert "Deze dag valt in een weekend." in page
    answer = desk.post(
        "/verhoor/documenten", data={**values, "_bestand": "oproep-rc.pdf", "_gezien": seen(page)}
    )
    assert answer.content.startswith(b"%PDF")


def test_what_was_typed_stands_literally_and_in_no_address(desk: TestClient) -> None:
    """A value is never markup, and nothing goes into an address."""
    odd = "<b>{{ 7 * 7 }}</b> \"'&"
    page = post(desk, "/verhoor/nakijken", {"slachtoffer.achternaam": odd})
    assert typed(page) == {"slachtoffer.achternaam": odd}
    assert odd not in page
    assert "49" not in page.split("slachtoffer.achternaam")[1][:200]


def test_text_that_the_case_has_no_room_for_is_told(desk: TestClient) -> None:
    """And it is still on the page."""
    values = {"verhoor.plaats": "alkmaar", "verhoor.plaats.straat": "Laan 1"}
    page = post(desk, "/verhoor/nakijken", values)
    assert "Dit telt niet mee en komt niet in het bestand:" in page
    assert typed(page) == values


def test_what_goes_beside_a_letter_is_in_the_set_as_well() -> None:
    """A translation for who reads another language is shown, and made by its name."""
    library, day = Library.open(), date(2026, 11, 27)
    content = next(path for path in example_cases() if path.stem == "zaak-leestaal").read_bytes()
    pairs, _ = open_case(content)
    live = hearing_live(library, pairs=pairs, today=day, document="afspraak-kaart-ar", known=(), scale=1.0)
    assert "afspraak-kaart-ar" in [entry.name for entry in live.preview.entries]
    assert (live.preview.chosen, len(live.preview.pages)) == ("afspraak-kaart-ar", 1)
    made = hearing_files(library, pairs=pairs, today=day, wanted="afspraak-kaart-ar.docx", seen=live.seen)
    assert made is not None
    assert (made.name, made.content[:2]) == ("afspraak-kaart-ar.docx", b"PK")
