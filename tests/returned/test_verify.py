"""Verdicts: whether this is an unaltered, published version, as far as can be seen."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import FormDefinition, content_hash
from proeftuin_docs.errors import Place
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.returned.given_files import read_raw
from proeftuin_docs.returned.integrity import check_integrity
from proeftuin_docs.returned.verify import Verdict, Verified, verdict_data, verify, verify_printed
from tests.builders import render_reference
from tests.returned.files import FORMATS, given, rendered

ROOT: Final = Path(__file__).parents[2]
PUBLISHED: Final = ("iri@1.0.0", "sai@1.0.0", "veiligheidsplan@1.0.0", "veiligheidsplan@1.0.1")


def verdict(content: bytes, config: Path | None = None) -> Verified:
    """The verdict on one file."""
    (found,) = verify(Library.open(config), [given(content)])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("format_name", [*FORMATS, "print"])
@pytest.mark.parametrize("reference", PUBLISHED)
def test_a_blank_document_is_unaltered(reference: str, format_name: str) -> None:
    """In every format, fresh from the program."""
    found = verdict(rendered(reference, format_name))
    assert (found.verdict, found.sound, found.problems) == (Verdict.BLANK, True, ())
    assert verdict_data(found)["document"] == reference.partition("@")[0]


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_filled_document_is_unaltered(format_name: str) -> None:
    """Whatever was filled in, as long as the form is the form."""
    values = {"naam": "Kim", "herkennen": "lang verhaal " * 1200}
    found = verdict(rendered("veiligheidsplan", format_name, values))
    assert (found.verdict, found.sound) == (Verdict.FILLED, True)


def test_a_secret_form_is_judged_without_reading_it() -> None:
    """Whether the SAI is the real one has nothing to do with what somebody told in it."""
    found = verdict(rendered("sai", "pdf", {"dader": "lang verhaal " * 1200}))
    assert (found.verdict, found.problems) == (Verdict.FILLED, ())
    assert "verhaal" not in repr(found)


@pytest.mark.parametrize("reference", ["iri@1.1.0", "sai@1.1.0"])
def test_a_concept_is_no_published_version(reference: str) -> None:
    """However unaltered."""
    found = verdict(rendered(reference, "pdf"))
    assert (found.verdict, found.sound) == (Verdict.CONCEPT, False)


def test_a_withdrawn_version_is_told(tmp_path: Path) -> None:
    """It was published with this hash, and is not used any more; a file from before is one of it too."""
    content = rendered("veiligheidsplan@1.0.0", "html")
    folder = tmp_path / "forms" / "veiligheidsplan"
    folder.mkdir(parents=True)
    source = (ROOT / "forms" / "veiligheidsplan" / "1.0.0.yaml").read_text(encoding="utf-8")
    withdrawn = source.replace("status: vastgesteld", "status: ingetrokken")
    (folder / "1.0.0.yaml").write_text(withdrawn, encoding="utf-8")
    for file in (content, rendered("veiligheidsplan@1.0.0", "html", config=tmp_path)):
        found = verdict(file, tmp_path)
        assert (found.verdict, found.sound) == (Verdict.WITHDRAWN, False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'id" content="veiligheidsplan"', b'id" content="weg"', Verdict.UNKNOWN_DOCUMENT),
        (b'version" content="1.0.1"', b'version" content="1.0.9"', Verdict.UNKNOWN_VERSION),
        (b'version" content="1.0.1"', b'version" content="1.0.0"', Verdict.HASH_DIFFERS),
        (b'<meta name="proeftuin-docs.id"', b'<meta name="x"', Verdict.FOREIGN),
        (b"<head>", b'<head><meta name="proeftuin-docs.id" content="iri">', Verdict.FOREIGN),
        (b"Betrokken hulpverlening", b"Betrokken familie", Verdict.ALTERED),
    ],
)
def test_a_file_that_was_tampered_with_is_told(old: bytes, new: bytes, said: Verdict) -> None:
    """What it says it is, and what it says, both count."""
    content = rendered("veiligheidsplan", "html")
    assert old in content
    found = verdict(content.replace(old, new))
    assert (found.verdict, found.sound) == (said, False)
    assert found.problems


@pytest.mark.parametrize("content", [b"", b"niets", b"PK\x03\x04", b"%PDF-1.7\n"])
def test_what_cannot_be_read_is_told(content: bytes) -> None:
    """An empty, foreign or broken file has a verdict like any other."""
    found = verdict(content)
    assert found.verdict is Verdict.UNREADABLE
    assert not found.sound


def test_values_printed_on_a_sheet_for_a_pen_are_added_text() -> None:
    """They cannot be told from what somebody added later; that the form's own text is there can."""
    found = verdict(rendered("veiligheidsplan", "print", {"naam": "Kim Verbeek"}))
    assert (found.verdict, found.sound) == (Verdict.ADDED, False)
    assert "Verbeek" not in repr(found)


def test_of_a_letter_only_the_identity_is_told() -> None:
    """Its text depends on the case."""
    case = ((ROOT / "examples" / "zaak.yaml").read_bytes(), "zaak.yaml")
    for reference, said in (("oproep-rc", Verdict.LETTER), ("vragen-verhoor", Verdict.FOLLOWS_CASE)):
        found = verdict(render_reference(reference, "pdf", case))
        assert (found.verdict, found.sound) == (said, False)


