"""Questions flow from the lists of the parties into the review, and from there to where they are used."""

import json
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import pytest

from proeftuin_docs.errors import DataError, WrongUsageError
from proeftuin_docs.flows.carry import Carried, carry
from proeftuin_docs.flows.declared import flows_of
from proeftuin_docs.library import Library
from proeftuin_docs.returned.answers import ReadAnswers
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import Reading
from proeftuin_docs.usecases.carry import CarriedForm, carry_into
from proeftuin_docs.usecases.render import render

Row = dict[str, Any]
OFFICER, DEFENCE, REVIEW = "vragenlijst-ovj", "vragenlijst-verdediging", "vragentoets-rc"
HEARING, PREVENTED = "vragen-verhoor", "belette-vragen"
WITH_FIELDS = ("pdf", "docx", "html")
OFFICERS = [
    {"nummer": "1", "vraag": "Wanneer kwam u aan?", "waarom": "De periode."},
    {},
    {"vraag": "Wie had de {{ sleutel }} van <b>het huis</b>?"},
]
DEFENDERS = [{"nummer": "1", "vraag": "Was u daar alleen?"}, {"nummer": "2b", "vraag": "Zag u Zoë?"}]


@cache
def library() -> Library:
    """The bundled configuration."""
    return Library.open()


def form(id_: str, format_name: str, rows: Sequence[Row], **fields: str) -> bytes:
    """A form with these rows in its table `vraag`, in a format."""
    fields = {"kenmerk": "RC 26/0001", **fields}
    content = json.dumps({**fields, "vraag": list(rows)}).encode()
    return render(library(), id_, format_name, (content, "antwoorden.json"))


def into(target: str, *files: bytes, order: str = "") -> CarriedForm:
    """The target with what flows into it from these files."""
    given_files = [GivenFile(f"bestand{number}", partial(bytes, file)) for number, file in enumerate(files)]
    return carry_into(library(), given_files, target, "pdf", order=order)


def rows_in(made: CarriedForm) -> list[Row]:
    """The rows that the made document holds, as they are read back from it."""
    (reading,) = read(library(), [GivenFile("terug.pdf", lambda: made.document)])
    assert reading.read is not None
    found = reading.read.values["vraag"]
    assert isinstance(found, list)
    return [row for row in found if isinstance(row, dict)]


def codes(
    error: pytest.ExceptionInfo[DataError] | pytest.ExceptionInfo[WrongUsageError],
) -> list[str]:
    """The names of the faults."""
    return [item.name for item in error.value.diagnostics]


@pytest.mark.parametrize("officers_format", WITH_FIELDS)
@pytest.mark.parametrize("defence_format", WITH_FIELDS)
def test_both_lists_come_into_the_review(officers_format: str, defence_format: str) -> None:
    """Party, own number (or that of the row) and question, literally, in the order of the files."""
    officers = form(OFFICER, officers_format, OFFICERS)
    made = into(REVIEW, officers, form(DEFENCE, defence_format, DEFENDERS))
    assert rows_in(made) == [
        {"nummer": "1", "van": "ovj", "vraag": "Wanneer kwam u aan?", "waarom": "De periode."},
        {"nummer": "3", "van": "ovj", "vraag": "Wie had de {{ sleutel }} van <b>het huis</b>?"},
        {"nummer": "1", "van": "verdediging", "vraag": "Was u daar alleen?"},
        {"nummer": "2b", "van": "verdediging", "vraag": "Zag u Zoë?"},
    ]
    assert made.balance == "Ingediend: 4. OvJ 2, Verdediging 2. Besluit: nog te beslissen 4."
    assert {item.name for item in made.problems} <= {"web_pages.not_kept"}


def decided(rows: Sequence[Row]) -> bytes:
    """The review, filled in."""
    return form(REVIEW, "docx", rows)


DECIDED: list[Row] = [
    {"nummer": "1", "van": "ovj", "vraag": "Wanneer kwam u aan?", "besluit": "stellen"},
    {
        "nummer": "3",
        "van": "ovj",
        "vraag": "Wie had de {{ sleutel }} van <b>het huis</b>?",
        "besluit": "anders",
        "nieuw": "Wie kon de deur openen?",
    },
    {"nummer": "1", "van": "verdediging", "vraag": "Was u daar alleen?", "besluit": "beletten", "grond": "D"},
    {"nummer": "2b", "van": "verdediging", "vraag": "Zag u Zoë?"},
]


