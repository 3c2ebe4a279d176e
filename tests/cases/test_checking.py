"""What a schema cannot say of a case: every check with the line at which it speaks."""

from datetime import date
from pathlib import Path

import pytest

from proeftuin_docs.cases import profile_warnings
from proeftuin_docs.cases.checks import age_on
from tests.cases.cases import ADULT, MINOR, changed, codes, line_of, loaded, own_profiles, told

PLACE = """\
  plaats:
    naam: het gerechtsgebouw
    straat: Fantasieplein 2
    postcode: 9999 ZY
    plaats: Nergenshuizen
"""
SENDER = """\
afzender:
  regels: [Kabinet rechter-commissaris]
  straat: Postbus 9999
  postcode: 9999 ZZ
  plaats: Nergenshuizen
"""
HOME = """\
  adres:
    straat: Bedachtelaan 1
    postcode: 9999 ZX
    plaats: Nergenshuizen
"""
REPRESENTATIVE = """\
  vertegenwoordiger:
    naam: Mika Nergens
    belangenconflict: ja
"""
LAWYER = """\
  advocaat:
    naam: mr. A. Dvocaat
    organisatie: Kantoor Zonder Naam
    telefoon: 020 000 00 02
"""
ASKS = "  rc-stelt-vragen:\n    vorm: alles\n"
STUDIO = "  studioverhoor: nee\n"
QUESTIONS = "  vragen-vooraf:\n    uiterlijk: 04-01-2027\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (ADULT, "datum_brief: 23-11-2026", "datum_brief: 12-01-2027", "cases.letter_on_day_of_hearing?"),
        (ADULT, "datum: 12-01-2027", "datum: 16-01-2027", "cases.hearing_in_weekend!"),
        (ADULT, "datum: 12-01-2027", "datum: 26-03-2027", "cases.hearing_on_holiday!"),
        (ADULT, "datum: 12-01-2027", "datum: 27-04-2027", "cases.hearing_on_holiday!"),
        (ADULT, "datum: 05-01-2027", "datum: 13-01-2027", "cases.not_before_hearing"),
        (ADULT, "datum: 07-01-2027", "datum: 13-01-2027", "cases.not_before_hearing"),
        (
            ADULT,
            "datum: 05-01-2027\n    tijd: 14.00",
            "datum: 12-01-2027\n    tijd: 10.00",
            "cases.not_before_hearing",
        ),
        (ADULT, "datum: 05-01-2027", "datum: 20-11-2026", "cases.before_the_letter?"),
        (ADULT, "datum: 05-01-2027", "datum: 01-01-2027", "cases.hearing_on_holiday!"),
        (ADULT, "uiterlijk: 04-01-2027", "uiterlijk: 12-01-2027", "cases.deadline_not_before_hearing"),
        (ADULT, "uiterlijk: 04-01-2027", "uiterlijk: 20-11-2026", "cases.deadline_before_letter"),
        (ADULT, "uiterlijk: 04-01-2027", "uiterlijk: 23-11-2026", "cases.deadline_on_day_of_letter?"),
        (ADULT, "uiterlijk: 04-01-2027", "uiterlijk: 02-01-2027", "cases.day_in_weekend?"),
        (ADULT, "rechtbank: noord-holland", "rechtbank: holland", "cases.unknown_court"),
        (ADULT, PLACE, "  plaats: alkmar\n", "cases.unknown_location"),
        (ADULT, PLACE, "  plaats: alkmaar\n", "cases.unconfirmed_location_address"),
        (ADULT, "profiel: voorbeeld", "profiel: onbekend", "cases.unknown_judge"),
        (ADULT, "datum: 12-01-2027", "datum: 03-04-2029", "cases.law_not_in_force"),
        (
            ADULT,
            "parketnummer: 15/000000-26",
            "parketnummer: 99/000000-26",
            "cases.unknown_prosecution_number?",
        ),
        (ADULT, "telefoon: 020 000 00 01", "telefoon: 0900-1234", "cases.general_phone_number?"),
        (
            ADULT,
            "postcode: 9999 ZX\n    plaats: Nergenshuizen\n  # De v",
            "postcode: 99 Z\n    plaats: N\n  # De v",
            "cases.foreign_postcode",
        ),
        (ADULT, STUDIO, "  studioverhoor: ja\n", "cases.judge_asks_in_studio"),
        (
            MINOR,
            "  studioverhoor:\n",
            "  rc-stelt-vragen: {vorm: inleiding}\n  studioverhoor:\n",
            "cases.judge_asks_in_studio",
        ),
        (
            MINOR,
            "  geboortedatum: 2011-06-30\n",
            "  geboortedatum: 2011-06-30\n  minderjarig: nee\n",
            "cases.contradicts_birth_date",
        ),
        (MINOR, "belangenconflict: ja", "belangenconflict: niet_beoordeeld", "cases.conflict_not_assessed?"),
        (MINOR, "geboortedatum: 2011-06-30", "geboortedatum: 2027-06-30", "cases.born_after_hearing"),
        (ADULT, "post_veilig: ja", "post_veilig: nee", "cases.post_not_safe"),
        (ADULT, "  post_veilig: ja\n", "", "cases.post_safety_unknown!"),
        (ADULT, HOME, "", "cases.post_without_address"),
        (ADULT, "soort_stuk: oproeping\n", "soort_stuk: dagvaarding\n", "cases.summons_by_post?"),
        (ADULT, "bezorging: post", "bezorging: coordinator", "cases.recipient_without_address"),
        (ADULT, "  taal: b1", "  taal: en", "cases.translation_needed?"),
        (ADULT, "_aanwezig: andere_ruimte", "_aanwezig: nee", "cases.suspect_not_elsewhere"),
        (ADULT, "verdachte_aanwezig: andere_ruimte\n", "", "cases.suspect_not_elsewhere"),
        (MINOR, "verdachte_aanwezig: nee", "verdachte_aanwezig: ja", "cases.suspect_in_studio"),
        (ADULT, "  ophalen: de bode\n", "", "cases.nobody_at_the_entrance?"),
        (ADULT, "  mensen: 8\n", "  mensen: 7\n", "cases.more_in_the_room!"),
        (ADULT, QUESTIONS, "", "cases.judge_asks_without_questions?"),
    ],
)
def test_a_check_speaks_at_its_line(name: str, old: str, new: str, code: str) -> None:
    """Errors stop a case; what holds its letters has an exclamation mark, a warning a question mark."""
    assert code in codes(told(changed((old, new), name=name)))