def test_a_printed_line_is_known_by_version_and_hash() -> None:
    """In the words of the page, or as short as somebody types it."""
    catalogue = Library.open().catalogue
    hash_ = content_hash(catalogue.find("iri@1.0.0"))[:12]
    for line in (
        f"Individueel Risico Instrument (IRI) 1.0.0 · kenmerk {hash_}",
        f"IRI 1.0.0 {hash_}",
        f"1.0.0, Kenmerk: {hash_.upper()}",
    ):
        found = verify_printed(Library.open(), line)
        assert (found.verdict, found.sound) == (Verdict.PRINTED, True)
        assert found.definition == catalogue.find("iri@1.0.0")


@pytest.mark.parametrize("by", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("gap", [" ", "  ", "-", "\u00a0"])
def test_a_mark_is_known_however_it_is_typed(by: int, gap: str) -> None:
    """In groups, in capitals, and with the whole title, its short name or none."""
    library = Library.open()
    definition = library.find("iri@1.0.0")
    hash_ = content_hash(definition)[:12]
    typed = gap.join(hash_[at : at + by] for at in range(0, 12, by))
    for title in (
        "",
        "IRI",
        "iri",
        definition.title,
        definition.title.upper(),
        f"{definition.title} · versie",
    ):
        for mark in (typed, typed.upper()):
            found = verify_printed(library, f"{title} 1.0.0 · kenmerk {mark}")
            assert (found.verdict, found.definition) == (Verdict.PRINTED, definition)
    assert verify_printed(library, f"IRI 1 . 0 . 0 kenmerk {typed}").verdict is Verdict.PRINTED


@pytest.mark.parametrize("title", ["Veiligheidsplan", "SAI", "veiligheidsplan", "Verklaring", "Nieuw IRI"])
def test_a_title_is_that_of_its_version(title: str) -> None:
    """Another title over the mark of a real version proves nothing."""
    hash_ = content_hash(Library.open().find("iri@1.0.0"))[:12]
    found = verify_printed(Library.open(), f"{title} 1.0.0 · kenmerk {hash_}")
    assert (found.verdict, found.sound) == (Verdict.HASH_DIFFERS, False)
    assert [item.name for item in found.problems] == ["returned.other_title"]


def test_a_version_of_another_document_is_not_this_one() -> None:
    """Versions have the same numbers; the mark says which document it is."""
    hash_ = content_hash(Library.open().find("sai@1.0.0"))[:12]
    assert verify_printed(Library.open(), f"SAI 1.0.0 {hash_}").verdict is Verdict.PRINTED
    assert verify_printed(Library.open(), f"SAI 1.0.1 {hash_}").verdict is Verdict.HASH_DIFFERS


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("IRI 1.0.0 · kenmerk 000000000000", Verdict.HASH_DIFFERS),
        ("IRI 7.7.7 · kenmerk 000000000000", Verdict.UNKNOWN_VERSION),
        ("IRI 1.0.0 · kenmerk c1c2", Verdict.FOREIGN),
        ("zomaar wat", Verdict.FOREIGN),
        ("", Verdict.FOREIGN),
    ],
)
def test_a_printed_line_that_is_not_ours_is_told(line: str, said: Verdict) -> None:
    """Too few digits prove nothing."""
    assert verify_printed(Library.open(), line).verdict is said


def test_a_printed_line_of_a_concept_is_a_concept() -> None:
    """It has a hash as well."""
    hash_ = content_hash(Library.open().find("iri@1.1.0"))[:12]
    assert verify_printed(Library.open(), f"IRI 1.1.0 {hash_}").verdict is Verdict.CONCEPT


@pytest.mark.parametrize("format_name", [*FORMATS, "print"])
def test_the_words_of_a_form_from_before_it_had_unique_numbers_are_unaltered(format_name: str) -> None:
    """Whoever filled in the report's own numbers answered the same questions; only the look is another."""
    library = Library.open()
    form = library.find("iri@1.0.0")
    assert isinstance(form, FormDefinition)
    before = compose_form(form, library.wording_of(form), unique=False)
    assert before != library.compose(form)
    raw = read_raw(render_document(before, format_name, library.options_of(form)), "iri")
    found = check_integrity(raw, form, library, place=Place("iri"))
    looks = {"returned.laid_out_otherwise", "returned.explained_otherwise", "web_pages.built_otherwise"}
    assert {fault.name for fault in found.problems} <= looks


def test_fields_that_a_screen_reader_calls_otherwise_are_told_once() -> None:
    """However many they are, nothing else of the file is lost among them."""
    library = Library.open()
    form = library.find("veiligheidsplan@1.0.1")
    assert isinstance(form, FormDefinition)
    raw = read_raw(render_document(library.compose(form), "pdf", library.options_of(form)), "plan")
    first, second, *others = raw.fields
    named = (replace(first, tooltip="Telefoon"), replace(second, tooltip="Adres"), *others)
    found = check_integrity(replace(raw, fields=named), form, library, place=Place("plan"))
    (fault,) = found.problems
    told = (fault.name, fault.place.path, dict(fault.facts))
    assert told == ("returned.explained_otherwise", first.name, {"count": "2"})
