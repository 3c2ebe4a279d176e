"""The documents for victims and who helps them: plain, safe to find, honest, each point with its source."""

import io
import re
import zipfile
from functools import cache
from typing import Final, get_args

import pytest
from pypdf import PdfReader

from proeftuin_docs import kinds
from proeftuin_docs.cases.models import Bezorging, Schakelaars, Slachtoffer, Tolk
from proeftuin_docs.definitions import FormDefinition, Status
from proeftuin_docs.definitions.reviews import needs_review
from proeftuin_docs.document import Document, dump_text
from proeftuin_docs.errors import Diagnostic, Place, Severity
from proeftuin_docs.library import Library
from proeftuin_docs.quality.gate import form_findings
from proeftuin_docs.quality.rule_files import load_language_rules
from proeftuin_docs.resources import find_resources

LIBRARY: Final = Library.open()
SHEET: Final = "wat-heb-ik-nodig"
LEAFLET: Final = "goed-om-te-weten"
CARD: Final = "hoe-was-het"
AGREEMENT: Final = "onze-afspraken"
CARRIED: Final = (SHEET, LEAFLET, CARD, AGREEMENT)
WORKED_WITH: Final = ("handreiking-formulieren", "advies-bescherming", "verzoek-psycholoog", "monitoring")
ESTABLISHED: Final = {SHEET, LEAFLET, *WORKED_WITH}
ABOUT_A_CASE: Final = (
    "slachtoffer",
    "mensenhandel",
    "uitbuiting",
    "aangiftebereidheid",
    "prostitutie",
    "ckm",
)
ABOUT_THE_POLICE: Final = ("politie", "aangifte", "verdachte", "strafproces", "officier")

HEADINGS: Final = (
    "hfst. 2, Periodieke monitoring en evaluatie van de verlenging",
    "hfst. 3, Adviseren over het vermogen van slachtoffers om verhoord te worden",
    "hfst. 3, De recherchepsychologen werden met name ingeschakeld wanneer sprake was van omstandigheden",
    "hfst. 3, Recherchepsychologen voornamelijk betrokken na het informatieve gesprek",
    "hfst. 3, Adviezen van de recherchepsycholoog kunnen inzicht bieden in de dynamiek",
    "hfst. 3, Reikwijdte van de rol van recherchepsycholoog",
    "hfst. 3, Voldoende capaciteit en vaardigheden met betrekking tot het horen van kwetsbare getuigen",
    "hfst. 3, Waarborging en continuïteit van de samenwerking tussen AVIM en recherchepsychologen",
    "hfst. 5, Terugblik op de eerste fase van de proeftuin (2021-2022)",
    "hfst. 5, Analyseren van de veiligheidssituatie",
    "hfst. 5, Investeren in het zorg- en veiligheidsnetwerk om een (mogelijk) slachtoffer heen",
    "hfst. 5, De veiligheidscoördinator verkeert vaak in de beste positie om het eerste contact aan te gaan",
    "hfst. 5, De veiligheidscoördinator biedt mogelijkheden om zelfbeschikking van slachtoffers",
    "hfst. 5, Het versterken van veiligheid is onlosmakelijk verbonden met het coördineren van zorg",
    "hfst. 5, Het is moeilijk om een betrouwbare veiligheidsanalyse te maken",
    "hfst. 5, Institutionele factoren beperken de invloed van de veiligheidscoördinator",
    "hfst. 5, Uitdagingen in de mate van (on)afhankelijkheid van andere partijen",
    "hfst. 5, Nauwe samenwerking met AVIM en mogelijkheden voor gegevensuitwisseling",
    "hfst. 5, Kennis om ondersteuning te kunnen bieden op het gebied van veiligheid",
    "hfst. 8, Aanbeveling 3: We raden de minister van Justitie en Veiligheid aan te verkennen",
    "bijlage B, Overige maatregelen",
)
"""Headings of the report; a source names one by its beginning. `art.` is an article of law."""
SHORTEST: Final = len("hfst. 5, ")
"""A source is longer than the number of a chapter."""


@cache
def form(id_: str) -> FormDefinition:
    """The first version of a form."""
    found = LIBRARY.find(f"{id_}@1.0.0")
    assert isinstance(found, FormDefinition)
    return found


def composed(id_: str) -> Document:
    """The blank document of a form."""
    return LIBRARY.compose(form(id_))


def findings(definition: FormDefinition) -> list[Diagnostic]:
    """What the language gate holds against a form."""
    rules, _ = load_language_rules(find_resources())
    return list(form_findings(definition, rules, Place("formulier.yaml")))


def errors(definition: FormDefinition) -> list[str]:
    """The names of what is below the bar."""
    return [item.name for item in findings(definition) if item.severity is Severity.ERROR]