def test_the_place_of_a_check_is_the_key_that_has_to_change() -> None:
    """One of each kind, with its line."""
    for old, new, at, code in (
        ("bezorging: post", "bezorging: in_persoon\n  x: 1", "  x: 1", "cases.unknown_key"),
        (HOME, "", "  bezorging: post", "cases.post_without_address"),
        (PLACE, "  plaats: alkmaar\n", "  plaats: alkmaar", "cases.unconfirmed_location_address"),
        (
            "uiterlijk: 04-01-2027",
            "uiterlijk: 12-01-2027",
            "    uiterlijk:",
            "cases.deadline_not_before_hearing",
        ),
        ("  melden_bij: de balie in de hal\n", "", "verhoor:\n", "cases.nowhere_to_report"),
        (SENDER, "", "rechtbank: noord-holland", "cases.unconfirmed_court_address"),
    ):
        text = changed((old, new))
        assert [(item.name, item.place.line) for item in told(text)] == [(code, line_of(text, at))]


def test_a_minor_needs_a_decision_on_who_represents_them() -> None:
    """Also when only `minderjarig` says so; an adult needs none."""
    birth = "geboortedatum: 2011-06-30"
    assert codes(told(changed((REPRESENTATIVE, ""), name=MINOR))) == ["cases.minor_without_representative"]
    assert codes(told(changed((REPRESENTATIVE, ""), (birth, "minderjarig: ja"), name=MINOR))) == [
        "cases.minor_without_representative"
    ]
    assert codes(told(changed((REPRESENTATIVE, ""), (birth, "minderjarig: nee"), name=MINOR))) == []
    assert codes(told(changed((f"  {birth}\n", ""), name=MINOR))) == ["cases.age_unknown?"]
    assert codes(told(changed(("belangenconflict: ja", "belangenconflict: nee"), name=MINOR))) == [
        "cases.representative_without_address?"
    ]


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2009, 1, 12), date(2027, 1, 12), 18),
        (date(2009, 1, 13), date(2027, 1, 12), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_counts_birthdays(birth: date, day: date, age: int) -> None:
    """Eighteen on the day of the hearing is no minor."""
    assert age_on(day, birth) == age


def test_a_letter_through_somebody_needs_that_somebody() -> None:
    """And their address, for the letter around it."""
    through = ("bezorging: post", "bezorging: advocaat")
    assert codes(told(changed(through))) == ["cases.recipient_without_address"]
    assert codes(told(changed(through, (LAWYER, "")))) == ["cases.no_such_recipient"]
    assert codes(told(changed(("bezorging: post", "bezorging: in_persoon"), (HOME, "")))) == []


def test_post_is_asked_about_only_where_there_is_post() -> None:
    """A letter that is handed over can go to somebody whose post is not safe."""
    text = changed(("bezorging: post", "bezorging: in_persoon"), ("post_veilig: ja", "post_veilig: nee"))
    assert codes(told(text)) == []


def test_measures_with_parties_need_parties() -> None:
    """There is nobody else to ask."""
    start = changed().index("# Nodig bij 'voorgesprek-partijen'")
    assert codes(told(changed()[:start])) == [
        "cases.measure_without_parties",
        "cases.measure_without_parties",
    ]


def test_a_studio_goes_by_questions_handed_in() -> None:
    """Without them is a warning, and the RC does not ask there too, whoever switched that on."""
    few = ("  mensen: 8\n", "  mensen: 5\n")
    with_studio = ((STUDIO, "  studioverhoor: ja\n"), (ASKS, "  rc-stelt-vragen: nee\n"), few)
    assert codes(told(changed(*with_studio))) == []
    assert codes(told(changed(*with_studio, (QUESTIONS, "")))) == ["cases.studio_without_questions?"]
    assert codes(told(changed(with_studio[0], (ASKS, ""), few))) == ["cases.judge_asks_in_studio"]


def test_only_a_judge_who_asks_everything_needs_the_questions() -> None:
    """Whoever only opens leaves the others to ask."""
    opening = (ASKS, "  rc-stelt-vragen:\n    vorm: inleiding\n")
    assert codes(told(changed((QUESTIONS, "")))) == ["cases.judge_asks_without_questions?"]
    assert codes(told(changed((QUESTIONS, ""), opening))) == []


@pytest.mark.parametrize(
    ("people", "codes_"),
    [
        ("1", ["cases.out_of_bounds", "cases.more_in_the_room!"]),
        ("7", ["cases.more_in_the_room!"]),
        ("8", []),
        ("9", []),
    ],
)
def test_no_more_people_are_promised_than_the_case_seats(people: str, codes_: list[str]) -> None:
    """The person, judge, griffier, officer, the suspect's lawyer, interpreter, own lawyer, support person."""
    counted = ("  mensen: 8\n", f"  mensen: {people}\n")
    assert codes(told(changed(counted))) == codes_
    in_the_room = ("verdachte_aanwezig: andere_ruimte\n", "verdachte_aanwezig: ja\n")
    no_view = ("  verdachte_kan: horen\n", "")
    too_few = codes(told(changed(counted, in_the_room, no_view)))
    assert ("cases.more_in_the_room!" in too_few) == (people != "9")


def test_in_a_studio_few_are_with_the_person() -> None:
    """The interviewer and whoever the case names; the judge and the parties watch from elsewhere."""
    desk = "  melden_bij: de balie op de begane grond\n"
    assert codes(told(changed((desk, f"{desk}  mensen: 5\n"), name=MINOR))) == []
    assert codes(told(changed((desk, f"{desk}  mensen: 4\n"), name=MINOR))) == ["cases.more_in_the_room!"]


STUDIO_ASKS = "verhoorder: Ziggy Luisteraar"
STUDIO_BESIDE = "erbij: Bo Meeluister, een tweede verhoorder"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ((STUDIO_BESIDE, "erbij: de officier van justitie"), "party_in_studio!"),
        ((STUDIO_BESIDE, "erbij: Bo en de griffier"), "party_in_studio!"),
        ((STUDIO_BESIDE, "erbij: advocaat van de verdachte"), "party_in_studio!"),
        ((STUDIO_BESIDE, "erbij: mr. V. Oorbeeld"), "party_in_studio!"),
        ((STUDIO_BESIDE, "erbij: GERRIE  VOORBEELD"), "party_in_studio!"),
        ((STUDIO_ASKS, "verhoorder: de rechter-commissaris"), "party_in_studio!"),
        ((STUDIO_BESIDE, "erbij: Niemand anders."), "nobody_beside_but_named!"),
        ((STUDIO_BESIDE, "erbij: verder niemand"), "nobody_beside_but_named!"),
    ],
)
def test_a_studio_has_nobody_of_whom_the_letter_says_they_are_elsewhere(
    change: tuple[str, str], name: str
) -> None:
    """A letter that says who sits with somebody, and that the same person watches from another room."""
    assert f"cases.{name}" in codes(told(changed(change, name=MINOR)))


