import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from proeftuin_docs.document import (
    Document,
    Heading,
    Layout,
    LetterHead,
    Paragraph,
    Pictogram,
    Text,
    TextField,
    Window,
)
from proeftuin_docs.errors import RenderError, number_of
from proeftuin_docs.renderers.docx import render_docx
from proeftuin_docs.renderers.docx.house_style import pack_house_style
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources, bundled_root
from tests.docx.conftest import Render
from tests.docx.documents import document, question
from tests.docx.house_styles import unpack_house_style
from tests.docx.letters import NASTY_NAMES, full_letter, letter
from tests.docx.reading import NS, W, body, part, parts, text_of, value
from tests.docx.test_document import outline_levels
from tests.docx.test_house_style import tree

TWIPS_PER_MM = 1440 / 25.4
LETTERS = (Layout.LETTER, Layout.EASY_LETTER)
DECORATIVE = ".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
ALT = ".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def frames(data: bytes) -> dict[str, dict[str, float]]:
    """Where each paragraph in a frame stands, in millimetres from the corner of the paper, by its text."""
    found = {}
    for paragraph in body(data).iter(f"{W}p"):
        frame = paragraph.find("w:pPr/w:framePr", NS)
        if frame is not None:
            assert frame.get(f"{W}hAnchor") == frame.get(f"{W}vAnchor") == "page"
            place = {key: int(frame.get(f"{W}{key}", 0)) / TWIPS_PER_MM for key in "xywh"}
            found[text_of(paragraph)] = {key: round(length, 1) for key, length in place.items()}
    return found


