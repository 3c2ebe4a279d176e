# SPDX-License-Identifier: EUPL-1.2
"""The case file of one hearing, and the profiles of courts and judges."""

from proeftuin_docs.cases.addressees import (
    Addressee,
    Role,
    addressees,
    own_sentence,
    recipient_lines,
    return_line,
    sender_lines,
)
from proeftuin_docs.cases.conditions import CONDITIONS, VALUES
from proeftuin_docs.cases.loading import LoadedCase, load_case, load_case_data
from proeftuin_docs.cases.measures import MEASURES
from proeftuin_docs.cases.models import CASE_KEY, Zaak, case_schema
from proeftuin_docs.cases.profile_files import load_profiles, profile_warnings
from proeftuin_docs.cases.profiles import Profiles, Rechter
from proeftuin_docs.cases.view import CaseView, case_view

__all__ = [
    "CASE_KEY",
    "CONDITIONS",
    "MEASURES",
    "VALUES",
    "Addressee",
    "CaseView",
    "LoadedCase",
    "Profiles",
    "Rechter",
    "Role",
    "Zaak",
    "addressees",
    "case_schema",
    "case_view",
    "load_case",
    "load_case_data",
    "load_profiles",
    "own_sentence",
    "profile_warnings",
    "recipient_lines",
    "return_line",
    "sender_lines",
]
