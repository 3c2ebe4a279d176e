"""The words of letters: they load, follow the case, and say nothing that frightens or does not hold."""

import re
from itertools import pairwise

import pytest

from proeftuin_docs.cases import CONDITIONS, VALUES
from proeftuin_docs.composition import case_faults, choose_address, evaluate, substitute_in_line
from proeftuin_docs.composition.conditions import implies, names_in
from proeftuin_docs.composition.inline_text import placeholders_in
from proeftuin_docs.quality.gate import letter_findings
from proeftuin_docs.quality.rule_files import load_language_rules
from proeftuin_docs.resources import find_resources
from proeftuin_docs.text.located_yaml import read_yaml
from tests.letters.words import (
    ABSENT,
    CASE_WORDS,
    DUTY,
    FILES,
    FOR_VICTIMS,
    GSM_7,
    PRESENCE,
    VICTIM,
    each_letter,
    every_text,
    letter,
    newest,
    printed,
    some_case,
    texts_of,
    without_values,
)


def test_the_letters_around_a_hearing_are_there() -> None:
    """A glob that finds nothing would let every other test pass."""
    assert {path.parent.name for path in FILES} >= {
        "afspraak-gewijzigd",
        "afspraak-kaart",
        "afspraak-vervallen",
        "begeleidende-brief",
        "herinnering",
        "na-het-gesprek",
        "herinnering-partij",
        "oproep-rc",
        "oproep-rc-vertegenwoordiger",
        "verzoek-vragen",
    }


@pytest.mark.parametrize("name", each_letter())
def test_a_letter_loads_and_expects_nothing_of_a_case_that_it_may_lack(name: str) -> None:
    """Conditions can be read; values are known, and there whenever their part is printed."""
    path = newest(name)
    source, faults = read_yaml(path.read_text(encoding="utf-8"), path.name)
    assert source is not None
    assert (*faults, *case_faults(letter(name), source)) == ()


@pytest.mark.parametrize("name", each_letter())
def test_placeholders_are_implied_and_brackets_pair(name: str) -> None:
    """Also together with the condition of the letter itself; a bracket without its pair would be printed."""
    for place, condition, _, text in every_text(letter(name)):
        if condition:
            names_in(condition)
        for value in placeholders_in(text):
            assert value in VALUES, (place, value)
            assert implies(condition, VALUES[value]), (place, value)
        left = choose_address(text, "je")
        assert not set("[]|") & set(left), place
        assert left.count("{{") == left.count("}}") == len(list(placeholders_in(text))), place


@pytest.mark.parametrize("name", each_letter())
def test_every_announced_variant_has_every_part(name: str) -> None:
    """Whoever reads easy language or English learns the same."""
    definition = letter(name)
    for part in definition.parts:
        there = {variant for variant, _ in texts_of(part.text)}
        assert there == set(definition.variants), part.id
    for texts in (definition.subject, definition.salutation, definition.closing):
        assert texts is None or {variant for variant, _ in texts_of(texts)} == set(definition.variants)


@pytest.mark.parametrize("name", each_letter())
def test_forbidden_words_are_absent_in_every_variant(name: str) -> None:
    """The gate looks at Dutch texts; here English, titles and subjects are held to the same list."""
    definition = letter(name)
    if definition.addressee not in FOR_VICTIMS:
        return
    rules, _ = load_language_rules(find_resources())
    for rule in rules.forbidden:
        words = re.escape(rule.phrase).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+")
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        for place, _, _, text in every_text(definition):
            for address in ("u", "je"):
                found = pattern.search(choose_address(text, address).replace("**", ""))
                assert found is None, (place, rule.phrase, rule.instead)


