"""Documents in the house style of a court, before judges that are not ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.hearings.documents import compose_all, read_hearing
from proeftuin_docs.hearings.hearing_set import OVERVIEW, hearing
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import FORMATS, render_document
from proeftuin_docs.usecases.build import build
from tests.branding.courts import (
    COLOUR,
    LITERAL,
    SEE_THROUGH,
    WATERLAND,
    make_court,
    png,
    style,
    waterland_case,
    with_logo,
)
from tests.conformance.programs import Validator

pytestmark = pytest.mark.conformance

FORMS: Final = ("veiligheidsplan", "iri@1.0.0", "checklist-rc")
LETTERS: Final = (("oproep-rc", "b1"), ("oproep-rc", "eenvoudig"), ("verzoek-vragen", "b1"))


def courts(folder: Path) -> Iterator[Path]:
    """The invented court, a logo with all that a drawing can do, a PNG, and a style without a logo."""
    yield WATERLAND
    yield make_court(folder / "verloop", with_logo("logo.svg"), logo_svg=SEE_THROUGH)
    yield make_court(folder / "png", with_logo("logo.png"), logo_png=png())
    lines = ", ".join(f"'{line}'" for line in LITERAL)
    yield make_court(folder / "zonder", style(kleur=f'"{COLOUR}"', colofon=f"[{lines}]"))


def make_all(format_name: str, folder: Path) -> list[Path]:
    """Forms and letters of every court in one format."""
    return [path for court in courts(folder) for path in _of(court, format_name, folder)]


def _of(court: Path, format_name: str, folder: Path) -> Iterator[Path]:
    library = Library.open(court)
    for reference in FORMS:
        form = library.find(reference)
        assert isinstance(form, FormDefinition)
        path = folder / f"{court.name}-{FORMATS[format_name].file_name(form.id, form.version)}"
        path.write_bytes(library.render(form, format_name))
        yield path
    for reference, variant in LETTERS:
        made = read_hearing(waterland_case(slachtoffer__taal=variant), "zaak.yaml", library)
        item = next(compose_all(library.find(reference), made))
        path = folder / f"{court.name}-{variant}-{FORMATS[format_name].file_name(reference, '1')}"
        path.write_bytes(render_document(item.document, format_name, item.options))
        yield path


def faults(judge: Validator, paths: list[Path]) -> dict[str, list[str]]:
    """What the judge holds against each file, those without faults left out."""
    assert len(paths) > 3
    return {path.name: list(found) for path, found in judge(paths).items() if found}


@pytest.mark.parametrize("format_name", ["pdf", "print"])
def test_every_pdf_conforms_to_pdf_ua_1_and_pdf_a_2a(
    format_name: str, verapdf: Validator, tmp_path: Path
) -> None:
    """A logo is a figure with words, and neither gradients nor what is see-through breaks a rule."""
    assert faults(verapdf, make_all(format_name, tmp_path)) == {}


def test_every_word_file_is_valid_open_xml(ooxml_validator: Validator, tmp_path: Path) -> None:
    """The Open XML SDK finds no fault in the logo, the styles and the head."""
    assert faults(ooxml_validator, make_all("docx", tmp_path)) == {}


def test_every_page_is_accessible_and_stays_on_the_machine(axe: Validator, tmp_path: Path) -> None:
    """No violation for axe, also on the pages around the documents; nothing is asked of the network."""
    paths = make_all("html", tmp_path)
    library = Library.open(WATERLAND)
    pages = {
        "index.html": dict(build(library))["index.html"],
        OVERVIEW: hearing(library, (waterland_case(), "zaak.yaml")).files[OVERVIEW],
    }
    for name, content in pages.items():
        (tmp_path / name).write_bytes(content)
    assert faults(axe, [*paths, *(tmp_path / name for name in pages)]) == {}
