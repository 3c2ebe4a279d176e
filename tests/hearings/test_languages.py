"""Readers of another language: a line above the letter, a translation beside it, and what nobody checked."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.definitions.translations import dutch_hash
from proeftuin_docs.document import Document, ForeignLine, Heading, Paragraph, Tone, plain_text
from proeftuin_docs.hearings.documents import (
    CaseDocument,
    compose_beside,
    not_made_beside,
    read_hearing,
)
from proeftuin_docs.hearings.hearing_set import hearing
from proeftuin_docs.library import Library
from proeftuin_docs.quality.check import check
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.resources import bundled_root
from tests.cases.cases import ADULT, MINOR
from tests.hearings.hearings import case, documents, library, text_of

READER = "zaak-leestaal"
CARD = "afspraak-kaart"
UNCHECKED_ENGLISH = "Nobody has checked the translation yet."
UNCHECKED_ARABIC = "لم يراجع أحد هذه الترجمة بعد."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def beside(id_: str, content: bytes, chosen: Library | None = None) -> list[CaseDocument]:
    """The letters that go beside a letter."""
    own = chosen or library()
    context = read_hearing(content, "zaak.yaml", own)
    return list(compose_beside(own.find(id_), context))


def lines(document: Document) -> list[tuple[str, str]]:
    """The lines in other languages, with the language of each."""
    return [(item.language, item.text) for item in document.blocks if isinstance(item, ForeignLine)]


def note(document: Document) -> str:
    """What a letter says of itself at its end."""
    last = document.blocks[-1]
    return plain_text(last.inlines) if isinstance(last, Paragraph) and last.tone is Tone.SMALL else ""


@pytest.mark.parametrize(
    ("language", "code", "text"),
    [
        ("Frans", "fr", "Vous ne comprenez pas cette lettre ? Appelez Gerrie Voorbeeld : 020 000 00 01."),
        ("arabisch", "ar", "020 000 00 01 (الاسم: Gerrie Voorbeeld)"),
        ("Engels", "en", "Do you not understand this letter? Call Gerrie Voorbeeld: 020 000 00 01."),
        ("Bulgaars (Cyrillisch)", "bg", "Обадете се на Gerrie Voorbeeld: 020 000 00 01."),
    ],
)
def test_a_reader_of_another_language_sees_first_whom_to_call(language: str, code: str, text: str) -> None:
    """Above the salutation of a letter with a head, in the language that the case says is read."""
    (made,) = documents("oproep-rc", case(ADULT, slachtoffer__leestaal=language))
    [(found, said)] = lines(made.document)
    assert found == code
    assert text in said
    assert isinstance(made.document.blocks[1], ForeignLine)


def test_each_language_that_is_read_has_its_line_and_an_unknown_one_none() -> None:
    """What is not said is not guessed: the language of an interpreter is not that of a reader."""
    two = case(ADULT, slachtoffer__leestaal="Pools en Roemeens")
    assert [code for code, _ in lines(documents("oproep-rc", two)[0].document)] == ["pl", "ro"]
    for read in ("Nederlands", "Klingon", None):
        (made,) = documents("oproep-rc", case(ADULT, slachtoffer__leestaal=read))
        assert lines(made.document) == []


def test_pages_to_carry_and_letters_in_that_language_have_no_line() -> None:
    """A page for everybody's eyes says no more than it did; who reads English understands English."""
    assert lines(documents(CARD, case(READER))[0].document) == []
    english = case(ADULT, slachtoffer__taal="en", slachtoffer__leestaal="Engels")
    assert lines(documents("oproep-rc", english)[0].document) == []


def test_an_english_letter_says_that_nobody_checked_it_and_the_dutch_goes_with_it() -> None:
    """The Dutch text is the same letter, whole, to the same person."""
    english = case(ADULT, slachtoffer__taal="en", slachtoffer__leestaal="Engels")
    (made,) = documents("oproep-rc", english)
    assert note(made.document) == (
        "This text is a translation from Dutch. You also get the Dutch text. Do you not have it? Ask us. "
        + UNCHECKED_ENGLISH
    )
    assert made.document.title == "Letter from the court about an appointment"
    (dutch,) = beside("oproep-rc", english)
    assert dutch.name == "oproep-rc-nl"
    assert "U hebt een afspraak met de rechtbank" in text_of(dutch.document)
    assert note(dutch.document) == ""
    assert lines(dutch.document) == []


