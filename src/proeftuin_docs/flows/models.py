# SPDX-License-Identifier: EUPL-1.2
"""The flows of a configuration, as `forms/stromen.yaml` has them."""

from string import Formatter
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from proeftuin_docs.kinds.base import Id, Line, OptionId, Part

ROW: Final = "row"
"""In the place of a column: the number of the row, which is printed before it."""

Columns = Annotated[tuple[OptionId, ...], Field(strict=False)]


def names_in(piece: str) -> list[str]:
    """Return the columns or fields that a piece names; raises `ValueError` for braces that are not even."""
    return [name for _, name, _, _ in Formatter().parse(piece) if name is not None]


def _even(piece: str) -> str:
    names_in(piece)
    return piece


Pieces = Annotated[tuple[Annotated[Line, AfterValidator(_even)], ...], Field(strict=False)]
"""The pieces of a sentence, with names of columns or fields in braces."""


class Filling(Part):
    """What goes into a column: these columns after each other, the first that has something, or always this.

    In the file a name stands for that one column, and a list of names for these after each other. `say` has
    pieces with columns in braces, as a text has; a piece in which one is blank is left out.
    """

    columns: Columns = ()
    first: Columns = ()
    constant: Line | None = None
    say: Pieces = ()

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, given: Any) -> Any:  # noqa: ANN401 - YAML holds anything
        if isinstance(given, str):
            return {"columns": [given]}
        return {"columns": given} if isinstance(given, list) else given

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns that are looked at."""
        said = (name for piece in self.say for name in names_in(piece))
        return (*self.columns, *self.first, *said)

    @property
    def ways(self) -> int:
        """In how many ways it says what goes in; one is right."""
        return sum(map(bool, (self.columns, self.first, self.constant, self.say)))


class RowFlow(Part):
    """Rows of one table that become rows of another; of several for a table the first that fits a row counts.

    `when` holds a row to its choices: column -> ids, one of which it has. `needs` names columns that may not
    be empty in what comes out, `remarks` the one for what was noticed when the row was read, and `who` the
    one for whose it is.
    """

    model_config = ConfigDict(populate_by_name=True)

    to: Id
    source: Id = Field(alias="from")
    when: dict[OptionId, Columns] = Field(default_factory=dict)
    columns: dict[OptionId, Filling]
    needs: Columns = ()
    remarks: OptionId | None = None
    who: OptionId | None = None


class TextFlow(Part):
    """Rows of a table that each become a sentence in a text, or without a table fields that become one.

    `when` is as for rows. `say` has the pieces of the sentence with names of columns or fields in braces; a
    piece in which one is blank is left out.
    """

    model_config = ConfigDict(populate_by_name=True)

    to: Id
    source: Id | None = Field(default=None, alias="from")
    when: dict[OptionId, Columns] = Field(default_factory=dict)
    say: Annotated[Pieces, Field(min_length=1)]


class FieldFilling(Part):
    """The fields that go into a field: one as it is, or all that have an answer, each after its question.

    In the file a name stands for that one field, and a list of names for these after each other.
    """

    field: Id | None = None
    asked: Annotated[tuple[Id, ...], Field(strict=False)] = ()

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, given: Any) -> Any:  # noqa: ANN401 - YAML holds anything
        if isinstance(given, str):
            return {"field": given}
        return {"asked": given} if isinstance(given, list) else given

    @property
    def sources(self) -> tuple[str, ...]:
        """The fields that are looked at."""
        return (self.field,) if self.field else self.asked


class CaseFlow(Part):
    """What comes from a form into a case: key of the case -> field; every other answer is only told."""

    model_config = ConfigDict(populate_by_name=True)

    source: Id = Field(alias="from")
    keys: dict[Line, Id]


class Flow(Part):
    """Everything that comes from one form into another.

    `same` names fields that must not differ, `sheets` those of which the answer comes on a spare sheet. `who`
    says whose a file of the source is: it stands at each row in the column that the rows have for that. A
    version without that column has it in the one for remarks, where there is more than one of that party.
    """

    model_config = ConfigDict(populate_by_name=True)

    to: Id
    source: Id = Field(alias="from")
    fields: dict[Id, FieldFilling] = Field(default_factory=dict)
    same: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    rows: Annotated[tuple[RowFlow, ...], Field(strict=False)] = ()
    texts: Annotated[tuple[TextFlow, ...], Field(strict=False)] = ()
    sheets: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    who: Id | None = None


class Balance(Part):
    """The table in which something is decided on every row that came in.

    `by` is the column that says from which party a row is, and `who` the one for whose it is within that
    party; `number` and `question` tell rows apart, and `decision` holds the outcome. `says` has for a
    decision the column in which something has to stand then.
    """

    form: Id
    rows: Id
    by: OptionId
    who: OptionId | None = None
    number: OptionId
    question: OptionId
    decision: OptionId
    says: dict[OptionId, OptionId] = Field(default_factory=dict)


def _listed(given: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    """One name, which in the file stands for a list of one, as that list."""
    return [given] if isinstance(given, str) else given


class Series(Part):
    """A form that is filled in more than once about the same person.

    `date` says which of two is older: of several the first that both have, and else the first of each.
    `person` names fields that are the same in both where both have something in them.
    """

    form: Id
    date: Annotated[tuple[Id, ...], BeforeValidator(_listed), Field(strict=False)] = ()
    person: Annotated[tuple[Id, ...], Field(strict=False)] = ()


class Flows(Part):
    """All flows, the tables that have to add up, and the forms that are laid beside each other."""

    schema_version: Literal[1] = Field(alias="schema")
    flows: Annotated[tuple[Flow, ...], Field(strict=False)] = ()
    balances: Annotated[tuple[Balance, ...], Field(strict=False)] = ()
    cases: Annotated[tuple[CaseFlow, ...], Field(strict=False)] = ()
    series: Annotated[tuple[Series, ...], Field(strict=False)] = ()

    def between(self, source: str, target: str) -> Flow | None:
        """Return the flow from one form into another; None when there is none."""
        return next((flow for flow in self.flows if (flow.source, flow.to) == (source, target)), None)

    def into_case(self, source: str) -> CaseFlow | None:
        """Return what comes from this form into a case; None when nothing does."""
        return next((flow for flow in self.cases if flow.source == source), None)

    def into(self, target: str) -> list[str]:
        """Return the ids of the forms that flow into this one."""
        return [flow.source for flow in self.flows if flow.to == target]

    def balance_of(self, form: str) -> Balance | None:
        """Return what has to add up in the table of this form; None when nothing has to."""
        return next((balance for balance in self.balances if balance.form == form), None)

    def series_of(self, form: str) -> Series | None:
        """Return what tells two filled copies of this form apart; None when nothing is declared."""
        return next((series for series in self.series if series.form == form), None)
