"""Pasted definitions in the confined process: every one of ours is read there, and none takes too much."""

import pytest

from proeftuin_docs.errors import DefinitionError
from proeftuin_docs.resources import find_resources
from proeftuin_docs.returned.sandbox.definition_tasks import require_readable

OURS = find_resources().definition_files()


def test_every_definition_of_ours_is_read() -> None:
    """No limit is too tight for what people write."""
    assert len(OURS) > 30
    for file in OURS:
        require_readable(file.read(), file.name)


@pytest.mark.parametrize("text", ["", "a: [", "schema: 1", "x" * 1000, "é: ë\x00"])
def test_what_is_no_definition_is_told_elsewhere(text: str) -> None:
    """It was read, and its faults are for who asks."""
    require_readable(text, "")


def test_a_text_that_takes_too_much_is_refused() -> None:
    """Rather than a worker being ended."""
    wide = "\n".join(f"k{number}: [{', '.join(['v'] * 400)}]" for number in range(20_000))
    with pytest.raises(DefinitionError) as told:
        require_readable(wide, "plak")
    assert [item.name for item in told.value.diagnostics] == ["definitions.took_too_much"]
