"""What a court cannot mean, what it has to confirm, and what is said of both: one table for case and list."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.cases import addressees
from proeftuin_docs.cases.addressees import Role
from proeftuin_docs.cases.addresses import Adres, address_faults, address_lines, is_domestic
from proeftuin_docs.cases.confirmations import confirmed, confirming_word, rule_table
from proeftuin_docs.cases.plausibility import rules, word_fault
from proeftuin_docs.cases.scalars import read_postcode
from proeftuin_docs.errors import Severity, declared, known_words, lists
from proeftuin_docs.text.located_yaml import Path
from tests.cases.cases import changed, codes, loaded, told

TODAY = date(2026, 11, 27)
HOME = "    straat: Bedachtelaan 1\n    postcode: 9999 ZX\n    plaats: Nergenshuizen\n  # De variant"
BIRTH = "geboortedatum: 1-2-2003"
LETTER = "datum_brief: 23-11-2026"
ARRIVAL = "  # Hoe laat iemand er moet zijn: vóór het begin.\n  aankomst: 9.45\n"
HEARING = "verhoor:\n  datum: 12-01-2027"
READS = (
    "  # Welke taal leest deze persoon? Is dat een andere dan die van de brief, "
    "dan zegt het overzicht dat er een vertaling nodig is.\n"
)
SAFE = "  post_veilig: ja\n"
END = "# Nodig bij 'voorgesprek-partijen' en 'vragen-vooraf'.\n"


def home(
    straat: str = "Bedachtelaan 1", postcode: str = "9999 ZX", plaats: str = "Nergenshuizen", **more: str
) -> tuple[str, str]:
    """The address of the person who is heard, with other values."""
    parts = {"straat": straat, "postcode": postcode, "plaats": plaats, **more}
    lines = "".join(f'    {key}: "{value}"\n' for key, value in parts.items() if value)
    return (HOME, f"{lines}  # De variant")


def found(*changes: tuple[str, str], today: date | None = TODAY) -> list[str]:
    """The findings about the example with these changes, on a day."""
    return codes(told(changed(*changes), today=today))


def confirm(text: str) -> tuple[str, str]:
    """The change that confirms."""
    return (END, f'bevestigd: "{text}"\n{END}')


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("1-2-0213", "cases.born_too_long_ago"),
        ("1-2-0013", "cases.born_too_long_ago"),
        ("31-12-1899", "cases.born_too_long_ago"),
        ("1-2-1913", "cases.over_a_hundred!"),
        ("24-11-2026", "cases.born_after_letter"),
        ("12-01-2027", "cases.born_after_hearing"),
    ],
)
def test_nobody_was_born_then(day: str, code: str) -> None:
    """A year of three digits makes an adult of a child."""
    assert code in found((BIRTH, f"geboortedatum: {day}"))


@pytest.mark.parametrize("day", ["1-2-1927", "12-1-2009", "28-2-1960"])
def test_people_of_any_likely_age_are_heard(day: str) -> None:
    """No more is asked of them."""
    assert found((BIRTH, f"geboortedatum: {day}")) == []


@pytest.mark.parametrize(
    ("letter", "hearing", "codes_"),
    [
        ("23-11-1926", "12-01-2027", ["cases.letter_years_ago"]),
        ("23-11-2016", "12-01-2027", ["cases.letter_years_ago"]),
        ("01-10-2026", "12-01-2027", ["cases.letter_far_from_today!"]),
        ("23-11-2026", "12-01-2127", ["cases.hearing_years_away"]),
        ("23-11-2026", "12-01-2028", ["cases.hearing_a_year_away!"]),
        ("23-11-2026", "26-11-2026", ["cases.hearing_in_the_past!"]),
        ("27-11-2026", "27-11-2026", ["cases.too_soon_by_post!", "cases.letter_on_day_of_hearing?"]),
        ("23-11-2026", "30-11-2026", ["cases.too_soon_by_post!"]),
        ("23-11-2026", "01-12-2026", []),
    ],
)
def test_a_letter_and_a_hearing_are_near_each_other_and_today(
    letter: str, hearing: str, codes_: list[str]
) -> None:
    """The day of the run is a value; of a day that is refused no other is said to be wrong."""
    dates = (LETTER, f"datum_brief: {letter}"), (HEARING, f"verhoor:\n  datum: {hearing}")
    ours = {rule.fault.name for rule in rules()}
    assert sorted(code for code in found(*dates) if code.rstrip("!?") in ours) == sorted(codes_)


def test_without_a_day_of_the_run_nothing_is_held_against_it() -> None:
    """The same case gives the same documents whenever it is read."""
    assert found((HEARING, "verhoor:\n  datum: 25-11-2026"), today=None)[0] == "cases.too_soon_by_post!"
    assert found(today=date(2027, 6, 1)) == [
        "cases.letter_far_from_today!",
        "cases.hearing_in_the_past!",
        "cases.talk_too_soon_by_post!",
    ]
    assert found(today=None) == []


@pytest.mark.parametrize(
    ("time", "codes_"),
    [
        ("0.00", ["cases.at_midnight"]),
        ("3.00", ["cases.outside_hours!"]),
        ("7.59", ["cases.outside_hours!"]),
        ("8.00", []),
        ("18.00", []),
        ("23.30", ["cases.outside_hours!"]),
    ],
)
def test_no_court_hears_anybody_at_night(time: str, codes_: list[str]) -> None:
    """An empty cell with the format of a time shows 0.00; a talk beforehand has the same hours."""
    short = ("duur_minuten: 120", "duur_minuten: 15")
    by_hour = found(("begin: 10.00", f"begin: {time}"), (ARRIVAL, ""), short)
    assert [code for code in by_hour if code != "cases.ends_late!"] == codes_
    assert found(("tijd: 14.00", f"tijd: {time}")) == codes_


@pytest.mark.parametrize(
    ("begin", "minutes", "codes_"),
    [("17.00", 120, []), ("17.00", 121, ["cases.ends_late!"]), ("15.30", 240, ["cases.ends_late!"])],
)
def test_a_hearing_ends_before_the_evening(begin: str, minutes: int, codes_: list[str]) -> None:
    """The begin may be in office hours and the end long after them; somebody can mean that."""
    changes = (("begin: 10.00", f"begin: {begin}"), (ARRIVAL, ""))
    lasting = ("duur_minuten: 120", f"duur_minuten: {minutes}")
    assert found(*changes, lasting) == codes_
    assert found(*changes, lasting, confirm("tijdstip")) == [code.replace("!", "?") for code in codes_]


@pytest.mark.parametrize(
    ("time", "codes_"),
    [
        ("10.00", []),
        ("9.00", []),
        ("10.01", ["cases.arrives_after_begin"]),
        ("8.59", ["cases.arrives_long_before!"]),
    ],
)
def test_somebody_comes_shortly_before_the_begin(time: str, codes_: list[str]) -> None:
    """Not when it has begun, and not to wait for more than an hour."""
    assert found(("aankomst: 9.45", f"aankomst: {time}")) == codes_


@pytest.mark.parametrize(
    ("day", "codes_"), [("30-11-2026", ["cases.talk_too_soon_by_post!"]), ("01-12-2026", [])]
)
def test_a_talk_by_a_letter_in_the_post_is_not_within_days(day: str, codes_: list[str]) -> None:
    """Who gets the letter after the talk was invited for nothing; one that is brought is in time."""
    soon = ("datum: 05-01-2027", f"datum: {day}")
    assert found(soon) == codes_
    assert found(soon, confirm("korte_termijn")) == [code.replace("!", "?") for code in codes_]
    assert found(soon, ("bezorging: post", "bezorging: in_persoon")) == []


@pytest.mark.parametrize(
    ("minutes", "codes_"),
    [
        ("0", ["cases.out_of_bounds"]),
        ("2", ["cases.out_of_bounds"]),
        ("600", ["cases.long_hearing!"]),
        ("361", ["cases.long_hearing!"]),
        ("360", []),
    ],
)
def test_a_hearing_lasts_some_hours(minutes: str, codes_: list[str]) -> None:
    """One mistake is told once."""
    assert found(("duur_minuten: 120", f"duur_minuten: {minutes}")) == codes_


@pytest.mark.parametrize(
    "word",
    [
        *("onbekend", "Geheim", "N.N.", "-", ".", "n.v.t.", "NVT", "xxx", "#", "geen", "?", "0", '"', ",,"),
        *("idem", "volgt", "〃", "…", "(onbekend)", "<invullen>", "nog niet bekend", "x x x", "zie boven"),
        *(
            "Kim onbekend",
            "TBD",
            "N V T",
            "onbekend?",
            "*onbekend*",
            "p.m.",
            "--",
            "Kim?",
            "123",
            "geen achternaam",
            "LNU",
            "[geanonimiseerd]",
        ),
    ],
)
def test_a_word_that_says_nothing_is_no_name(word: str) -> None:
    """Nor a lawyer's; a letter to 'Kim onbekend' reaches nobody."""
    for path in (("slachtoffer", "achternaam"), ("slachtoffer", "advocaat", "naam")):
        fault = word_fault(path, word)
        assert fault is not None
        assert (fault.name, fault.severity) == ("cases.not_a_name", Severity.ERROR)
        assert "Kim" not in fault.facts["word"]


