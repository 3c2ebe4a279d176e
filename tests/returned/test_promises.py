"""What was promised to a victim holds in the code: nothing comes out unless the promise lets it."""

import ast
from pathlib import Path
from typing import Final

import pytest

import proeftuin_docs
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.errors import DataError, Place
from proeftuin_docs.library import Library
from proeftuin_docs.returned.access import ReadPermit, grant_permit, promise_of
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import reading_data, readings_json
from proeftuin_docs.returned.table import readings_table
from proeftuin_docs.returned.verify import verdict_data, verify
from tests.builders import form_head, form_text, make_form
from tests.returned.files import FORMATS, given, read_one, rendered

SOURCE: Final = Path(proeftuin_docs.__file__).parent
SECRET: Final = "Geheim Adres 12"
LEVEL: Final = "{level: alleen-client-en-coordinator, statement: Alleen voor ons.}"
ANSWERS: Final = {"naam": SECRET, "dader": SECRET}


def sai(version: str = "1.0.0") -> FormDefinition:
    """A version of the form that is for its writer and their coordinator alone."""
    found = Library.open().find(f"sai@{version}")
    assert isinstance(found, FormDefinition)
    return found


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_the_promise_is_in_the_words_of_the_form(version: str) -> None:
    """Both halves of what the instrument says stand in it, word for word."""
    promise = promise_of(sai(version))
    assert "dit formulier is alleen voor jou en je Veiligheidscoördinator." in promise
    assert "De informatie die je hieronder invult kan niet worden overhandigd aan de politie;" in promise


def test_without_a_promise_in_the_form_its_sentence_about_secrecy_counts() -> None:
    """No form of this level is without."""
    assert promise_of(make_form(confidentiality=LEVEL)) == "Alleen voor ons."


@pytest.mark.parametrize("level", ["openbaar", "vertrouwelijk"])
def test_other_levels_promise_nothing_of_the_kind(level: str) -> None:
    """A confidential document is for those whom it was made for; the output says that it is."""
    form = make_form(confidentiality=f"{{level: {level}, statement: Pas op.}}")
    assert promise_of(form) == ""
    assert grant_permit(form, Place(), as_coordinator=False).covers(form)


def test_no_permit_without_being_the_coordinator() -> None:
    """Refused by default, with the reason."""
    with pytest.raises(DataError) as caught:
        grant_permit(sai(), Place("sai.pdf"), as_coordinator=False)
    assert [item.name for item in caught.value.diagnostics] == ["returned.for_coordinator_only"]
    assert grant_permit(sai(), Place(), as_coordinator=True).promise == promise_of(sai())


def test_a_permit_cannot_be_made_by_hand() -> None:
    """Only the one function gives them."""
    with pytest.raises(ValueError, match="permit"):
        ReadPermit("hash", "")


@pytest.mark.parametrize("format_name", FORMATS)
def test_nothing_of_such_a_form_comes_out(format_name: str) -> None:
    """Not as JSON, not as a table, not carried over, not as a verdict: in no way that the program has."""
    content = rendered("sai@1.0.0", format_name, ANSWERS)
    for as_version in (None, "sai@1.1.0"):
        readings = read(Library.open(), [given(content)], as_version)
        assert [item.name for item in readings[0].problems][-1] == "returned.for_coordinator_only"
        assert readings[0].read is None
        assert reading_data(readings[0])["values"] is None
        assert SECRET.encode() not in readings_json(readings) + readings_table(readings)
        assert SECRET not in repr(readings)
    assert SECRET not in str(verdict_data(verify(Library.open(), [given(content)])[0]))


def test_one_such_form_among_others_holds_nothing_up() -> None:
    """Reading many files at once refuses that one, and reads the rest."""
    plan = rendered("veiligheidsplan", "pdf", {"naam": "Kim"})
    first, second = read(Library.open(), [given(rendered("sai", "pdf", ANSWERS)), given(plan)])
    assert first.read is None
    assert second.read is not None
    assert second.read.values == {"naam": "Kim"}


@pytest.mark.parametrize("as_version", [None, "sai@1.1.0"])
def test_the_coordinator_reads_it_with_the_promise_in_the_output(as_version: str | None) -> None:
    """The promise goes wherever the answers go: in the JSON, and in every row of a table."""
    content = rendered("sai@1.0.0", "pdf", ANSWERS)
    reading = read_one(content, as_version=as_version, as_coordinator=True)
    assert reading.read is not None
    assert reading.read.values == ANSWERS
    assert reading_data(reading)["promise"] == promise_of(sai())
    table = readings_table([reading, reading]).decode()
    assert table.count("kan niet worden overhandigd aan de politie") == 2


def test_a_confidential_form_says_so_in_the_output() -> None:
    """Whoever gets the data knows how to keep them."""
    plain = reading_data(read_one(rendered("veiligheidsplan", "pdf", {"naam": "Kim"})))
    assert plain["confidentiality"]["level"] == "vertrouwelijk"
    assert "veilige plek" in plain["confidentiality"]["statement"]


def test_a_promise_cannot_be_lost_by_a_file_that_lies(tmp_path: Path) -> None:
    """A version that does not exist, or another hash: then nothing is read at all."""
    content = rendered("sai@1.0.0", "html", ANSWERS)
    for old, new in (
        (b'version" content="1.0.0"', b'version" content="9.0.0"'),
        (b'hash" content="', b'hash" content="0'),
    ):
        changed = content.replace(old, new)
        assert changed != content
        assert SECRET.encode() not in readings_json([read_one(changed)])
    del tmp_path


def test_a_stricter_new_version_keeps_its_promise_too(tmp_path: Path) -> None:
    """Carried over into a form for two people only, the answers are for those two."""
    folder = tmp_path / "forms" / "klein"
    folder.mkdir(parents=True)
    for version, changed in (("1.0.0", {}), ("1.1.0", {"confidentiality": LEVEL})):
        head = form_head(version=version, **changed)
        (folder / f"{version}.yaml").write_text(form_text(head=head), encoding="utf-8")
    content = rendered("klein@1.0.0", "pdf", {"naam": SECRET}, tmp_path)
    refused = read_one(content, tmp_path, as_version="klein@1.1.0")
    assert refused.read is None
    allowed = read_one(content, tmp_path, as_version="klein@1.1.0", as_coordinator=True)
    assert allowed.promise == "Alleen voor ons."


def importers(name: str) -> set[str]:
    """The modules of the program that import something of this name."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}:
                found.add(path.relative_to(SOURCE).as_posix())
    return found


def test_values_come_from_one_place() -> None:
    """Whoever wants values has to go through the module that asks for leave first."""
    assert importers("interpret") == {"returned/reading.py"}
    assert importers("grant_permit") == {"returned/reading.py"}
    assert importers("migrate_answers") == {"returned/reading.py"}


def test_values_ask_for_a_permit_of_their_own_version() -> None:
    """A permit for one form reads no other."""
    from proeftuin_docs.composition import compose_form
    from proeftuin_docs.returned.answers import interpret
    from tests.builders import dutch
    from tests.returned.files import raw

    form, other = make_form(), make_form(title="Anders")
    leave = grant_permit(other, Place(), as_coordinator=False)
    with pytest.raises(ValueError, match="permit"):
        interpret(form, compose_form(form, dutch()), raw(form), leave, name="x", months=dutch().months)