def test_what_is_asked_comes_into_the_list_for_the_hearing() -> None:
    """In the words that were decided on, with whose question it is; the rest is counted and told."""
    made = into(HEARING, decided(DECIDED))
    assert rows_in(made) == [
        {"nummer": "OvJ 1", "vraag": "Wanneer kwam u aan?"},
        {"nummer": "OvJ 3", "vraag": "Wie kon de deur openen?"},
    ]
    assert made.balance == (
        "Ingediend: 4. OvJ 2, Verdediging 2. Besluit: Stellen 1, Anders 1, Beletten 1, nog te beslissen 1."
    )
    assert [(item.name, item.facts) for item in made.problems] == [
        ("flows.undecided", {"rows": "Verdediging 2b"})
    ]


def test_what_is_prevented_comes_into_its_list_with_the_ground() -> None:
    """From the review beforehand, and from the questions in a break."""
    break_ = form(
        "nadere-vragen", "html", [{"van": "ovj", "vraag": "Nog een?", "besluit": "beletten", "grond": "A"}]
    )
    assert rows_in(into(PREVENTED, decided(DECIDED), break_)) == [
        {
            "nummer": "1",
            "van": "verdediging",
            "vraag": "Was u daar alleen?",
            "wanneer": "vooraf",
            "grond": "D",
        },
        {"van": "ovj", "vraag": "Nog een?", "wanneer": "pauze", "grond": "A"},
    ]


def test_a_submitted_question_that_is_gone_is_a_fault() -> None:
    """Dropped from the review, or changed there: the lists beside it show that, and nothing is made."""
    lists = form(OFFICER, "pdf", OFFICERS), form(DEFENCE, "pdf", DEFENDERS)
    assert rows_in(into(HEARING, decided(DECIDED), *lists))
    with pytest.raises(DataError) as gone:
        into(HEARING, decided(DECIDED[:-1]), *lists)
    assert [item.facts for item in gone.value.diagnostics] == [{"party": "Verdediging", "number": "2b"}]
    changed = [*DECIDED[:-1], {**DECIDED[-1], "vraag": "Zag u iemand?"}]
    with pytest.raises(DataError) as other:
        into(HEARING, decided(changed), *lists)
    assert codes(other) == ["flows.question_lost"]


def test_a_decision_without_its_words_is_a_fault() -> None:
    """'Anders' without a new wording would ask nothing, or the old question."""
    rows = [{**DECIDED[1], "nieuw": ""}]
    with pytest.raises(DataError) as error:
        into(HEARING, decided(rows))
    assert codes(error) == ["flows.empty_after_decision"]


def test_files_of_two_cases_are_not_mixed() -> None:
    """By their own kenmerk, and by that of the case."""
    other = form(DEFENCE, "pdf", DEFENDERS, kenmerk="RC 26/0002")
    with pytest.raises(DataError) as error:
        into(REVIEW, form(OFFICER, "pdf", OFFICERS), other)
    assert codes(error) == ["flows.other_case"]


def test_the_same_list_twice_is_refused() -> None:
    """Each question would be there twice."""
    with pytest.raises(DataError) as error:
        into(REVIEW, form(OFFICER, "pdf", OFFICERS), form(OFFICER, "docx", OFFICERS))
    assert codes(error) == ["flows.same_file_twice"]


def test_a_form_without_a_flow_is_told() -> None:
    """Of the file and of the target."""
    with pytest.raises(DataError) as error:
        into(REVIEW, form(OFFICER, "pdf", OFFICERS), form(HEARING, "pdf", [{"vraag": "Een?"}]))
    assert codes(error) == ["flows.no_flow"]
    with pytest.raises(WrongUsageError) as refused:
        into("iri", form(OFFICER, "pdf", OFFICERS))
    assert codes(refused) == ["flows.nothing_flows"]


def test_a_choice_that_the_target_lacks_is_told() -> None:
    """A judge's own question is not prevented; who does so all the same is told that the party is empty."""
    made = into(
        PREVENTED,
        decided([{"nummer": "1", "van": "rc", "vraag": "Een?", "besluit": "beletten", "grond": "D"}]),
    )
    assert [item.name for item in made.problems] == ["flows.no_such_option"]
    assert rows_in(made) == [{"nummer": "1", "vraag": "Een?", "wanneer": "vooraf", "grond": "D"}]