@pytest.mark.parametrize("id_", [*CARRIED, *WORKED_WITH])
def test_a_professional_has_still_to_look_at_it_and_no_text_says_otherwise(id_: str) -> None:
    """What is established is told to await review; an instrument of the report never is."""
    assert needs_review(form(id_), frozenset())
    assert not needs_review(form(id_), frozenset({(id_, "1.0.0")}))
    assert not needs_review(LIBRARY.find("iri@1.0.0"), frozenset())
    assert (form(id_).status is Status.VASTGESTELD) == (id_ in ESTABLISHED)
    assert "beoordeeld" not in (form(id_).source.note or "")


@pytest.mark.parametrize("id_", CARRIED)
def test_what_a_victim_reads_is_above_the_bar(id_: str) -> None:
    """The bar of an ordinary letter, in every heading, question, help and option."""
    assert form(id_).addressee == "slachtoffer"
    assert errors(form(id_)) == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("Dit is jouw schuld.", "language.banned_phrase"),
        ("Kom " + "heel " * 18 + "snel.", "language.long_sentence"),
    ],
)
@pytest.mark.parametrize("id_", CARRIED)
def test_one_bad_sentence_stops_a_form(id_: str, planted: str, fault: str) -> None:
    """Also when it is only the help of the last question, and its place is told."""
    *sections, last = form(id_).sections
    *_, (_, question) = form(id_).questions()
    worse = question.model_copy(update={"help": planted})
    content = tuple(worse if part is question else part for part in last.content)
    bad = form(id_).model_copy(update={"sections": (*sections, last.model_copy(update={"content": content}))})
    assert fault in errors(bad)
    assert any(
        (item.place.path or "").startswith(question.id) for item in findings(bad) if item.name == fault
    )


def test_a_term_without_its_explanation_is_told_in_a_form() -> None:
    """The leaflet explains what an interpreter is; without that it is told."""
    told = [item.name for item in findings(form(LEAFLET))]
    bare = form(LEAFLET).model_copy(
        update={"summary": "Een tolk komt.", "sections": form(LEAFLET).sections[:1]}
    )
    assert "language.unexplained_term" not in told
    assert "language.unexplained_term" in [item.name for item in findings(bare)]


@pytest.mark.parametrize("id_", CARRIED)
@pytest.mark.parametrize("format_name", ["pdf", "print", "docx", "html"])
def test_what_a_victim_carries_does_not_say_whose_it_is(id_: str, format_name: str) -> None:
    """Not in the text, nor in what a file says of itself; the source stays in the definition."""
    said = said_in(LIBRARY.render(form(id_), format_name), format_name).lower()
    assert form(id_).title.lower() in said
    assert [word for word in ABOUT_A_CASE if word in said] == []
    if id_ in (SHEET, CARD):
        assert [word for word in ABOUT_THE_POLICE if word in said] == []
    assert form(id_).source.document.startswith("Eindrapportage")


@pytest.mark.parametrize("id_", CARRIED)
def test_title_and_summary_are_neutral(id_: str) -> None:
    """They stand on top, in the list of a viewer's files, and in the metadata."""
    on_top = f"{form(id_).id} {form(id_).title} {form(id_).summary}".lower()
    assert [word for word in (*ABOUT_A_CASE, *ABOUT_THE_POLICE) if word in on_top] == []


def said_in(content: bytes, format_name: str) -> str:
    """Text and metadata of a file."""
    if format_name == "html":
        return re.sub(r"url\(data:[^)]*\)", "", content.decode())  # a font says nothing
    if format_name == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(
                package.read(name).decode("utf-8", "replace")
                for name in package.namelist()
                if name.endswith("xml")
            )
    reader = PdfReader(io.BytesIO(content))
    pages = " ".join(page.extract_text() for page in reader.pages)
    xmp = reader.xmp_metadata
    assert xmp is not None
    return " ".join((pages, xmp.stream.get_data().decode(), *map(str, (reader.metadata or {}).values())))


@pytest.mark.parametrize("id_", [SHEET, CARD, "monitoring"])
@pytest.mark.parametrize("format_name", ["pdf", "print"])
def test_a_sheet_is_one_page(id_: str, format_name: str) -> None:
    """With what is said about the document."""
    assert len(PdfReader(io.BytesIO(LIBRARY.render(form(id_), format_name))).pages) == 1


def test_the_sheet_asks_in_the_words_of_a_case() -> None:
    """Its ids are keys and values of the case, a hyphen for an underscore, so that it can fill one."""
    asked = {question.id: question for _, question in form(SHEET).questions()}
    assert options(asked["bezorging"]) == {item.value for item in Bezorging}
    assert options(asked["aanspreekvorm"]) == set(
        get_args(Slachtoffer.model_fields["aanspreekvorm"].annotation)
    )
    switches = (options(asked["aankomst"]) | options(asked["wat-helpt"])) & Schakelaars.model_fields.keys()
    assert switches == {"aparte_wachtruimte", "andere_ingang", "ruimte_bekijken"}
    assert {"post_veilig", "steunpersoon"} <= {key(id_) for id_ in asked} & Slachtoffer.model_fields.keys()
    assert {f"tolk-{name}" for name in ("taal", "wens")} <= asked.keys()
    assert {"taal", "wens"} <= Tolk.model_fields.keys()


