"""Reading a case: what is typed is kept, what is wrong is told all at once, and nothing of it leaks."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from proeftuin_docs.cases import Zaak, load_case
from proeftuin_docs.cases.measures import RcStelt
from proeftuin_docs.cases.models import Bezorging
from proeftuin_docs.cases.plausibility import word_fault
from proeftuin_docs.errors import DataError, ExitCode, Severity
from proeftuin_docs.text.characters import has_lost_letter, is_misread, unseen_sign
from tests.cases.cases import changed, codes, example, line_of, loaded, profiles, told


def test_values_stay_as_they_were_typed() -> None:
    """A telephone number keeps its nought; numbers, days and times become what they are."""
    case = loaded(
        ("telefoon: 020 000 00 01", "telefoon: 0612345678"),
        ("kamer: B 0.12", "kamer: 0.10"),
        ("datum_brief: 23-11-2026", "datum_brief: 2026-11-23"),
        ("begin: 10.00", "begin: 9:55"),
    ).case
    assert (case.griffier.telefoon, case.verhoor.kamer) == ("0612345678", "0.10")
    assert (case.verhoor.duur_minuten, case.verhoor.datum) == (120, date(2027, 1, 12))
    assert (case.datum_brief, case.verhoor.begin) == (date(2026, 11, 23), "09:55")


def test_a_court_may_be_called_by_its_name() -> None:
    """As people do; its id is what counts."""
    assert loaded(("rechtbank: noord-holland", "rechtbank: Rechtbank Noord-Holland")).case == loaded().case


def test_a_key_without_a_value_is_not_filled_in() -> None:
    """Who leaves a line empty means nothing by it."""
    case = loaded(("kamer: B 0.12", "kamer:"), ("aparte_wachtruimte: ja", "aparte_wachtruimte:")).case
    assert case.verhoor.kamer is None
    assert case.schakelaars.aparte_wachtruimte is False
    text = changed(("telefoon: 020 000 00 01", "telefoon:"))
    [found] = told(text)
    assert (found.name, found.place.line) == ("cases.missing_key", line_of(text, "  telefoon:\n  email"))


def test_json_is_read_like_yaml() -> None:
    """The same data give the same case, whatever wrote them."""
    data = yaml.load(example(), Loader=yaml.BaseLoader)
    case = load_case(json.dumps(data, ensure_ascii=False), "zaak.json", profiles())
    assert case == loaded()
    data["verhoor"]["duur_minuten"] = 120
    data["schakelaars"]["opname"] = False
    data["slachtoffer"]["voornaam"] = "Kim 😀"
    text = json.dumps(data, indent=1).replace('" ', '"\t')
    assert load_case(text, "ZAAK.JSON", profiles()).case.slachtoffer.voornaam == "Kim 😀"


def test_a_fault_in_json_has_its_line() -> None:
    """JSON is YAML enough to know where everything stands."""
    data = yaml.load(example(), Loader=yaml.BaseLoader)
    data["griffier"]["telefoon"] = "geen"
    text = json.dumps(data, indent=2)
    [found] = told(text, "zaak.json")
    assert (found.name, found.place.line) == ("cases.not_a_phone_number", line_of(text, '"telefoon": "geen"'))


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("", "zaak.yaml", "cases.empty_file"),
        ("- a\n", "zaak.yaml", "cases.empty_file"),
        ("a: {\n", "zaak.yaml", "yaml.invalid"),
        ("{", "zaak.json", "answers.invalid_json"),
        ("[" * 200_000, "zaak.json", "answers.too_deep"),
        ('{"schema": 1, "schema": 1}', "zaak.json", "yaml.repeated_key"),
        ("schema: 2\nnieuw: ja\n", "zaak.yaml", "cases.newer_schema"),
    ],
)
def test_a_text_that_is_no_case_is_refused(text: str, name: str, code: str) -> None:
    """With the cause, not with a list of all that is missing."""
    assert code in codes(told(text, name))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("soort_stuk: oproeping", "soort_stuk: uitnodiging", "cases.unknown_choice"),
        ("datum_brief: 23-11-2026", "datum_brief: 30-02-2026", "cases.not_a_date"),
        ("datum_brief: 23-11-2026", "datum_brief: 3/4/2026", "cases.not_a_date"),
        ("begin: 10.00", "begin: 25.00", "cases.not_a_time"),
        ("begin: 10.00", "begin: tien uur", "cases.not_a_time"),
        ("duur_minuten: 120", "duur_minuten: twee uur", "cases.not_a_whole_number"),
        ("duur_minuten: 120", "duur_minuten: 601", "cases.out_of_bounds"),
        ("voornaam: Kim", "voornaam: ''", "cases.empty_value"),
        ("voornaam: Kim", "voornaam: [Kim]", "cases.not_text"),
        ("voornaam: Kim", "voornaam: ' Kim'", "cases.not_one_line"),
        ("voornaam: Kim", 'voornaam: "Kim\\nVerbeek"', "cases.not_one_line"),
        ("voornaam: Kim", f"voornaam: {'K' * 201}", "cases.too_long"),
        ("voornaam: Kim", 'voornaam: "K\\u0007m"', "cases.impossible_character"),
        ("voornaam: Kim", 'voornaam: "K\\tm"', "cases.impossible_character"),
        ("voornaam: Kim", 'voornaam: "K\\u200Bm"', "cases.impossible_character"),
        ("voornaam: Kim", "voornaam: ZoÃ«", "cases.misread_letters"),
        ("voornaam: Kim", "voornaam: Y?ld?z", "cases.lost_letter"),
        ("voornaam: Kim", 'voornaam: "K\\u202Em"', "cases.impossible_character"),
        ("voornaam: Kim", 'voornaam: "K\\u2028m"', "cases.impossible_character"),
        ("aanspreekvorm: u", "aanspreekvorm: jij", "cases.unknown_choice"),
        ("post_veilig: ja", "post_veilig: misschien", "cases.not_yes_or_no"),
        ("regels: [Kabinet rechter-commissaris]", "regels: Kabinet", "cases.not_a_list"),
        ("kamer: B 0.12", "xyz: B 0.12", "cases.unknown_key"),
        ("kamer: B 0.12", "kamr: B 0.12", "cases.misspelt_key"),
        ("parketnummer: 15/000000-26", "parketnummer: 15/00000-26", "cases.not_a_prosecution_number"),
        ("parketnummer: 15/000000-26", "parketnummer: 15/000000-2026", "cases.not_a_prosecution_number"),
        ("telefoon: 020 000 00 01", "telefoon: 12345", "cases.not_a_phone_number"),
        ("telefoon: 020 000 00 01", "telefoon: bel maar", "cases.not_a_phone_number"),
        ("email: g.voorbeeld@rechtbank.example", "email: g.voorbeeld", "cases.not_an_email_address"),
    ],
)
def test_a_wrong_value_has_its_code_at_its_line(old: str, new: str, code: str) -> None:
    """One fault is one message, at the key that has to change."""
    text = changed((f"{old}\n", f"{new}\n"))
    found = told(text)
    assert [(item.name, item.place.line) for item in found] == [(code, line_of(text, new))]
    assert found[0].place.file == "zaak.yaml"


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_lines() -> None:
    """Faults of the schema, between the parts, and warnings come together."""
    text = changed(
        ("soort_stuk: oproeping\n", "soort_stuk: brief\n"),
        ("datum_brief: 23-11-2026", "datum_brief: 01-02-2027"),
        ("rechtbank: noord-holland", "rechtbank: noord-hollant"),
        ("telefoon: 020 000 00 01", "telefoon: nee"),
        ("post_veilig: ja", "post_veilig: nee"),
        ("datum: 12-01-2027", "datum: 16-01-2027"),
        ("profiel: voorbeeld", "profiel: niemand"),
    )
    found = told(text)
    assert codes(found) == [
        "cases.unknown_choice",
        "cases.letter_after_hearing",
        "cases.unknown_court",
        "cases.not_a_phone_number",
        "cases.unknown_judge",
        "cases.post_not_safe",
        "cases.hearing_in_weekend!",
        "cases.before_the_letter?",
        "cases.before_the_letter?",
        "cases.deadline_before_letter",
    ]
    lines = [item.place.line or 0 for item in found]
    assert lines == sorted(lines)
    with pytest.raises(DataError) as caught:
        load_case(text, "zaak.yaml", profiles())
    assert caught.value.exit_code is ExitCode.DATA_FAULT


def test_a_case_needs_a_number() -> None:
    """Without one nobody at the court can find it."""
    text = changed(("  rc_nummer: RC 26/0001 (voorbeeld)\n  parketnummer: 15/000000-26", "  rc_nummer:"))
    assert codes(told(text)) == ["cases.no_case_number"]


@pytest.mark.parametrize("typed", ["15/000000-26", "15-000000-26", "15.000000.26", "15/000000.26"])
def test_a_case_number_gets_one_form(typed: str) -> None:
    """Published decisions write it in several ways."""
    case = loaded(("parketnummer: 15/000000-26", f"parketnummer: {typed}")).case
    assert case.kenmerk.parketnummer == "15/000000-26"


@pytest.mark.parametrize(
    "typed",
    [
        "0612345678",
        "06-12345678",
        "(020) 000 00 01",
        "+31 6 12345678",
        "+31 (0)20 000 00 01",
        "0031201234567",
        "+32 2 123 45 67",
    ],
)
def test_a_telephone_number_may_be_written_in_many_ways(typed: str) -> None:
    """It is printed as it was typed."""
    case = loaded(("telefoon: 020 000 00 01", f'telefoon: "{typed}"')).case
    assert case.griffier.telefoon == typed


def test_measures_of_the_profile_apply_unless_the_case_says_otherwise() -> None:
    """A measure that is mentioned is the case's own; `nee` and `false` switch one off."""
    asks = ("  rc-stelt-vragen:\n    vorm: alles\n", "")
    by_default = loaded(asks).case.maatregelen
    assert by_default.rc_stelt_vragen == RcStelt(vorm="inleiding")
    assert loaded().case.maatregelen.rc_stelt_vragen == RcStelt(vorm="alles")
    for off in ("nee", "false"):
        assert loaded((asks[0], f"  rc-stelt-vragen: {off}\n")).case.maatregelen.rc_stelt_vragen is None
    assert loaded((asks[0], "  rc-stelt-vragen:\n")).case.maatregelen == by_default
    assert loaded((asks[0], "  rc-stelt-vragen: ja\n")).case.maatregelen.rc_stelt_vragen == RcStelt()


