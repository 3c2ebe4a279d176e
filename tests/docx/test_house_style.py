import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from proeftuin_docs.errors import RenderError, number_of
from proeftuin_docs.formats.opc import pack, read_package
from proeftuin_docs.renderers.docx import render_docx
from proeftuin_docs.renderers.docx.house_style import STYLE_FOLDER, pack_house_style
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import bundled_root
from tests.docx.documents import document, every_kind
from tests.docx.house_styles import unpack_house_style
from tests.docx.reading import part, text_of

BUNDLED = bundled_root() / "templates" / "docx"
MARKER_RUN = "<w:t>{{ inhoud }}</w:t>"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def changed(name: str, old: str, new: str) -> bytes:
    """The bundled house style with one text of one part replaced."""
    package = read_package(pack_house_style(BUNDLED))
    before = package[name].decode()
    assert old in before
    package[name] = before.replace(old, new).encode()
    return pack(package)


def refused(data: bytes, folder: Path) -> str:
    """What a refused house style is told, after checking that nothing was written."""
    before = tree(folder)
    with pytest.raises(RenderError) as caught:
        unpack_house_style(data, folder)
    assert {fault.name for fault in caught.value.diagnostics} == {"rendering.faulty_word_template"}
    assert tree(folder) == before
    return str(caught.value)


def test_the_bundled_house_style_is_in_its_reviewable_form(own_folder: Path) -> None:
    """Packing and unpacking leaves the tree as it is, so that a diff shows only changes."""
    before = tree(own_folder)
    names = unpack_house_style(pack_house_style(own_folder), own_folder)
    assert tree(own_folder) == before
    assert "word/styles.xml" in names


def test_what_word_adds_is_dropped(own_folder: Path) -> None:
    """Revision marks, spelling marks and the last place of the cursor do not reach version control."""
    noise = (
        '<w:p w:rsidR="00AB12CD"><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
        '<w:proofErr w:type="spellStart"/><w:r><w:lastRenderedPageBreak/><w:t>{{ inh</w:t></w:r>'
        '<w:r w:rsidRPr="00AB12CD"><w:t>oud }}</w:t></w:r></w:p>'
    )
    package = read_package(pack_house_style(BUNDLED))
    plain = package["word/document.xml"].decode()
    start = plain.rindex("<w:p>", 0, plain.index("{{ inhoud }}"))
    end = plain.index("</w:p>", start) + len("</w:p>")
    package["word/document.xml"] = (plain[:start] + noise + plain[end:]).encode()
    unpack_house_style(pack(package), own_folder)
    written = (own_folder / STYLE_FOLDER / "word" / "document.xml").read_text(encoding="utf-8")
    assert not [word for word in ("rsid", "_GoBack", "proofErr", "lastRendered") if word in written]
    assert "{{ inh" in written


def test_properties_of_the_writer_are_dropped(own_folder: Path) -> None:
    """Who saved the file, with which program, and its private data stores do not reach version control."""
    package = read_package(pack_house_style(BUNDLED))
    package["docProps/core.xml"] = b'<c xmlns="x"><creator>Jansen</creator></c>'
    package |= {"docProps/app.xml": b"<Properties/>", "customXml/item1.xml": b"<x/>"}
    package["word/glossary/document.xml"] = b"<x/>"
    names = unpack_house_style(pack(package), own_folder)
    assert not [name for name in names if "app.xml" in name or "customXml" in name or "glossary" in name]
    assert b"Jansen" not in (own_folder / STYLE_FOLDER / "docProps" / "core.xml").read_bytes()


def test_a_changed_house_style_shows_at_once(own_folder: Path, own_options: RenderOptions) -> None:
    """Text that staff put before the content is in the next document, without a restart."""
    assert b"Rechtbank" not in render_docx(document(), own_options)
    added = f"<w:t>Rechtbank {{{{ versie }}}}</w:t></w:r></w:p><w:p><w:r>{MARKER_RUN}"
    unpack_house_style(changed("word/document.xml", MARKER_RUN, added), own_folder)
    data = render_docx(every_kind(filled=True), own_options)
    assert "Rechtbank 1.2.3" in text_of(part(data, "word/document.xml"))


