"""Flows are held against the forms that they name: every fault at once, each at its line."""

from pathlib import Path

import pytest

from proeftuin_docs.errors import DefinitionError
from proeftuin_docs.flows.declared import flows_of
from proeftuin_docs.library import Library
from proeftuin_docs.quality.check import check

HEAD = "schema: 1\nflows:\n"
GOOD = (
    "  - to: vragentoets-rc\n    from: vragenlijst-ovj\n    fields: {kenmerk: kenmerk}\n    same: [kenmerk]\n"
    "    rows:\n      - to: vraag\n        from: vraag\n        columns: {vraag: vraag}\n"
)


def own(tmp_path: Path, text: str) -> Library:
    """A court's own folder with this file of flows."""
    (tmp_path / "forms").mkdir(exist_ok=True)
    (tmp_path / "forms" / "stromen.yaml").write_text(text, encoding="utf-8")
    return Library.open(tmp_path)


def found(tmp_path: Path, text: str) -> list[tuple[str, int | None]]:
    """The faults of this file by name, with their lines."""
    with pytest.raises(DefinitionError) as error:
        flows_of(own(tmp_path, text))
    return [(item.name, item.place.line) for item in error.value.diagnostics]


@pytest.mark.parametrize(
    ("part", "instead", "name", "line"),
    [
        ("from: vragenlijst-ovj", "from: vragenlijst-oj", "flows.unknown_form", 4),
        ("to: vragentoets-rc", "to: oproep-rc", "flows.unknown_form", 3),
        ("fields: {kenmerk: kenmerk}", "fields: {kenmerk: merk}", "flows.unknown_question", 5),
        ("same: [kenmerk]", "same: [merk]", "flows.unknown_question", 6),
        ("to: vraag", "to: kenmerk", "flows.no_table", 8),
        ("from: vraag\n", "from: vragen\n", "flows.no_table", 9),
        ("{vraag: vraag}", "{vraag: tekst}", "flows.unknown_column", 10),
        ("{vraag: vraag}", "{tekst: vraag}", "flows.unknown_column", 10),
        ("{vraag: vraag}", "{van: {constant: officier}}", "flows.unknown_option", 10),
        ("{vraag: vraag}", "{vraag: {constant: x, first: [row]}}", "flows.one_filling", 10),
        ("{vraag: vraag}", "{vraag: vraag}\n        needs: [tekst]", "flows.unknown_column", 11),
        ("{vraag: vraag}", "{vraag: vraag}\n        when: {nummer: [een]}", "flows.no_choice", 11),
        ("{vraag: vraag}", "{vraag: {say: ['{tekst}']}}", "flows.unknown_column", 10),
        ("{vraag: vraag}", "{vraag: {say: [x], first: [row]}}", "flows.one_filling", 10),
        ("{vraag: vraag}", "{vraag: vraag}\n    who: wie", "flows.unknown_question", 11),
        ("{vraag: vraag}", "{vraag: vraag}\n    sheets: [wie]", "flows.unknown_question", 11),
        ("    same:", "    zelfde:", "definitions.unknown_key", 6),
    ],
)
def test_what_a_flow_names_must_be_there(
    part: str, instead: str, name: str, line: int, tmp_path: Path
) -> None:
    """A form, a question, a table, a column and a choice; and a key of the file itself."""
    assert found(tmp_path, HEAD + GOOD.replace(part, instead, 1)) == [(name, line)]


TEXTS = (
    "  - to: passages-proces-verbaal\n    from: nadere-vragen\n"
    "    texts:\n      - {to: belette-vragen, from: vraag, when: {besluit: [beletten]}, say: ['({van})']}\n"
    "series:\n  - {form: sai, date: datum-van-invullen, person: [naam]}\n"
)


@pytest.mark.parametrize(
    ("part", "instead", "name", "line"),
    [
        ("to: belette-vragen", "to: belet", "flows.unknown_question", 6),
        ("from: vraag", "from: vragen", "flows.no_table", 6),
        ("{van}", "{wies}", "flows.unknown_column", 6),
        ("{van}", "{van.__class__}", "flows.unknown_column", 6),
        ("from: vraag, when: {besluit: [beletten]}", "when: {}", "flows.unknown_question", 6),
        ("[beletten]", "[nooit]", "flows.unknown_option", 6),
        ("form: sai", "form: sia", "flows.unknown_form", 8),
        ("date: datum-van-invullen", "date: dag", "flows.unknown_question", 8),
        ("date: datum-van-invullen", "date: naam", "flows.not_a_date", 8),
        ("date: datum-van-invullen", "date: [datum-van-invullen, naam]", "flows.not_a_date", 8),
        ("person: [naam]", "person: [wie]", "flows.unknown_question", 8),
    ],
)
def test_what_a_text_and_a_series_name_must_be_there(
    part: str, instead: str, name: str, line: int, tmp_path: Path
) -> None:
    """A question, a table, a column or field, a choice; and of a series its form, its date and its fields."""
    assert flows_of(own(tmp_path, HEAD + TEXTS)).series_of("sai") is not None
    assert found(tmp_path, HEAD + TEXTS.replace(part, instead, 1)) == [(name, line)]


@pytest.mark.parametrize(
    ("says", "name"),
    [("nooit: grond", "flows.unknown_option"), ("beletten: reden", "flows.unknown_column")],
)
def test_what_a_decision_has_to_say_must_be_there(says: str, name: str, tmp_path: Path) -> None:
    """The decision among the choices, and its column in the table."""
    balance = (
        "balances:\n  - {form: vragentoets-rc, rows: vraag, by: van, number: nummer, question: vraag,"
        f" decision: besluit, says: {{{says}}}}}\n"
    )
    assert found(tmp_path, f"schema: 1\n{balance}") == [(name, 3)]


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    """Of every flow of the file."""
    bad = GOOD.replace("same: [kenmerk]", "same: [merk]").replace("{vraag: vraag}", "{tekst: vraag}")
    assert len(found(tmp_path, HEAD + bad + bad.replace("vragenlijst-ovj", "vragenlijst-verdediging"))) == 4


@pytest.mark.slow
def test_check_tells_them(tmp_path: Path) -> None:
    """With the rest of the configuration, and first, since they are the court's own."""
    _, faults = check(own(tmp_path, HEAD + GOOD.replace("same: [kenmerk]", "same: [merk]")))
    assert faults[0].name == "flows.unknown_question"
    assert faults[0].place.file == "forms/stromen.yaml"


def test_a_courts_own_flow_takes_the_place_of_the_bundled_one(tmp_path: Path) -> None:
    """Between the same two forms; the others stay."""
    read = flows_of(own(tmp_path, HEAD + GOOD))
    changed = read.between("vragenlijst-ovj", "vragentoets-rc")
    kept = read.between("vragenlijst-verdediging", "vragentoets-rc")
    assert changed is not None
    assert kept is not None
    assert list(changed.rows[0].columns) == ["vraag"]
    assert list(kept.rows[0].columns) == ["nummer", "van", "onderwerp", "vraag", "waarom"]


def test_the_bundled_flows_are_right() -> None:
    """And there is a table that has to add up."""
    read = flows_of(Library.open())
    assert len(read.flows) >= 5
    assert read.balance_of("vragentoets-rc") is not None
