import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import etree

from proeftuin_docs.document import Document, Heading, NumberField, TextField, questions
from proeftuin_docs.errors import RenderError
from proeftuin_docs.renderers.docx import render_docx
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.text.wording import Wording
from tests.builders import blank
from tests.docx.conftest import Render
from tests.docx.documents import TRICKY, document, every_kind, question
from tests.docx.reading import NS, W, body, controls, part, parts, text_of, value

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"


def styles_used(data: bytes) -> Iterator[str]:
    """The style of every paragraph, in reading order."""
    for paragraph in body(data).iter(f"{W}p"):
        yield value(paragraph, "w:pPr/w:pStyle")


def outline_levels(data: bytes) -> list[int]:
    """The outline level of every heading, from 1, by what the file's own styles say."""
    styles = part(data, "word/styles.xml")
    levels = {
        style.get(f"{W}styleId"): int(level.get(f"{W}val", ""))
        for style in styles.iterfind("w:style", NS)
        if (level := style.find("w:pPr/w:outlineLvl", NS)) is not None
    }
    return [levels[style] + 1 for style in styles_used(data) if style in levels]


def test_same_input_gives_same_bytes(render: Render) -> None:
    """Two renderings are equal to the byte, and every entry of the zip has the same date."""
    first = render(every_kind(filled=True))
    assert first == render(every_kind(filled=True))
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("make", [blank, lambda: every_kind(filled=False)])
def test_headings_are_real_and_never_skip_a_level(make: object, render: Render) -> None:
    """Headings stand in heading styles on the levels of the document, from 1, none skipped."""
    assert callable(make)
    made = make()
    levels = outline_levels(render(made))
    assert levels == [block.level for block in made.blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_title_stands_first(render: Render) -> None:
    """The title is the first paragraph, in the style Title, with its signs as typed."""
    first = next(body(render(document())).iter(f"{W}p"))
    assert value(first, "w:pPr/w:pStyle") == "Title"
    assert text_of(first) == "Proef & <stuk>"


def test_every_used_style_exists(render: Render) -> None:
    """No paragraph, run or table names a style that the file does not have."""
    data = render(every_kind(filled=True))
    known = {style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iterfind("w:style", NS)}
    used = {element.get(f"{W}val") for element in body(data).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert len(used) > 20
    assert used <= known


def test_fixed_text_is_printed(render: Render) -> None:
    """Labels, help, captions, units and markers stand in the text, word for word."""
    made = every_kind(filled=False)
    printed = text_of(body(render(made)))
    for asked in questions(made):
        assert asked.label in printed
    expected = [
        "Uitleg met nadruk", "Vervolg op vraag 1.", "0 = onveilig\t10 = veilig", "3 = hoogste", " jaar",
        " stuks", "Toelichting", "Waarom?", "1°\tonderdeel 1°", "Titel promise", "Zonder titel", "Een tabel",
        "Optie <a> & zo", "Optie b", "Een heel lang opschrift van een feit\tx", "<klaar>",
    ]  # fmt: skip
    assert [text for text in expected if text not in printed] == []


def test_labels_of_the_form_are_printed(render: Render) -> None:
    """Every label of the form with all kinds stands in the text, word for word."""
    made = blank()
    printed = text_of(body(render(made)))
    labels = [asked.label for asked in questions(made)]
    assert labels
    assert [label for label in labels if label not in printed] == []


def test_a_header_row_is_repeated(render: Render) -> None:
    """Every table has a first row that is marked as header and comes back on each page.

    Measures with remarks have none: every row says in itself what it is.
    """
    every = body(render(every_kind(filled=False))).iter(f"{W}tbl")
    tables = [table for table in every if value(table, "w:tblPr/w:tblStyle") != "TableNoted"]
    assert len(tables) == 4
    for table in tables:
        rows = list(table.iter(f"{W}tr"))
        assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )


def test_tables_never_touch(render: Render) -> None:
    """After each table comes a paragraph: Word would join two tables, and refuses a last one."""
    for table in body(render(every_kind(filled=False))).iter(f"{W}tbl"):
        following = table.getnext()
        if following is None or following.tag == f"{W}sdt":
            following = next(table.getparent().itersiblings()) if following is None else following[1][0]  # type: ignore[union-attr]
        assert following.tag == f"{W}p"


def test_every_page_says_which_document_it_is(render: Render) -> None:
    """The footer holds title, version and short hash, and the fields of page and pages in their phrase."""
    data = render(document())
    footer = part(data, "word/footer1.xml")
    assert "Proef & <stuk> 1.2.3 · kenmerk 0123456789ab\tpagina 1 van 1" in text_of(footer)
    codes = [(code.text or "").strip() for code in footer.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("mark", ["Concept", "Ingetrokken", ""])
def test_the_mark_stands_in_the_header(mark: str, render: Render) -> None:
    """Each page of a version that is not established carries its mark; others carry none.

    From the second page on the name of the document stands beside it.
    """
    data = render(document(mark=mark))
    assert text_of(part(data, "word/header1.xml")) == f"Proef & <stuk>\t{mark}"
    assert text_of(part(data, "word/header2.xml")) == f"\t{mark}"


def test_the_document_says_what_it_is(render: Render) -> None:
    """Id, version, status and the whole hash are custom properties."""
    root = part(render(document()), "docProps/custom.xml")
    assert {item.get("name"): item[0].text for item in root} == {
        "proeftuin-docs.id": "proef",
        "proeftuin-docs.version": "1.2.3",
        "proeftuin-docs.status": "concept",
        "proeftuin-docs.hash": "0123456789abcdef" * 4,
    }


def test_properties_name_the_document_and_nobody(render: Render) -> None:
    """Title, language and dates come from the document; no author and no program are named."""
    data = render(document())
    root = part(data, "docProps/core.xml")
    said = {str(item.tag).partition("}")[2]: item.text for item in root}
    assert said["title"] == "Proef & <stuk>"
    assert said["language"] == "nl-NL"
    assert said["created"] == said["modified"] == "2026-11-23T00:00:00Z"
    assert not said["creator"]
    assert not said["lastModifiedBy"]
    assert part(data, "word/settings.xml").find("w:removePersonalInformation", NS) is not None


def test_the_language_is_that_of_the_document(render: Render) -> None:
    """All text is in the document's language, so that a screen reader speaks it well."""
    for language in ("nl-NL", "en-GB"):
        styles = part(render(document(language=language)), "word/styles.xml")
        assert value(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang") == language


def test_nothing_points_outside(render: Render) -> None:
    """No relationship leaves the file, and there are no macros or embedded files."""
    files = parts(render(every_kind(filled=True)))
    relations = [
        entry for name, data in files.items() if name.endswith(".rels") for entry in etree.fromstring(data)
    ]
    assert relations
    assert not [entry for entry in relations if entry.get("TargetMode") == "External"]
    assert not [name for name in files if "vba" in name.lower() or "embeddings" in name]


def test_every_part_is_declared_once(render: Render) -> None:
    """Every part but the relationships has a content type, and every declared part is there."""
    files = parts(render(every_kind(filled=True)))
    declared = [
        entry.get("PartName", "")[1:]
        for entry in etree.fromstring(files["[Content_Types].xml"])
        if entry.get("PartName")
    ]
    expected = [name for name in files if not name.endswith(".rels") and name != "[Content_Types].xml"]
    assert sorted(declared) == sorted(expected)


def test_placeholders_have_their_words_in_the_glossary(render: Render, options: RenderOptions) -> None:
    """Every placeholder that a control names is in the glossary, with the text that the control shows."""
    data = render(every_kind(filled=False))
    named = {mark.get(f"{W}val", "") for mark in body(data).iterfind(".//w:placeholder/w:docPart", NS)}
    glossary = {
        value(entry, "w:docPartPr/w:name"): text_of(entry)
        for entry in part(data, "word/glossary/document.xml").iter(f"{W}docPart")
        if entry.find("w:docPartPr", NS) is not None
    }
    assert named == glossary.keys()
    plain = {f"placeholder{cell}_{kind}" for cell in ("", "_cell") for kind in ("text", "number", "date")}
    assert plain <= named
    assert {glossary[name] for name in plain} == {options.wording.phrase(name) for name in plain}
    choices = {glossary[name] for name in named - plain}
    assert choices == {control.text for control in controls(data) if control.text.startswith("○")}
    ids = [value(entry, "w:docPartPr/w:guid") for entry in part(data, "word/glossary/document.xml")[0]]
    assert len(ids) == len(set(ids)) == len(named)


def room(data: bytes) -> int:
    """The height of all room for writing together, in twips."""
    heights = body(data).findall(".//w:pPr/w:spacing[@w:lineRule='exact']", NS)
    return sum(int(height.get(f"{W}line", 0)) for height in heights)


@pytest.mark.parametrize(("lines", "more"), [(1, 0), (2, 1), (6, 5)])
def test_a_blank_text_has_its_room(lines: int, more: int, render: Render) -> None:
    """A blank text of n lines has one line to type on and room for n - 1 lines below it."""
    one = room(render(document(question(TextField("t", "", 2)))))
    assert one > 0
    assert room(render(document(question(TextField("t", "", lines))))) == more * one


def test_a_filled_text_uses_its_room(render: Render) -> None:
    """Lines that are filled in take from the room; a text longer than its room simply grows."""
    assert room(render(document(question(TextField("t", "", 3, "een\ntwee\ndrie"))))) == 0
    data = render(document(question(TextField("t", "", 2, TRICKY * 300))))
    assert room(data) == 0
    assert TRICKY * 300 in text_of(body(data))


def test_a_label_stays_with_its_field(render: Render) -> None:
    """Everything from the label to the last line before the field keeps with what follows."""
    data = render(every_kind(filled=False))
    styles = {
        style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml").iterfind("w:style", NS)
    }
    for name in ("Question", "Help", "Follows", "ExplanationLabel", "AnswerStart", "NotedLabel", "Caption"):
        assert styles[name].find("w:pPr/w:keepNext", NS) is not None
        assert name in set(styles_used(data))


def test_the_phrase_of_the_page_has_both_numbers(options: RenderOptions) -> None:
    """A wording whose page phrase misses a number is refused, in words that say what to write."""
    phrases = {**options.wording.phrases, "page": "bladzijde {page}"}
    broken = RenderOptions(Wording("nl", phrases, options.wording.months), options.resources)
    with pytest.raises(RenderError) as caught:
        render_docx(document(), broken)
    assert "pagina {page} van {pages}" in str(caught.value)


def luminance(colour: str) -> float:
    """The relative luminance of a colour in six hex digits (WCAG 2.2)."""
    parts_ = (int(colour[index : index + 2], 16) / 255 for index in (0, 2, 4))
    linear = [part_ / 12.92 if part_ <= 0.04045 else ((part_ + 0.055) / 1.055) ** 2.4 for part_ in parts_]
    return sum(weight * part_ for weight, part_ in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_text_colour_stands_out_on_every_fill(render: Render) -> None:
    """Text has a contrast of 4.5 or more on the darkest fill, and the border of a box 3 or more."""
    styles = part(render(document()), "word/styles.xml")
    texts = {node.get(f"{W}val", "") for node in styles.iter(f"{W}color")}
    fills = {node.get(f"{W}fill", "") for node in styles.iter(f"{W}shd")} | {"FFFFFF"}
    box = styles.find("w:style[@w:styleId='Answer']/w:pPr/w:pBdr/w:top", NS)
    assert box is not None
    assert len(texts) > 3
    darkest = min(map(luminance, fills)) + 0.05
    assert all(darkest / (luminance(colour) + 0.05) >= 4.5 for colour in texts)
    assert darkest / (luminance(box.get(f"{W}color", "")) + 0.05) >= 3


@pytest.mark.parametrize("title", ["{{ 7*7 }} {% for %} & <b> #x $m$", "Zonder accolades"])
def test_a_title_stands_literally(title: str, render: Render) -> None:
    """A title with braces or markup is printed and kept as property character for character."""
    data = render(document(title=title))
    assert text_of(next(body(data).iter(f"{W}p"))) == title
    assert title in [item.text for item in part(data, "docProps/core.xml")]


def test_a_title_that_xml_cannot_hold_is_refused(render: Render) -> None:
    """A control character in the title is an error: the template engine would lose text without remark."""
    with pytest.raises(RenderError, match="U\\+0007"):
        render(document(title="a\x07b"))


def test_a_number_has_its_unit(render: Render) -> None:
    """The unit stands behind the control, outside what can be filled in."""
    made: Document = document(question(NumberField("n", "", "jaar", "12")))
    assert "12 jaar" in text_of(body(render(made)))
