"""Profiles: what is shipped, what is not certain of it, and a court's own laid over it."""

from datetime import date
from pathlib import Path

import pytest

from proeftuin_docs.cases import (
    VALUES,
    Addressee,
    Role,
    addressees,
    load_case,
    load_profiles,
    own_sentence,
    profile_warnings,
    sender_lines,
)
from proeftuin_docs.cases.profiles import Zekerheid
from proeftuin_docs.errors import ConfigurationError, Severity
from proeftuin_docs.resources import Resources
from tests.cases.cases import changed, codes, loaded, own_profiles, profiles
from tests.cases.test_checking import PLACE, SENDER

COURTS = """
    amsterdam den-haag gelderland limburg midden-nederland noord-holland noord-nederland oost-brabant
    overijssel rotterdam zeeland-west-brabant
"""
CONFIRMED = """\
rechtbanken:
  - id: noord-holland
    naam: rechtbank Noord-Holland
    melden: de bode
    postadres:
      {straat: Postbus 1, postcode: 9999ab, plaats: Ergens, bevestigd_op: 2026-10-01, bron: b, zekerheid: T}
    plaatsen:
      - id: hier
        naam: het nieuwe gebouw
        adres:
          {straat: Plein 1, postcode: 9999 AC, plaats: Ergens, bevestigd_op: 1-9-2026, bron: b, zekerheid: T}
        postadres:
          {straat: Bus 2, postcode: 9999 AD, plaats: Ergens, bevestigd_op: 1-9-2026, bron: b, zekerheid: T}
      - id: daar
        naam: het oude gebouw
"""


def test_the_eleven_courts_are_there_and_none_is_confirmed() -> None:
    """Nobody has asked a court yet, so that no address may be printed."""
    assert sorted(profiles().courts) == sorted(COURTS.split())
    addresses = [address for court in profiles().courts.values() for _, address in court.addresses()]
    assert len(addresses) > 30
    assert [item for item in addresses if item and item.bevestigd_op] == []


def test_what_is_not_certain_is_a_warning() -> None:
    """Each court, each number that was not seen officially, and the prefixes nobody looked up."""
    found = list(profile_warnings(profiles()))
    assert {item.severity for item in found} == {Severity.WARNING}
    assert codes(tuple(found)).count("profiles.unconfirmed_addresses?") == 11
    unsure = [item for item in profiles().help.values() if item.zekerheid is not Zekerheid.GELEZEN]
    assert codes(tuple(found)).count("profiles.unseen_number?") == len(unsure) > 0
    assert codes(tuple(found)).count("profiles.unchecked_offices?") == 1
    assert all(item.place.line for item in found)


def test_a_confirmed_court_gives_no_warning_and_its_own_addresses(tmp_path: Path) -> None:
    """A court's own file replaces the entry with the same id, whole; the others stay."""
    own = own_profiles(tmp_path, rechtbanken=CONFIRMED)
    assert len(own.courts) == 11
    unconfirmed = [
        item.facts["addresses"] for item in profile_warnings(own) if item.facts.get("id") == "noord-holland"
    ]
    assert unconfirmed == ["daar"]
    bare = ((SENDER, ""), (PLACE, "  plaats: hier\n"), ("  melden_bij: de balie in de hal\n", ""))
    case = load_case(changed(*bare), "zaak.yaml", own)
    assert sender_lines(case) == ("Rechtbank Noord-Holland", "Bus 2", "9999 AD  ERGENS")
    elsewhere = load_case(changed((SENDER, "")), "zaak.yaml", own)
    assert sender_lines(elsewhere)[1:] == ("Postbus 1", "9999 AB  ERGENS")


def test_the_example_judge_is_clearly_no_real_one() -> None:
    """A profile that is copied without thought must not pass for somebody's."""
    assert [judge.id for judge in profiles().judges.values() if judge.voorbeeld] == ["voorbeeld"]
    assert "verzonnen" in profiles().judges["voorbeeld"].naam


def test_the_ways_of_working_of_the_report_are_nobodys_and_say_where_they_stand() -> None:
    """Five of them, each with its passage; which measures they take is what the report says and no more."""
    shipped = [judge for judge in profiles().judges.values() if not judge.voorbeeld]
    assert {judge.id: sorted(judge.maatregelen) for judge in shipped} == {
        "rc-stelt-alles": ["rc-stelt-vragen", "vragen-vooraf"],
        "middenweg": ["rc-stelt-vragen"],
        "partijen-vragen": [],
        "studio": ["studioverhoor", "vragen-vooraf"],
        "iedereen-kwetsbaar": [],
    }
    assert all(judge.naam.startswith("Werkwijze: ") for judge in shipped)
    assert all(judge.bron and judge.bron.startswith("hfst. 4, ") for judge in shipped)
    forms = [judge.maatregelen.get("rc-stelt-vragen") for judge in shipped]
    assert [form.vorm for form in forms if form] == ["alles", "inleiding"]


def test_every_reference_and_number_that_texts_may_name_is_there() -> None:
    """In Dutch and in English."""
    assert {name for name in VALUES if name.startswith("wet.")} == {f"wet.{id_}" for id_ in profiles().law}
    assert {name.partition(".")[2] for name in VALUES if name.startswith("hulp.")} <= profiles().help.keys()