def options(question: kinds.QuestionPart) -> set[str]:
    """The ids of what can be chosen, as a case has them."""
    assert isinstance(question, kinds.ChoiceQuestion | kinds.MultiChoiceQuestion)
    return {key(option.id) for option in question.options}


def key(id_: str) -> str:
    """An id as a key of a case."""
    return id_.replace("-", "_")


@pytest.mark.parametrize("id_", CARRIED)
def test_nothing_asks_for_the_name_of_who_fills_it_in(id_: str) -> None:
    """Nor for a birthday, an address or a case number: found by somebody else it is nobody's."""
    words = " ".join(f"{question.id} {question.label}".lower() for _, question in form(id_).questions())
    assert [word for word in ("naam", "geboorte", "kenmerk", "woonplaats", "telefoon") if word in words] == []


def test_the_leaflet_has_nothing_to_write_on() -> None:
    """Only boxes to tick, so that it holds nothing of anybody."""
    assert {question.kind for _, question in form(LEAFLET).questions()} == {"multi_choice"}
    assert not any(getattr(question, "explanation", False) for _, question in form(LEAFLET).questions())


@pytest.mark.parametrize(
    ("id_", "honest"),
    [
        (LEAFLET, "De politie kan ook zonder aangifte een onderzoek beginnen."),
        (LEAFLET, "De verdachte kan het dossier ook lezen."),
        (LEAFLET, "Toch kan je coördinator niet alles geheim houden."),
        (LEAFLET, "Dat kan ook zonder gesprek met de politie."),
        (AGREEMENT, "Niemand kan beloven dat alles geheim blijft."),
        (AGREEMENT, "Wat al gedeeld is, krijgen we niet terug."),
        (AGREEMENT, "Je hoeft niets te tekenen."),
        (CARD, "Het verandert niets aan je zaak en niets aan de hulp die je krijgt."),
        (SHEET, "Dan lezen anderen het ook."),
    ],
)
def test_what_has_to_be_said_is_said(id_: str, honest: str) -> None:
    """What the report found that people must know beforehand, and that nothing depends on it."""
    assert honest in " ".join(dump_text(composed(id_)).split())


@pytest.mark.parametrize("id_", WORKED_WITH)
def test_every_point_says_what_it_rests_on(id_: str) -> None:
    """A heading or an annex of the report, an article of law, or the project itself."""
    for _, question in form(id_).questions():
        for part in (question.source or "").split("; "):
            assert rests_on_something(part), (question.id, part)


def rests_on_something(source: str) -> bool:
    """Whether a source can be found back."""
    if source == "project":
        return True
    if source.startswith("art. "):
        return source.endswith((" Sv", " Besluit slachtoffers"))
    if source in ("bijlage B", "bijlage C", "bijlage D"):
        return True
    return len(source) > SHORTEST and any(heading.startswith(source) for heading in HEADINGS)


@pytest.mark.parametrize(
    "source", ["", "rapport", "hfst. 5", "hfst. 9, Kennis om ondersteuning", "art. 5 BW"]
)
def test_a_source_that_cannot_be_found_back_is_noticed(source: str) -> None:
    """Half a heading, another chapter, or a law that is not meant."""
    assert not rests_on_something(source)


def test_every_circumstance_in_which_a_psychologist_was_asked_is_a_choice() -> None:
    """The five of the report, in its order."""
    asked = {question.id: question for _, question in form("verzoek-psycholoog").questions()}
    question = asked["aanleidingen"]
    assert isinstance(question, kinds.MultiChoiceQuestion)
    begins = (
        "persoonlijke en psychische problemen",
        "eerdere moeizame gesprekken",
        "twijfels van het (mogelijke) slachtoffer",
        "twijfels van AVIM over de betrouwbaarheid",
        "visieverschillen binnen AVIM",
    )
    labels = [option.label for option in question.options]
    assert [label.startswith(begin) for label, begin in zip(labels, begins, strict=True)] == [True] * len(
        begins
    )


def test_the_advice_names_every_measure_of_the_report() -> None:
    """Those of chapter 5 one by one, those of annex B together."""
    asked = {question.id for _, question in form("advies-bescherming").questions()}
    assert {
        "aop",
        "aol",
        "aware",
        "wijkagent",
        "extra-controle",
        "andere-plek",
        "wens",
        "verdediging",
    } <= asked


def test_the_guide_warns_for_the_question_about_offences_of_the_victims_own() -> None:
    """In the version of the IRI that is handed out, the question has no warning."""
    asked = {question.id: question for _, question in form("handreiking-formulieren").questions()}
    assert "laat die open; eerst een advocaat" in asked["iri-zestien"].label
    assert "meldcode" in asked["sai-meldcode"].label
