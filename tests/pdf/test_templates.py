"""A court's own templates/pdf: used whole, and its faults said instead of shown as a crash."""

import shutil
import socket
from pathlib import Path

import pytest

from proeftuin_docs.errors import ExitCode, RenderError
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf import apart, render_pdf, render_print
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


def named(folder: Path) -> list[tuple[str, str | None, int | None]]:
    """The faults of making a document with these templates, each with its file and line."""
    with pytest.raises(RenderError) as caught:
        render_print(with_answers({}), options_of(folder))
    return [(fault.name, fault.place.file, fault.place.line) for fault in caught.value.diagnostics]


def add_to(path: Path, line: str) -> int:
    """Put a line at the end of a template; its number."""
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_template_that_asks_for_a_package_is_refused(own_templates: Path) -> None:
    """Making a document asks the network nothing; the line that would is named."""
    line = add_to(own_templates / "text.typ", '#import "@preview/cetz:0.3.1": canvas')
    assert named(own_templates) == [("rendering.template_wants_a_package", "templates/pdf/text.typ", line)]


def test_a_package_whose_name_is_put_together_is_not_fetched(
    own_templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be seen in the text of a template has no way out either."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0.5)
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        add_to(own_templates / "text.typ", '#let at = "@"\n#import at + "preview/cetz:0.3.1": *')
        assert [name for name, _, _ in named(own_templates)] == ["rendering.typesetting_failed"]
        with pytest.raises(TimeoutError):
            proxy.accept()


def test_a_link_out_of_the_templates_is_not_followed(own_templates: Path, tmp_path: Path) -> None:
    """A file of somebody else does not end up in a letter."""
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim", encoding="utf-8")
    (own_templates / "tekst.txt").symlink_to(secret)
    add_to(own_templates / "text.typ", '#read("tekst.txt")')
    assert named(own_templates) == [("rendering.template_leads_outside", "templates/pdf/tekst.txt", None)]


def test_a_template_that_never_ends_is_stopped(own_templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits reads why, and the next document is made as before."""
    monkeypatch.setattr(apart, "_SECONDS", 3)
    endless = "let n = 0; for a in range(9999) { for b in range(9999) { for c in range(9999) { n += 1 } } }"
    add_to(own_templates / "design.typ", "#let ink = { " + endless + "; rgb(n, 0, 0) }")
    assert [name for name, _, _ in named(own_templates)] == ["rendering.template_without_end"]
    shutil.copy(bundled_root() / "templates" / "pdf" / "design.typ", own_templates / "design.typ")
    assert render_print(with_answers({}), options_of(own_templates)).startswith(b"%PDF")


def test_a_fault_of_a_template_has_its_file_and_line(own_templates: Path) -> None:
    """In Dutch, and without what stood in the document."""
    line = add_to(own_templates / "questions.typ", "#let kapot = bestaat-niet")
    assert named(own_templates) == [("rendering.typesetting_failed", "questions.typ", line)]