def test_rows_beyond_the_table_and_spare_sheets_come_too() -> None:
    """Eighty questions are eighty rows; what stands on a spare sheet stands on one again, and is told."""
    many = [{"nummer": str(number), "vraag": f"Vraag {number}?"} for number in range(1, 81)]
    content = {
        "document": OFFICER,
        "version": library().find(OFFICER).version,
        "values": {"kenmerk": "RC 26/0001", "vraag": many},
        "extra_room": [{"question": "Vragen", "text": "Nog één vraag: waarom?"}],
    }
    sent = render(library(), OFFICER, "pdf", (json.dumps(content).encode(), "antwoorden.json"))
    made = into(REVIEW, sent)
    assert [row["vraag"] for row in rows_in(made)] == [row["vraag"] for row in many]
    assert [item.name for item in made.problems] == ["flows.other_text"]
    sheets = json.loads(made.data)["extra_room"]
    assert [sheet["text"] for sheet in sheets] == [made.balance, "Nog één vraag: waarom?"]


def reading(id_: str, rows: Sequence[Row], file: str = "", **fields: str) -> Reading:
    """A file of a form as it was read."""
    definition, values = library().find(id_), {**fields, "vraag": list(rows)}
    return Reading(file or id_, definition, read=ReadAnswers(values))  # type: ignore[arg-type]


def carried(target: str, *readings: Reading, order: str = "", **parties: Sequence[str]) -> Carried:
    """What flows into the target; `parties` are those of the case, by the last word of their list."""
    definition = library().find(target)
    known = {f"vragenlijst-{side}": names for side, names in parties.items()}
    ways: dict[str, Any] = {"order": order, "parties": known}
    return carry(readings, definition, flows_of(library()), library().wording(), **ways)  # type: ignore[arg-type]


def test_the_order_is_that_of_a_column_when_somebody_asks() -> None:
    """Of the lists by their subject, of the review by the subject that the judge gave it, or its numbers."""
    officers = form(
        OFFICER,
        "html",
        [
            {"nummer": "1", "onderwerp": "werk", "vraag": "A"},
            {"nummer": "2", "onderwerp": "aankomst", "vraag": "B"},
            {"nummer": "3", "vraag": "C"},
        ],
    )
    defenders = form(DEFENCE, "html", [{"nummer": "9", "onderwerp": "Aankomst", "vraag": "D"}])
    assert [row["vraag"] for row in rows_in(into(REVIEW, officers, defenders))] == ["A", "B", "C", "D"]
    assert [row["vraag"] for row in rows_in(into(REVIEW, officers, defenders, order="onderwerp"))] == [
        *("B", "D", "A", "C")
    ]
    stood = rows_in(into(REVIEW, officers, defenders))
    for row, subject in zip(stood, ("werk", "", "huis", "huis"), strict=True):
        row |= {"onderwerp": subject, "besluit": "stellen"}
    by_subject = rows_in(into(HEARING, decided(stood), officers, defenders, order="onderwerp"))
    assert [(row.get("onderwerp"), row["nummer"], row["vraag"]) for row in by_subject] == [
        ("huis", "OvJ 3", "C"),
        ("huis", "Verdediging 9", "D"),
        ("werk", "OvJ 1", "A"),
        (None, "OvJ 2", "B"),
    ]
    stand = [{"nummer": number, "vraag": number, "besluit": "stellen"} for number in ("10", "9b", "2", "9a")]
    hearing = into(HEARING, decided(stand), order="nummer")
    assert [row["vraag"] for row in rows_in(hearing)] == ["2", "9a", "9b", "10"]
    with pytest.raises(WrongUsageError) as error:
        into(REVIEW, officers, order="thema")
    assert [item.name for item in error.value.diagnostics] == ["flows.unknown_order"]