def test_a_reference_holds_for_a_period(tmp_path: Path) -> None:
    """Under a new code the same purpose has another article; the day of the hearing decides."""
    entry = (
        "  - {{id: beletten, tekst: {{nl: {text}, en: {text}}}, wetboek: w,"
        " geldig_vanaf: {start}, {end}bron: b, zekerheid: X}}\n"
    )
    own = own_profiles(
        tmp_path,
        wet="wet:\n"
        + entry.format(text="oud", start="2025-01-01", end="geldig_tot: 2027-01-31, ")
        + entry.format(text="nieuw", start="2027-02-01", end=""),
    )
    texts = [
        own.reference("beletten", day) for day in (date(2027, 1, 31), date(2027, 2, 1), date(2024, 1, 1))
    ]
    assert [item.tekst.nl if item else None for item in texts] == ["oud", "nieuw", None]
    assert codes(tuple(profile_warnings(own))).count("profiles.unread_law?") == 2


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("hulp", "- a\n", "profiles.empty_file"),
        ("hulp", "hulp: {\n", "yaml.invalid"),
        ("hulp", "hulpen: []\n", "cases.missing_key"),
        (
            "hulp",
            "hulp:\n  - {id: a, naam: A, nummer: 12, gezien: x, gezien_op: nu, zekerheid: T}\n",
            "cases.not_a_phone_number",
        ),
        (
            "hulp",
            "hulp:\n  - {id: A b, naam: A, nummer: 112, gezien: x, gezien_op: nu, zekerheid: T}\n",
            "cases.not_an_id",
        ),
        (
            "hulp",
            "hulp:\n  - {id: a, naam: A, nummer: 112, gezien: x, gezien_op: nu, zekerheid: zeker}\n",
            "cases.unknown_choice",
        ),
        ("parket", "parket:\n  - {code: 1, naam: A, bron: b, zekerheid: M}\n", "cases.not_an_id"),
        (
            "parket",
            "parket:\n" + 2 * "  - {code: 01, naam: A, bron: b, zekerheid: M}\n",
            "profiles.repeated_id",
        ),
        (
            "rechters_commissarissen",
            "rechters-commissarissen:\n  - {id: a, naam: A, maatregelen: {dwang: ja}}\n",
            "cases.unknown_choice",
        ),
        (
            "rechters_commissarissen",
            "rechters-commissarissen:\n  - {id: a, naam: A, maatregelen: [x]}\n",
            "cases.not_a_group",
        ),
        ("rechtbanken", "rechtbanken:\n  - {id: a, naam: A}\n", "cases.missing_key"),
    ],
)
def test_a_faulty_profile_is_refused_with_its_place(tmp_path: Path, name: str, text: str, code: str) -> None:
    """Configuration is as exact as a case."""
    with pytest.raises(ConfigurationError) as caught:
        own_profiles(tmp_path, **{name: text})
    assert code in codes(caught.value.diagnostics)
    place = caught.value.diagnostics[0].place
    assert place.file == f"letters/profielen/{name.replace('_', '-')}.yaml"
    assert place.line


def test_a_configuration_without_references_is_refused(tmp_path: Path) -> None:
    """Texts name them; an empty file replaces nothing, but no file at all is a fault."""
    with pytest.raises(ConfigurationError) as caught:
        load_profiles(Resources((tmp_path,)))
    assert set(codes(caught.value.diagnostics)) == {"profiles.missing_entry"}


def readers(variant: str) -> tuple[Addressee, ...]:
    """The person who is heard in this variant, and the parties."""
    case = loaded(("  taal: b1", f"  taal: {variant}"))
    return (*addressees(case, Role.SLACHTOFFER), *addressees(case, Role.PARTIJ))


def test_a_judges_own_words_reach_the_letter() -> None:
    """In the variant and for the reader that they were written for."""
    judge = loaded().judge
    assert judge is not None
    assert [item.fase for item in judge.controlepunten] == ["vooraf", "op_de_dag", "achteraf"]
    said = {
        variant: [own_sentence(loaded(("  taal: b1", f"  taal: {variant}")), one) for one in readers(variant)]
        for variant in ("b1", "en")
    }
    parties = 2 * ["Bent u verhinderd? Bel dan zo snel mogelijk de griffier."]
    assert said["b1"] == ["De rechter neemt rustig de tijd voor het gesprek.", *parties]
    assert said["en"] == ["The judge takes all the time that is needed.", *parties]


def test_one_court_without_a_list_around_it_is_enough(tmp_path: Path) -> None:
    """A court that writes down itself alone need not know that there are others; faults keep their line."""
    alone = "\n".join(line[4:] for line in CONFIRMED.splitlines()[1:])
    assert "rechtbanken" not in alone
    own = own_profiles(tmp_path, rechtbanken=alone)
    assert own.courts == own_profiles(tmp_path, rechtbanken=CONFIRMED).courts
    with pytest.raises(ConfigurationError) as caught:
        own_profiles(tmp_path, rechtbanken="id: noord-holland\nnaam: rechtbank Noord-Holland\nplaats: x\n")
    assert {fault.place.line for fault in caught.value.diagnostics} == {1, 3}