@pytest.mark.parametrize("word", ["Nee", "Null", "Test", "Ja", "None", "X"])
def test_what_can_be_a_name_is_held(word: str) -> None:
    """There are people who are called so; nowhere else does it say anything."""
    fault = word_fault(("slachtoffer", "achternaam"), word)
    assert fault is not None
    assert (fault.name, fault.severity, fault.facts) == ("cases.perhaps_a_name", Severity.HELD, {})
    assert word_fault(("slachtoffer", "tolk", "taal"), word) is not None
    change = ("achternaam: Verbeek", f'achternaam: "{word}"')
    assert found(change) == ["cases.perhaps_a_name!"]
    assert found(change, confirm("naam")) == ["cases.perhaps_a_name?"]
    name = addressees(loaded(change, confirm("naam")), Role.SLACHTOFFER)[0].name
    assert name == f"Kim {word}"


@pytest.mark.parametrize(
    "name", ["Bekende", "{{ 7*7 }}", "Van Geenen", "Neeskens", "Xia", "Ng", "O", "de Nul-Een", "Testa", "Łuk"]
)
def test_a_real_name_is_a_name(name: str) -> None:
    """What resembles a word is another one."""
    assert word_fault(("slachtoffer", "achternaam"), name) is None


@pytest.mark.parametrize(
    ("path", "word", "name"),
    [
        (("slachtoffer", "tolk", "taal"), "geen", "cases.not_a_language"),
        (("slachtoffer", "tolk", "taal"), "ja", "cases.not_a_language"),
        (("kenmerk", "rc_nummer"), "n.v.t.", "cases.not_a_number"),
        (("kenmerk", "rc_nummer"), "0", "cases.not_a_number"),
        (("slachtoffer", "adres", "plaats"), "onbekend", "cases.not_an_address"),
        (("slachtoffer", "adres", "regels", 0), "-", "cases.not_an_address"),
        (("verhoor", "kamer"), "-", "cases.says_nothing"),
        (("verhoor", "melden_bij"), "zie boven", "cases.says_nothing"),
        (("griffier", "bereikbaar"), "nee", "cases.says_nothing"),
        (("slachtoffer", "adres", "straat"), "geheim", "cases.no_address_to_print"),
        (
            ("slachtoffer", "adres", "straat"),
            "Zonder vaste woon- of verblijfplaats",
            "cases.no_address_to_print",
        ),
        (("slachtoffer", "adres", "straat"), "Z.V.W.O.V.P.", "cases.no_address_to_print"),
        (("slachtoffer", "adres", "plaats"), "VOW", "cases.no_address_to_print"),
    ],
)
def test_each_kind_of_value_has_its_own_words(path: Path, word: str, name: str) -> None:
    """What to write differs."""
    fault = word_fault(path, word)
    assert fault is not None
    assert fault.name == name


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("verhoor", "kamer"), "III"),
        (("verhoor", "kamer"), "0.12"),
        (("kenmerk", "rc_nummer"), "0012"),
        (("slachtoffer", "bezorging"), "post"),
        (("maatregelen", "studioverhoor"), "nee"),
        (("slachtoffer", "voornaam"), "Geen-Ik"),
        (("slachtoffer", "adres", "straat"), "Laan van de Onbekende Soldaat 3"),
    ],
)
def test_what_says_something_may_stand(path: Path, text: str) -> None:
    """A Roman number, an answer to a question, a street with a name."""
    assert word_fault(path, text) is None


