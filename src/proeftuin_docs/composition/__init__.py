# SPDX-License-Identifier: EUPL-1.2
"""Definition and values -> document."""

from proeftuin_docs.composition.conditions import (
    PartGroup,
    can_occur_without,
    case_faults,
    evaluate,
    names_in,
    part_groups,
)
from proeftuin_docs.composition.form import compose_form, prefilled_labels, title_of
from proeftuin_docs.composition.inline_text import choose_address, substitute_in_line
from proeftuin_docs.composition.letter import (
    Beside,
    LetterFrame,
    compose_letter,
    included_parts,
    values_named,
)
from proeftuin_docs.composition.numbering import short_title

__all__ = [
    "Beside",
    "LetterFrame",
    "PartGroup",
    "can_occur_without",
    "case_faults",
    "choose_address",
    "compose_form",
    "compose_letter",
    "evaluate",
    "included_parts",
    "names_in",
    "part_groups",
    "prefilled_labels",
    "short_title",
    "substitute_in_line",
    "title_of",
    "values_named",
]
