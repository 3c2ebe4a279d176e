"""The canonical content of a definition and its hash: what a published version may never change."""

import hashlib
import json
from functools import lru_cache
from typing import Final

from proeftuin_docs.definitions.letters import LetterDefinition
from proeftuin_docs.definitions.models import FormDefinition

Definition = FormDefinition | LetterDefinition

_NOT_CONTENT: Final = frozenset({"status", "reviewed"})
_KEPT: Final = 64
"""So many hashes are remembered: a letter's is asked for with every letter."""


def canonical_content(definition: Definition) -> str:
    """The content as JSON with sorted keys, without what is at its default and without the status.

    Leaving out defaults means that a later schema may add optional keys without touching old hashes;
    leaving out the status means that a published version can be withdrawn.
    """
    data = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=set(_NOT_CONTENT))
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=_KEPT)
def content_hash(definition: Definition) -> str:
    """The sha256 of the canonical content, as 64 hex digits."""
    return hashlib.sha256(canonical_content(definition).encode()).hexdigest()
