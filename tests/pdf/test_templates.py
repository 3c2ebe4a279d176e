"""A court's own templates/pdf: used whole, and its faults said instead of shown as a crash."""

import shutil
from pathlib import Path

import pytest

from proeftuin_docs.errors import ExitCode, RenderError
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf import render_pdf, render_print
from proeftuin_docs.resources import bundled_root, find_resources
from tests.builders import dutch
from tests.pdf.rendered import with_answers


@pytest.fixture
def own_templates(tmp_path: Path) -> Path:
    """A configuration folder with a copy of the bundled PDF templates; its `templates/pdf`."""
    folder = tmp_path / "gerecht" / "templates" / "pdf"
    shutil.copytree(bundled_root() / "templates" / "pdf", folder)
    return folder


def options_of(folder: Path) -> RenderOptions:
    """The options of a configuration that holds this template folder."""
    return RenderOptions(dutch(), find_resources(folder.parents[1]))


def test_a_courts_own_design_is_used(own_templates: Path) -> None:
    """Other colours give another file, without a line of code."""
    design = own_templates / "design.typ"
    before = render_print(with_answers({}), options_of(own_templates))
    design.write_text(design.read_text(encoding="utf-8").replace("#1f5673", "#7a1f5f"), encoding="utf-8")
    assert render_print(with_answers({}), options_of(own_templates)) != before


@pytest.mark.parametrize(
    ("file", "addition"),
    [
        ("design.typ", "#let kapot = bestaat-niet"),
        ("document.typ", "#let ("),
        ("questions.typ", '#import "weg.typ": *'),
        ("acroform.json", "{"),
        ("appearance.typ", "#panic()"),
    ],
)
def test_a_faulty_template_is_said_not_thrown(own_templates: Path, file: str, addition: str) -> None:
    """Who changes a template reads what is wrong with it, and the exit code says that it is the making."""
    with (own_templates / file).open("a", encoding="utf-8") as template:
        template.write(f"\n{addition}\n")
    with pytest.raises(RenderError) as caught:
        render_pdf(with_answers({"verhaal": "Iets."}), options_of(own_templates))
    assert [fault.name for fault in caught.value.diagnostics] == ["rendering.typesetting_failed"]
    assert caught.value.exit_code is ExitCode.CANNOT_RENDER
    assert "Iets." not in str(caught.value)


@pytest.mark.parametrize("text", ['{"size": 11}', '{"font": "weg.ttf", "size": 11, "colour": "0 g"}', "[1]"])
def test_a_faulty_style_of_fields_is_said_not_thrown(own_templates: Path, text: str) -> None:
    """The one file of the templates that is no Typst is read as carefully."""
    (own_templates / "acroform.json").write_text(text, encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        render_pdf(with_answers({}), options_of(own_templates))
    assert [fault.name for fault in caught.value.diagnostics] == ["rendering.typesetting_failed"]


def test_a_missing_template_is_said_not_thrown(own_templates: Path) -> None:
    """A folder counts whole: what it lacks is not taken from elsewhere."""
    (own_templates / "document.typ").unlink()
    with pytest.raises(RenderError) as caught:
        render_pdf(with_answers({}), options_of(own_templates))
    assert [fault.name for fault in caught.value.diagnostics] == ["rendering.typesetting_failed"]
    assert str(own_templates) not in str(caught.value)
