# SPDX-License-Identifier: EUPL-1.2
"""What a court states of its house style, and what documents are given of it."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from proeftuin_docs.branding.colours import repainted
from proeftuin_docs.branding.logos import Logo
from proeftuin_docs.text.json_schema import described_schema

_LINE: Final = r"^\S(.*\S)?$"
Line = Annotated[str, Field(min_length=1, max_length=60, pattern=_LINE)]
Short = Annotated[str, Field(min_length=1, max_length=40, pattern=_LINE)]
Spoken = Annotated[str, Field(min_length=1, max_length=120, pattern=_LINE)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class LogoKeys(_Part):
    """The logo: a file beside this one, and what it says to somebody who does not see it."""

    bestand: Annotated[str, Field(pattern=r"^[^/\\]+\.(svg|SVG|png|PNG)$", max_length=80)]
    tekst: Spoken


class StyleKeys(_Part):
    """The house style of one court."""

    naam: Line
    logo: LogoKeys | None = None
    kleur: Annotated[str, Field(pattern="^#?[0-9A-Fa-f]{6}$")] | None = None
    colofon: Annotated[tuple[Short, ...], Field(max_length=5)] = ()


class StyleFile(_Part):
    """The file `huisstijl.yaml`."""

    huisstijl: StyleKeys


@dataclass(frozen=True, slots=True)
class Branding:
    """A checked house style. Colours are `#rrggbb`; `tint` is the ground that goes with `colour`."""

    name: str
    logo: Logo | None = None
    colour: str | None = None
    tint: str | None = None
    colophon: tuple[str, ...] = ()

    @property
    def shown_name(self) -> str:
        """The name at the head of a document, where it begins with a capital."""
        return self.name[:1].upper() + self.name[1:]

    def repainted(self, text: str) -> str:
        """Return a drawing or a part of a Word template in the colours of the court."""
        return repainted(text, {"colour": self.colour, "tint": self.tint})


def branding_schema() -> str:
    """Return the JSON Schema of a house style, for editors."""
    return described_schema(StyleFile, "proeftuin_docs.branding")
