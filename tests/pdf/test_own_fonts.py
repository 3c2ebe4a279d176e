"""Fonts that a court adds for a script that has none: used where they may be, told where they may not."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from fontTools.ttLib import TTFont

from proeftuin_docs.hearings.documents import compose_beside, not_made_beside, read_hearing
from proeftuin_docs.library import Library
from proeftuin_docs.quality.check import check
from proeftuin_docs.renderers.pdf import missing_glyphs, own_fonts, render_pdf
from proeftuin_docs.resources import bundled_root
from tests.hearings.test_own_language import CARD, COURT, FILE, HEADING, of
from tests.pdf.printed import texts

MONGOLIAN: Final = "ᠮᠣᠩᠭᠣᠯ"
FAMILY: Final = "Voorbeeld Mongools"
Court = Callable[..., Library]


@pytest.fixture
def court(tmp_path: Path) -> Court:
    """A court whose page to carry has a Mongolian heading, with a font that has other shapes for it."""

    def made(permission: int, family: str = FAMILY) -> Library:
        root = tmp_path / "gerecht"
        shutil.copytree(COURT, root)
        path = root / FILE
        path.write_text(path.read_text(encoding="utf-8").replace(HEADING, MONGOLIAN), encoding="utf-8")
        folder = root / "templates" / "schriften"
        folder.mkdir()
        with TTFont(bundled_root() / "templates" / "schriften" / "NotoSansArmenian-Regular.ttf") as font:
            glyph = font.getBestCmap()[ord("Ա")]
            for table in font["cmap"].tables:
                table.cmap = dict.fromkeys((32, *range(6176, 6264)), glyph)
            for name in [item for item in font["name"].names if item.nameID in (1, 16)]:
                font["name"].setName(family, name.nameID, name.platformID, name.platEncID, name.langID)
            font["OS/2"].fsType = permission
            font.save(folder / "Voorbeeld-Regular.ttf")
        return Library.open(root)

    return made


def test_a_script_without_a_font_is_printed_in_the_court_s_own(court: Court) -> None:
    """The page says it; without the font nothing is printed."""
    library = court(0)
    assert own_fonts(library.resources).families == (FAMILY,)
    assert (missing_glyphs(MONGOLIAN, library.resources), len(missing_glyphs(MONGOLIAN))) == ((), 5)
    (made,) = compose_beside(library.find(CARD), read_hearing(of("hu"), "zaak.yaml", library))
    content = render_pdf(made.document, made.options)
    assert MONGOLIAN in "\n".join(texts(content))
    assert [item for item in check(library)[1] if "font" in item.name] == []


@pytest.mark.parametrize(
    ("permission", "family", "name"),
    [
        (2, FAMILY, "rendering.font_not_embeddable"),
        (4, FAMILY, "rendering.font_not_embeddable"),
        (0x108, FAMILY, "rendering.font_not_embeddable"),
        (0, "Noto Sans Hebrew", "rendering.font_of_that_name"),
    ],
)
def test_a_font_that_may_not_be_used_is_told_and_not_used(
    permission: int, family: str, name: str, court: Court
) -> None:
    """Its maker does not let it be embedded, or it would take the place of a bundled one."""
    library = court(permission, family)
    [found] = [item for item in check(library)[1] if item.name == name]
    assert found.place.file == "templates/schriften/Voorbeeld-Regular.ttf"
    context = read_hearing(of("hu"), "zaak.yaml", library)
    assert list(compose_beside(library.find(CARD), context)) == []
    [told] = not_made_beside(library.find(CARD), context)
    assert "lettertype" in told.message


def test_what_is_no_font_is_told(court: Court) -> None:
    """At its file."""
    library = court(0)
    (folder,) = library.resources.own_font_folders()
    (folder / "kapot.ttf").write_bytes(b"geen lettertype")
    assert [item.name for item in own_fonts(library.resources).faults] == ["rendering.unreadable_font"]


def test_an_older_template_of_the_court_does_not_print_boxes(court: Court) -> None:
    """It does not know these fonts, so that they do not count."""
    library = court(0)
    own = library.resources.own_root
    assert own is not None
    shutil.copytree(bundled_root() / "templates" / "pdf", own / "templates" / "pdf")
    path = own / "templates" / "pdf" / "design.typ"
    path.write_text(path.read_text(encoding="utf-8").replace('"fonts"', '"anders"'), encoding="utf-8")
    library = Library.open(own)
    (made,) = compose_beside(library.find("afspraak-gewijzigd"), read_hearing(of("hu"), "zaak.yaml", library))
    assert render_pdf(made.document, made.options).startswith(b"%PDF")
    assert [item.name for item in own_fonts(library.resources).faults] == ["rendering.template_without_fonts"]
    assert missing_glyphs(MONGOLIAN, library.resources) != ()