@pytest.mark.parametrize(
    ("beside", "least"),
    [
        ("Bo Meeluister, een tweede verhoorder", 5),
        ("Bo Meeluister en Kim Medeluister", 6),
        ("Bo Meeluister, Noa Luister en Kim Medeluister", 7),
        ("Bo Meeluister & Kim Medeluister", 6),
        ("de tolk", 4),
        ("de tolk en Bo Meeluister", 5),
        ("twee begeleiders", 6),
        ("2 begeleiders", 6),
        ("rechercheur Bo", 5),
    ],
)
def test_everybody_in_the_studio_is_counted_once(beside: str, least: int) -> None:
    """The person, the interviewer, the lawyer, an interpreter, and whoever is named besides them."""
    desk = "  melden_bij: de balie op de begane grond\n"
    for people, code in ((least - 1, "more_in_the_room!"), (least, ""), (least + 1, "fewer_in_the_studio?")):
        changes = ((STUDIO_BESIDE, f"erbij: {beside}"), (desk, f"{desk}  mensen: {people}\n"))
        found = [
            item for item in codes(told(changed(*changes, name=MINOR))) if "room" in item or "studio" in item
        ]
        assert found == ([f"cases.{code}"] if code else [])


def test_a_postcode_abroad_has_any_form() -> None:
    """The Dutch form is asked of Dutch addresses."""
    old = "    postcode: 9999 ZX\n    plaats: Nergenshuizen\n  # De v"
    new = "    postcode: B-1000\n    plaats: Nergensstad\n    land: België\n  # De v"
    assert codes(told(changed((old, new)))) == []
    assert codes(told(changed((old, new.replace("    land: België\n", ""))))) == ["cases.foreign_postcode"]


