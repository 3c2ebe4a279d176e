"""The working documents around a hearing: every item rests on something, and follows the case."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import pytest

from proeftuin_docs import kinds
from proeftuin_docs.cases import CONDITIONS, VALUES, CaseView
from proeftuin_docs.composition import compose_form
from proeftuin_docs.composition.conditions import implies, names_in
from proeftuin_docs.definitions import FormDefinition, Section, load_form, parts
from proeftuin_docs.document import CheckField, Document, Question, TableField, plain_text, questions
from proeftuin_docs.resources import find_resources
from proeftuin_docs.text.wording import load_wording

QUESTION_LISTS: Final = ("vragenlijst-ovj", "vragenlijst-verdediging", "vragentoets-rc", "vragen-verhoor")
TALKS: Final = ("gids-voorgesprek", "samenvatting-voorgesprek", "gesprek-partijen")
VERSIONS: Final = {
    **dict.fromkeys(("vragenlijst-ovj", "vragenlijst-verdediging", "belette-vragen"), "1.0.0"),
    **dict.fromkeys(("vragen-verhoor", "nadere-vragen", "checklist-rc"), "1.1.0"),
    "vragentoets-rc": "1.2.0",
    **dict.fromkeys(
        ("keuze-maatregelen", "indicatie-kwetsbaarheid", "studioverhoor-partijen", *TALKS), "1.0.0"
    ),
}
"""The version in use of every working document of a hearing."""
FORMS: Final = tuple(VERSIONS)
INSTRUCTION: Final = "werkinstructie-maatregelen"
CHECKLIST: Final = "checklist-rc"
MOST_ITEMS_USUALLY: Final = 60
MOST_ITEMS_EVER: Final = 80
LONGEST_ITEM: Final = 110

HEADINGS: Final = (
    "3, De recherchepsycholoog kan bijdragen aan de bruikbaarheid en kwaliteit van de verklaring",
    "3, De recherchepsychologen werden met name ingeschakeld wanneer sprake was van omstandigheden",
    "3, Reikwijdte van de rol van recherchepsycholoog",
    "4, Terugblik op de eerste fase van de proeftuin (2021-2022)",
    "4, Resultaten tweede fase van de proeftuin (2023-2024)",
    "4, Voorbereidend gesprek met slachtoffer",
    "4, Voorbereidend gesprek met officier van justitie en advocaten",
    "4, Vragen beletten",
    "4, Vragen voorafgaand aan het verhoor indienen bij de rechter-commissaris",
    "4, Rechter-commissaris voert het verhoor, op basis van vragen die van tevoren zijn ingediend",
    "4, Studioverhoor",
    "4, De inschatting van kwetsbaarheid vormt een uitdaging in het onderbouwen van de maatregelen",
    "4, Conflicterende perspectieven op maatregelen die door rechters-commissarissen worden getroffen",
    "4, Beperkte mogelijkheden voor rechter-commissarissen om maatregelen door te voeren",
    "4, Schriftelijke oproep voor rechter-commissaris verhoor onvoldoende slachtoffergericht",
    "4, Duidelijkheid over hoe de maatregelen die rechters-commissarissen kunnen treffen onderbouwd moeten",
    "4, Specialisatie van rechters-commissarissen is van belang voor het (gepast) inzetten van maatregelen",
    "5, Terugblik op de eerste fase van de proeftuin (2021-2022)",
    "5, Meerwaarde van de veiligheidscoördinator",
    "6, Reflectie op psychische en emotionele processen, o.a. tijdens het strafproces",
    "7, Terugblik op de eerste fase van de proeftuin (2021-2022)",
    "8, Maatregelen ter voorkoming van secundaire victimisatie",
    "8, Voorbereidende gesprekken",
    "8, Maatregelen die de invulling en het verloop van het verhoor beïnvloeden",
    "8, Deskundigheid in het horen van kwetsbare personen",
    "8, Aanbeveling 4: Laat de minister van Justitie en Veiligheid in gesprek treden",
)
"""Chapters and headings of the report (long ones cut off). A source names one by its beginning."""

REPORT: Final = re.compile(r"hfst\. (\d, .+)")
LAW: Final = re.compile(
    r"artt?\. [0-9]+[a-f]{0,2}(?: lid [0-9]+)?(?: onder [a-z])?"
    r"(?:(?:, | en )[0-9]+[a-f]?(?: lid [0-9]+)?)* "
    r"(?:Sv|Besluit slachtoffers|Wet tarieven in strafzaken)"
)

BARE: Final[Mapping[str, bool | str]] = {
    name: False if False in values else values[0] for name, values in CONDITIONS.items()
}
USUAL: Final[Mapping[str, bool | str]] = {
    **BARE,
    "voorgesprek": True,
    "vragen_vooraf": True,
    "rc_vragen": "alles",
    "verdachte": "nog_niet_besloten",
    "advocaat": True,
    "grond": True,
}
FULLEST: Final[Mapping[str, bool | str]] = {
    **{name: True if True in values else values[0] for name, values in CONDITIONS.items()},
    "soort": "dagvaarding",
    "rc_vragen": "alles",
    "verdachte": "nog_niet_besloten",
    "tolk": "gewenst",
    "bezorging": "post",
}


@cache
def _form(id_: str) -> FormDefinition:
    end = f"{id_}/{VERSIONS.get(id_, '1.0.0')}.yaml"
    files = [file for file in find_resources().form_files() if file.name.endswith(end)]
    assert len(files) == 1, id_
    return load_form(files[0].read(), files[0].name)


def _composed(id_: str, switches: Mapping[str, bool | str] | None, **values: str) -> Document:
    case = None if switches is None else CaseView(switches, values)
    return compose_form(_form(id_), load_wording(find_resources(), "nl"), case=case)


def _items(switches: Mapping[str, bool | str] | None) -> set[str]:
    return {
        item.id for item in questions(_composed(CHECKLIST, switches)) if isinstance(item.field, CheckField)
    }


def _fields(id_: str, switches: Mapping[str, bool | str] | None) -> dict[str, Question]:
    return {item.id: item for item in questions(_composed(id_, switches))}


def _labels(document: Document) -> dict[str, str]:
    return {item.id: item.label for item in questions(document)}


def _conditions(form: FormDefinition) -> Iterator[str]:
    yield from (part.when for part in form.introduction if part.when)
    pending = list(form.sections)
    while pending:
        section = pending.pop()
        pending.extend(section.sections)
        yield from (when for when in (section.when, *(part.when for part in section.content)) if when)


def _together(trail: tuple[Section, ...], question: kinds.QuestionPart) -> str | None:
    """The condition under which a question is there, with those of the sections around it."""
    found = [when for when in (*(section.when for section in trail), question.when) if when]
    return " and ".join(f"({when})" for when in found) or None


def _fault_of(source: str) -> str:
    """What is wrong with one place that an item says it rests on; empty if nothing is."""
    if source == "project" or LAW.fullmatch(source):
        return ""
    found = REPORT.fullmatch(source)
    if found is None:
        return f"neither passage, article nor project: {source}"
    meant = [heading for heading in HEADINGS if _begins(heading, found.group(1))]
    return "" if len(meant) == 1 else f"{len(meant)} headings: {source}"


def _begins(heading: str, named: str) -> bool:
    """Whether a heading begins with these words, and not with half a word."""
    return heading.startswith(named) and not heading[len(named) :][:1].isalnum()


@pytest.mark.parametrize("id_", FORMS)
def test_every_form_is_established_follows_a_case_and_claims_no_review(id_: str) -> None:
    """Whether somebody from practice judged a version is recorded beside it, never said in its text."""
    form = _form(id_)
    assert (form.id, form.version, form.status.value) == (id_, VERSIONS[id_], "vastgesteld")
    assert (form.uses_case, form.compact, form.reviewed) == (True, True, ())
    assert "beoordeeld" not in (form.source.note or "")
    assert form.confidentiality.level.value == "vertrouwelijk"
    assert "bepaalt de rechter-commissaris" in " ".join(form.confidentiality.statement.split())


def test_the_instruction_that_the_report_only_asks_for_is_a_concept() -> None:
    """The report wants judges to make it themselves: this is where they can begin."""
    form = _form(INSTRUCTION)
    assert (form.status.value, form.uses_case, form.reviewed) == ("concept", False, ())
    assert "Het rapport vraagt om een werkinstructie en geeft die niet" in (form.source.note or "")


@pytest.mark.parametrize("id_", [*FORMS, INSTRUCTION])
def test_every_question_says_what_it_rests_on(id_: str) -> None:
    """A heading of the report that exists, an article of law, or the project itself."""
    for _, question in _form(id_).questions():
        faults = [fault for part in (question.source or "").split("; ") if (fault := _fault_of(part))]
        assert not faults, (question.id, faults)


def test_a_source_says_that_it_is_one() -> None:
    """No loose word behind an item: what stands there is said to be the source, in every format."""
    sources = {item.id: item.source for item in questions(_composed(CHECKLIST, None)) if item.source}
    assert sources["wachtruimte"] == "(bron: project)"
    assert all(re.fullmatch(r"\(bron: .+\)", source) for source in sources.values())


@pytest.mark.parametrize(
    "source", ["hfst. 4, Vragen", "hfst. 4, Studio", "hfst. 9, Studioverhoor", "art. 5 BW", "rapport", ""]
)
def test_a_source_that_cannot_be_found_back_is_noticed(source: str) -> None:
    """Too short to tell headings apart, half a word, a chapter or law that is not meant."""
    assert _fault_of(source)


@pytest.mark.parametrize("id_", FORMS)
def test_every_condition_speaks_of_switches(id_: str) -> None:
    """And every value that it compares a switch with, is one that the switch can have."""
    for condition in _conditions(_form(id_)):
        names = names_in(condition)
        known = {value for name in names for value in CONDITIONS[name]}
        assert names, condition
        assert set(re.findall(r"'([^']*)'", condition)) <= known, condition


@pytest.mark.parametrize("id_", FORMS)
def test_what_is_filled_from_a_case_is_there_when_the_question_is(id_: str) -> None:
    """A question asks only for a value that its own condition and those around it promise."""
    for trail, question in _form(id_).questions():
        if question.prefill is None:
            continue
        assert question.kind == "text"
        assert question.prefill in VALUES
        assert implies(_together(trail, question), VALUES[question.prefill]), question.id


@pytest.mark.parametrize("id_", FORMS)
def test_the_head_is_filled_from_the_case(id_: str) -> None:
    """A griffier types the number and the day once."""
    head = {"kenmerk.kort": "RC 26/1234", "verhoor.dag": "maandag 7 december 2026"}
    fields = {item.id: item.field for item in questions(_composed(id_, USUAL, **head))}
    assert [getattr(fields[name], "value", "") for name in ("kenmerk", "dag")] == list(head.values())


@pytest.mark.parametrize(
    ("id_", "rows"), [*((id_, 25) for id_ in QUESTION_LISTS), ("nadere-vragen", 10), ("belette-vragen", 12)]
)
def test_a_list_has_room_for_its_questions(id_: str, rows: int) -> None:
    """The table is there with and without a case."""
    for switches in (None, BARE, USUAL):
        fields = [item.field for item in questions(_composed(id_, switches))]
        assert [len(field.rows) for field in fields if isinstance(field, TableField)] == [rows]


@pytest.mark.parametrize("id_", ["vragentoets-rc", "nadere-vragen"])
def test_a_decision_is_one_of_five(id_: str) -> None:
    """Asked as it is, in other words, together with another, prevented, or not asked.

    Prevented (art. 187b Sv) are questions of the parties; a question of the judge's own is just not asked.
    """
    (table,) = [
        question for _, question in _form(id_).questions() if isinstance(question, kinds.TableQuestion)
    ]
    (column,) = [column for column in table.columns if column.id == "besluit"]
    decisions = ["stellen", "anders", "samen", "beletten", "niet-stellen"]
    assert [option.id for option in column.options] == decisions
    assert "‘Niet’" in _introduction(id_) + plain_text(_fields(id_, None)["vraag"].help)


@pytest.mark.parametrize("id_", ["vragenlijst-ovj", "vragenlijst-verdediging"])
def test_parties_read_that_handing_in_is_a_request(id_: str) -> None:
    """No article found obliges them; a question that comes up later is still possible."""
    text = _introduction(id_)
    for needed in (
        "een verzoek",
        "geen wettelijke termijn",
        "in een pauze",
        "vult het politieverhoor aan",
        "187b",
    ):
        assert needed in text


def test_the_defence_reads_of_its_right_to_question() -> None:
    """The list of the defence starts from that right and does not call the witness a victim."""
    assert "recht van de verdediging om de getuige te ondervragen" in _introduction("vragenlijst-verdediging")
    assert "slachtoffer" not in _introduction("vragenlijst-verdediging")


@pytest.mark.parametrize("id_", ["vragentoets-rc", "nadere-vragen"])
def test_where_participants_disagreed_both_sides_are_given(id_: str) -> None:
    """The report takes no side, so neither does a form."""
    text = _introduction(id_)
    assert "Vóór" in text
    assert "Tegen:" in text


def _introduction(id_: str) -> str:
    """What a form says before its questions, on one line."""
    texts = [
        part.text
        for part in _form(id_).introduction
        if isinstance(part, parts.ParagraphPart | parts.NoticePart)
    ]
    return " ".join(" ".join(texts).split())


def test_the_checklist_is_short_lines_and_gives_both_sides_in_one() -> None:
    """What counts against a measure stands beside what counts for it."""
    for item in questions(_composed(CHECKLIST, None)):
        assert len(item.label) <= LONGEST_ITEM, item.id
        help_ = plain_text(item.help)
        assert len(help_) <= LONGEST_ITEM + 10, item.id
        assert ("Vóór:" in help_) == ("Tegen:" in help_), item.id
    both = {item.id for item in questions(_composed(CHECKLIST, None)) if "Vóór:" in plain_text(item.help)}
    assert both == {"onderbouwing", "vragen-verzoek", "rc-alles", "studio-reserveren"}


@pytest.mark.parametrize(
    ("chosen", "prompt"),
    [
        ({"voorgesprek": True}, "overweeg-voorgesprek"),
        ({"voorgesprek_partijen": True}, "overweeg-partijen"),
        ({"vragen_vooraf": True}, "overweeg-vragen"),
        ({"rc_vragen": "inleiding"}, "overweeg-rc-vraagt"),
        ({"studio": True}, "overweeg-studio"),
    ],
)
def test_a_measure_that_was_not_chosen_is_still_considered(
    chosen: dict[str, bool | str], prompt: str
) -> None:
    """What nobody thought of is asked about; what was chosen is not asked again."""
    assert prompt in _items(BARE)
    assert prompt not in _items({**BARE, **chosen})


@pytest.mark.parametrize("switches", [None, BARE, USUAL, FULLEST])
def test_the_choice_shows_all_five_measures_whatever_the_case(
    switches: Mapping[str, bool | str] | None,
) -> None:
    """Each with what speaks for it and against it, the wish, the ground, the test, and the words."""
    found = set(_fields("keuze-maatregelen", switches))
    parts_of_a_measure = ("besluit", "wens", "grond", "verdediging", "pv")
    for measure in ("voorgesprek", "partijen", "vragen", "rc-vraagt", "studio"):
        assert {f"{measure}-{part}" for part in parts_of_a_measure} <= found
    texts = [
        part.text
        for section in _form("keuze-maatregelen").sections
        for part in section.content
        if isinstance(part, parts.ParagraphPart)
    ]
    assert len(texts) == 5
    assert all("**Vóór:**" in text and ("**Tegen:**" in text or "**Let op:**" in text) for text in texts)


@pytest.mark.parametrize(
    ("asked", "item"),
    [
        ({"rc_vragen": "alles"}, "vraagt-alles"),
        ({"rc_vragen": "inleiding"}, "vraagt-inleiding"),
        ({"rc_vragen": "nee"}, "vraagt-partijen"),
        ({"studio": True}, "vraagt-studio"),
    ],
)
@pytest.mark.parametrize("handed_in", [True, False])
def test_every_way_of_asking_has_its_sheet(asked: dict[str, bool | str], item: str, handed_in: bool) -> None:
    """Also where nobody hands in questions, and the one line says who asks."""
    assert _form("vragen-verhoor").when is None
    switches = {**BARE, **asked, "vragen_vooraf": handed_in}
    for id_ in ("vragen-verhoor", "gids-voorgesprek"):
        assert [name for name in _fields(id_, switches) if name.startswith("vraagt-")] == [item]


def test_the_first_indication_asks_for_no_medical_papers() -> None:
    """Asking for them can feel like having to prove oneself (chapter 4)."""
    (notice,) = _form("indicatie-kwetsbaarheid").introduction
    assert isinstance(notice, parts.NoticePart)
    assert "geen medische stukken" in " ".join(notice.text.split())
    assert not [
        label
        for label in _labels(_composed("indicatie-kwetsbaarheid", None)).values()
        if "medisch" in label.lower()
    ]


def test_the_checklist_of_a_usual_hearing_is_short_enough_to_use() -> None:
    """Also the fullest hearing stays within what a person can tick, and a blank one has it all."""
    every = {question.id for _, question in _form(CHECKLIST).questions() if question.kind == "check"}
    assert len(_items(USUAL)) <= MOST_ITEMS_USUALLY
    assert len(_items(USUAL)) < len(_items(FULLEST)) <= MOST_ITEMS_EVER
    assert _items(None) == every


@pytest.mark.parametrize(
    ("switch", "value", "items"),
    [
        ("voorgesprek", True, {"gesprek-melden", "gesprek-controle", "pv-gesprek"}),
        ("voorgesprek_partijen", True, {"partijen-samen", "partijen-gevolg"}),
        ("vragen_vooraf", True, {"vragen-verzoek", "vragen-toets", "niets-ingediend", "pauze-vragen"}),
        ("rc_vragen", "alles", {"rc-alles", "pauze-vragen"}),
        ("rc_vragen", "inleiding", {"rc-inleiding", "na-inleiding"}),
        ("studio", True, {"studio-reserveren", "studio-regels", "studio-vragen", "studio-extra"}),
        ("minderjarig", True, {"minderjarig-informeren", "minderjarig-aanpassen", "minderjarig-opname"}),
        ("tolk", "geregeld", {"tolk-keuze", "tolk-check"}),
        ("soort", "dagvaarding", {"betekening"}),
        ("verdachte", "ja", {"verdachte-wel"}),
    ],
)
def test_what_belongs_to_a_choice_is_printed_only_with_it(
    switch: str, value: bool | str, items: set[str]
) -> None:
    """A measure that was not chosen leaves no items behind."""
    assert items <= _items({**BARE, switch: value})
    assert not items & _items(BARE)


@pytest.mark.parametrize("presence", CONDITIONS["verdachte"])
def test_one_item_is_about_the_presence_of_the_suspect(presence: str) -> None:
    """Which one depends on what was decided."""
    printed = _items({**BARE, "verdachte": presence})
    assert len([item for item in printed if item.startswith("verdachte-")]) == 1


def test_the_opening_names_a_recording_and_watchers_only_when_there_are_any() -> None:
    """What is not switched on is not promised, and not announced."""
    assert {"meekijken", "opname"}.isdisjoint(_labels(_composed("vragen-verhoor", BARE)))
    assert {"meekijken", "opname"} <= _labels(_composed("vragen-verhoor", FULLEST)).keys()
