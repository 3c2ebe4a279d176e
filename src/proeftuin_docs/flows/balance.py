"""Whether every row that came in is somewhere, and what was decided on how many."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from proeftuin_docs.errors import Diagnostic, Place, flows
from proeftuin_docs.flows.models import Balance
from proeftuin_docs.kinds.table import ColumnDefinition
from proeftuin_docs.text.wording import Wording

Row = Mapping[str, Any]
_Key = tuple[str, str, str]
"""From whom, its number, and its words made even."""


@dataclass(frozen=True, slots=True)
class Scales:
    """Weighs the rows of one table: its balance, its columns by id, and the words to say it in."""

    balance: Balance
    columns: Mapping[str, ColumnDefinition]
    wording: Wording

    def weigh(self, decided: Sequence[Row], submitted: Sequence[Row] = ()) -> tuple[str, list[Diagnostic]]:
        """Return in a sentence how the rows of the table add up, and a finding for each that does not.

        `submitted` are the rows that came in, as they were carried into the table; without them only what
        was decided is counted. Each of them has to be there once: of the same party, with the same number
        and words. One that is not there any more is a fault, one that nobody sent is told.
        """
        balance = self.balance
        rows = [row for row in decided if row.get(balance.question) or row.get(balance.number)]
        names = _labels(self.columns, balance.by)
        problems = list(_compared(balance, rows, submitted, names)) if submitted else []
        waiting = [row for row in rows if not row.get(balance.decision)]
        if 0 < len(waiting) < len(rows):
            said = ", ".join(_called(row, balance, names) for row in waiting)
            problems.append(flows.undecided(rows=said))
        problems += _unsaid(balance, rows, self.columns, names)
        return self._sentence(rows), problems

    def _sentence(self, rows: Sequence[Row]) -> str:
        """For instance: Ingediend: 43. OvJ 12, Verdediging 31. Besluit: Stellen 40, Beletten 2."""
        balance, wording = self.balance, self.wording
        parties, outcomes = (
            _counted(rows, column, _labels(self.columns, column), wording.phrase(other))
            for column, other in ((balance.by, "balance_nobody"), (balance.decision, "balance_open"))
        )
        total = wording.phrase("balance_total", count=len(rows))
        return wording.phrase("balance", total=total, parties=parties or "-", outcomes=outcomes or "-")


def _compared(
    balance: Balance, rows: Sequence[Row], submitted: Sequence[Row], names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    there, sent = (Counter(_key(row, balance) for row in found) for found in (rows, submitted))
    parties = {key[0] for key in sent}
    place = Place(path=balance.rows)
    for party, number, _ in (sent - there).elements():
        yield flows.question_lost(place, party=names.get(party, party), number=number or "-")
    for party, number, _ in (there - sent).elements():
        if party in parties:
            yield flows.question_appeared(place, party=names.get(party, party), number=number or "-")


def _unsaid(
    balance: Balance, rows: Sequence[Row], columns: Mapping[str, ColumnDefinition], names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Yield for each decision the rows in which nothing stands of what belongs to it."""
    decisions = _labels(columns, balance.decision)
    for decision, column in balance.says.items():
        blank = [row for row in rows if row.get(balance.decision) == decision and not row.get(column)]
        if blank and column in columns:
            said = ", ".join(_called(row, balance, names) for row in blank)
            yield flows.decision_without_words(
                decision=decisions.get(decision, decision), column=columns[column].label, rows=said
            )


def _key(row: Row, balance: Balance) -> _Key:
    number, question = (made_even(row.get(column)) for column in (balance.number, balance.question))
    return str(row.get(balance.by) or ""), number, question


def made_even(value: object) -> str:
    """Return a value as text that is the same however it is spaced and capitalised; empty for nothing."""
    return " ".join(str(value or "").casefold().split())


def _called(row: Row, balance: Balance, names: Mapping[str, str]) -> str:
    party = str(row.get(balance.by) or "")
    return f"{names.get(party, party)} {row.get(balance.number) or '-'}".strip()


def _labels(columns: Mapping[str, ColumnDefinition], column: str) -> dict[str, str]:
    return {option.id: option.label for option in columns[column].options} if column in columns else {}


def _counted(rows: Sequence[Row], column: str, labels: Mapping[str, str], other: str) -> str:
    found = Counter(str(row.get(column) or "") for row in rows)
    named = {**labels, "": other}
    return ", ".join(f"{label} {found[id_]}" for id_, label in named.items() if found[id_])