def test_a_default_that_needs_a_day_is_asked_for() -> None:
    """A profile knows that there is a talk, only the case knows when."""
    details = "    datum: 05-01-2027\n    tijd: 14.00\n    met: Gerrie Voorbeeld, griffier\n"
    talk = f"  voorgesprek-slachtoffer:\n{details}"
    text = changed((talk, ""))
    [found] = told(text)
    assert (found.name, found.place.line) == (
        "cases.measure_of_profile_without_date",
        line_of(text, "maatregelen:\n"),
    )
    assert loaded((talk, "  voorgesprek-slachtoffer: nee\n")).case.maatregelen.voorgesprek_slachtoffer is None
    assert codes(told(changed((talk, "  voorgesprek-slachtoffer: ja\n")))) == ["cases.measure_without_date"]
    assert codes(told(changed(("    tijd: 14.00\n", "")))) == ["cases.missing_key"]


names = st.text(st.characters(categories=("L", "M", "N", "P", "S"), codec="utf-8"), min_size=1, max_size=60)


@pytest.mark.slow
@settings(deadline=None)
@given(first=names, last=names)
def test_any_name_is_kept_whole(first: str, last: str) -> None:
    """People are called what they are called, unless it says that nobody knows."""
    names = (first, last)
    assume(not any(is_misread(name) or has_lost_letter(name) or unseen_sign(name) for name in names))
    for key, name in (("voornaam", first), ("achternaam", last)):
        found = word_fault(("slachtoffer", key), name)
        assume(found is None or found.severity is not Severity.ERROR)
    data: dict[str, Any] = yaml.load(example(), Loader=yaml.BaseLoader)
    data["slachtoffer"] |= {"voornaam": first, "achternaam": last}
    person = load_case(json.dumps(data), "zaak.json", profiles()).case.slachtoffer
    assert (person.voornaam, person.achternaam) == (first, last)


