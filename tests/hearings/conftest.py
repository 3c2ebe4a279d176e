"""A court whose letters are published, and the program to make a hearing with."""

import shutil
from pathlib import Path

import pytest

from proeftuin_docs.definitions import Status, content_hash
from proeftuin_docs.library import Library
from tests.cli.conftest import program
from tests.hearings.hearings import Made, make_set

__all__ = ["program"]


@pytest.fixture(scope="session")
def court(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A court's own folder whose lock holds every established version, published yet or not."""
    folder = tmp_path_factory.mktemp("gerecht")
    (folder / "forms").mkdir()
    lines = [
        f"{item.definition.id}@{item.definition.version} sha256:{content_hash(item.definition)}"
        for item in Library.open().loaded
        if item.definition.status is Status.VASTGESTELD
    ]
    (folder / "forms" / "published.lock").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session", params=["zaak", "zaak-minderjarig"])
def example_set(
    request: pytest.FixtureRequest, court: Path, tmp_path_factory: pytest.TempPathFactory
) -> Made:
    """The set of an example."""
    return make_set(request.param, court, tmp_path_factory.mktemp("set"))


@pytest.fixture(scope="session")
def court_with_reviews(court: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That court, with a record that every version was reviewed."""
    folder = tmp_path_factory.mktemp("beoordeeld") / "gerecht"
    shutil.copytree(court, folder)
    (folder / "letters").mkdir()
    versions = [(item.definition.id, item.definition.version) for item in Library.open().loaded]
    said = "door: mr. L. Ezer, datum: 2026-11-23, oordeel: akkoord"
    lines = [f"  - {{document: {id_}, versie: {version}, {said}}}" for id_, version in versions]
    record = "\n".join(["beoordelingen:", *lines]) + "\n"
    (folder / "letters" / "beoordelingen.yaml").write_text(record, encoding="utf-8")
    return folder
