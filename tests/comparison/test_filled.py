"""Two filled forms of the same person: what changed is told once, and nothing of what did not."""

import json
from dataclasses import replace
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from proeftuin_docs import kinds
from proeftuin_docs.cli.filled_view import filled_lines
from proeftuin_docs.comparison.filled import (
    FilledComparison,
    FilledForm,
    compare_filled,
    compare_readings,
    filled_page,
)
from proeftuin_docs.definitions import ExtraRoom, FormDefinition
from proeftuin_docs.errors import DataError, Place, ProeftuinError, WrongUsageError, returned
from proeftuin_docs.library import Library
from proeftuin_docs.returned.answers import ReadAnswers
from proeftuin_docs.returned.field_contents import UnreadContent
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.migration import UnmigratedValue
from proeftuin_docs.returned.readings import Reading
from proeftuin_docs.usecases.render import render
from tests.builders import make_form

MARCH: dict[str, Any] = {
    "kenmerk": "ZC-17",
    "datum": "2026-03-03",
    "relatie": {"antwoord": "ja", "toelichting": "Met Rik"},
    "kinderen": {"antwoord": "nee"},
    "ander-strafbaar-feit": {"antwoord": ["zeden", "drugs"]},
    "waarom-bang": "Hij belt elke dag. {{ x }} <b>vet</b>",
    "cijfer-veiligheid": "4",
    "cijfer-familie": "7",
}
JUNE: dict[str, Any] = {
    "kenmerk": "ZC-17",
    "datum": "2026-06-09",
    "relatie": {"antwoord": "nee"},
    "kinderen": {"antwoord": "nee"},
    "ander-strafbaar-feit": {"antwoord": ["zeden", "wapens"]},
    "waarom-bang": "Hij belt niet meer. {{ x }} <b>vet</b>",
    "cijfer-veiligheid": "7",
    "cijfer-ervaring-politie": "6",
}
CHANGED = [
    "ander-strafbaar-feit",
    "relatie",
    "datum",
    "waarom-bang",
    "cijfer-veiligheid",
    "cijfer-familie",
    "cijfer-ervaring-politie",
]


@cache
def library() -> Library:
    """The bundled configuration."""
    return Library.open()


def filled(
    name: str, values: dict[str, Any], reference: str = "iri@1.2.0", part: str | None = None
) -> GivenFile:
    """A filled form or part; the end of its name is its format."""
    format_name, content = name.rpartition(".")[2], json.dumps(values).encode()
    made = render(library(), reference, format_name, (content, "antwoorden.json"), part=part)
    return GivenFile(name, partial(bytes, made))


@cache
def spring() -> FilledComparison:
    """June beside March, the newer file first, of two formats."""
    return compare_filled(library(), [filled("juni.docx", JUNE), filled("maart.pdf", MARCH)])


def text_of(comparison: FilledComparison) -> str:
    """The comparison as lines."""
    return "\n".join(filled_lines(comparison, library().wording()))


def names(error: pytest.ExceptionInfo[ProeftuinError]) -> list[str]:
    """The names of the faults."""
    return [item.name for item in error.value.diagnostics]


def test_the_date_in_the_forms_says_which_is_older() -> None:
    """Whatever the order and the format of the files."""
    assert [form.reading.file for form in spring().forms] == ["maart.pdf", "juni.docx"]
    assert [item.id for item in spring().changes] == CHANGED
    assert spring().same == len(list(spring().definition.questions())) - len(CHANGED)


def test_the_part_of_the_victim_has_a_day_of_its_own() -> None:
    """Two parts are put in order by it, and a part beside a whole form that has it or only the other day."""
    spring_day, summer_day = {"datum-slachtoffer": "2026-03-05"}, {"datum-slachtoffer": "2026-06-01"}
    part = filled("juni.html", summer_day | {"cijfer-veiligheid": 7}, part="slachtoffer")
    for older in (
        filled("maart.html", spring_day | {"cijfer-veiligheid": 4}, part="slachtoffer"),
        filled("maart.html", spring_day | {"datum": "2026-06-02", "cijfer-veiligheid": 4}),
        filled("maart.html", {"datum": "2026-03-03", "cijfer-veiligheid": 4}),
    ):
        compared = compare_filled(library(), [part, older])
        assert [form.reading.file for form in compared.forms] == ["maart.html", "juni.html"]
        assert "  van 4 naar 7" in text_of(compared).splitlines()
    with pytest.raises(WrongUsageError) as error:
        compare_filled(library(), [part, filled("maart.html", {"cijfer-veiligheid": 4}, part="slachtoffer")])
    assert names(error) == ["filled.no_day"]


def test_the_lines_say_what_changed_and_no_more() -> None:
    """Options by their labels, days in words, a scale as a line; what somebody typed is literal."""
    text = text_of(spring())
    for line in (
        "Ouder: maart.pdf, 3 maart 2026",
        f"Anders: {len(CHANGED)}. Gelijk gebleven: {spring().same}.",
        "  [-Drugs-], [+Wapens+]",
        "  [-Ja-] → [+Nee+]",
        "  Met wie, nu leeg:",
        "  [-3 maart 2026-] → [+9 juni 2026+]",
        "  Hij belt [-elke dag-][+niet meer+]. {{ x }} <b>vet</b>",
        "  van 4 naar 7",
        "  1 ···○──●··· 10",
        "  eerder 7, nu niet ingevuld",
        "  1 ·····●···· 10",
    ):
        assert line in text.splitlines()
    assert "ZC-17" not in text
    assert "kinderen" not in text


