"""A court's own configuration folder to lay over the bundled one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import form_head, form_text

Court = Callable[..., Path]


@pytest.fixture
def court(tmp_path: Path) -> Court:
    """Adds a version of the form `klein` to a configuration folder of the court's own; gives the folder."""
    folder = tmp_path / "gerecht"

    def add(version: str = "1.0.0", status: str = "concept", **changed: str) -> Path:
        path = folder / "forms" / "klein" / f"{version}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = form_head(version=version, status=status, **changed)
        path.write_text(form_text(head=head), encoding="utf-8")
        return folder

    return add