def test_style_ids_of_a_dutch_word_are_understood(own_folder: Path, own_options: RenderOptions) -> None:
    """A Dutch Word saves Heading1 as Kop1; styles are found by their names, which stay the same."""
    unpack_house_style(changed("word/styles.xml", '"Heading1"', '"Kop1"'), own_folder)
    data = render_docx(every_kind(filled=False), own_options)
    assert b'w:val="Kop1"' in read_package(data)["word/document.xml"]
    assert b'"Heading1"' not in read_package(data)["word/document.xml"]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("word/document.xml", "{{ inhoud }}", "niets", "{{ inhoud }} ontbreekt"),
        ("word/document.xml", MARKER_RUN, f"{MARKER_RUN}{MARKER_RUN}", "staat er 2 keer"),
        ("word/document.xml", "{{ inhoud }}", "Hier: {{ inhoud }}", "niet alleen in een alinea"),
        ("word/document.xml", "{{ titel }}", "{{ zaaknummer }}", "zaaknummer"),
        ("word/footer1.xml", "{{ lopende_tekst }}", "{{ rechter }}", "rechter"),
        ("word/document.xml", "{{ titel }}", "{{ titel ", "accolades"),
        ("word/styles.xml", '"Vraag"', '"Vraagje"', "stijl 'Vraag' ontbreekt"),
        ("word/styles.xml", '<w:lang w:val="nl-NL"', '<w:lang w:val="en-US"', "en-US"),
        (
            "word/_rels/document.xml.rels",
            'Target="numbering.xml"',
            'Target="https://elders.example/x" TargetMode="External"',
            "elders.example",
        ),
        ("word/styles.xml", "</w:styles>", "", "word/styles.xml"),
    ],
)
def test_an_unfit_house_style_is_refused(name: str, old: str, new: str, told: str, own_folder: Path) -> None:
    """Each fault is told in Dutch and keeps the file out; what was there stays."""
    assert told in refused(changed(name, old, new), own_folder)


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/embeddings/x.bin", "../buiten.xml"])
def test_macros_and_foreign_files_are_refused(name: str, own_folder: Path) -> None:
    """A part that is no house style keeps the file out."""
    package = read_package(pack_house_style(BUNDLED)) | {name: b"<x/>"}
    assert name in refused(pack(package), own_folder)


def test_a_file_that_is_not_a_word_file_is_refused(own_folder: Path) -> None:
    """Anything that is no zip, or a zip without a document, is told apart from a broken template."""
    assert "zip" in refused(b"geen zip", own_folder)
    assert "word/document.xml" in refused(pack({"a.xml": b"<a/>"}), own_folder)


def test_all_faults_are_told_at_once(own_folder: Path) -> None:
    """Two missing styles and a missing marker are three faults of one refusal."""
    package = read_package(changed("word/document.xml", "{{ inhoud }}", "niets"))
    styles = package["word/styles.xml"].decode().replace('"Vraag"', '"V"').replace('"Antwoord"', '"A"')
    package["word/styles.xml"] = styles.encode()
    told = refused(pack(package), own_folder)
    assert told.count(number_of("rendering.faulty_word_template")) == 3


def test_a_broken_template_does_not_render(own_folder: Path, own_options: RenderOptions) -> None:
    """A house style that was edited by hand is checked as well, before a document is made."""
    path = own_folder / STYLE_FOLDER / "word" / "document.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("{{ inhoud }}", ""), encoding="utf-8")
    with pytest.raises(RenderError, match="inhoud"):
        render_docx(document(), own_options)


def test_a_broken_layout_is_told(own_folder: Path, own_options: RenderOptions) -> None:
    """A layout without one of its keys is a fault of the template that names the file and the key."""
    path = own_folder / "layout.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("line_height:", "lijn:"), encoding="utf-8")
    with pytest.raises(RenderError, match=r"layout\.yaml.*line_height"):
        render_docx(document(), own_options)


def test_a_file_that_unpacks_without_end_is_refused(own_folder: Path) -> None:
    """A few kilobytes that become gigabytes are read no further than a Word file can be large."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/{number}.xml", bytes(60 << 20))
    before = sorted(path for path in own_folder.rglob("*") if path.is_file())
    with pytest.raises(RenderError, match="veel te groot"):
        unpack_house_style(packed.getvalue(), own_folder)
    assert sorted(path for path in own_folder.rglob("*") if path.is_file()) == before
