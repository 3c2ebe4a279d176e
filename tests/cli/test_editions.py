"""Sizes and parts on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Program
from tests.mailmerge.sample_lists import csv_list, sample_rows


def test_render_makes_a_part_in_large_print_and_read_joins_what_comes_back(
    program: Program, tmp_path: Path
) -> None:
    """The files say what they are; the summary says the part."""
    files = []
    for name, settings in {"slachtoffer": ("--size", "groot"), "coordinator": ()}.items():
        files.append(tmp_path / f"{name}.pdf")
        made = program("render", "iri", "--format", "pdf", "--part", name, *settings, "-o", files[-1])
        assert made.code == 0, made.said
    told = program("read", files[0])
    assert "dit is een deel: deel van het slachtoffer" in told.out
    assert "0 van de 34 vragen ingevuld" in told.out
    joined = program("read", *files, "--join", "--json")
    assert json.loads(joined.out)["parts"] == ["slachtoffer", "coordinator"]
    checked = program("verify", files[0])
    assert checked.code == 0
    assert "(deel van het slachtoffer)" in checked.out


def test_show_names_the_parts_that_can_be_made(program: Program) -> None:
    """For people and for programs; a form without parts says nothing of them."""
    assert "Delen, voor --part: coordinator, slachtoffer, maatregelen" in program("show", "iri").out
    shown = json.loads(program("show", "iri", "--json").out)
    assert shown["parts"]["slachtoffer"] == "deel van het slachtoffer"
    assert "parts" not in json.loads(program("show", "sai", "--json").out)


def test_an_unknown_part_or_size_is_refused(program: Program, tmp_path: Path) -> None:
    """With the names that there are, and nothing is written."""
    target = tmp_path / "iri.pdf"
    part = program("render", "iri", "--format", "pdf", "--part", "advocaat", "-o", target)
    assert part.code == 2
    assert "coordinator, slachtoffer, maatregelen" in part.err
    size = program("render", "iri", "--format", "pdf", "--size", "18", "-o", target)
    assert size.code == 2
    assert "normaal, groot" in size.err
    assert not target.exists()


def test_a_document_of_a_case_has_no_parts(program: Program, tmp_path: Path) -> None:
    """Its conditions say what is in it."""
    case = tmp_path / "zaak.yaml"
    program("hearing", "--example", "-o", case)
    target = tmp_path / "lijst.pdf"
    told = program("render", "checklist-rc", "--format", "pdf", "--data", case, "--part", "x", "-o", target)
    assert told.code == 2
    assert "geen delen" in told.err


def test_letters_of_a_list_say_their_size(program: Program, tmp_path: Path) -> None:
    """A run in another size makes them anew; those of the first are set aside."""
    source, folder = tmp_path / "lijst.csv", tmp_path / "brieven"
    source.write_bytes(csv_list(sample_rows(1)))
    assert program("letters", source, "-o", folder).code == 0
    (usual,) = folder.glob("*.pdf")
    assert program("letters", source, "-o", folder, "--size", "groot").code == 0
    (large,) = folder.glob("*.pdf")
    assert large.name == usual.name.replace(".pdf", "-groot.pdf")
    assert [path.name for path in (folder / "vervallen").rglob("*.pdf")] == [usual.name]
