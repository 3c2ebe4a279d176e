"""The JSON Schema of a case, for editors."""

from proeftuin_docs.cases.measures import MEASURES
from proeftuin_docs.cases.models import Zaak
from proeftuin_docs.text.json_schema import described_schema


def case_schema() -> str:
    """The JSON Schema of a case file."""
    described = {measure.key: measure.description for measure in MEASURES}
    return described_schema(Zaak, "proeftuin_docs.cases", described)
