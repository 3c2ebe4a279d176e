"""The page for who connects a case system: its examples are true."""

import re
from pathlib import Path
from typing import Final

from tests.conformance.desk import served
from tests.mailmerge.sample_lists import csv_list, sample_rows

PAGE: Final = Path(__file__).parents[2] / "docs" / "api.md"
_BLOCK: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_page_are_true() -> None:
    """Each is run as it stands, after those before it, against a desk."""
    examples = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(examples) > 8
    with served("--workers", "1") as address:
        known: dict[str, object] = {"BASE": address.partition("/?")[0], "LIST": csv_list(sample_rows(2))}
        for example in examples:
            exec(compile(example, str(PAGE), "exec"), known)