def test_the_page_is_whole_literal_and_asks_for_nothing() -> None:
    """A policy that forbids the rest, no script, no style of its own on an element, words beside drawings."""
    page = filled_page(spring(), library())
    assert page == filled_page(spring(), library())
    tree: Any = html.document_fromstring(page.decode())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert tree.xpath("//script | //@style | //@href | //@src") == []
    assert [int(item.tag[1]) for item in tree.iter("h1", "h2", "h3")][:2] == [1, 2]
    assert "{{ x }} <b>vet</b>" in tree.text_content()
    assert len(tree.xpath("//*[@class='drawn'][@aria-hidden='true']/*[@class='scale']")) == 3
    assert "van 4 naar 7" in tree.text_content()
    assert "ZC-17" not in tree.text_content()


def test_the_data_have_both_values() -> None:
    """As `read` gives them."""
    found = {item["question"]: (item["older"], item["newer"]) for item in spring().data["changes"]}
    assert found["cijfer-veiligheid"] == (4, 7)
    assert found["relatie"] == ({"antwoord": "ja", "toelichting": "Met Rik"}, {"antwoord": "nee"})
    assert (spring().data["older"]["date"], spring().data["newer"]["file"]) == ("2026-03-03", "juni.docx")


def test_an_order_that_is_not_known_is_asked_for() -> None:
    """No date, or the same one: nothing is guessed, and the answer may not go against the dates."""
    undated = {key: value for key, value in MARCH.items() if key != "datum"}
    two = filled("een.html", undated), filled("twee.html", JUNE)
    for files in (two, (two[1], filled("drie.html", {**MARCH, "datum": JUNE["datum"]}))):
        with pytest.raises(WrongUsageError) as error:
            compare_filled(library(), files)
        assert names(error) in (["filled.no_day"], ["filled.same_day"])
        older = files[1].name
        assert compare_filled(library(), files, older).older.reading.file == older
    for older, fault in (("juni.html", "filled.older_by_date"), ("mei.html", "filled.unknown_older")):
        with pytest.raises(WrongUsageError) as error:
            compare_filled(library(), [filled("maart.html", MARCH), filled("juni.html", JUNE)], older)
        assert names(error) == [fault]


def test_two_people_or_two_forms_are_refused() -> None:
    """By the reference, without showing it; case and spaces are no difference."""
    march = filled("maart.html", MARCH)
    same = filled("juni.html", {**JUNE, "kenmerk": "zc-17 "})
    assert compare_filled(library(), [march, same]).changes
    with pytest.raises(DataError) as error:
        compare_filled(library(), [march, filled("juni.html", {**JUNE, "kenmerk": "ZC-18"})])
    assert names(error) == ["filled.other_person"]
    assert "ZC" not in str(error.value.diagnostics[0])
    with pytest.raises(DataError) as error:
        compare_filled(library(), [march, filled("plan.html", {"naam": "Kim"}, "veiligheidsplan")])
    assert names(error) == ["filled.other_form"]
    with pytest.raises(WrongUsageError) as usage:
        compare_filled(library(), [march])
    assert names(usage) == ["filled.not_two"]


def test_an_older_version_is_brought_to_the_newer_one() -> None:
    """As `read --as` does; that neither says of whom it is, is told."""
    known = {key: value for key, value in MARCH.items() if key not in ("kenmerk", "datum")}
    files = [filled("juni.html", JUNE), filled("maart.html", known, "iri@1.0.0")]
    found = compare_filled(library(), files, "maart.html")
    assert found.older.reading.source is not None
    assert (found.definition.version, found.older.reading.source.version) == ("1.2.0", "1.0.0")
    assert [item.id for item in found.changes if item.id in CHANGED] == CHANGED
    assert "filled.person_unseen" in {item.name for item in found.remarks}


def test_the_sai_is_compared_only_with_its_promise() -> None:
    """As it is read; then the promise stands in every form of the outcome."""
    first, later = (
        {"datum-van-invullen": "2026-01-01"},
        {"datum-van-invullen": "2026-02-01", "dader": "Een man"},
    )
    files = [filled("a.html", first, "sai@1.0.0"), filled("b.html", later, "sai@1.0.0")]
    with pytest.raises(DataError) as error:
        compare_filled(library(), files)
    assert "returned.for_coordinator_only" in names(error)
    found = compare_filled(library(), files, as_coordinator=True)
    promised = "alleen voor jou en je Veiligheidscoördinator"
    assert promised in " ".join(text_of(found).split())
    assert promised in filled_page(found, library()).decode()
    assert promised in found.data["promise"]


