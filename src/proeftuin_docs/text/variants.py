# SPDX-License-Identifier: EUPL-1.2
"""The variants of language that a letter can come in, each declared once in `letters/taal/varianten.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from proeftuin_docs.resources import LETTERS, bundled_root


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant: its name in definitions and cases, and the language of its wording.

    A plain variant is easy to read: large type, one sentence a line, and pictograms.
    """

    id: str
    language: str
    plain: bool


def _declared() -> Mapping[str, Variant]:
    path = bundled_root() / LETTERS / "taal" / "varianten.yaml"
    read = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        id_: Variant(id_, said["taal"], said.get("eenvoudig", False))
        for id_, said in read["varianten"].items()
    }


VARIANTS: Final = _declared()
"""Every variant by its name, the ordinary one first."""
DEFAULT: Final = next(iter(VARIANTS.values()))
LANGUAGE: Final = DEFAULT.language
"""The language of whatever has no variants: forms, lists, overviews."""
LANGUAGES: Final = tuple(dict.fromkeys(variant.language for variant in VARIANTS.values()))


def ordinary(language: str) -> Variant:
    """Return the first variant in a language that is not plain, or else the ordinary one of all."""
    return next((item for item in VARIANTS.values() if item.language == language and not item.plain), DEFAULT)
