# SPDX-License-Identifier: EUPL-1.2
"""The measures that an RC can take for a hearing, each declared once in `letters/profielen/maatregelen.yaml`.

Source of the measures: the report, chapter 4. Here is what a case can say of one, its shape, and what follows
from a declaration: keys of a case, conditions and values. Checks, columns, schema and overview follow too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import yaml
from pydantic import BeforeValidator, Field, create_model
from pydantic_core import PydanticCustomError

from proeftuin_docs.cases.addresses import CasePart, Waar
from proeftuin_docs.cases.scalars import Day, Line, Time, read_tick
from proeftuin_docs.errors import AnyFault, cases
from proeftuin_docs.resources import LETTERS, PROFILES, bundled_root

Switch = bool | str
YES_NO: Final = (True, False)
_OFF: Final = "nee"


class Gesprek(CasePart):
    """A talk beforehand; without a place it is where the hearing is."""

    datum: Day
    tijd: Time
    plaats: Waar | None = None
    met: Line | None = None


class VragenVooraf(CasePart):
    """Questions handed in beforehand; a request, not a statutory term."""

    uiterlijk: Day


class RcStelt(CasePart):
    """Who asks: the RC everything, or only the opening."""

    vorm: Literal["alles", "inleiding"] = "alles"


class Studio(CasePart):
    """A hearing in a studio by a specialised interviewer."""

    verhoorder: Line | None = None
    erbij: Line | None = None


class Zonder(CasePart):
    """A measure of which there is nothing more to say."""


def _chosen(value: object) -> object:
    """A measure that is switched off is none; one that is switched on without details is an empty group."""
    tick = read_tick(value)
    return value if tick is None else {} if tick else None


def _detailed(value: object) -> object:
    """The same for a measure that needs details: switched on without them is a fault."""
    if read_tick(value):
        raise PydanticCustomError(cases.measure_without_date.name, cases.measure_without_date.name)
    return _chosen(value)


def _or_tick(schema: dict[str, Any]) -> None:
    """Let an editor accept a measure that is only switched on or off."""
    schema["anyOf"] = [*schema["anyOf"], {"enum": [True, False, "ja", "nee"]}]


@dataclass(frozen=True, slots=True)
class Shape:
    """The details that a case gives of a measure: their model, and whether the measure cannot do without."""

    model: type[CasePart]
    dated: bool = False
    domain: tuple[Switch, ...] = YES_NO
    """The values of the measure's switch; a text is the `vorm` that the case names."""


_SHAPES: Final = {
    "gesprek": Shape(Gesprek, dated=True),
    "termijn": Shape(VragenVooraf, dated=True),
    "vragen": Shape(RcStelt, domain=(_OFF, "alles", "inleiding")),
    "studio": Shape(Studio),
    "niets": Shape(Zonder),
}
_FAULTS: Final = {
    item.name.partition(".")[2]: item
    for item in (
        cases.studio_without_questions,
        cases.judge_asks_in_studio,
        cases.judge_asks_without_questions,
    )
}
"""The faults that a declaration can name."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as it is declared; `key` is its key in a case, `switch` its name in conditions."""

    key: str
    switch: str
    shape: Shape
    prefix: str
    """How texts name its details, before the point; empty when there are none to print."""
    with_another: bool
    needs_parties: bool
    requires: Mapping[str, AnyFault]
    requiring: str
    """The only form that requires them; empty when it always does."""
    excludes: Mapping[str, AnyFault]
    """Other measures by key, each with the fault of a case that lacks it or has it too."""
    description: str

    @property
    def attribute(self) -> str:
        """The name of its key in Python."""
        return self.key.replace("-", "_")

    @property
    def domains(self) -> Mapping[str, tuple[Switch, ...]]:
        """Every switch that follows from the measure, with the values that it can have."""
        return {self.switch: self.shape.domain, **dict.fromkeys(self._details(None), YES_NO)}

    @property
    def values(self) -> Mapping[str, str]:
        """Every value that texts can print of it, with the switch that must be on for it to be there."""
        printed = {Gesprek: ("dag", "tijd", "plaats"), VragenVooraf: ("uiterlijk",)}.get(self.shape.model, ())
        always = {f"{self.prefix}.{name}": self.switch for name in printed}
        if self.shape.model is Studio:
            return {f"{self.prefix}.naam": self.prefix, f"{self.prefix}.erbij": f"{self.prefix}_erbij"}
        return always | ({f"{self.prefix}.met": f"{self.switch}_met_ander"} if self.with_another else {})

    def conditions(self, chosen: "Maatregelen") -> Mapping[str, Switch]:
        """Return its switches in a case."""
        details = self.of(chosen)
        on = details is not None
        state = on if self.shape.domain is YES_NO else getattr(details, "vorm", _OFF)
        return {self.switch: state, **self._details(details)}

    def of(self, chosen: "Maatregelen") -> Any:  # noqa: ANN401 - the model of its shape
        """Return what the case says of it; None where it was not chosen."""
        return getattr(chosen, self.attribute)

    def _details(self, details: Any) -> Mapping[str, bool]:  # noqa: ANN401
        """The switches that tell whether a detail is there."""
        if self.with_another:
            return {f"{self.switch}_met_ander": getattr(details, "met", None) is not None}
        if self.shape.model is Studio:
            said = {self.prefix: "verhoorder", f"{self.prefix}_erbij": "erbij"}
            return {switch: getattr(details, key, None) is not None for switch, key in said.items()}
        return {}


@cache
def declarations() -> Mapping[str, Any]:
    """Return the file of declarations as it is written: measures, and the columns of each shape."""
    path = bundled_root() / LETTERS / PROFILES / "maatregelen.yaml"
    read: Mapping[str, Any] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return read


def _measure(key: str, said: Mapping[str, Any]) -> Measure:
    return Measure(
        key=key,
        switch=said["schakelaar"],
        shape=_SHAPES[said["gegevens"]],
        prefix=said.get("waarden", ""),
        with_another=said.get("met_ander", False),
        needs_parties=said.get("partijen", False),
        requires={other: _FAULTS[name] for other, name in said.get("vraagt", {}).items()},
        requiring=said.get("vraagt_bij", ""),
        excludes={other: _FAULTS[name] for other, name in said.get("sluit_uit", {}).items()},
        description=said["schema"],
    )


MEASURES: Final = tuple(_measure(key, said) for key, said in declarations()["maatregelen"].items())

if TYPE_CHECKING:

    class Maatregelen(CasePart):
        """The measures that the RC chose, each with what it needs, and the ground in general terms.

        `nee` switches off a measure that the RC's profile would add.
        """

        grond: Line | None = None

        def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401 - a field for each measure
else:

    def _field(measure: Measure) -> tuple[Any, Any]:
        check = BeforeValidator(_detailed if measure.shape.dated else _chosen)
        field = Field(default=None, alias=measure.key, json_schema_extra=_or_tick)
        return Annotated[measure.shape.model | None, check], field

    Maatregelen = create_model(
        "Maatregelen",
        __base__=CasePart,
        __module__=__name__,
        **{measure.attribute: _field(measure) for measure in MEASURES},
        grond=(Line | None, None),
    )