def read_as(values: dict[str, Any], form: FormDefinition, **more: Any) -> FilledForm:  # noqa: ANN401
    """A form as it was read."""
    return FilledForm(Reading("x.pdf", form, read=ReadAnswers(values, **more)), None)


TABLE = """- kind: table
  id: rij
  label: Rijen
  columns: [{id: wat, label: Wat}, {id: klaar, label: Klaar, kind: check}]
"""


def test_rows_that_stay_keep_each_other_in_place() -> None:
    """A row that came in between does not make every row below it a change; a cell is told by itself."""
    form = make_form(TABLE)
    older = [{"wat": "een"}, {"wat": "twee"}, {}, {"wat": "drie"}]
    newer = [{"wat": "een"}, {"wat": "nieuw"}, {"wat": "twee"}, {"wat": "drie", "klaar": True}]
    one, other = (read_as({"rij": rows}, form) for rows in (older, newer))
    (change,) = compare_readings(form, one, other, library().wording()).changes
    assert [(line.about, line.words) for line in change.lines] == [
        ("rij 2 is nieuw", [("new", "Wat: nieuw")]),
        ("rij 4, Klaar, nu ingevuld", [("new", "aangekruist")]),
    ]


def test_what_is_not_certain_is_no_change() -> None:
    """Where an answer could not be read nobody says that it was blank; what was read stands there."""
    left = UnreadContent("cijfer-veiligheid", "cijfer-veiligheid", "een vier")
    told = returned.contradicts_itself(Place("x.pdf", path="cijfer-veiligheid"))
    older = read_as({"cijfer-familie": 7}, iri(), unread=(left,))
    older = FilledForm(replace(older.reading, problems=(told,)), None)
    newer = read_as({"cijfer-veiligheid": 7, "cijfer-familie": 7}, iri())
    found = compare_readings(iri(), older, newer, library().wording())
    (change,) = found.changes
    assert [(line.about, line.words) for line in change.lines] == [
        ("niet zeker gelezen, in x.pdf", [("same", "een vier")])
    ]
    assert change.remarks == (f"x.pdf: {told.message}",)
    assert found.remarks == ()


def test_what_has_no_place_any_more_and_spare_sheets_are_told() -> None:
    """Nothing that somebody wrote is left out."""
    lost = UnmigratedValue("weg", "Wat was dat?", "", "Dit")
    older = read_as({}, iri(), extra_room=(ExtraRoom("vraag 3", "meer"),))
    source = make_form("- {kind: text, id: weg, label: Wat was dat?}")
    older = FilledForm(replace(older.reading, not_carried=(lost,), source=source), None)
    found = compare_readings(iri(), older, read_as({}, iri()), library().wording()).changes
    assert [(item.label, [line.words for line in item.lines]) for item in found] == [
        ("Wat was dat?", [[("gone", "Dit")]]),
        ("vraag 3", [[("gone", "vraag 3")], [("gone", "meer")]]),
    ]


@cache
def iri() -> FormDefinition:
    """The IRI with a date."""
    found = library().find("iri@1.2.0")
    assert isinstance(found, FormDefinition)
    return found


def _value(asked: kinds.QuestionPart) -> st.SearchStrategy[Any]:
    """A plain value of a question, as a file gives it; None for a blank one."""
    texts = st.text("ab \n{<é", min_size=1, max_size=8)
    match asked:
        case kinds.ScaleQuestion():
            value: st.SearchStrategy[Any] = st.integers(asked.from_, asked.to)
        case kinds.MultiChoiceQuestion():
            ids = [option.id for option in asked.options]
            value = st.sets(st.sampled_from(ids), min_size=1).map(lambda found: sorted(found, key=ids.index))
        case kinds.YesNoQuestion():
            value = st.sampled_from(["ja", "nee"])
        case kinds.CheckQuestion():
            value = st.just(True)
        case kinds.DateQuestion():
            value = st.dates().map(str)
        case _:
            value = texts
    if getattr(asked, "explanation", False):
        value = st.fixed_dictionaries({}, optional={"antwoord": value, "toelichting": texts})
    return st.none() | value


FILLINGS = st.fixed_dictionaries({asked.id: _value(asked) for _, asked in iri().questions()}).map(
    lambda values: {id_: value for id_, value in values.items() if value not in (None, {})}
)


@settings(max_examples=40, deadline=None)
@given(FILLINGS, FILLINGS, st.sets(st.sampled_from([asked.id for _, asked in iri().questions()])))
def test_every_difference_is_told_once_and_nothing_else(
    older: dict[str, Any], newer: dict[str, Any], alike: set[str]
) -> None:
    """Two random fillings of the IRI, with some questions alike: in the changes and in the lines."""
    newer = {id_: value for id_, value in newer.items() if id_ not in alike}
    newer |= {id_: value for id_, value in older.items() if id_ in alike}
    found = compare_readings(iri(), read_as(older, iri()), read_as(newer, iri()), library().wording())
    asked = [question.id for _, question in iri().questions()]
    different = [id_ for id_ in asked if older.get(id_) != newer.get(id_)]
    assert [item.id for item in found.changes] == different
    assert all(line.pieces for item in found.changes for line in item.lines)
    assert found.same == len(asked) - len(different)