def test_a_dutch_letter_has_nothing_beside_it_and_says_nothing_of_translations() -> None:
    """For who reads Dutch everything is as it was."""
    for id_ in ("oproep-rc", CARD):
        assert beside(id_, case(ADULT)) == []
        assert note(documents(id_, case(ADULT))[0].document) == ""


def test_what_is_translated_is_made_beside_the_dutch_letter() -> None:
    """In Arabic words, with what was typed as the case gives it, and as the version that it is."""
    (made,) = beside(CARD, case(READER))
    text = text_of(made.document)
    assert made.name == "afspraak-kaart-ar"
    for part in (
        "موعدي",
        "الثلاثاء 12 كانون الثاني/يناير 2027",
        "مبنى المحكمة",
        "الباب الأخضر",
        "020 000 00 01",
    ):
        assert part in text
    assert UNCHECKED_ARABIC in note(made.document)
    assert not {"gerechtsgebouw", "groene", "dinsdag", "uur"} & set(text.split())
    (dutch,) = documents(CARD, case(READER))
    assert made.document.identity.content_hash == dutch.document.identity.content_hash
    assert made.document.identity.language == "ar"


def test_what_nobody_can_translate_is_told_and_that_translation_is_not_made() -> None:
    """With the keys to fill in; the Dutch letter is made all the same."""
    content = case(READER, vertaling=None)
    assert beside(CARD, content) == []
    context = read_hearing(content, "zaak.yaml", library())
    [told] = not_made_beside(library().find(CARD), context)
    assert told.name == "translations.not_made"
    assert told.facts["keys"] == "plaats, ingang"
    assert "'vertaling' bij 'ar'" in told.hint
    made = hearing(library(), (content, "zaak.yaml"))
    assert {name for name in made.files if name.startswith("afspraak-kaart")} == {
        "afspraak-kaart.pdf",
        "afspraak-kaart.docx",
    }
    assert told.message in made.files["overzicht.html"].decode()


def test_the_overview_names_the_translation_and_asks_to_have_it_checked() -> None:
    """Among what has to be decided, by language, and the line above the letter with it."""
    page = hearing(library(), (case(READER), "zaak.yaml")).files["overzicht.html"].decode()
    assert "Afspraak om bij je te hebben (vertaling: Arabisch)" in page
    assert (
        "Nog niemand heeft de vertaling in het Arabisch nagekeken van: Afspraak om bij je te hebben." in page
    )
    assert "Nog niemand heeft de regel in het Arabisch nagekeken die boven een brief staat." in page
    minor = hearing(library(), (case(MINOR), "zaak.yaml")).files["overzicht.html"].decode()
    assert "nagekeken" not in minor


def own(folder: Path, language: str, *changes: tuple[str, str]) -> Library:
    """The library of a court that has its own file of a language."""
    text = (bundled_root() / "letters" / "vertalingen" / f"{language}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "letters" / "vertalingen" / f"{language}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Library.open(folder)


CHECKED = "    nagekeken: {door: een beëdigde vertaler, datum: 2026-12-01, oordeel: goed}\n"


def test_a_translation_that_somebody_checked_says_only_that_it_is_one(tmp_path: Path) -> None:
    """A court records it in its own folder; then nothing is asked for any more."""
    chosen = own(tmp_path, "ar", ("    titel: ورقة الموعد\n", f"    titel: ورقة الموعد\n{CHECKED}"))
    (made,) = beside(CARD, case(READER), chosen)
    assert note(made.document) == (
        "هذا النص مترجم من اللغة الهولندية. ويُرفق به النص الهولندي. وإذا لم يكن مرفقًا فيمكن طلبه منا."
    )
    told = [fault for fault in check(chosen)[1] if fault.name == "translations.not_checked"]
    assert [fault.facts["what"] for fault in told if fault.facts["language"] == "Arabisch"] == ["regel"]


def test_a_translation_of_another_dutch_text_says_so_everywhere(tmp_path: Path) -> None:
    """On the letter, in the overview, and by the check with the hash to fill in."""
    card = library().find(CARD)
    assert isinstance(card, LetterDefinition)
    chosen = own(tmp_path, "ar", (dutch_hash(card), "f0" * 32))
    (made,) = beside(CARD, case(READER), chosen)
    assert "تغيّر النص الهولندي بعد ذلك." in note(made.document)
    [told] = [fault for fault in check(chosen)[1] if fault.name == "translations.stale"]
    assert told.facts["hash"] == dutch_hash(card)
    assert told.place.line is not None
    page = hearing(chosen, (case(READER), "zaak.yaml")).files["overzicht.html"].decode()
    assert "De Nederlandse tekst is veranderd na de vertaling in het Arabisch van: Afspraak om bij je" in page


def test_a_translation_that_lacks_a_part_is_not_used_and_told(tmp_path: Path) -> None:
    """Half a letter would leave out a right."""
    chosen = own(
        tmp_path, "ar", ("      afspraak:\n        kop: موعدي\n", "      anders:\n        kop: موعدي\n")
    )
    assert beside(CARD, case(READER), chosen) == []
    [told] = [fault for fault in check(chosen)[1] if fault.name == "translations.missing_parts"]
    assert told.facts["parts"] == "afspraak"


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("brief: afspraak-kaart", "brief: afspraak-karta", "translations.unknown_letter"),
        ("{phone}", "het nummer", "translations.line_without_number"),
        ("taal: ar\n", "taal: ar\nnaan: Arabisch\n", "definitions.misspelt_key"),
    ],
)
def test_a_faulty_file_is_refused_at_its_line(old: str, new: str, name: str, tmp_path: Path) -> None:
    """With what else may be meant."""
    found = [fault for fault in check(own(tmp_path, "ar", (old, new)))[1] if fault.name == name]
    assert [bool(fault.place.line) for fault in found] == [True]


