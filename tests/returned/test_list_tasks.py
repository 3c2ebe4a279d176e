"""Lists in the confined process: what comes back is what reading them here gives, and no more."""

import pytest

from proeftuin_docs.errors import DataError, Place, cases
from proeftuin_docs.returned.sandbox import list_tasks
from proeftuin_docs.returned.sandbox.list_tasks import read_list_safely, write_list_safely
from proeftuin_docs.spreadsheets import annotated_list, annotations, read_list
from tests.mailmerge.sample_lists import csv_list, sample_rows
from tests.spreadsheets.workbooks import workbook

ROWS = sample_rows(4)
CSV = csv_list(ROWS)
XLSX = workbook([list(ROWS[0]), *(list(row.values()) for row in ROWS)])


@pytest.mark.parametrize("content", [CSV, XLSX], ids=["csv", "xlsx"])
def test_a_list_is_read_as_it_is_here(content: bytes) -> None:
    """Rows, columns, marks and warnings."""
    there, here = read_list_safely(content, "lijst"), read_list(content, "lijst")
    assert there.header == here.header
    assert list(there.rows) == list(here.rows)
    assert there.warnings == here.warnings


@pytest.mark.parametrize("content", [CSV, XLSX], ids=["csv", "xlsx"])
def test_a_list_is_written_as_it_is_here(content: bytes) -> None:
    """Byte for byte."""
    found = {3: [cases.not_a_date(Place("lijst", 3), key="datum")]}
    there = write_list_safely(content, "lijst", annotations(found))
    assert there == annotated_list(content, "lijst", found)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"a;b\r\n1;2\r\n", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_list_has_the_same_faults(content: bytes) -> None:
    """In the same words, at the same place."""
    with pytest.raises(DataError) as there:
        read_list_safely(content, "lijst.csv")
    with pytest.raises(DataError) as here:
        read_list(content, "lijst.csv")
    assert str(there.value) == str(here.value)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{}",
        b'{"header": {"number": 1, "cells": ["a"], "hidden": false, "marks": {"0": "os.system"}}}',
        b'{"header": {"number": 1, "cells": ["a"], "hidden": false, "marks": {"x": "lists.pdf"}}}',
        b'{"faults": [{"name": "os.system", "place": {}, "facts": {}, "severity": "error"}]}',
    ],
)
def test_an_answer_that_makes_no_sense_is_a_fault(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process may have been taken over by the file."""

    class Taken:
        def ask(self, _content: bytes, _task: bytes) -> bytes:
            return answer

    monkeypatch.setattr(list_tasks, "shared_reader", Taken)
    with pytest.raises(DataError) as told:
        read_list_safely(b"a", "lijst.csv")
    assert [item.name for item in told.value.diagnostics] == ["lists.took_too_much"]
