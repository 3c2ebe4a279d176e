"""What the tests of the HTML renderer share."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from proeftuin_docs.document import Document
from proeftuin_docs.renderers.html import render_html
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources, bundled_root, find_resources
from tests.builders import dutch

Render = Callable[[Document], bytes]


@pytest.fixture(scope="session")
def options() -> RenderOptions:
    """The bundled wording and templates."""
    return RenderOptions(dutch(), find_resources())


@pytest.fixture(scope="session")
def render(options: RenderOptions) -> Render:
    """Renders a document with the bundled templates."""
    return lambda document: render_html(document, options)


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A court's own copy of the HTML templates: its folder `templates/html`."""
    folder = tmp_path / "templates" / "html"
    copytree(bundled_root() / "templates" / "html", folder)
    return folder


@pytest.fixture
def own_options(own_folder: Path, options: RenderOptions) -> RenderOptions:
    """Options that take the HTML templates from the court's own folder."""
    return RenderOptions(options.wording, Resources((own_folder.parents[1], bundled_root())))
