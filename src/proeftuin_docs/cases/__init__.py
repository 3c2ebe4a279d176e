"""The case file of one hearing, and the profiles of courts and judges."""

from proeftuin_docs.cases.addressees import Addressee, Role, addressees, own_sentence
from proeftuin_docs.cases.loading import LoadedCase, load_case, load_case_data
from proeftuin_docs.cases.measures import MEASURES
from proeftuin_docs.cases.models import CASE_KEY, Zaak
from proeftuin_docs.cases.postal import recipient_lines, return_line, sender_lines
from proeftuin_docs.cases.profile_files import load_profiles
from proeftuin_docs.cases.profile_warnings import profile_warnings
from proeftuin_docs.cases.profiles import Profiles
from proeftuin_docs.cases.schema import case_schema
from proeftuin_docs.cases.view import CaseView, case_view
from proeftuin_docs.cases.vocabulary import SWITCHES, VALUES

__all__ = [
    "CASE_KEY",
    "MEASURES",
    "SWITCHES",
    "VALUES",
    "Addressee",
    "CaseView",
    "LoadedCase",
    "Profiles",
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
