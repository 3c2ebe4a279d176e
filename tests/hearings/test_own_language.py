"""A court adds a language with files alone: letters, lists, the desk, and what is told of gaps."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
import yaml

from proeftuin_docs.cases import load_case
from proeftuin_docs.desk.case_form import fields_in, name_of, path_of, read_case_form
from proeftuin_docs.desk.hearing_jobs import hearing_live, open_case
from proeftuin_docs.errors import DataError, Severity, WrongUsageError
from proeftuin_docs.hearings.documents import compose_all, compose_beside, not_made_beside, read_hearing
from proeftuin_docs.hearings.hearing_set import hearing
from proeftuin_docs.hearings.languages import unprintable
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.run import Request, letters
from proeftuin_docs.quality.check import check
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.spreadsheets.columns import column_of
from proeftuin_docs.usecases.new_language import write_new_language
from tests.cases.cases import ADULT
from tests.hearings.hearings import case, text_of
from tests.mailmerge.conftest import letters_in
from tests.mailmerge.sample_lists import csv_list, sample_row
from tests.pdf.printed import texts

COURT: Final = Path(__file__).parents[1] / "fixtures" / "hongaars"
CARD: Final = "afspraak-kaart"
MOVED: Final = "afspraak-gewijzigd"
FILE: Final = "letters/vertalingen/hu.yaml"
WORDS: Final = "templates/wording/hu.yaml"
SAID: Final = {"plaats": "a bíróság épülete", "ingang": "a zöld ajtó oldalt", "melden_bij": "a recepció"}
TUESDAY: Final = '  weekday_tuesday: "kedd"\n'
HEADING: Final = "Az időpontom (minta)"
OLD: Final = {"datum": "5-1-2027", "begin": "10.00"}
NO_PROFILE: Final = {"rechter_commissaris__profiel": None, "verhoor__was": OLD}
Adapt = Callable[..., Library]


def of(reads: str, /, **changes: object) -> bytes:
    """A case of somebody who reads this language, with what was typed in it too."""
    known = {"vertaling": {"hu": SAID}, "slachtoffer__leestaal": reads, **NO_PROFILE}
    return case(ADULT, **(known | changes))


def beside(library: Library, id_: str, content: bytes) -> list[str]:
    """The names of what goes beside a letter."""
    context = read_hearing(content, "zaak.yaml", library)
    return [item.name for item in compose_beside(library.find(id_), context)]


@pytest.fixture
def adapt(tmp_path: Path) -> Adapt:
    """The library of the court, in which a text of a file is another."""

    def adapted(name: str, *changes: tuple[str, str]) -> Library:
        root = tmp_path / "gerecht"
        shutil.copytree(COURT, root, dirs_exist_ok=True)
        text = (root / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (root / name).write_text(text, encoding="utf-8")
        return Library.open(root)

    return adapted


def told(library: Library) -> Mapping[str, tuple[str | None, int | None, str]]:
    """What a check says of the files of Hungarian, by name: the file, the line and the words."""
    found = [item for item in check(library)[1] if "/hu.yaml" in (item.place.file or "")]
    return {item.name: (item.place.file, item.place.line, str(item)) for item in found}


def test_the_language_of_a_court_has_no_fault_and_asks_to_be_checked() -> None:
    """Files alone; nobody read them yet."""
    found = told(Library.open(COURT))
    assert set(found) == {"translations.not_checked"}
    assert "regel, afspraak-kaart, afspraak-gewijzigd" in found["translations.not_checked"][2]


@pytest.mark.parametrize(
    "reads", ["Hongaars", "hongaars", "MAGYAR", "hu", "HU", "Roemeens en Hongaars", "ro, hu"]
)
def test_a_reader_gets_it_by_any_name(reads: str) -> None:
    """Its Dutch name, its own, its code, in any case; among others too."""
    assert beside(Library.open(COURT), CARD, of(reads)) == ["afspraak-kaart-hu"]


@pytest.mark.parametrize("reads", ["Nederlands", "Engels", "hun taal", "Turks"])
def test_a_reader_of_another_language_gets_none(reads: str) -> None:
    """Part of a word is no name."""
    assert beside(Library.open(COURT), CARD, of(reads)) == []


def test_the_names_of_bundled_languages_are_found_as_people_write_them() -> None:
    """With accents or without; `en` between two languages is a word."""
    by = Library.open(COURT).languages
    names = {
        said: [item.taal for item in by.read_by(said)]
        for said in ("română", "Romana", "en", "Frans en Pools")
    }
    assert names == {"română": ["ro"], "Romana": ["ro"], "en": ["en"], "Frans en Pools": ["fr", "pl"]}


def test_a_hearing_has_its_letters_in_every_format(tmp_path: Path) -> None:
    """In PDF and Word, with the Dutch beside, the words that the court knows, and no Dutch in it."""
    made = hearing(Library.open(COURT), (of("magyar"), "zaak.yaml")).files
    for id_ in (CARD, MOVED):
        assert {f"{id_}.pdf", f"{id_}-hu.pdf", f"{id_}.docx", f"{id_}-hu.docx"} <= set(made)
    page = "\n".join(texts(made[f"{MOVED}-hu.pdf"]))
    path = tmp_path / "brief.docx"
    path.write_bytes(made[f"{MOVED}-hu.docx"])
    word = ZipFile(path).read("word/document.xml").decode()
    for said in ("2027. január 12., kedd", "munkanapokon 9.00 – 16.00 óra", "zöld ajtó", "Üdvözlettel"):
        assert said in page
    for said in ("2027. január 12., kedd", "a zöld ajtó oldalt", "Kedves Kim Verbeek"):
        assert said in word
    assert not {"dinsdag", "januari", "werkdagen", "kamer", "Vragen?"} & set(page.split())
    assert "vertaling: Hongaars" in made["overzicht.html"].decode()


def test_it_is_a_web_page_too() -> None:
    """In that language, from left to right."""
    library = Library.open(COURT)
    (made,) = compose_beside(library.find(MOVED), read_hearing(of("hu"), "zaak.yaml", library))
    page = render_document(made.document, "html", made.options).decode()
    assert '<html lang="hu">' in page
    assert "Az új időpont: 2027. január 12., kedd (minta)" in page


def test_a_language_in_the_place_of_a_variant_is_what_somebody_reads() -> None:
    """The letter is Dutch with the translation beside it; a name may also be that of a variant."""
    library = Library.open(COURT)
    for said in ("Hongaars", "hu"):
        content = of("", slachtoffer__taal=said, slachtoffer__leestaal=None)
        assert beside(library, CARD, content) == ["afspraak-kaart-hu"]
    loaded = load_case(of("hu", slachtoffer__taal="Nederlands").decode(), "zaak.yaml", library.profiles)
    assert loaded.case.slachtoffer.taal.value == "b1"
    with pytest.raises(DataError, match="taal"):
        load_case(of("hu", slachtoffer__taal="Klingon").decode(), "zaak.yaml", library.profiles)


def test_what_was_typed_may_stand_under_the_name_of_the_language() -> None:
    """Under another name it is a fault, at its line."""
    library = Library.open(COURT)
    assert beside(library, CARD, of("hu", vertaling={"Magyar": SAID})) == ["afspraak-kaart-hu"]
    content = of("hu", vertaling={"Klingon": SAID})
    with pytest.raises(DataError) as caught:
        load_case(content.decode(), "zaak.yaml", library.profiles)
    [found] = [item for item in caught.value.diagnostics if item.name == "cases.no_such_language"]
    assert content.decode().splitlines()[(found.place.line or 0) - 1].strip() == "Klingon:"


@pytest.mark.parametrize("called", ["Hongaars", "magyar", "hu"])
def test_a_list_has_columns_in_the_language_by_its_name_and_its_code(called: str, tmp_path: Path) -> None:
    """The row gives the Dutch letter and the Hungarian one."""
    row = sample_row(4) | {"Leestaal": called, "Taal van de brief": "b1"}
    row |= {f"Plaats verhoor ({called})": SAID["plaats"], f"Ingang ({called})": SAID["ingang"]}
    request = Request(csv_list([row]), "lijst.csv", tmp_path / "uit", letters=(CARD,))
    outcome = letters(Library.open(COURT), request)
    assert outcome.faults == {}
    ends = sorted(name[13:] for name in letters_in(tmp_path / "uit"))
    assert ends == ["-hu.pdf", ".pdf"]


def test_a_column_of_an_unknown_language_is_a_fault_of_the_row(tmp_path: Path) -> None:
    """Told at the column; what is between brackets in another script is no other column."""
    row = sample_row(4) | {"Ingang (Klingon)": "QapHa'"}
    outcome = letters(
        Library.open(COURT), Request(csv_list([row]), "lijst.csv", tmp_path / "uit", letters=(CARD,))
    )
    [found] = [item for items in outcome.faults.values() for item in items]
    assert (found.name, "Ingang (Klingon)" in str(found.place)) == ("cases.no_such_language", True)
    arabic = column_of("Kamer (العربية)")
    assert arabic is not None
    assert arabic.path == ("vertaling", "العربية", "kamer")
    assert column_of("Kamer (1)") is column_of("Kamer 1") is None


def test_the_desk_asks_for_the_words_and_proposes_the_language() -> None:
    """A group of its own, and what is in an opened file stays on the page."""
    library = Library.open(COURT)
    pairs, _ = open_case(of("Hongaars (magyar)"))
    live = hearing_live(
        library, pairs=pairs, today=date(2026, 11, 27), document="afspraak-kaart-hu", known=(), scale=1.0
    )
    assert (live.preview.chosen, len(live.preview.pages)) == ("afspraak-kaart-hu", 1)
    form = read_case_form(library.resources, {"hu": "Hongaars"}, ["Hongaars (magyar)"])
    asked = {name_of(item.path): item for item in fields_in(form)}
    assert {"vertaling.hu.ingang", "vertaling.en.ingang", "vertaling.ar.ingang"} <= set(asked)
    assert asked["slachtoffer.leestaal"].suggested == ("Hongaars (magyar)",)
    assert path_of("vertaling.hu.ingang") == ("vertaling", "hu", "ingang")


@pytest.mark.parametrize(
    ("file", "change", "name", "words"),
    [
        (WORDS, (TUESDAY, ""), "translations.phrases_lacking", "weekday_tuesday"),
        (WORDS, (TUESDAY, "  weekday_tuesday:\n"), "translations.phrases_lacking", "weekday_tuesday"),
        (WORDS, ("január, ", ""), "translations.phrases_lacking", "months"),
        (WORDS, ("{name} munkatársunkat: {phone}", "{name}"), "translations.fact_lacking", "{phone}"),
        (
            WORDS,
            ("{number}. {label}", "{numer}. {label}"),
            "configuration.unknown_placeholder",
            "card_numbered",
        ),
        (FILE, ("          Ez a lap az útra szól.\n", "\n"), "translations.missing_parts", "afspraak"),
        (FILE, (HEADING, "ᠮᠣᠩᠭᠣᠯ"), "translations.without_font", "U+182E"),
        (FILE, (HEADING, "{{ verhoor.dagg }}"), "translations.values_strange", "verhoor.dagg"),
    ],
)
def test_what_lacks_is_told_and_its_reader_gets_the_dutch_letter(
    file: str, change: tuple[str, str], name: str, words: str, adapt: Adapt
) -> None:
    """By the check at its place, and in the overview; the rest of the set comes out, and no half letter."""
    library = adapt(file, change)
    place, line, said = told(library)[name]
    assert (place, bool(line), words in said) == (file, True, True)
    made = hearing(library, (of("hu"), "zaak.yaml"))
    assert f"{CARD}.pdf" in made.files
    assert f"{CARD}-hu.pdf" not in made.files
    [found] = [item for item in made.warnings if item.facts.get("letter") == CARD]
    page = made.files["overzicht.html"].decode()
    assert found.name == "translations.not_used"
    assert found.message.replace("'", "&#39;").split("{")[0] in page.replace("&#x27;", "&#39;")
    assert "Vertaling nodig" in page


def test_a_value_that_the_dutch_names_is_not_left_out(adapt: Adapt) -> None:
    """Whom to call, in the part that says so; the card is as it was."""
    library = adapt(FILE, (": {{ griffier.telefoon }}. Nem", ". Nem"))
    assert "{{ griffier.telefoon }}" in told(library)["translations.values_lacking"][2]
    assert beside(library, MOVED, of("hu")) == []
    assert beside(library, CARD, of("hu")) == ["afspraak-kaart-hu"]


def test_without_fixed_words_only_the_line_is_printed(adapt: Adapt) -> None:
    """What the command would write is named; a list and a hearing go on."""
    library = adapt(WORDS)
    own = library.resources.own_root
    assert own is not None
    (own / WORDS).unlink()
    library = Library.open(own)
    found = [item for item in check(library)[1] if item.name == "translations.no_wording"]
    assert [item.severity for item in found] == [Severity.WARNING]
    context = read_hearing(of("hu"), "zaak.yaml", library)
    [warned] = not_made_beside(library.find(CARD), context)
    assert "vaste woorden" in warned.message
    (made,) = compose_all(library.find(MOVED), context)
    assert "(minta) Nem érti ezt a levelet? Hívja Gerrie Voorbeeld" in text_of(made.document)


def test_a_file_that_cannot_be_read_stops_nobody(adapt: Adapt) -> None:
    """It is an error of the check; its reader gets the Dutch letters, with the fault as a warning."""
    library = adapt(FILE, ("naam: Hongaars", "naan: Hongaars"))
    assert [item.severity for item in library.languages.faults] == [Severity.ERROR, Severity.ERROR]
    context = read_hearing(of("Hongaars"), "zaak.yaml", library)
    assert {item.severity for item in unprintable(library, context.loaded)} == {Severity.WARNING}
    assert beside(library, CARD, of("Hongaars")) == []
    assert beside(library, CARD, of("Arabisch", vertaling={"ar": SAID})) == ["afspraak-kaart-ar"]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("taal: hu\n", "taal: hun\n", "translations.named_otherwise"),
        ("richting: links-naar-rechts", "richting: rechts-naar-links", "translations.runs_otherwise"),
    ],
)
def test_a_file_says_what_it_is(old: str, new: str, name: str, adapt: Adapt) -> None:
    """Its name is the code, and its words run as it says."""
    assert told(adapt(FILE, (old, new)))[name][1]


def test_a_line_without_a_font_is_left_out_and_told(adapt: Adapt) -> None:
    """The Dutch letter is printed all the same."""
    library = adapt(FILE, ("(minta) Nem érti", "ᠮᠣᠩ Nem érti"))
    context = read_hearing(of("hu"), "zaak.yaml", library)
    assert [item.name for item in unprintable(library, context.loaded)] == ["translations.without_font"]
    (made,) = compose_all(library.find(MOVED), context)
    assert "Nem érti" not in text_of(made.document)
    assert "translations.without_font" in told(library)


def test_a_sentence_of_a_judge_is_in_the_language_or_the_translation_is_not_made(adapt: Adapt) -> None:
    """It is never left out in silence, nor printed in Dutch."""
    content = of("hu", rechter_commissaris__profiel="rc-verzonnen")
    library = adapt(WORDS)
    own = library.resources.own_root
    assert own is not None
    judge = {"id": "rc-verzonnen", "naam": "mr. V. Oorbeeld", "voorbeeld": "ja"}
    sentence = {
        "b1": "U mag een pauze vragen.",
        "eenvoudig": "U mag een pauze vragen.",
        "en": "You may pause.",
    }
    path = own / "letters" / "profielen" / "rechters-commissarissen.yaml"
    path.parent.mkdir(parents=True)
    for known, expected in ({}, []), ({"hu": "Szünetet kérhet."}, [f"{MOVED}-hu"]):
        profile = {**judge, "zinnen": {"slachtoffer": {**sentence, **({"talen": known} if known else {})}}}
        path.write_text(
            yaml.safe_dump({"rechters-commissarissen": [profile]}, allow_unicode=True), encoding="utf-8"
        )
        library = Library.open(own)
        assert beside(library, MOVED, content) == expected
    (made,) = compose_beside(library.find(MOVED), read_hearing(content, "zaak.yaml", library))
    assert "Szünetet kérhet." in text_of(made.document)
    assert "pauze" not in text_of(made.document)


def test_the_files_to_fill_in_have_every_dutch_sentence(tmp_path: Path) -> None:
    """They are no fault, and are told as not filled in; nothing is written over."""
    root = tmp_path / "nieuw"
    root.mkdir()
    made = write_new_language(Library.open(root, new=True), "ti", "Tigrinya")
    assert [path.relative_to(root).as_posix() for path in made] == [
        "letters/vertalingen/ti.yaml",
        "templates/wording/ti.yaml",
    ]
    text = made[0].read_text(encoding="utf-8")
    assert "# Nederlands: Mijn afspraak\n" in text
    found = [item for item in check(Library.open(root))[1] if "/ti.yaml" in (item.place.file or "")]
    assert {item.severity for item in found} == {Severity.WARNING}
    assert {item.name for item in found} == {
        "translations.line_lacking",
        "translations.phrases_lacking",
        "translations.missing_parts",
    }
    with pytest.raises(WrongUsageError):
        write_new_language(Library.open(root), "ti", "Tigrinya")
    made[1].unlink()
    made[0].write_text(text.replace("Tigrinya", "Tigrinja"), encoding="utf-8")
    assert write_new_language(Library.open(root), "ti", "Tigrinya") == (made[1],)
    assert "Tigrinja" in made[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "name"), [("hongaars", "Hongaars"), ("en", "Engels"), ("xx", "")])
def test_what_is_no_new_language_is_refused(code: str, name: str, tmp_path: Path) -> None:
    """A word for a code, a language of the letters themselves, and one without a name."""
    with pytest.raises(WrongUsageError):
        write_new_language(Library.open(tmp_path / "nieuw", new=True), code, name)


def test_a_translation_that_is_begun_is_kept_in_the_file_to_fill_in(tmp_path: Path) -> None:
    """The court's own file takes the place of the bundled one, and loses nothing of it."""
    library = Library.open(tmp_path / "nieuw", new=True)
    write_new_language(library, "ar")
    own = Library.open(tmp_path / "nieuw").languages.by_code["ar"]
    bundled = Library.open().languages.by_code["ar"]
    assert (own.naam, own.regel, own.herkend) == (bundled.naam, bundled.regel, bundled.herkend)
    assert bundled.brieven[0] in own.brieven
