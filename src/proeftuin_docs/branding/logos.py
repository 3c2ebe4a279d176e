# SPDX-License-Identifier: EUPL-1.2
"""The logo of a court: an SVG that only draws, or a PNG, each without what no reader of it needs."""

import base64
import html
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from proeftuin_docs.branding.rasters import read_raster
from proeftuin_docs.errors import ConfigurationError, Place, branding, system_problem

_MOST_BYTES: Final = 512 << 10
"""It travels in every document, and a logo of this size is no drawing but a photograph."""
_SVG: Final = "image/svg+xml"
_PNG: Final = "image/png"


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked logo: the name of its file, its bytes and media type, what it says, and width over height."""

    file: str
    content: bytes = field(repr=False)
    media_type: str
    text: str
    ratio: float

    @property
    def is_raster(self) -> bool:
        """Whether it is a PNG."""
        return self.media_type == _PNG

    @property
    def address(self) -> str:
        """The logo as an address of its own (RFC 2397)."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode()}"

    @property
    def drawing(self) -> str:
        """The logo as SVG; around a PNG stands a drawing that shows it."""
        if not self.is_raster:
            return self.content.decode()
        size = f'width="{self.ratio * 100:g}" height="100"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.ratio * 100:g} 100">'
            f'<image {size} href="{html.escape(self.address)}"/></svg>'
        )


def read_logo(path: Path, text: str, place: Place) -> Logo:
    """Return the logo in a file; `place` is where the file is named.

    Raises `ConfigurationError` with every fault of the file, in an SVG at its line.
    """
    content = _read(path, place)
    if path.suffix.lower() == ".png":
        pixels, ratio = read_raster(content, place)
        return Logo(path.name, pixels, _PNG, text, ratio)
    from proeftuin_docs.branding.drawings import read_drawing

    inside = str(Path(place.file or "").with_name(path.name))
    drawing, ratio = read_drawing(content, inside)
    return Logo(path.name, drawing, _SVG, text, ratio)


def _read(path: Path, place: Place) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        unreadable = branding.logo_unreadable(place, file=path.name, problem=system_problem(error))
        raise ConfigurationError([unreadable]) from error
    if len(content) > _MOST_BYTES:
        raise ConfigurationError([branding.logo_too_large(place, file=path.name, limit=_MOST_BYTES >> 10)])
    return content