def test_a_secret_address_says_how_somebody_is_reached() -> None:
    """Through a lawyer or a coordinator, so that nothing stands on the envelope."""
    [found_] = told(changed(home("geheim", "", "")))
    assert found_.name == "cases.no_address_to_print"
    assert "advocaat of coordinator" in found_.hint


def test_who_has_one_name_is_called_by_it() -> None:
    """In either place, without a sign for the other, and it is told."""
    for change in (
        ("  achternaam: Verbeek\n", ""),
        ("  voornaam: Kim\n  achternaam: Verbeek\n", "  achternaam: Kim\n"),
    ):
        assert found(change) == ["cases.one_name?"]
        assert addressees(loaded(change), Role.SLACHTOFFER)[0].name == "Kim"
    assert "cases.nameless" in found(("  voornaam: Kim\n  achternaam: Verbeek\n", ""))


@pytest.mark.parametrize(
    "postcode",
    [
        "12",
        "9999",
        "0123 AB",
        "1234 SS",
        "1234 SA",
        "12345",
        "9999 Z",
        "9999 0X",
        "9999 ZX Nergenshuizen",
        "B-1000",
        "9999-ZX",
    ],
)
def test_a_dutch_address_has_a_dutch_postcode(postcode: str) -> None:
    """Four digits from 1000, two letters, and not three pairs that are never used."""
    assert found(home(postcode=postcode)) == ["cases.foreign_postcode"]


