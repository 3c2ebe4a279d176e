"""What was written for the record comes together in one form: the talk, prevented questions, measures."""

import json
from functools import partial
from typing import Any

from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.usecases.carry import CarriedForm, carry_into
from proeftuin_docs.usecases.render import render
from tests.flows.test_carrying import DECIDED, decided, form, library

RECORD = "passages-proces-verbaal@1.0.0"
BREAK = {"van": "ovj", "vraag": "Nog één?", "besluit": "beletten", "grond": "Privé"}


def filled(id_: str, **fields: str) -> bytes:
    """A form with these fields, of the same case."""
    content = json.dumps({"kenmerk": "RC 26/0001", **fields}).encode()
    return render(library(), id_, "docx", (content, "antwoorden.json"))


def record(*files: bytes) -> CarriedForm:
    """The passages from these files, in Word."""
    given = [GivenFile(f"bestand{number}", partial(bytes, file)) for number, file in enumerate(files)]
    return carry_into(library(), given, RECORD, "docx")


def values_in(made: CarriedForm) -> dict[str, Any]:
    """The values that the made document holds, as they are read back from it."""
    (reading,) = read(library(), [GivenFile("terug.docx", lambda: made.document)])
    assert reading.read is not None
    return dict(reading.read.values)


def test_the_passages_are_in_the_words_of_the_judge() -> None:
    """Each in its place, literally, and in Word as it is pasted."""
    talk = filled(
        "samenvatting-voorgesprek", tekst="Er is gesproken.\n\nOver {{ x }} niet.", voorgelezen="ja"
    )
    chosen = {"studio-pv": "Het verhoor is in een studio, omdat <b>.", "studio-grond": "Rust."}
    measures = filled("keuze-maatregelen", **chosen, **{"vragen-pv": "Partijen is gevraagd."})
    break_ = form("nadere-vragen", "html", [BREAK, {**BREAK, "besluit": "stellen"}])
    made = record(talk, measures, decided(DECIDED), break_)
    assert values_in(made) == {
        "kenmerk": "RC 26/0001",
        "samenvatting": "Er is gesproken.\n\nOver {{ x }} niet.",
        "voorgelezen": True,
        "belette-vragen": "Vooraf belet: vraag 1 (Verdediging): ‘Was u daar alleen?’ Grond: D\n\n"
        "In de pauze belet: vraag (OvJ): ‘Nog één?’ Grond: Privé",
        "maatregelen": "Vragen vooraf ingediend: Partijen is gevraagd.\n\n"
        "Studioverhoor: Het verhoor is in een studio, omdat <b>.",
        "gronden": "Studioverhoor: Rust.",
    }
    assert made.balance.startswith("Ingediend: 4.")


def test_a_question_that_stands_in_two_lists_comes_once() -> None:
    """The list of prevented questions was made of the review; beside it stands what came later."""
    rows = [
        {
            "nummer": "1",
            "van": "verdediging",
            "vraag": "Was u daar alleen?",
            "wanneer": "vooraf",
            "grond": "D",
        },
        {"van": "ovj", "vraag": "En toen?", "wanneer": "tijdens"},
    ]
    text = values_in(record(decided(DECIDED), form("belette-vragen", "pdf", rows)))["belette-vragen"]
    assert text.split("\n\n") == [
        "Vooraf belet: vraag 1 (Verdediging): ‘Was u daar alleen?’ Grond: D",
        "Tijdens het verhoor belet: (OvJ): ‘En toen?’",
    ]


def test_a_blank_row_says_nothing() -> None:
    """And of a row that is half filled in only what is there."""
    made = values_in(record(form("belette-vragen", "pdf", [{}, {"vraag": "Een?"}])))
    assert made["belette-vragen"] == "‘Een?’"
