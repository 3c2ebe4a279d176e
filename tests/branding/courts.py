"""Courts with a house style of their own: the invented one of the examples, and folders made for one test."""

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from proeftuin_docs.branding import Branding, read_branding
from proeftuin_docs.errors import ConfigurationError, Diagnostic
from proeftuin_docs.library import Library
from proeftuin_docs.resources import bundled_root
from tests.hearings.hearings import case

WATERLAND: Final = bundled_root() / "examples" / "gerecht"
COLOUR: Final = "#7a1f3d"
SPOKEN: Final = "Rechtbank Waterland"
COLOPHON: Final = (
    "Bezoekadres: Sluiskade 12, Nergenshuizen",
    "Telefoon: 020 000 00 00",
    "www.rechtbankwaterland.example",
)
LITERAL: Final = ("{{ titel }} #strong[x]", "<b>$a$</b> & \\u{41}", "{% if x %} *y* `z`")
"""Lines that would be markup in one format or another."""
SEE_THROUGH: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs><linearGradient id="a">'
    '<stop offset="0" stop-color="#7a1f3d" stop-opacity=".3"/><stop offset="1" stop-color="#7a1f3d"/>'
    '</linearGradient></defs><style>.b{fill:#1d2b36;opacity:.5}</style><rect width="150" height="100" '
    'fill="url(#a)"/><circle class="b" cx="150" cy="50" r="50"/></svg>'
)


def waterland_case(**changes: object) -> bytes:
    """The example of a case as that of the invented court."""
    return case(rechtbank="waterland", **changes)


def waterland() -> Library:
    """The configuration of the invented court."""
    return Library.open(WATERLAND)


def png(width: int = 400, height: int = 200) -> bytes:
    """A logo as PNG: half see-through, with a remark of the program that made it."""
    from PIL.PngImagePlugin import PngInfo

    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), fill=(122, 31, 61, 128))
    remark, made = PngInfo(), BytesIO()
    remark.add_text("Author", "J. Jansen")
    picture.save(made, "PNG", pnginfo=remark)
    return made.getvalue()


def make_court(folder: Path, text: str, **logos: str | bytes) -> Path:
    """A folder of a court with this house style; `logo_svg` is the file `logo.svg`."""
    profiles = folder / "letters" / "profielen"
    profiles.mkdir(parents=True)
    (profiles / "huisstijl.yaml").write_text(text, encoding="utf-8")
    for name, content in logos.items():
        data = content.encode() if isinstance(content, str) else content
        (profiles / name.replace("_", ".")).write_bytes(data)
    original = (WATERLAND / "letters" / "profielen" / "rechtbanken.yaml").read_bytes()
    (profiles / "rechtbanken.yaml").write_bytes(original)
    return folder


def style(**keys: str) -> str:
    """A house style with a name and these lines of YAML."""
    lines = "".join(f"  {key}: {value}\n" for key, value in keys.items())
    return f"huisstijl:\n  naam: rechtbank Waterland\n{lines}"


def with_logo(name: str) -> str:
    """A house style of which the logo is this file."""
    return style(logo=f'{{bestand: {name}, tekst: "{SPOKEN}"}}')


def read(text: str, folder: Path) -> Branding:
    """The house style that a text states, with its logo in a folder."""
    return read_branding(text, "letters/profielen/huisstijl.yaml", folder)


def told(text: str, folder: Path) -> list[Diagnostic]:
    """Every fault of a house style."""
    try:
        read(text, folder)
    except ConfigurationError as error:
        return list(error.diagnostics)
    return []
