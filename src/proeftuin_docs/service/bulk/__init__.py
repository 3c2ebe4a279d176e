"""Letters for every row of a list: made side by side, each whole or not there, and never twice."""

from proeftuin_docs.service.bulk.making import make_letters
from proeftuin_docs.service.bulk.making import make_letters as letters
from proeftuin_docs.service.bulk.orders import Outcome, Request

__all__ = ["Outcome", "Request", "letters", "make_letters"]
