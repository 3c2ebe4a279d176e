"""The case file of one hearing, and the profiles of courts and judges."""

from proeftuin_docs.cases.models import Zaak
from proeftuin_docs.cases.view import CaseView
from proeftuin_docs.cases.vocabulary import SWITCHES, VALUES

__all__ = ["SWITCHES", "VALUES", "CaseView", "Zaak"]
