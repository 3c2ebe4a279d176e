"""What somebody filled in stays where it was filled in."""

import traceback

import pytest

from proeftuin_docs.cases import load_case
from proeftuin_docs.errors import DataError
from tests.cases.cases import example, loaded, profiles

SECRETS = ("Kim", "Verbeek", "Bedachtelaan", "9999 ZX", "Zorgzaam", "0612345678")


def test_no_message_and_no_traceback_repeats_what_was_filled_in() -> None:
    """Not even of a value that is wrong itself."""
    text = example().replace("020 000 00 01", "0612345678x")
    for old, new in (
        ("Verbeek", "' Verbeek'"),
        ("Sam Zorgzaam", "[Zorgzaam]"),
        ("bezorging: post", "bezorging: Kim"),
    ):
        text = text.replace(old, new)
    with pytest.raises(DataError) as caught:
        load_case(text, "zaak.yaml", profiles())
    error = caught.value
    assert len(error.diagnostics) >= 4
    shown = "".join(
        [*traceback.format_exception(error), str(error), repr(error), *map(repr, error.diagnostics)]
    )
    assert [secret for secret in SECRETS if secret in shown] == []


def test_a_case_shows_nothing_of_itself() -> None:
    """Neither in a log nor in the report of a crash."""
    case = loaded()
    shown = repr(case) + str(case.case) + repr(case.case.slachtoffer) + f"{case.case.slachtoffer.adres}"
    assert [secret for secret in SECRETS if secret in shown] == []