def test_a_judge_without_a_sentence_in_this_variant_is_a_warning(tmp_path: Path) -> None:
    """Nothing disappears in silence."""
    own = "rechters-commissarissen:\n- id: eigen\n  naam: mr. E. Igen\n  zinnen: {slachtoffer: {b1: Dag.}}\n"
    among = own_profiles(tmp_path, rechters_commissarissen=own)
    profile = ("profiel: voorbeeld", "profiel: eigen")
    assert codes(told(changed(profile), among=among)) == []
    assert codes(told(changed(profile, ("  taal: b1", "  taal: eenvoudig")), among=among)) == [
        "cases.no_sentence_of_judge?"
    ]


@pytest.mark.parametrize(
    ("variant", "sentence", "word"),
    [
        ("b1", "Ik neem rustig de tijd.", "Ik"),
        ("b1", "Zeg het tegen mij.", "mij"),
        ("b1", "De rechter neemt mijn tijd niet.", "mijn"),
        ("en", "I take all the time.", "I"),
        ("b1", "De rechter kijkt naar de stukken; dat is logisch, en de politie ook.", None),
        ("en", "The judge takes time, in mind of you.", None),
    ],
)
def test_a_judge_does_not_speak_over_the_name_of_a_clerk(
    variant: str, sentence: str, word: str | None, tmp_path: Path
) -> None:
    """Told at the case and by the check of the profile, with a sentence that does."""
    sentences = f"{{slachtoffer: {{{variant}: '{sentence}'}}}}"
    own = f"rechters-commissarissen:\n- {{id: eigen, naam: mr. E., zinnen: {sentences}}}\n"
    among = own_profiles(tmp_path, rechters_commissarissen=own)
    changes = (("profiel: voorbeeld", "profiel: eigen"), ("  taal: b1", f"  taal: {variant}"))
    spoken = [item for item in told(changed(*changes), among=among) if item.name.endswith("in_first_person")]
    of_profile = [item for item in profile_warnings(among) if item.name.endswith("in_first_person")]
    expected = [word] if word else []
    assert [item.facts["word"] for item in spoken] == expected
    assert [item.facts["word"] for item in of_profile] == expected
    assert all("De rechter neemt rustig de tijd" in item.hint for item in (*spoken, *of_profile))


