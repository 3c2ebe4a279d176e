"""The JSON Schema of a case, for editors."""

from proeftuin_docs.cases.models import Zaak
from proeftuin_docs.text.json_schema import described_schema


def case_schema() -> str:
    """The JSON Schema of a case file."""
    return described_schema(Zaak, "proeftuin_docs.cases")
