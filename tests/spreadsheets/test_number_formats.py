"""A number as its format shows it in a Dutch spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.spreadsheets.xlsx_numbers import NumberFormat


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ('"RC 26/"0000', "12", "RC 26/0012"),
        ('"B "0.00', "0.12", "B 0,12"),
        ("00-000000-00", "1500000026", "15-000000-26"),
        ("000\\ 000\\ 00\\ 00", "200000001", "020 000 00 01"),
        ("#,##0", "1200", "1.200"),
        ("#,##0.00", "1234567.5", "1.234.567,50"),
        ("0.0#", "1.5", "1,5"),
        ("0.00", "2.005", "2,01"),
        ("0%", "0.5", "50%"),
        ("0.0%", "0.125", "12,5%"),
        ('[=1]"ja";[=0]"nee";0', "1", "ja"),
        ('[=1]"ja";[=0]"nee";0', "0", "nee"),
        ('0;"min "0', "-5", "min 5"),
        ("0;-0;;@", "0", ""),
        ("#", "0", ""),
        ('General" stuks"', "3", "3 stuks"),
        ("@", "12", "12"),
        ("General", "31612345678", "31612345678"),
        ("General", "123456789012", "1,23457E+11"),
        ("[$€-413]\\ #,##0", "5", "€ 5"),
        ("_-* 0_-", "7", "7"),
        ("0,00", "12", "012"),
        ("0." + "0" * 30, "0.5", "0,5" + "0" * 29),
    ],
)
def test_a_number_is_read_in_its_format(code: str, value: str, shown: str) -> None:
    """Literal text, noughts, groups, shares and conditions, with the comma that a Dutch spreadsheet shows."""
    found = NumberFormat(code).of_number(value)
    assert (found.text.strip(), found.mark) == (shown, None)


@given(st.integers(0, 10**9), st.integers(1, 10), st.sampled_from(["", "RC 26/", "B ", "nr. "]))
def test_noughts_and_text_before_a_number(value: int, digits: int, lead: str) -> None:
    """As many digits as the format says, or more where the number has them."""
    assert NumberFormat(f'"{lead}"{"0" * digits}').of_number(str(value)).text == f"{lead}{value:0{digits}}"


@given(st.integers(0, 10**12))
def test_groups_of_a_number(value: int) -> None:
    """Three by three, with a point."""
    assert NumberFormat("#,##0").of_number(str(value)).text == f"{value:,}".replace(",", ".")
