"""A house style that cannot be used is refused with place, fact and remedy, and everything at once."""

from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.branding.drawings import read_drawing
from proeftuin_docs.errors import ConfigurationError
from tests.branding.courts import SEE_THROUGH, png, style, told, with_logo

SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
)


def names(text: str, folder: Path) -> list[str]:
    """The faults of a house style, by name."""
    return [item.name.removeprefix("branding.") for item in told(text, folder)]


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("", 1, "empty_file"),
        ("- a", 1, "empty_file"),
        ("huisstijl:\n  kleur: '#7a1f3d'\n", 1, "missing_key"),
        ("huisstijl:\n  naam: rechtbank Waterland\n  kleurr: x\n", 3, "misspelt_key"),
        ("huisstijl:\n  naam: rechtbank Waterland\n  website: x\n", 3, "unknown_key"),
        (style(colofon="een regel"), 3, "wrong_kind"),
        (style(colofon="[' een regel']"), 3, "wrong_kind"),
        (style(colofon=f"['{'x' * 41}']"), 3, "too_long"),
        (style(colofon="[a, b, c, d, e, f]"), 3, "too_many_lines"),
        (style(kleur="rood"), 3, "not_a_colour"),
        (style(kleur="#7a1f3d"), 3, "not_a_colour"),
        (style(kleur="'#777777'"), 3, "weak_colour"),
        (style(kleur="'#ffd700'"), 3, "weak_colour"),
        (style(logo="{bestand: logo.svg}"), 3, "logo_without_text"),
        (style(logo="{bestand: logo.svg, tekst: ''}"), 3, "wrong_kind"),
        (style(logo="{bestand: logo.jpg, tekst: x}"), 3, "logo_of_other_kind"),
        (style(logo="{bestand: ../logo.svg, tekst: x}"), 3, "logo_of_other_kind"),
        (style(logo="{bestand: weg.svg, tekst: x}"), 3, "logo_unreadable"),
    ],
)
def test_a_fault_has_its_place(text: str, line: int, fault: str, tmp_path: Path) -> None:
    """The line of the key that it is about."""
    (found,) = told(text, tmp_path)
    assert (found.name, found.place.line) == (f"branding.{fault}", line)
    assert found.hint


def test_a_weak_colour_is_told_with_one_that_will_do(tmp_path: Path) -> None:
    """Its contrast, and a darker colour that the program takes."""
    (found,) = told(style(kleur="'#777777'"), tmp_path)
    assert (found.facts["ratio"], found.facts["darker"]) == ("4,47", "#707070")
    assert names(style(kleur=f"'{found.facts['darker']}'"), tmp_path) == []
    assert names(style(kleur="'#767676'"), tmp_path) == []


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    """A key, the colour and the logo."""
    (tmp_path / "logo.svg").write_text(f"{SVG}<text>x</text><script/></svg>", encoding="utf-8")
    text = with_logo("logo.svg") + "  kleur: '#ffd700'\n"
    assert sorted(names(text, tmp_path)) == ["logo_acts", "logo_has_text", "weak_colour"]
    assert sorted(names(text + "  meer: 1\n", tmp_path)) == ["unknown_key", "weak_colour"]


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>alert(1)</script>", "logo_acts"),
        ("<path onload='x()' d='M0 0'/>", "logo_acts"),
        ("<a xlink:href='#x'><path d='M0 0'/></a>", "logo_acts"),
        ("<animate attributeName='x'/>", "logo_acts"),
        ("<use xlink:href='https://elders.example/x.svg#a'/>", "logo_refers_outside"),
        ("<use href='ander.svg#a'/>", "logo_refers_outside"),
        ("<path fill='url(https://elders.example/x)' d='M0 0'/>", "logo_refers_outside"),
        ("<path style='fill:url( \"file:///x\")' d='M0 0'/>", "logo_refers_outside"),
        ("<style>@import 'x.css';</style>", "logo_refers_outside"),
        ("<style>path{fill:ur\\6c(x)}</style>", "logo_refers_outside"),
        ("<text>Rechtbank</text>", "logo_has_text"),
        ("<image href='#a'/>", "logo_holds_more"),
        ("<foreignObject/>", "logo_holds_more"),
        ("<filter/>", "logo_holds_more"),
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: str, fault: str) -> None:
    """At its line in the file of the drawing."""
    with pytest.raises(ConfigurationError) as caught:
        read_drawing(f"{SVG}\n{inside}</svg>".encode(), "letters/profielen/logo.svg")
    found = caught.value.diagnostics[0]
    assert (found.name, found.place.line) == (f"branding.{fault}", 2)
    assert found.place.file == "letters/profielen/logo.svg"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "logo_is_no_svg"),
        (b"<svg", "logo_is_no_svg"),
        (b"<html/>", "logo_is_no_svg"),
        (b'<!DOCTYPE svg [<!ENTITY x "y">]>' + SVG.encode() + b"</svg>", "logo_with_entities"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "logo_without_size"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>', "logo_without_size"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="9"/>', "logo_without_size"),
    ],
)
def test_a_file_that_is_no_drawing_is_refused(content: bytes, fault: str, tmp_path: Path) -> None:
    """With the name of the file, never with a trace of the parser."""
    (tmp_path / "logo.svg").write_bytes(content)
    (found,) = told(with_logo("logo.svg"), tmp_path)
    assert (found.name, found.place.file) == (f"branding.{fault}", "letters/profielen/logo.svg")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"GIF89a", "logo_is_no_png"),
        (png()[:-20], "logo_is_no_png"),
        (png()[:60] + b"x" + png()[61:], "logo_is_no_png"),
        (png(width=4001), "logo_too_many_pixels"),
        (png(height=119), "logo_too_coarse"),
        (png() + bytes(512 << 10), "logo_too_large"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_refused(content: bytes, fault: str, tmp_path: Path) -> None:
    """Damaged, too large or too coarse."""
    (tmp_path / "logo.png").write_bytes(content)
    assert names(with_logo("logo.png"), tmp_path) == [fault]


def test_what_draws_nothing_is_left_out() -> None:
    """Remarks of a drawing program and the name of who drew it do not travel; the drawing does."""
    noise = (
        "<!-- Jansen --><?x y?><title>Jansen</title>"
        '<metadata><rdf:RDF xmlns:rdf="urn:x">Jansen</rdf:RDF></metadata>'
        '<path xmlns:i="urn:i" i:label="Jansen" d="M0 0h9"/>'
    )
    whole = f'<!DOCTYPE svg PUBLIC "a" "b">{SVG}{noise}</svg>'.replace(
        "viewBox", 'width="9mm" height="3mm" viewBox'
    )
    drawn, ratio = read_drawing(whole.encode(), "logo.svg")
    assert ratio == 1
    assert drawn == b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def test_a_drawing_without_a_box_has_the_size_that_it_states() -> None:
    """So that it has a ratio in every format."""
    drawn, ratio = read_drawing(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="10"/>', "logo.svg"
    )
    assert (drawn, ratio) == (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"/>', 3)


def test_gradients_styles_and_see_through_shapes_are_drawn() -> None:
    """What drawing programs make of a logo is kept."""
    drawn, ratio = read_drawing(SEE_THROUGH.encode(), "logo.svg")
    assert (drawn.decode(), ratio) == (SEE_THROUGH, 2)
