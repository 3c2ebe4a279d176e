"""Whose a question is flows on with it: two lawyers may both begin at 1, with the same words."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.errors import DataError
from proeftuin_docs.returned.readings import Reading
from tests.flows.test_carrying import (
    DEFENCE,
    HEARING,
    OFFICER,
    PREVENTED,
    REVIEW,
    Row,
    carried,
    codes,
    form,
    into,
    reading,
    rows_in,
)

A, B, C = "mr. A. Jansen", "mr. B. de Boer", "mr. O. van Justitie"
RECORD = "passages-proces-verbaal@1.0.0"


def sent(name: str, *questions: str, id_: str = DEFENCE, **fields: str) -> Reading:
    """A list that came back, its questions numbered from 1."""
    rows = [{"nummer": f"{number}", "vraag": text} for number, text in enumerate(questions, start=1)]
    return reading(id_, rows, f"{name[:5]}.pdf", **({"ingediend-door": name} if name else {}), **fields)


def in_review(*lists: Reading) -> list[Row]:
    """The rows of the review that these lists become."""
    return [dict(row) for row in carried(REVIEW, *lists).values["vraag"]]


LISTS = sent(C, "Waar?", id_=OFFICER), sent(A, "Wie?", "Wanneer?"), sent(B, "Wie?")


def test_the_review_says_whose_each_question_is() -> None:
    """In a column of its own, in the words of the list, also where there is one list."""
    assert [(row["van"], row["wie"], row["nummer"]) for row in in_review(*LISTS)] == [
        ("ovj", C, "1"),
        ("verdediging", A, "1"),
        ("verdediging", A, "2"),
        ("verdediging", B, "1"),
    ]
    assert [row["wie"] for row in in_review(LISTS[2])] == [B]
    assert carried(REVIEW, *LISTS).balance == (
        f"Ingediend: 4. OvJ 1, Verdediging 3 ({A} 2, {B} 1). Besluit: nog te beslissen 4."
    )


def test_it_comes_back_from_paper_and_word() -> None:
    """The name stands in the review as it is read back, and above what stands on a spare sheet."""
    rows = [{"nummer": "1", "vraag": "Een?"}]
    first = form(DEFENCE, "docx", rows, **{"ingediend-door": A, "bezwaar": "Tegen."})
    second = form(DEFENCE, "html", rows, **{"ingediend-door": B})
    made = into(REVIEW, first, second)
    assert [(row["wie"], row["nummer"], row["vraag"]) for row in rows_in(made)] == [
        (A, "1", "Een?"),
        (B, "1", "Een?"),
    ]
    assert f"verdediging ({A}): Heeft u bezwaar" in made.data.decode()


def test_a_list_without_a_name_is_told_where_there_are_two() -> None:
    """The name of the file tells it apart until somebody knows; of one list nobody has to know."""
    made = carried(REVIEW, LISTS[1], sent("", "Wie?"))
    assert [row["wie"] for row in made.values["vraag"]] == [A, A, ".pdf"]
    assert [(item.name, item.place.file, item.facts) for item in made.problems] == [
        ("flows.nameless", ".pdf", {"column": "Wie"})
    ]
    alone = carried(REVIEW, sent("", "Wie?"))
    assert ("wie" in alone.values["vraag"][0], alone.problems) == (False, ())
    of_the_case = carried(REVIEW, sent("", "Wie?"), verdediging=[A, B])
    assert [item.name for item in of_the_case.problems] == ["flows.nameless"]
    assert [item.name for item in carried(REVIEW, sent("", "Wie?"), verdediging=[A]).problems] == []


def test_a_name_that_the_case_lacks_is_told() -> None:
    """The list may be of another case, or the case is behind; a title or an initial makes no difference."""
    told = carried(REVIEW, sent(A, "Hoe?"), verdediging=["mr. X. Ander"])
    assert [(item.name, item.facts) for item in told.problems] == [("flows.not_in_the_case", {"name": A})]
    assert [row["vraag"] for row in told.values["vraag"]] == ["Hoe?"]
    alike = A.removeprefix("mr. ").upper()
    assert carried(REVIEW, sent(A, "Hoe?"), verdediging=[alike]).problems == ()


def test_two_lists_of_one_name_are_told() -> None:
    """It may be more of the same, or the wrong name that was filled in beforehand."""
    made = carried(REVIEW, LISTS[1], sent(A, "Hoe?"))
    assert [(item.name, item.facts) for item in made.problems] == [
        ("flows.same_name", {"name": A, "other": "mr. A.pdf"})
    ]


def test_a_version_without_the_column_says_it_among_the_remarks() -> None:
    """And one that has neither is told to be too old."""
    rows = carried(f"{REVIEW}@1.2.0", *LISTS).values["vraag"]
    assert [row.get("opmerking") for row in rows] == [
        None,
        *[f"Ingediend door: {name}" for name in (A, A, B)],
    ]
    told = carried(f"{REVIEW}@1.1.0", *LISTS).problems
    assert {item.facts["column"] for item in told if item.name == "flows.column_has_no_place"} == {"wie"}


def decided(*decisions: str) -> Reading:
    """The review of the lists with these decisions."""
    rows = in_review(*LISTS)
    return reading(REVIEW, [{**row, "besluit": said} for row, said in zip(rows, decisions, strict=True)])


def test_it_is_told_everywhere_where_two_are_told_apart() -> None:
    """At the hearing, among what was prevented, in the record, in the balance, and of what is not decided."""
    asked = carried(HEARING, decided("stellen", "stellen", "", "stellen"), *LISTS)
    assert [row["nummer"] for row in asked.values["vraag"]] == [
        "OvJ 1",
        f"Verdediging {A} 1",
        f"Verdediging {B} 1",
    ]
    assert [(item.name, item.facts) for item in asked.problems] == [
        ("flows.undecided", {"rows": f"Verdediging ({A}) 2"})
    ]
    review = decided("beletten", "stellen", "stellen", "beletten")
    prevented = carried(PREVENTED, review, *LISTS).values["vraag"]
    assert [(row["van"], row.get("wie")) for row in prevented] == [("ovj", None), ("verdediging", B)]
    record = carried(RECORD, review, reading(PREVENTED, prevented)).values["belette-vragen"]
    assert (
        record
        == f"Vooraf belet: vraag 1 (OvJ): ‘Waar?’\n\nVooraf belet: vraag 1 van {B} (Verdediging): ‘Wie?’"
    )


def test_one_lawyer_is_not_named_where_nobody_has_to_be_told_apart() -> None:
    """The list for the hearing and the record stay as short as they were."""
    row = {**in_review(LISTS[2])[0], "besluit": "stellen"}
    assert carried(HEARING, reading(REVIEW, [row]), LISTS[2]).values["vraag"] == [
        {"nummer": "Verdediging 1", "vraag": "Wie?"}
    ]


def test_a_question_that_changes_hands_is_lost() -> None:
    """The same number and words, of the other lawyer: that is not what was handed in."""
    review = [dict(row, besluit="stellen") for row in in_review(*LISTS)]
    review[3]["wie"] = A
    with pytest.raises(DataError) as error:
        carried(HEARING, reading(REVIEW, review), *LISTS)
    assert [(item.name, item.facts["party"]) for item in error.value.diagnostics] == [
        ("flows.question_lost", f"Verdediging ({B})")
    ]
    review[3]["wie"] = ""
    assert carried(HEARING, reading(REVIEW, review), *LISTS).values["vraag"]


def test_the_order_of_the_parties_keeps_each_lawyer_together() -> None:
    """Also after the judge has put the rows otherwise."""
    mixed = [{**row, "besluit": "stellen"} for row in reversed(in_review(*LISTS))]
    mixed[0], mixed[1] = mixed[1], mixed[0]
    hearing = carried(HEARING, reading(REVIEW, mixed), order="van").values["vraag"]
    assert [row["nummer"].rpartition(" ")[0] for row in hearing] == [
        "OvJ",
        f"Verdediging {A}",
        f"Verdediging {A}",
        f"Verdediging {B}",
    ]


QUESTIONS = st.lists(st.text("abc \n{<\\", min_size=1).filter(str.strip), max_size=20)
DECISIONS = ("stellen", "anders", "samen", "beletten", "")


@settings(max_examples=60, deadline=None)
@given(st.tuples(QUESTIONS, QUESTIONS, QUESTIONS), st.booleans(), st.randoms(use_true_random=False))
def test_no_question_is_ever_lost(
    asked: tuple[list[str], list[str], list[str]], is_named: bool, choices: Random
) -> None:
    """Each submitted row is afterwards in exactly one place: asked, prevented, or counted in the review."""
    lists = [
        sent(name, *texts, id_=id_)
        for id_, name, texts in zip(
            (OFFICER, DEFENCE, DEFENCE), (C, A, B if is_named else ""), asked, strict=True
        )
        if texts
    ]
    if not lists:
        return
    review = in_review(*lists)
    assert [row["vraag"] for row in review] == [text for texts in asked for text in texts]
    for row in review:
        row["besluit"] = choices.choice(DECISIONS)
        row["nieuw"] = f"Nieuw {row['nummer']}" if row["besluit"] == "anders" else ""
    choices.shuffle(review)
    hearing = carried(HEARING, reading(REVIEW, review), *lists).values.get("vraag", [])
    prevented = carried(PREVENTED, reading(REVIEW, review), *lists).values.get("vraag", [])
    are_two = bool(asked[1] and asked[2])

    def called(row: Row) -> str:
        party = "OvJ" if row["van"] == "ovj" else "Verdediging"
        return " ".join([party, *([row["wie"]] if are_two and party != "OvJ" else []), row["nummer"]])

    said = {"stellen": "vraag", "anders": "nieuw"}
    expected = [(called(row), row[said[row["besluit"]]]) for row in review if row["besluit"] in said]
    assert Counter((row["nummer"], row["vraag"]) for row in hearing) == Counter(expected)
    assert [(row["nummer"], row.get("wie", ""), row["vraag"]) for row in prevented] == [
        (row["nummer"], row["wie"] if are_two and row["van"] != "ovj" else "", row["vraag"])
        for row in review
        if row["besluit"] == "beletten"
    ]
    with pytest.raises(DataError) as error:
        carried(HEARING, reading(REVIEW, review[1:]), *lists)
    assert set(codes(error)) == {"flows.question_lost"}
