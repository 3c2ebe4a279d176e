"""The schemas that editors complete from are those of the models."""

from collections.abc import Callable
from pathlib import Path

import pytest

from proeftuin_docs.branding import branding_schema
from proeftuin_docs.cases import case_schema
from proeftuin_docs.definitions import form_schema, letter_schema
from proeftuin_docs.resources import bundled_root


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        (form_schema, "forms/form.schema.json"),
        (letter_schema, "letters/letter.schema.json"),
        (case_schema, "examples/zaak.schema.json"),
        (branding_schema, "examples/huisstijl.schema.json"),
    ],
)
def test_the_schema_beside_the_files_is_that_of_the_model(schema: Callable[[], str], file: str) -> None:
    """An editor would otherwise refuse a key that the program takes, or the other way round."""
    assert (bundled_root() / file).read_text(encoding="utf-8") == schema()


@pytest.mark.parametrize("folder", ["forms", "letters"])
def test_every_definition_points_to_its_schema(folder: str) -> None:
    """The first line tells an editor where the schema is, and it is there."""
    files = sorted((bundled_root() / folder).glob("*/[0-9]*.yaml"))
    assert files
    for path in files:
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.partition("=")[2]).is_file(), path


def test_the_examples_point_to_their_schema() -> None:
    """A griffier or a court that copies one gets the same help."""
    examples = sorted((bundled_root() / "examples").glob("*.yaml"))
    examples += sorted((bundled_root() / "examples").rglob("huisstijl.yaml"))
    assert examples
    for path in examples:
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        assert (Path(path.parent) / first.partition("=")[2]).is_file(), path
