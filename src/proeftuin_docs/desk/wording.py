# SPDX-License-Identifier: EUPL-1.2
"""The words of the desk that stand in no template: `templates/desk/woorden.yaml`."""

from functools import cache
from typing import Any

import yaml

from proeftuin_docs.resources import TEMPLATES, bundled_root


def phrase(group: str, key: str, **facts: object) -> str:
    """Return the words under this key, with its facts; empty when there are none."""
    found = words().get(group, {}).get(key, "")
    return str(found).format_map(facts) if facts else str(found)


def counted(key: str, count: int) -> str:
    """Return so many rows or files of a list in words; empty for none."""
    return phrase("list", f"{key}_1" if count == 1 else key, count=count) if count else ""


@cache
def words() -> dict[str, Any]:
    """Return all of them."""
    text = (bundled_root() / TEMPLATES / "desk" / "woorden.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
