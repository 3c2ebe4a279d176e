# SPDX-License-Identifier: EUPL-1.2
"""Whether every row that came in is somewhere, and what was decided on how many."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from proeftuin_docs.errors import Diagnostic, Place, flows
from proeftuin_docs.flows.models import Balance
from proeftuin_docs.kinds.table import ColumnDefinition
from proeftuin_docs.text.wording import Wording

Row = Mapping[str, Any]


class _Key(NamedTuple):
    """What tells a row apart: its party, who of them, its number and its words, all made even."""

    party: str
    who: str
    number: str
    question: str


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
        names = _labels(self.columns, balance.by)
        problems = list(_compared(balance, _asked(decided, balance), submitted, names)) if submitted else []
        rows = _asked(told_apart(decided, balance), balance)
        waiting = [row for row in rows if not row.get(balance.decision)]
        if 0 < len(waiting) < len(rows):
            said = ", ".join(_called(row, balance, names) for row in waiting)
            problems.append(flows.undecided(rows=said))
        problems += _unsaid(balance, rows, self.columns, names)
        return self._sentence(rows), problems

    def _sentence(self, rows: Sequence[Row]) -> str:
        """For instance: Ingediend: 43. OvJ 12, Verdediging 31. Besluit: Stellen 40, Beletten 2."""
        wording, (by, decision) = self.wording, (self.balance.by, self.balance.decision)
        parties, outcomes = (
            _counted(rows, column, _labels(self.columns, column), wording.phrase(other))
            for column, other in ((by, "balance_nobody"), (decision, "balance_open"))
        )
        said = ", ".join(self._with_whose(rows, id_, text) for id_, text in parties.items())
        total = wording.phrase("balance_total", count=len(rows))
        outcome = ", ".join(outcomes.values())
        return wording.phrase("balance", total=total, parties=said or "-", outcomes=outcome or "-")

    def _with_whose(self, rows: Sequence[Row], party: str, text: str) -> str:
        """How many rows a party has, and where there are more of that party how many each of them has."""
        who = self.balance.who or ""
        own = [row for row in rows if str(row.get(self.balance.by) or "") == party]
        if not any(row.get(who) for row in own):
            return text
        names = {str(row[who]): str(row[who]) for row in own if row.get(who)}
        each = _counted(own, who, names, self.wording.phrase("balance_nameless"))
        return self.wording.phrase("balance_each", party=text, each=", ".join(each.values()))


def told_apart(rows: Sequence[Row], balance: Balance | None) -> list[Row]:
    """Return the rows with whose they are only where there is more than one of that party."""
    who = balance.who if balance else None
    if balance is None or who is None:
        return list(rows)
    known: dict[str, set[str]] = {}
    for row in _asked(rows, balance):
        known.setdefault(str(row.get(balance.by) or ""), set()).add(made_even(row.get(who)))
    several = {party for party, names in known.items() if len(names) > 1}
    return [row if str(row.get(balance.by) or "") in several else {**row, who: ""} for row in rows]


def _asked(rows: Sequence[Row], balance: Balance) -> list[Row]:
    return [row for row in rows if row.get(balance.question) or row.get(balance.number)]


def _compared(
    balance: Balance, rows: Sequence[Row], submitted: Sequence[Row], names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    there, sent = (Counter(_key(row, balance) for row in found) for found in (rows, submitted))
    lost, new = list((sent - there).elements()), list((there - sent).elements())
    for key in tuple(lost):
        if same := next((other for other in new if _may_be_same(key, other)), None):
            lost.remove(key)
            new.remove(same)
    called = {_key(row, balance): _party(row, balance, names) for row in (*rows, *submitted)}
    parties = {key.party for key in sent}
    place = Place(path=balance.rows)
    for key in lost:
        yield flows.question_lost(place, party=called[key], number=key.number or "-")
    for key in new:
        if key.party in parties:
            yield flows.question_appeared(place, party=called[key], number=key.number or "-")


def _may_be_same(one: _Key, other: _Key) -> bool:
    """Whether two rows differ only in that one does not say whose it is."""
    return not (one.who and other.who) and one._replace(who="") == other._replace(who="")


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
    columns = (balance.who or "", balance.number, balance.question)
    return _Key(str(row.get(balance.by) or ""), *(made_even(row.get(column)) for column in columns))


def made_even(value: object) -> str:
    """Return a value as text that is the same however it is spaced and capitalised; empty for nothing."""
    return " ".join(str(value or "").casefold().split())


def _called(row: Row, balance: Balance, names: Mapping[str, str]) -> str:
    return f"{_party(row, balance, names)} {row.get(balance.number) or '-'}".strip()


def _party(row: Row, balance: Balance, names: Mapping[str, str]) -> str:
    """Of which party a row is, and who of them where the row says so."""
    party, who = str(row.get(balance.by) or ""), row.get(balance.who or "")
    return f"{names.get(party, party)} ({who})" if who else names.get(party, party)


def _labels(columns: Mapping[str, ColumnDefinition], column: str) -> dict[str, str]:
    return {option.id: option.label for option in columns[column].options} if column in columns else {}


def _counted(rows: Sequence[Row], column: str, labels: Mapping[str, str], other: str) -> dict[str, str]:
    """How many rows have each value of a column, in words, by that value."""
    found = Counter(str(row.get(column) or "") for row in rows)
    named = {**labels, "": other}
    return {id_: f"{label} {found[id_]}" for id_, label in named.items() if found[id_]}