def test_two_talks_at_one_moment_are_told() -> None:
    """The person would meet the lawyers of the suspect at the door."""
    at = ("    datum: 05-01-2027\n    tijd: 14.00", "    datum: 07-01-2027\n    tijd: 9.30")
    assert codes(told(changed(at))) == ["cases.talks_at_one_time?"]
    assert codes(told(changed((at[0], at[1].replace("9.30", "11.00"))))) == []


def test_warnings_go_along_with_a_case() -> None:
    """They are the caller's to show, and stop nothing."""
    case = loaded(("uiterlijk: 04-01-2027", "uiterlijk: 02-01-2027"))
    assert codes(case.warnings) == ["cases.day_in_weekend?"]
    assert "weekend" in case.warnings[0].message
    assert case.held == ()


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("datum: 12-01-2027", "datum: 17-01-2027", "hearing_in_weekend"),
        ("datum: 12-01-2027", "datum: 29-03-2027", "hearing_on_holiday"),
        ("datum: 12-01-2027", "datum: 17-05-2027", "hearing_on_holiday"),
        ("datum: 12-01-2027", "datum: 27-04-2028", "hearing_on_holiday"),
        ("datum: 12-01-2027", "datum: 25-05-2028", "hearing_on_holiday"),
        ("datum: 05-01-2027", "datum: 26-12-2026", "hearing_on_holiday"),
        ("datum: 07-01-2027", "datum: 09-01-2027", "hearing_in_weekend"),
    ],
)
def test_nobody_is_called_to_a_closed_building(old: str, new: str, name: str) -> None:
    """A hearing or a talk on such a day waits for the word that confirms it, and is told also then."""
    found = told(changed((old, new)))
    assert f"cases.{name}!" in codes(found)
    confirmed_ = told(
        changed(
            (old, new),
            ("# Nodig bij 'voorgesprek-partijen'", "bevestigd: dag\n# Nodig bij 'voorgesprek-partijen'"),
        )
    )
    assert f"cases.{name}?" in codes(confirmed_)
    assert f"cases.{name}!" not in codes(confirmed_)


def test_every_sort_of_text_for_a_place_may_be_given() -> None:
    """A group needs all its parts; the fault names the one that lacks."""
    [found] = told(changed((PLACE, "  plaats: {naam: het gebouw, straat: Laan 1, postcode: 9999 ZY}\n")))
    assert (found.name, found.facts["key"]) == ("cases.missing_key", "plaats")
    assert codes(told(changed((PLACE, "  plaats: ''\n")))) == ["cases.empty_value"]