@given(
    st.integers(1000, 9999),
    st.text("ABCDEFGHJKLMNPRTVWXZ", min_size=2, max_size=2),
    st.sampled_from(["", " ", "  ", "\u00a0"]),
)
def test_every_postcode_is_read_however_it_is_spaced(digits: int, letters: str, space: str) -> None:
    """In capitals, with one space."""
    assert read_postcode(f"{digits}{space}{letters.lower()}") == f"{digits} {letters}"


@pytest.mark.parametrize(
    "country",
    [
        "NL",
        "Nederland",
        "NEDERLAND ",
        "Nederland (NL)",
        "Holland",
        "the Netherlands",
        "The  Netherlands",
        "nl.",
    ],
)
def test_the_netherlands_is_not_abroad(country: str) -> None:
    """However people write it, it is not on the envelope."""
    assert is_domestic(country)
    address = Adres(straat="Laan 1", postcode="9999zx", plaats="Dorp", land=country.strip())
    assert address_lines(address) == ("Laan 1", "9999 ZX  DORP")


@pytest.mark.parametrize("country", ["Suriname", "Curaçao", "curacao", "Sint Maarten", "Bonaire"])
def test_a_country_without_postcodes_needs_none(country: str) -> None:
    """The town stands alone."""
    assert found(home(postcode="", plaats="Stad", land=country)) == []
    address = Adres(straat="Laan 1", plaats="Stad", land=country)
    assert address_lines(address) == ("Laan 1", "Stad", country.upper())
    assert found(home(postcode="", plaats="Brussel", land="België")) == ["cases.abroad_without_postcode!"]


@pytest.mark.parametrize(
    ("change", "codes_"),
    [
        (home("Bedachtelaan"), ["cases.street_without_number!"]),
        (home("Bedachtelaan 0"), ["cases.street_without_number!"]),
        (home(land="Netherlnds"), ["cases.abroad_with_dutch_postcode!"]),
        (home("Bedachtelaan 1, 9999 ZX Nergenshuizen"), ["cases.town_in_street"]),
        (home("Bedachtelaan 1 Nergenshuizen"), ["cases.town_in_street"]),
        (home(plaats="9999 ZX Nergenshuizen"), ["cases.town_in_street"]),
        (home("Nergenshuizenseweg 1"), []),
        (home("Weg naar Nergenshuizen 4"), []),
        (home("Straatweg 12 bis A-2"), []),
        (home("Rue de la Loi", "1000", "Brussel", land="België"), []),
    ],
)
def test_a_street_has_a_number_and_no_town(change: tuple[str, str], codes_: list[str]) -> None:
    """Abroad streets need no number."""
    assert found(change) == codes_


def test_an_address_fits_its_window() -> None:
    """The name counts; the fault is at the part that is too much."""
    address = {"straat": "Laan 1", "postcode": "9999 ZX", "plaats": "Dorp", "regels": ["a", "b", "c"]}
    assert list(address_faults(address, ["Kim"])) == []
    [(key, fault)] = address_faults({**address, "regels": ["a", "b", "c", "d"]}, ["Kim"])
    assert (key, fault.name, fault.facts) == ("regels", "cases.too_many_lines", {"lines": "7", "limit": "6"})
    [(key, fault)] = address_faults({**address, "regels": [], "straat": f"{'Wijk' * 10} 1"}, ["Kim"])
    assert (key, fault.name) == ("straat", "cases.line_too_wide")
    assert list(address_faults({**address, "regels": ["a"] * 9})) == []
    long = "Wolfeschlegelsteinhausenbergerdorff " * 5
    [found_] = told(changed(("voornaam: Kim", f"voornaam: {long.strip()}")))
    assert (found_.name, found_.place.path) == ("cases.too_many_lines", "slachtoffer > voornaam")


