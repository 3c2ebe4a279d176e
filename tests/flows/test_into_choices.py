"""An indication flows into the choice of measures, and what somebody needs into a case, without promises."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from proeftuin_docs.cli.commands import app
from proeftuin_docs.errors import DataError
from proeftuin_docs.flows.into_case import is_case_key
from proeftuin_docs.library import Library
from proeftuin_docs.quality.check import check
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.usecases.carry import CarriedForm, carry_into, carry_into_case
from proeftuin_docs.usecases.render import render
from tests.cases.cases import ADULT, example

INDICATION, CHOICE, NEEDS = "indicatie-kwetsbaarheid", "keuze-maatregelen", "wat-heb-ik-nodig"
WISHES: dict[str, Any] = {
    "aanspreekvorm": "je",
    "tolk-taal": "Tigrinya",
    "bezorging": "in-persoon",
    "post-veilig": "nee",
    "wat-helpt": {"antwoord": ["pauzes"], "toelichting": "een raam\n: en {{ water }}"},
    "steunpersoon": "mijn zus",
    "aankomst": ["aparte-wachtruimte"],
}
HEAD = "# Dit staat op het formulier en in geen brief. Beslis er eerst over; haal het daarna weg.\n"


def filled(id_: str, format_name: str = "docx", **values: object) -> GivenFile:
    """A form with these answers, as it comes back."""
    made = render(Library.open(), id_, format_name, (json.dumps(values).encode(), "antwoorden.json"))
    return GivenFile(f"terug.{format_name}", lambda: made)


def into_case(values: dict[str, Any], case: str | None = None) -> CarriedForm:
    """The case that wishes come into."""
    given = (case.encode(), "zaak.yaml") if case else None
    return carry_into_case(Library.open(), [filled(NEEDS, **values)], case=given)


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
def test_an_indication_stands_with_its_questions_where_a_choice_rests_on(format_name: str) -> None:
    """Every answer, in the order of the form, choices in their words, and the case's own fields."""
    given = filled(
        INDICATION,
        format_name,
        kenmerk="RC 26/0001 (voorbeeld)",
        minderjarig="nee",
        begrijpen="Vroeg: ‘{{ wat }}?’",
        wens="Geen maatregelen",
        maatregelen=["studio", "voorgesprek"],
    )
    case = (example(ADULT).encode(), "zaak.yaml")
    made = carry_into(Library.open(), [given], CHOICE, format_name, case=case)
    (reading,) = read(Library.open(), [GivenFile("terug", lambda: made.document)])
    assert reading.read is not None
    assert dict(reading.read.values) == {
        "kenmerk": "RC 26/0001 (voorbeeld)",
        "dag": "dinsdag 12 januari 2027",
        "rc": "V. Oorbeeld",
        "grond": (
            "Minderjarig, of twijfel over de leeftijd? nee\n"
            "Begrijpen en vertellen. Wat viel op? Vroeg: ‘{{ wat }}?’\n"
            "Wat wil het slachtoffer zelf? Ook ‘geen maatregelen’ is een wens: Geen maatregelen\n"
            "Aan welke maatregelen denkt het OM? De rechter-commissaris kiest: "
            "Gesprek vooraf met het slachtoffer, Studioverhoor"
        ),
    }


def test_an_indication_of_another_case_is_not_mixed_in() -> None:
    """The numbers are held against each other."""
    case = (example(ADULT).encode(), "zaak.yaml")
    with pytest.raises(DataError) as caught:
        carry_into(Library.open(), [filled(INDICATION, kenmerk="RC 99/9")], CHOICE, "pdf", case=case)
    assert [item.name for item in caught.value.diagnostics] == ["flows.other_case"]


