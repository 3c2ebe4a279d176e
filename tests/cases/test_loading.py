"""Reading a case: what is typed is kept, what is wrong is told all at once, and nothing of it leaks."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.cases import Zaak, load_case
from proeftuin_docs.cases.measures import RcStelt
from proeftuin_docs.cases.models import Bezorging
from proeftuin_docs.errors import DataError, ExitCode, Severity
from tests.cases.cases import changed, codes, example, line_of, loaded, profiles, told


def test_values_stay_as_they_were_typed() -> None:
    """A telephone number keeps its nought; numbers, days and times become what they are."""
    case = loaded(
        ("telefoon: 020 000 00 01", "telefoon: 0612345678"),
        ("kamer: B 0.12", "kamer: 0.10"),
        ("datum_brief: 23-11-2026", "datum_brief: 2026-11-23"),
        ("begin: 10.00", "begin: 9:05"),
    ).case
    assert (case.griffier.telefoon, case.verhoor.kamer) == ("0612345678", "0.10")
    assert (case.verhoor.duur_minuten, case.verhoor.datum) == (120, date(2027, 1, 12))
    assert (case.datum_brief, case.verhoor.begin) == (date(2026, 11, 23), "09:05")


def test_a_key_without_a_value_is_not_filled_in() -> None:
    """Who leaves a line empty means nothing by it."""
    case = loaded(("kamer: B 0.12", "kamer:"), ("aparte_wachtruimte: ja", "aparte_wachtruimte:")).case
    assert case.verhoor.kamer is None
    assert case.schakelaars.aparte_wachtruimte is False
    text = changed(("telefoon: 020 000 00 01", "telefoon:"))
    [found] = told(text)
    assert (found.code, found.place.line) == ("Z001", line_of(text, "  telefoon:\n  email"))


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
    assert (found.code, found.place.line) == ("Z023", line_of(text, '"telefoon": "geen"'))


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("", "zaak.yaml", "Z004"),
        ("- a\n", "zaak.yaml", "Z004"),
        ("a: {\n", "zaak.yaml", "Y001"),
        ("{", "zaak.json", "D021"),
        ("[" * 200_000, "zaak.json", "D022"),
        ('{"schema": 1, "schema": 1}', "zaak.json", "Y002"),
        ("schema: 2\nnieuw: ja\n", "zaak.yaml", "Z005"),
    ],
)
def test_a_text_that_is_no_case_is_refused(text: str, name: str, code: str) -> None:
    """With the cause, not with a list of all that is missing."""
    assert code in codes(told(text, name))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("soort_stuk: oproeping", "soort_stuk: uitnodiging", "Z006"),
        ("datum_brief: 23-11-2026", "datum_brief: 30-02-2026", "Z012"),
        ("datum_brief: 23-11-2026", "datum_brief: 3/4/2026", "Z012"),
        ("begin: 10.00", "begin: 25.00", "Z013"),
        ("begin: 10.00", "begin: tien uur", "Z013"),
        ("duur_minuten: 120", "duur_minuten: twee uur", "Z008"),
        ("duur_minuten: 120", "duur_minuten: 601", "Z016"),
        ("voornaam: Kim", "voornaam: ''", "Z014"),
        ("voornaam: Kim", "voornaam: [Kim]", "Z007"),
        ("voornaam: Kim", "voornaam: ' Kim'", "Z017"),
        ("voornaam: Kim", 'voornaam: "Kim\\nVerbeek"', "Z017"),
        ("voornaam: Kim", f"voornaam: {'K' * 201}", "Z015"),
        ("voornaam: Kim", 'voornaam: "K\\u0007m"', "Z018"),
        ("voornaam: Kim", 'voornaam: "K\\tm"', "Z018"),
        ("voornaam: Kim", 'voornaam: "K\\u202Em"', "Z018"),
        ("voornaam: Kim", 'voornaam: "K\\u2028m"', "Z018"),
        ("aanspreekvorm: u", "aanspreekvorm: jij", "Z006"),
        ("post_veilig: ja", "post_veilig: misschien", "Z009"),
        ("regels: [Kabinet rechter-commissaris]", "regels: Kabinet", "Z010"),
        ("kamer: B 0.12", "xyz: B 0.12", "Z003"),
        ("kamer: B 0.12", "kamr: B 0.12", "Z002"),
        ("parketnummer: 15/000000-26", "parketnummer: 15/00000-26", "Z021"),
        ("parketnummer: 15/000000-26", "parketnummer: 15/000000-2026", "Z021"),
        ("telefoon: 020 000 00 01", "telefoon: 12345", "Z023"),
        ("telefoon: 020 000 00 01", "telefoon: bel maar", "Z023"),
        ("email: g.voorbeeld@rechtbank.example", "email: g.voorbeeld", "Z025"),
    ],
)
def test_a_wrong_value_has_its_code_at_its_line(old: str, new: str, code: str) -> None:
    """One fault is one message, at the key that has to change."""
    text = changed((f"{old}\n", f"{new}\n"))
    found = told(text)
    assert [(item.code, item.place.line) for item in found] == [(code, line_of(text, new))]
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
    assert codes(found) == ["Z006", "Z030", "Z040", "Z023", "Z042", "Z070", "Z032?", "Z035?", "Z035?", "Z037"]
    lines = [item.place.line or 0 for item in found]
    assert lines == sorted(lines)
    with pytest.raises(DataError) as caught:
        load_case(text, "zaak.yaml", profiles())
    assert caught.value.exit_code is ExitCode.DATA_FAULT


def test_a_case_needs_a_number() -> None:
    """Without one nobody at the court can find it."""
    text = changed(("  rc_nummer: RC 26/0001 (voorbeeld)\n  parketnummer: 15/000000-26", "  rc_nummer:"))
    assert codes(told(text)) == ["Z020"]


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
    assert (found.code, found.place.line) == ("Z051", line_of(text, "maatregelen:\n"))
    assert loaded((talk, "  voorgesprek-slachtoffer: nee\n")).case.maatregelen.voorgesprek_slachtoffer is None
    assert codes(told(changed((talk, "  voorgesprek-slachtoffer: ja\n")))) == ["Z050"]
    assert codes(told(changed(("    tijd: 14.00\n", "")))) == ["Z001"]


names = st.text(st.characters(categories=("L", "M", "N", "P", "S"), codec="utf-8"), min_size=1, max_size=60)


@pytest.mark.slow
@settings(deadline=None)
@given(first=names, last=names)
def test_any_name_is_kept_whole(first: str, last: str) -> None:
    """People are called what they are called."""
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
    assert ("Z030" in codes(found)) == (letter > hearing)
    assert {item.severity for item in found if item.code in ("Z031", "Z032", "Z033")} <= {Severity.WARNING}


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
    assert codes(told(changed(("bezorging: post", "bezorging: duif")))) == ["Z006"]
    assert Bezorging("post") is Bezorging.POST