def with_doubt(page: bytes, row: int, column: str) -> bytes:
    """The page with two fields for one cell that do not say the same."""
    name = f'name="vraag_r{row}_{column}"'.encode()
    (before, after), end = page.split(name, 1), b"</textarea>"
    tag = before[before.rindex(b"<textarea") :]
    cell = tag + name + after[: after.index(end)]
    other = cell[: cell.rindex(b">") + 1] + b"Iets anders" + end
    return page.replace(cell + end, cell + end + other)


def test_what_could_not_be_read_stands_beside_its_row() -> None:
    """In the column for remarks where there is one, else on a spare sheet with the number of the new row."""
    rows = [{}, {"vraag": "Een?", "besluit": "stellen"}, {"vraag": "Twee?", "besluit": "stellen"}]
    review = with_doubt(form(REVIEW, "html", rows), 3, "waarom")
    made = into(HEARING, review)
    assert made.failed
    first, second = rows_in(made)
    assert "aantekening" not in first
    assert second["vraag"] == "Twee?"
    assert second["aantekening"].splitlines()[-1] == "Niet gelezen: Iets anders"
    asked = with_doubt(form(OFFICER, "html", [{}, {"vraag": "Een?"}]), 2, "waarom")
    (row,) = rows_in(into(REVIEW, asked))
    assert row["opmerking"].splitlines()[-1] == "Niet gelezen: Iets anders"
    sheets = json.loads(into(f"{REVIEW}@1.1.0", asked).data)["extra_room"]
    assert any(": rij 1: " in sheet["text"] for sheet in sheets)
    assert [sheet["text"] for sheet in sheets if sheet["question"].endswith(": rij 1")] == ["Iets anders"]


def test_what_stands_beside_the_questions_comes_too() -> None:
    """Where it is in the file, behind the reason; objections and the like on a sheet with whose they are."""
    rows = [
        {"vraag": "Een?", "waarom": "De periode.", "vindplaats": "blz. 14", "onderwerp": "Huis"},
        {"vraag": "Twee?", "vindplaats": "blz. {15}"},
        {"vraag": "Drie?"},
    ]
    made = into(REVIEW, form(OFFICER, "docx", rows, bezwaar="Tegen de studio.", volgorde="Eerst 3."))
    found = rows_in(made)
    assert [row.get("waarom") for row in found] == [
        *("De periode. Vindplaats: blz. 14", "Vindplaats: blz. {15}", None)
    ]
    assert [row.get("onderwerp") for row in found] == ["Huis", None, None]
    sheets = [(sheet["question"], sheet["text"]) for sheet in json.loads(made.data)["extra_room"]]
    assert sheets[1:] == [
        (
            "Vragen voor het verhoor – officier van justitie: Wat wilt u over het verloop meegeven?",
            "Eerst 3.",
        ),
        (
            "Vragen voor het verhoor – officier van justitie: "
            "Heeft u bezwaar tegen deze werkwijze of tegen een maatregel?",
            "Tegen de studio.",
        ),
    ]


def test_the_remark_of_the_judge_stays_in_lists_of_the_judge() -> None:
    """It comes beside the question for the hearing, and not in what goes into the file of the case."""
    rows = [{**row, "opmerking": "Rustig brengen."} for row in DECIDED[:3]]
    assert [row["aantekening"] for row in rows_in(into(HEARING, decided(rows)))] == ["Rustig brengen."] * 2
    assert "Rustig" not in into(PREVENTED, decided(rows)).data.decode()


def test_a_decision_that_does_not_say_what_belongs_to_it_is_told() -> None:
    """Joined without with which, and prevented without a ground; the questions are named."""
    rows = [
        {"nummer": "1", "van": "ovj", "vraag": "A", "besluit": "samen"},
        {"nummer": "2", "van": "ovj", "vraag": "B", "besluit": "samen", "nieuw": "Met OvJ 1"},
        {"nummer": "1", "van": "verdediging", "vraag": "C", "besluit": "beletten"},
        {"nummer": "3", "van": "ovj", "vraag": "D", "besluit": "stellen"},
    ]
    told = into(HEARING, decided(rows)).problems
    assert [(item.name, item.facts) for item in told] == [
        (
            "flows.decision_without_words",
            {"decision": "Samen", "column": "Nieuwe formulering", "rows": "OvJ 1"},
        ),
        (
            "flows.decision_without_words",
            {"decision": "Beletten", "column": "Grond", "rows": "Verdediging 1"},
        ),
    ]