@pytest.mark.parametrize("name", each_letter())
def test_the_gate_finds_nothing_below_the_bar(name: str) -> None:
    """Sentences, means, passives and explanations, in the worst combination of parts."""
    definition = letter(name)
    if definition.addressee not in FOR_VICTIMS - {"telefoon"}:
        return
    from proeftuin_docs.errors import Place, Severity

    rules, samples = load_language_rules(find_resources())
    found = letter_findings(definition, rules, samples, Place(name))
    assert [item for item in found if item.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", each_letter())
def test_nothing_of_the_case_stands_above_the_fold(name: str) -> None:
    """Title, subject and first part are what somebody else can see lying on a table."""
    definition = letter(name)
    if definition.addressee not in FOR_VICTIMS:
        return
    first = [text for _, text in texts_of(definition.parts[0].text)]
    seen = [definition.title, definition.summary, *(text for _, text in texts_of(definition.subject)), *first]
    assert [text for text in seen if CASE_WORDS.search(without_values(text))] == []


def test_the_letter_to_the_parties_names_nobody() -> None:
    """The person is named by the reference of the case alone."""
    values = {value for *_, text in every_text(letter("verzoek-vragen")) for value in placeholders_in(text)}
    assert not {value for value in values if value.startswith(("persoon.", "steunpersoon.", "advocaat."))}


@pytest.mark.parametrize("name", ["oproep-rc", "oproep-rc-vertegenwoordiger"])
@pytest.mark.parametrize("kind", CONDITIONS["soort"])
def test_the_sentence_of_the_law_stands_once_for_each_kind(name: str, kind: str) -> None:
    """An oproeping asks; only a dagvaarding says that the law wants somebody to come (art. 213 Sv)."""
    definition = letter(name)
    switches = some_case(soort=kind, minderjarig=True)
    for variant in definition.variants:
        for address in ("u", "je"):
            text = " ".join(
                printed(part, variant, address) for part in definition.parts if evaluate(part.when, switches)
            )
            found = {other: len(pattern.findall(text)) for other, pattern in DUTY.items()}
            assert found == {other: int(other == kind) for other in DUTY}, (variant, found)


@pytest.mark.parametrize("name", ["oproep-rc", "verzoek-vragen"])
@pytest.mark.parametrize("presence", CONDITIONS["verdachte"])
@pytest.mark.parametrize("can", CONDITIONS["verdachte_kan"])
@pytest.mark.parametrize("studio", [False, True])
def test_one_part_speaks_of_the_presence_of_the_suspect(
    name: str, presence: str, can: str, studio: bool
) -> None:
    """Only a decision that the suspect is not there is told as one; nobody is promised more."""
    definition = letter(name)
    switches = some_case(verdachte=presence, verdachte_kan=can, studio=studio)
    there = [part for part in definition.parts if evaluate(part.when, switches)]
    speaking = [part for part in there if part.when and "verdachte" in names_in(part.when)]
    (told,) = [part.id for part in speaking]
    assert told.startswith(f"verdachte-{presence}".replace("_", "-"))
    for variant in definition.variants:
        absent = [part.id for part in there if ABSENT.search(printed(part, variant))]
        assert absent == (["verdachte-nee"] if presence == "nee" else []), variant
        others = [
            part.id for part in there if part not in speaking and PRESENCE.search(printed(part, variant))
        ]
        assert others == []


def test_nobody_is_called_innocent_who_is_a_suspect_elsewhere() -> None:
    """'U bent geen verdachte' only where that is so."""
    calming = [part for part in letter(VICTIM).parts if "geen verdachte" in printed(part, "b1")]
    assert [part.id for part in calming] == ["geen-verdachte"]
    assert all(implies(part.when, "ook_verdachte") is False for part in calming)
    assert not any(evaluate(part.when, some_case(ook_verdachte=True)) for part in calming)


@pytest.mark.parametrize(
    ("switch", "words"),
    [
        ("aparte_wachtruimte", "aparte kamer waar"),
        ("andere_ingang", "gewone ingang"),
        ("ruimte_bekijken", "de kamer van"),
        ("advocaat_gratis", "gratis"),
        ("opname", "opname"),
        ("voorgesprek", "kennismak"),
    ],
)
def test_what_is_not_switched_on_is_not_promised(switch: str, words: str) -> None:
    """A promise needs a switch that the judge set."""
    switches = some_case(**{switch: False})
    parts = [part for part in letter(VICTIM).parts if evaluate(part.when, switches) and part.id != "hulp"]
    assert [part.id for part in parts if words in printed(part, "b1")] == []
    switched_on = some_case(**{switch: True})
    parts = [part for part in letter(VICTIM).parts if evaluate(part.when, switched_on) and part.id != "hulp"]
    assert [part.id for part in parts if words in printed(part, "b1")]


@pytest.mark.parametrize("name", [VICTIM, "oproep-rc-vertegenwoordiger"])
@pytest.mark.parametrize("elsewhere", [True, False])
@pytest.mark.parametrize("entrance", [True, False])
@pytest.mark.parametrize("fetched", [True, False])
def test_there_is_one_place_to_come_to(name: str, elsewhere: bool, entrance: bool, fetched: bool) -> None:
    """The desk or the other entrance, never both; and somebody is there, or the letter says whom to ask."""
    switches = some_case(
        andere_ingang=elsewhere, ingang=entrance, ophalen=fetched, minderjarig=True, mensen=True
    )
    there = [part for part in letter(name).parts if evaluate(part.when, switches)]
    for variant in letter(name).variants:
        text = " ".join(printed(part, variant) for part in there)
        ordinary = "gewone ingang" in text or "ordinary entrance" in text
        assert ("{{ verhoor.melden }}" in text, ordinary) == (not elsewhere, elsewhere)
        assert ("{{ verhoor.ophalen }}" in text) == fetched
        asks = re.search("Vraag ons ook hoe|Also ask us how", text)
        assert bool(asks) == (elsewhere and not fetched)


def test_the_rights_and_facts_of_ordinary_language_stand_in_easy_language_and_english() -> None:
    """What the easy letter once left out, by a word of each."""
    told = {
        "veilig": ("niets mag weten", "niets mag weten", "must not know"),
        "niet-komen-oproeping": ("nieuwe brief", "nieuwe brief", "new letter"),
        "wie-leest": ("hoe de zaak verder gaat", "hoe de zaak verder gaat", "next in the case"),
        "wat-mag": ("alleen wat u zelf weet", "alleen wat u zelf weet", "Only tell"),
        "te-moeilijk": ("geen antwoord geven", "geen antwoord geven", "rather not answer"),
        "daarna": ("handtekening", "handtekening", "sign it"),
        "kosten": ("griffier beslist", "griffier beslist", "clerk decides"),
    }
    parts = {part.id: part for part in letter(VICTIM).parts}
    for id_, words in told.items():
        for variant, word in zip(letter(VICTIM).variants, words, strict=True):
            assert word in printed(parts[id_], variant), (id_, variant)
    readers = [printed(parts["wie-leest"], variant) for variant in letter(VICTIM).variants]
    assert ["advocaten" in readers[0], "officier" in readers[1], "prosecutor" in readers[2]] == [True] * 3


def test_easy_language_has_one_sentence_on_a_line() -> None:
    """Two sentences may share a line only when the second is a few words: an answer, or a number to call."""
    ends = re.compile(r"[.?](?=\s+[A-Z])")
    for part in letter(VICTIM).parts:
        for line in (part.text.eenvoudig or "").splitlines():
            if not line.startswith("- "):
                spoken = substitute_in_line(choose_address(line, "u"), dict.fromkeys(VALUES, "x"))
                short = re.search(r"[?.] (?:Bel|Zeg|Kom)\b[^.]{0,20}\.$", spoken)
                assert len(ends.findall(spoken)) <= int(bool(short)), line


def test_the_conversation_comes_first_and_help_comes_last() -> None:
    """What, when, where and whom to call; then why, who, what you may do; help at the end."""
    order = [
        "afspraak",
        "afspraak-bellen",
        "plicht",
        "komen-oproeping",
        "waarom",
        "kennismaken-rc",
        "wie-kamer",
        "wat-mag",
        "dag-zelf",
        "daarna",
        "hulp",
    ]
    places = [[part.id for part in letter(VICTIM).parts].index(name) for name in order]
    assert all(before < after for before, after in pairwise(places))


@pytest.mark.parametrize("variant", letter("herinnering").variants)
def test_the_reminder_fits_one_message_and_says_nothing(variant: str) -> None:
    """160 characters of the alphabet of every telephone, with the longest day and time."""
    values = {
        "verhoor.dag": "donderdag 30 september 2027" if variant != "en" else "Wednesday 29 September 2027",
        "verhoor.tijd": "12.30 uur (in de middag)" if variant != "en" else "12.30 in the afternoon (12.30)",
        "griffier.telefoon": "+31 88 123 45 67",
    }
    (part,) = letter("herinnering").parts
    text = substitute_in_line(printed(part, variant), values)
    assert len(text) <= 160
    assert GSM_7.fullmatch(text)
    assert not CASE_WORDS.search(text)
    assert "recht" not in text


def test_the_gate_has_a_sample_of_every_value() -> None:
    """A new value would otherwise stop the gate at the first text that names it."""
    _, samples = load_language_rules(find_resources())
    assert [value for value in VALUES if value not in samples] == []