def test_an_interpreter_and_a_letter_have_languages() -> None:
    """Whoever says what the person reads is not asked again; nobody needs an interpreter of Dutch."""
    unsaid = (f"{READS}  leestaal: Nederlands\n", "")
    assert found(("    taal: Engels", "    taal: Nederlands")) == ["cases.interpreter_of_dutch!"]
    assert found(unsaid, ("  taal: b1\n", "")) == ["cases.letter_in_language_of_interpreter?"]
    other = found(unsaid, ("  taal: b1", "  taal: en"), ("    taal: Engels", "    taal: Tigrinya"))
    assert other == ["cases.letter_not_in_language_of_interpreter?"]
    assert found(unsaid) == ["cases.reading_language_unknown?"]
    assert found(unsaid, ("    taal: Engels", "    taal: Bulgaars")) == ["cases.reading_language_unknown?"]
    assert found(("    taal: Engels", "    taal: Bulgaars")) == []


@pytest.mark.parametrize(
    ("read", "codes_"),
    [
        ("Nederlands", []),
        ("Bulgaars en Nederlands", []),
        ("Bulgaars", ["cases.translation_needed?"]),
        ("Engels", ["cases.translation_needed?"]),
        ("onbekend", ["cases.not_a_language"]),
    ],
)
def test_a_letter_in_a_language_that_is_not_read_asks_for_a_translation(read: str, codes_: list[str]) -> None:
    """In the overview it is a task; an English letter is read by who reads English."""
    assert found(("leestaal: Nederlands", f"leestaal: {read}")) == codes_
    english = ("  taal: b1", "  taal: en")
    assert found(("leestaal: Nederlands", "leestaal: Engels"), english) == []


def test_what_is_held_is_confirmed_by_its_word() -> None:
    """Post to an address of which nobody knows whether it is safe needs a reason as well."""
    unanswered = (SAFE, "")
    assert found(unanswered) == ["cases.post_safety_unknown!"]
    assert loaded(unanswered).held[0].name == "cases.post_safety_unknown"
    assert found(unanswered, confirm("post_toch")) == [
        "cases.post_safety_unknown?",
        "cases.confirmation_without_reason",
    ]
    assert found(unanswered, confirm("post_toch: ja"))[-1] == "cases.confirmation_without_reason"
    assert found(unanswered, confirm("post_toch: haar advocaat heeft het gevraagd")) == [
        "cases.post_safety_unknown?"
    ]
    assert found(unanswered, confirm("duur")) == ["cases.post_safety_unknown!"]
    assert found(confirm("alles")) == ["cases.unknown_confirmation"]


@pytest.mark.parametrize(
    "value",
    [
        "post_toch: zij woont alleen; duur",
        "Post toch: zij woont alleen\nDuur",
        ["post_toch: zij woont alleen", "duur"],
        [{"post_toch": "zij woont alleen"}, "duur"],
        {"post_toch": "zij woont alleen", "duur": ""},
    ],
)
def test_confirmations_are_read_as_people_write_them(value: object) -> None:
    """A text, a list or a group."""
    assert confirmed(value) == {"post_toch": "zij woont alleen", "duur": ""}


def test_every_finding_that_holds_has_a_word_which_its_advice_names() -> None:
    """Nobody has to search how to go on, and every word is of something that exists."""
    holding = [name for name, item in declared().items() if item.severity is Severity.HELD]
    words = {name: confirming_word(name) for name in holding}
    assert lists.same_person_other_time.name in words
    assert None not in words.values()
    assert set(words.values()) == set(rule_table()["bevestigen"])
    for name, word in words.items():
        entry = known_words()[name]
        hints = [entry["hint"], *(entry[kind]["hint"] for kind in ("column",) if kind in entry)]
        assert all(str(word) in hint for hint in hints), name


ANYTHING = st.one_of(st.none(), st.text(), st.lists(st.text()), st.integers())


@given(st.sampled_from(["achternaam", "straat", "kamer", "rc_nummer", "land"]), st.text())
def test_any_text_is_judged_without_a_crash(key: str, text: str) -> None:
    """And what is told of it is short."""
    fault = word_fault(("slachtoffer", key), text)
    assert fault is None or len(fault.facts.get("word", "")) <= 21


@given(st.dictionaries(st.sampled_from(["regels", "straat", "postcode", "plaats", "land", "x"]), ANYTHING))
def test_any_address_is_judged_without_a_crash(address: dict[str, object]) -> None:
    """Each fault is at one of its parts."""
    keys = {key for key, _ in address_faults(address, ["Kim"])}
    assert keys <= {"regels", "straat", "postcode", "plaats", "land"}