def test_what_somebody_needs_becomes_keys_and_a_wish_is_no_promise() -> None:
    """No decision of the judge is switched on; what is asked stands above the case, literally."""
    made = into_case(WISHES)
    text = made.document.decode()
    assert yaml.load(text, Loader=yaml.BaseLoader) == {
        "slachtoffer": {
            "aanspreekvorm": "je",
            "tolk": {"taal": "Tigrinya"},
            "bezorging": "in_persoon",
            "post_veilig": "nee",
        }
    }
    assert text.startswith(
        HEAD
        + "# - Wat helpt je? vaak pauze, een raam\n#   : en {{ water }}\n"
        + "# - Wie wil je meenemen? mijn zus\n"
        + "# - Wat helpt als je aankomt? apart wachten\n\n"
    )
    assert made.balance == (
        "Ingevuld: slachtoffer.aanspreekvorm, slachtoffer.tolk.taal, slachtoffer.bezorging, "
        "slachtoffer.post_veilig. Over wat bovenaan het bestand staat, is nog niet beslist."
    )


def test_what_a_case_says_otherwise_stays_and_is_told() -> None:
    """Not least whether post is safe: both stand in the file, and no name in the message."""
    made = into_case({"aanspreekvorm": "u", "post-veilig": "nee"}, example(ADULT))
    case = yaml.load(made.document.decode(), Loader=yaml.BaseLoader)
    assert case == yaml.load(example(ADULT), Loader=yaml.BaseLoader)
    assert "# - Anders dan bij slachtoffer.post_veilig. Is post op jouw adres veilig? nee\n" in (
        made.document.decode()
    )
    told = [item.facts["key"] for item in made.problems if item.name == "flows.case_differs"]
    assert told == ["slachtoffer.post_veilig"]
    assert made.balance.startswith("Niets ingevuld")


def test_the_filled_case_is_checked() -> None:
    """A letter by hand of the coordinator needs a coordinator: told at once, and not refused."""
    without = example("zaak-gewijzigd").replace("  bezorging: in_persoon\n", "")
    made = into_case({"bezorging": "coordinator"}, without)
    assert "bezorging: coordinator" in made.document.decode()
    assert "cases.no_such_recipient" in [item.name for item in made.problems]


def test_of_another_form_nothing_comes_into_a_case() -> None:
    """It is refused with the forms that do."""
    with pytest.raises(DataError) as caught:
        carry_into_case(Library.open(), [filled(INDICATION, wens="x")])
    [fault] = caught.value.diagnostics
    assert (fault.name, fault.facts["known"]) == ("flows.no_flow", NEEDS)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("slachtoffer.tolk.taal", True),
        ("schakelaars.aparte_wachtruimte", True),
        ("slachtoffer.tolk", False),
        ("slachtoffer.tolk.talen", False),
        ("slachtoffer.tolk.taal.x", False),
    ],
)
def test_a_key_of_a_case_is_one_for_a_value(key: str, known: bool) -> None:
    """A group is none, and nothing below a value is."""
    assert is_case_key(key) is known


def test_a_flow_into_a_case_is_held_against_form_and_case(tmp_path: Path) -> None:
    """At the line of the file."""
    path = tmp_path / "forms" / "stromen.yaml"
    path.parent.mkdir()
    path.write_text(
        "schema: 1\ncases:\n  - from: wat-heb-ik-nodig\n    keys: {slachtoffer.tol.taal: tolk-taal, "
        "slachtoffer.aanspreekvorm: aanspreek}\n",
        encoding="utf-8",
    )
    found = [(fault.name, fault.place.line) for fault in check(Library.open(tmp_path))[1]]
    assert ("flows.unknown_case_key", 4) in found
    assert ("flows.unknown_question", 4) in found


def test_the_command_makes_a_case_file(tmp_path: Path) -> None:
    """For its owner alone, never over another, and with a name that says what it is."""
    returned, case = tmp_path / "terug.docx", tmp_path / "zaak.yaml"
    returned.write_bytes(filled(NEEDS, **WISHES).load())
    asked = ["carry", str(returned), "--to", "zaak", "-o"]
    made = CliRunner().invoke(app, [*asked, str(case)])
    assert made.exit_code == 0
    assert "mijn zus" not in made.output
    assert case.stat().st_mode & 0o777 == 0o600
    for extra in ([str(case)], [str(tmp_path / "zaak.pdf")], [str(tmp_path / "n.yaml"), "--format", "pdf"]):
        again = CliRunner().invoke(app, [*asked, *extra], standalone_mode=False)
        assert getattr(again.exception, "diagnostics", ())
