# SPDX-License-Identifier: EUPL-1.2
"""A judge's own sentences: whether they speak of the judge in the first person, over a clerk's name."""

import re

from proeftuin_docs.cases.confirmations import rule_table
from proeftuin_docs.text.variants import VARIANTS


def first_person_in(text: str, variant: str) -> str | None:
    """Return the first word of a sentence that says that its writer speaks; None when it has none."""
    words = rule_table()["eerste_persoon"].get(VARIANTS[variant].language, ())
    said = re.findall(r"[^\W\d_]+", text)
    return next((word for word in said if word.casefold() in words), None)