def test_every_letter_with_english_has_its_translation_recorded() -> None:
    """Of every version, by the Dutch text that it has: none is stale."""
    english = library().languages.by_code["en"]
    for item in library().loaded:
        definition = item.definition
        if isinstance(definition, LetterDefinition) and "en" in definition.variants:
            known = english.letter(definition)
            assert known is not None
            assert known.volgt[definition.version] == dutch_hash(definition)


def test_a_translation_runs_from_right_to_left_in_word_and_on_the_web() -> None:
    """Names and numbers in it do not: the groups of a telephone number keep their order."""
    (made,) = beside(CARD, case(READER))
    page = render_document(made.document, "html", made.options).decode()
    assert '<html lang="ar" dir="rtl">' in page
    for kept in ("B 0.12", "2027", "10.00", "Gerrie Voorbeeld، 020 000 00 01"):
        assert f'<bdi dir="ltr">{kept}</bdi>' in page


def test_a_line_from_right_to_left_keeps_its_numbers_in_a_dutch_letter(tmp_path: Path) -> None:
    """In Word the paragraph and its Arabic runs go to the left, the number does not."""
    (made,) = documents("oproep-rc", case(READER))
    path = tmp_path / "brief.docx"
    path.write_bytes(render_document(made.document, "docx", made.options))
    tree = etree.fromstring(ZipFile(path).read("word/document.xml"))
    [line] = [item for item in tree.iter(f"{_W}p") if item.find(f"{_W}pPr/{_W}bidi") is not None]
    texts = {run.findtext(f"{_W}t"): run.find(f"{_W}rPr/{_W}rtl") is not None for run in line.iter(f"{_W}r")}
    assert [text for text, leftward in texts.items() if not leftward] == [
        "\u200e020 000 00 01",
        "Gerrie Voorbeeld",
    ]


def test_a_heading_stands_above_the_first_part_in_arabic() -> None:
    """The parts are those of the letter, in its order."""
    (made,) = beside(CARD, case(READER))
    assert [item.text for item in made.document.blocks if isinstance(item, Heading)] == ["موعدي"]


@pytest.mark.conformance
def test_validators_find_no_fault_in_arabic(
    verapdf: Callable[[Sequence[Path]], Mapping[Path, Sequence[str]]],
    ooxml_validator: Callable[[Sequence[Path]], Mapping[Path, Sequence[str]]],
    tmp_path: Path,
) -> None:
    """PDF/UA-1 and PDF/A-2a, and the schemas of Word."""
    made = [*beside(CARD, case(READER)), *documents("oproep-rc", case(READER))]
    for name, validate in (("pdf", verapdf), ("docx", ooxml_validator)):
        files = [tmp_path / f"{item.name}.{name}" for item in made]
        for path, item in zip(files, made, strict=True):
            path.write_bytes(render_document(item.document, name, item.options))
        assert {path: list(found) for path, found in validate(files).items()} == {path: [] for path in files}