def half_points(data: bytes, style_id: str) -> int:
    """The size of a paragraph style's text in half points, through the styles it is based on."""
    styles = part(data, "word/styles.xml")
    while style_id:
        style = styles.find(f"w:style[@w:styleId='{style_id}']", NS)
        assert style is not None
        if size := value(style, "w:rPr/w:sz"):
            return int(size)
        style_id = value(style, "w:basedOn")
    return int(value(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:sz"))


@pytest.mark.parametrize(("window", "x", "width"), [(Window.LEFT, 33, 83), (Window.RIGHT, 109, 76)])
def test_the_address_stands_in_the_window(window: Window, x: float, width: float, render: Render) -> None:
    """Return line and recipient share one frame from 50 to 90 mm, at the window's side of the paper."""
    found = frames(render(letter(window=window)))
    place = {"x": x, "y": 50, "w": width, "h": 40}
    assert found["Kim Verbeek\nKastanjelaan 12 B\n1234 AB Voorbeeldstad"] == place
    assert found["Retouradres: Postbus 16005, 3500 DA Utrecht"] == place


@pytest.mark.parametrize("side", ["Left", "Right"])
def test_the_return_line_has_the_first_nine_millimetres(side: str, render: Render) -> None:
    """Line and space after it are exactly 9 mm, so that the recipient begins at 59 mm."""
    spacing = part(render(letter()), "word/styles.xml").find(
        f"w:style[@w:styleId='ReturnLine{side}']/w:pPr/w:spacing", NS
    )
    assert spacing is not None
    assert spacing.get(f"{W}lineRule") == "exact"
    room = sum(int(spacing.get(f"{W}{key}", 0)) for key in ("before", "line", "after"))
    assert room == round(9 * TWIPS_PER_MM)


def test_nothing_but_sender_address_and_facts_stands_above_the_fold(render: Render) -> None:
    """Sender, return line, recipient and facts have a place of their own; text begins below the fold."""
    data = render(letter())
    assert len(frames(data)) == 6
    facts = [place for said, place in frames(data).items() if said.startswith(("Datum", "Ons", "Vragen"))]
    assert [(place["x"], place["y"]) for place in facts] == [(138, 50)] * 3
    sender = frames(data)[
        "Rechtbank Midden-Nederland\nKabinet rechter-commissaris\nPostbus 16005, 3500 DA Utrecht"
    ]
    assert sender["y"] + sender["h"] < 50
    section = body(data)[0].find("w:sectPr", NS)
    assert section is not None
    assert section.find("w:titlePg", NS) is not None
    top = int(section.find("w:pgMar", NS).get(f"{W}header", 0))  # type: ignore[union-attr]
    line = part(data, "word/styles.xml").find("w:style[@w:styleId='HeadRoom']/w:pPr/w:spacing", NS)
    assert line is not None
    assert 90 < (top + int(line.get(f"{W}line", 0))) / TWIPS_PER_MM < 95


@pytest.mark.parametrize("layout", LETTERS)
def test_a_letter_is_read_in_its_order(layout: Layout, render: Render) -> None:
    """Sender, return line, recipient, facts, subject, text: in the file as on the paper."""
    lines = text_of(body(render(full_letter(layout)))).split("\n")
    wanted = ["Rechtbank Midden-Nederland", "Retouradres: Postbus 16005, 3500 DA Utrecht", "Kim Verbeek",
              "Datum", "23 november 2026", "Ons kenmerk", "RC 26/1234", "Vragen? Bel", "Sanne de Wit",
              "088 123 45 67",
              "Uitnodiging voor een gesprek op 1 december 2026", "Beste Kim Verbeek,"]  # fmt: skip
    places = [lines.index(line) for line in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("layout", LETTERS)
def test_the_subject_is_the_first_heading(layout: Layout, render: Render) -> None:
    """The subject is Word's own heading 1, not in capitals, and the parts are heading 2: no level skipped."""
    data = render(full_letter(layout))
    levels = outline_levels(data)
    assert levels == [1, 2, 2, 2, 2]
    styles = part(data, "word/styles.xml")
    assert value(styles, "w:style[@w:styleId='Heading1']/w:name") == "heading 1"
    assert styles.find("w:style[@w:styleId='Heading1']/w:rPr/w:caps", NS) is None
    assert "Title" not in {style.get(f"{W}val") for style in body(data).iter(f"{W}pStyle")}


def test_without_a_subject_the_parts_are_the_first_headings(render: Render) -> None:
    """No subject, no empty heading; headings begin at 1 all the same."""
    made = letter(Heading(1, "Deel", "deel"), Heading(2, "Onderdeel", "onder"), subject="")
    levels = outline_levels(render(made))
    assert levels == [1, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("layout", LETTERS)
def test_a_letter_is_free_to_edit(layout: Layout, render: Render) -> None:
    """No controls, groups, locks or protection, and no placeholders for controls."""
    data = render(full_letter(layout))
    assert not list(body(data).iter(f"{W}sdt", f"{W}lock", f"{W}bookmarkStart"))
    assert part(data, "word/settings.xml").find("w:documentProtection", NS) is None
    assert not [name for name in parts(data) if "glossary" in name]


@pytest.mark.parametrize("name", NASTY_NAMES)
@pytest.mark.parametrize("layout", LETTERS)
def test_any_name_stands_literally(name: str, layout: Layout, render: Render) -> None:
    """Names with accents, apostrophes, braces or 300 characters are printed as they are, in each place."""
    data = render(
        letter(
            Paragraph((Text(name),)),
            layout=layout,
            sender=(name,),
            return_line=name,
            recipient=(name, "x"),
            subject=name,
        )
    )
    printed = text_of(body(data)).split("\n")
    assert printed.count(name) == 5


@pytest.mark.parametrize("layout", LETTERS)
def test_nobody_is_named_in_the_properties(layout: Layout, render: Render) -> None:
    """Title and hash say which letter it is; recipient, facts and subject are in the text alone."""
    files = parts(render(full_letter(layout)))
    elsewhere = b"".join(data for name, data in files.items() if name != "word/document.xml")
    for secret in ("Verbeek", "RC 26/1234", "Kastanjelaan", "1 december 2026", "Sanne"):
        assert secret.encode() not in elsewhere
    assert b"<dc:title>Uitnodiging voor een gesprek</dc:title>" in files["docProps/core.xml"]
    assert b"proeftuin-docs.hash" in files["docProps/custom.xml"]


def test_the_foot_of_every_page_says_which_letter_it_is(render: Render) -> None:
    """Whom to call; and id, version, short hash and page, on the first page and on the next ones."""
    foot = ("Vragen? Bel Sanne de Wit: 088 123 45 67", "op werkdagen")
    data = render(letter(foot=foot, continuation="Kenmerk RC 26/1234"))
    for name in ("footer1", "footer2"):
        printed = text_of(part(data, f"word/{name}.xml"))
        assert printed == (
            "Vragen? Bel Sanne de Wit: 088 123 45 67\tpagina 1 van 1\n"
            "op werkdagen\tuitnodiging · 1.0.0 · 0123456789ab"
        )
    assert text_of(part(data, "word/header1.xml")) == "Kenmerk RC 26/1234\tConcept"
    assert "Concept" in text_of(part(data, "word/header2.xml"))


def test_a_letter_in_plain_words_is_set_in_large_type(render: Render) -> None:
    """Text, lists and notices are 14 points, headings more; an ordinary letter has 12.5 points."""
    easy, plain = render(full_letter(Layout.EASY_LETTER)), render(full_letter())
    large = ("BodyText", "List", "ListBullet", "List2", "ListBullet2", "NoticeStatus")
    assert {half_points(easy, style) for style in large} == {28}
    assert half_points(easy, "Heading1") > half_points(easy, "Heading2") > 28
    assert half_points(plain, "BodyText") == 25


def test_each_sentence_has_its_own_line(render: Render) -> None:
    """Line breaks of the model are line breaks in the paragraph."""
    printed = text_of(body(render(full_letter(Layout.EASY_LETTER))))
    assert "\nU heeft niets verkeerd gedaan en u bent geen verdachte.\n" in printed


def test_pictograms_say_nothing_to_a_screen_reader(render: Render) -> None:
    """A picture stands in its heading, marked as only there for its looks; the file holds it once."""
    data = render(full_letter(Layout.EASY_LETTER))
    pictures = body(data).findall(ALT)
    assert [(picture.get("descr"), len(picture.findall(DECORATIVE))) for picture in pictures] == [("", 1)] * 4
    assert len({picture.get("id") for picture in pictures}) == 4
    for picture in pictures:
        heading = next(picture.iterancestors(f"{W}p"))
        assert value(heading, "w:pPr/w:pStyle") == "Heading2"
    assert [name for name in parts(data) if name.startswith("word/media/")] == [
        "word/media/pictogram-kalender.png"
    ]


def test_a_pictogram_without_a_heading_is_still_there(render: Render) -> None:
    """Nothing disappears: a picture that no heading follows is a paragraph of its own."""
    made = letter(Pictogram("klok"), Paragraph((Text("x"),)), Pictogram("klok"))
    assert len(body(render(made)).findall(ALT)) == 2


@pytest.mark.parametrize("svg", [None, "<svg", "geen tekening"])
def test_a_faulty_pictogram_is_told(svg: str | None, own_folder_options: RenderOptions) -> None:
    """A drawing that is missing or broken is an error with its name."""
    folder = own_folder_options.resources.template_folder("pictogrammen")
    if svg is not None:
        (folder / "stuk.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(RenderError, match=f"stuk.*{number_of('rendering.faulty_pictogram')}"):
        render_docx(letter(Pictogram("stuk"), Heading(1, "x", "x")), own_folder_options)


@pytest.fixture
def own_folder_options(tmp_path_factory: pytest.TempPathFactory, options: RenderOptions) -> RenderOptions:
    """Options with an empty folder of pictograms."""
    root = tmp_path_factory.mktemp("eigen")
    (root / "templates" / "pictogrammen").mkdir(parents=True)
    return RenderOptions(options.wording, Resources((root, bundled_root())))


def test_the_same_letter_gives_the_same_bytes(render: Render) -> None:
    """Two renderings are equal to the byte, pictures included, and have one fixed date."""
    first = render(full_letter(Layout.EASY_LETTER))
    assert first == render(full_letter(Layout.EASY_LETTER))
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (letter(question(TextField("t", ""))), "rendering.question_in_letter"),
        (document(LetterHead((), "", (), (), "Onderwerp")), "rendering.letterhead_in_form"),
    ],
)
def test_half_a_letter_is_refused(made: Document, code: str, render: Render) -> None:
    """A letter asks nothing, and only a letter has a letter head."""
    with pytest.raises(RenderError) as caught:
        render(made)
    assert [fault.name for fault in caught.value.diagnostics] == [code]


def test_the_house_style_of_letters_is_in_its_reviewable_form(own_folder: Path) -> None:
    """Packing and unpacking leaves the tree as it is, so that a diff shows only changes."""
    before = tree(own_folder)
    assert "word/header2.xml" in unpack_house_style(
        pack_house_style(own_folder, "brief"), own_folder, "brief"
    )
    assert tree(own_folder) == before


def test_a_style_for_large_type_that_is_missing_is_told(own_folder: Path) -> None:
    """Styles that take the place of others in one layout are needed as well."""
    path = own_folder / "brief" / "word" / "styles.xml"
    styles = path.read_text(encoding="utf-8").replace('"Tekst groot"', '"Tekst reusachtig"')
    path.write_text(styles, encoding="utf-8")
    with pytest.raises(RenderError, match="Tekst groot"):
        unpack_house_style(pack_house_style(own_folder, "brief"), own_folder, "brief")


def test_the_window_can_be_moved_in_the_house_style(own_folder: Path, own_options: RenderOptions) -> None:
    """A frame that staff move in Word moves the address of every next letter."""
    path = own_folder / "brief" / "word" / "styles.xml"
    path.write_text(path.read_text(encoding="utf-8").replace('w:y="2835"', 'w:y="2948"'), encoding="utf-8")
    found = frames(render_docx(letter(), own_options))
    assert found["Retouradres: Postbus 16005, 3500 DA Utrecht"]["y"] == 52
