"""What the tests of the Word renderer share."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from proeftuin_docs.document import Document
from proeftuin_docs.renderers.docx import render_docx
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources, bundled_root, find_resources
from proeftuin_docs.text.wording import load_wording

Render = Callable[[Document], bytes]


@pytest.fixture(scope="session")
def options() -> RenderOptions:
    """The bundled wording and templates."""
    resources = find_resources()
    return RenderOptions(load_wording(resources, "nl"), resources)


@pytest.fixture(scope="session")
def render(options: RenderOptions) -> Render:
    """Renders a document with the bundled templates."""
    return lambda document: render_docx(document, options)


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A court's own copy of the Word templates: its folder `templates/docx`."""
    folder = tmp_path / "templates" / "docx"
    copytree(bundled_root() / "templates" / "docx", folder)
    return folder


@pytest.fixture
def own_options(own_folder: Path, options: RenderOptions) -> RenderOptions:
    """Options that take the Word templates from the court's own folder."""
    return RenderOptions(options.wording, Resources((own_folder.parents[1], bundled_root())))