@settings(deadline=None)
@given(
    hearing=st.dates(date(2026, 1, 1), date(2029, 3, 31)), days=st.integers(-400, 400), dutch=st.booleans()
)
def test_any_two_days_give_a_case_or_faults_but_never_a_crash(
    hearing: date, days: int, *, dutch: bool
) -> None:
    """A letter after the hearing is refused, whatever the days; one before it is not refused for that."""
    letter = hearing + timedelta(days=days)
    form = "%d-%m-%Y" if dutch else "%Y-%m-%d"
    found = told(
        changed(
            ("datum_brief: 23-11-2026", f"datum_brief: {letter.strftime(form)}"),
            ("datum: 12-01-2027", f"datum: {hearing.strftime(form)}"),
        )
    )
    assert ("cases.letter_after_hearing" in codes(found)) == (letter > hearing)
    assert {
        item.severity
        for item in found
        if item.name
        in ("cases.letter_on_day_of_hearing", "cases.hearing_in_weekend", "cases.hearing_on_holiday")
    } <= {Severity.WARNING, Severity.HELD}


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from([*Zaak.model_fields, "datum", "adres", "plaats", "tijd"]), inner
            )
        ),
    )
)
def test_any_data_give_faults_but_never_a_crash(data: object) -> None:
    """Whatever shape a file has, its author gets an answer."""
    assert told(
        json.dumps({"schema": 1, "slachtoffer": data, "maatregelen": data, "verhoor": data}), "x.json"
    )
    assert told(json.dumps(data), "x.json")


def test_an_unknown_way_of_delivery_is_one_fault() -> None:
    """The checks of delivery keep quiet about it."""
    assert codes(told(changed(("bezorging: post", "bezorging: duif")))) == ["cases.unknown_choice"]
    assert Bezorging("post") is Bezorging.POST


@pytest.mark.parametrize(
    "typed",
    [
        "a..b@c.nl",
        ".a@c.nl",
        "a.@c.nl",
        "a@-c.nl",
        "a@c-.nl",
        "a@c..nl",
        "a,b@c.nl",
        "a;b@c.nl",
        "a@c_d.nl",
        "a@c.n",
    ],
)
def test_what_no_post_office_of_the_net_takes_is_no_email_address(typed: str) -> None:
    """Two addresses in one cell neither."""
    change = ("email: g.voorbeeld@rechtbank.example", f"email: {typed}")
    assert codes(told(changed(change))) == ["cases.not_an_email_address"]


@pytest.mark.parametrize("typed", ["a.b+c@d-e.nl", "zoë@bücher.de", "o'nergens@om.nl", "a_b@x.y.museum"])
def test_an_email_address_of_anybody_may_be_given(typed: str) -> None:
    """Letters with an accent too."""
    assert loaded(("g.voorbeeld@rechtbank.example", typed)).case.griffier.email == typed
