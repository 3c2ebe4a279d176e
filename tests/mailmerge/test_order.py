"""The order in which letters are made: what is alike together, nothing lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.mailmerge.plan import PlannedRow, group_similar_rows
from proeftuin_docs.mailmerge.row_job import Job
from proeftuin_docs.spreadsheets import read_list
from tests.mailmerge.sample_lists import csv_list, sample_rows

LANGUAGE, ADDRESS = "Taal van de brief", "Aanspreekvorm"


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 60), st.integers(1, 200))
def test_rows_with_the_same_choices_follow_each_other(count: int, first: int) -> None:
    """Every row stays, each language and form of address is one stretch, and within it the list's order."""
    rows = sample_rows(count, first)
    cases = read_list(csv_list(rows), "lijst.csv")
    planned = [PlannedRow(Job(row, f"{row.number}"), "") for row in cases.rows]
    numbers = [item.job.row.number for item in group_similar_rows(planned, cases.header)]
    assert sorted(numbers) == [row.number for row in cases.rows]
    kinds = [(rows[number - 2][LANGUAGE], rows[number - 2][ADDRESS]) for number in numbers]
    stretches = [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]
    assert len(stretches) == len(set(kinds))


def test_rows_without_choices_stay_in_the_order_of_the_list() -> None:
    """A list that leaves all choices out is made from top to bottom."""
    rows = [{"Voornaam": "Kim", "RC-nummer": f"RC {number}"} for number in range(30)]
    needed = sample_rows(1)[0]
    kept = {key: value for key, value in needed.items() if key not in (LANGUAGE, ADDRESS)}
    cases = read_list(csv_list([{**kept, **row} for row in rows]), "lijst.csv")
    planned = [PlannedRow(Job(row, f"{row.number}"), "") for row in cases.rows]
    assert group_similar_rows(planned, cases.header) == planned
