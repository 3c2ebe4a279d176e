"""Definition and values -> document."""

from proeftuin_docs.composition.conditions import holds
from proeftuin_docs.composition.form import compose_form
from proeftuin_docs.composition.letter import LetterFrame, compose_letter, parts_that_hold
from proeftuin_docs.composition.placeholders import choose_address, put_in_line
from proeftuin_docs.composition.reachable import Group, groups, stand_without
from proeftuin_docs.composition.static_checks import case_faults

__all__ = [
    "Group",
    "LetterFrame",
    "case_faults",
    "choose_address",
    "compose_form",
    "compose_letter",
    "groups",
    "holds",
    "parts_that_hold",
    "put_in_line",
    "stand_without",
]
