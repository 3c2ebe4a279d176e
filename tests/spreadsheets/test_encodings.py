"""Letters that were stored in another encoding, twice, or not at all: told by their cell, never printed."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.errors import DataError
from proeftuin_docs.spreadsheets import read_list, row_case
from proeftuin_docs.text.characters import is_misread
from tests.cases.cases import profiles
from tests.mailmerge.sample_lists import csv_list
from tests.spreadsheets.samples import NEEDED, codes, row_with, told_of_list, told_of_row
from tests.spreadsheets.workbooks import workbook

HEADER: Final = ";".join(NEEDED)
PLACE: Final = "lijst.csv:2: Voornaam (A)"


def one_name(name: str, codec: str) -> bytes:
    """A list of one name in an encoding."""
    return f"{HEADER}\r\n{name}\r\n".encode(codec)


@pytest.mark.parametrize(
    ("codec", "names"),
    [
        ("cp1250", "Łukasz Żółć Kamiński Węgrzyn Ziębiński Stańczyk Pawłowski Wałęsa Gałązka Koźmiński"),
        ("cp1250", "Dvořák Jiří Čapek Němec Kovačević Babić Kuňák Řezník Přemysl Vaňous Vlček Petrů Vaněk"),
        ("cp1250", "Szőke Erdős Kőrösi Szűcs Mădălina Bălan Gheorghiţă Şerban"),
        ("cp1251", "Иван Жанна Оксана Її Чехов Шевченко Ёлкин Яна Щукин"),
        ("cp1253", "Ιωάννης Μαρία Γιώργος Αθηνά"),
        ("cp1254", "Yıldız Şükran İbrahim Ağaoğlu Kılıç Aydın Gülşen Doğan"),
        ("cp1255", "שרה משה"),
        ("cp1256", "فاطمة محمد يوسف"),
        ("cp1257", "Jāņa Šķēle Bērziņš Žukauskienė"),
        ("cp850", "José Ramón Renée Zoë"),
        ("cp437", "José Ramón Renée"),
    ],
)
def test_letters_of_another_encoding_are_told_by_their_cell(codec: str, names: str) -> None:
    """As Windows-1252 shows them, no western name has them; the file has to be stored again."""
    missed = [name for name in names.split() if told_of_list(one_name(name, codec)) == []]
    assert missed == []
    told = told_of_list(one_name(names.split(maxsplit=1)[0], codec))
    assert told[0] in [("lists.uncertain_accents", PLACE), ("lists.unreadable_text", "lijst.csv:2")]


@pytest.mark.parametrize(
    "names",
    [
        "Zoë José Élodie Émile Daniël Noël Joëlle Gaëlle Chloé André René Renée Anaïs Loïc Moïse Aïcha",
        "Saïd Naïma Hélène Thérèse Irène Adèle Michèle Geneviève Jérôme Benoît François Françoise Gonçalves",
        "Müller Jörg Björk Gürsel Öztürk Özlem Jürgen Groß Günther Bär Sänger Häusler Schröder",
        "Muñoz Núñez Peña Íñiguez Begoña García Ramón Ángel Jesús María López Sánchez Ñuñez",
        "João São Conceição Magalhães Simões Camões Guimarães Antônio Inês Luís",
        "Søren Sørensen Jørgensen Bjørn Åsa Ångström Kjær Lærke Håkon Øystein".replace(
            "Søren Sørensen", "Bjørn"
        ),
        "Niccolò Nicolò Forlì Šimon Žižek Tomáš",
        "Brûlé Forêt Pêcheur Crêpe Têtu Desprês d’Hondt O’Nergens Fenêtre Coördinator reünie geïnteresseerd",
    ],
)
def test_names_of_western_europe_are_read(names: str) -> None:
    """In Windows-1252 as an older Excel writes it."""
    refused = [name for name in names.split() if told_of_list(one_name(name, "cp1252"))]
    assert refused == []
    read = read_list(one_name(names.split(maxsplit=1)[0], "cp1252"), "lijst.csv")
    assert read.rows[0].cells == (names.split(maxsplit=1)[0],)


LATER: Final = st.characters(min_codepoint=0xC0, max_codepoint=0x17F, exclude_characters="×÷")


@given(st.text("abcdefgh", min_size=1, max_size=4), LATER)
def test_text_that_was_encoded_twice_is_known(before: str, letter: str) -> None:
    """Whatever accented letter: its bytes in UTF-8, read as letters of Windows."""
    twice = "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in letter.encode("utf-8")
    )
    assert is_misread(f"{before}{twice}x")
    assert not is_misread(f"{before}{letter}x")


@pytest.mark.parametrize(
    "text",
    [
        *("ZoÃ«", "Åžükran", "â‚¬ 5", "Oâ€™Brien", "Ð˜Ð²Ð°Ð½", "Nguyá»…n", "ï»¿Kim", "GheorghiÈ›Äƒ"),
        *("£ukasz", "¯ó³æ", "Wa³êsa", "Wo¿niak", "Þükran", "Yýldýz Gülþen"),
    ],
)
def test_a_cell_that_was_encoded_twice_is_told(text: str) -> None:
    """In CSV and in a workbook alike."""
    assert codes(told_of_row(row_with(Voornaam=text))) == ["cases.misread_letters"]
    cases = read_list(workbook([list(row_with()), list(row_with(Voornaam=text).values())]), "lijst.xlsx")
    with pytest.raises(DataError) as caught:
        row_case("lijst.xlsx", cases.header, cases.rows[0], profiles())
    assert "cases.misread_letters" in codes(caught.value.diagnostics)


def test_what_stands_so_in_a_file_is_not_mended_by_storing_it_again() -> None:
    """A file in UTF-8 that already holds the wrong letters would hold them again."""
    (found,) = told_of_row(row_with(Voornaam="JosГ©"))
    assert "Ziet u de letters in Excel ook zo, dan helpt opnieuw opslaan niet" in found.hint
    assert "Gegevens > Uit tekst/CSV" in found.hint


NAMES: Final = (
    "Иван Жанна Мар'яна Їжакевич Ольга Соломія Љиљана Ђорђе Ћирић Његош Џенан Ўладзімір Наталія Ангєліна",
    "Γιάννης Αθηνά Οδυσσέας Όλγα Ξένη Ωσηέ Ίων Σταύρος Μιχαήλ",
    "שרה משה יעקב",
    "فاطمة محمد يوسف زینب",
    "Արմեն Հասմիկ",
    "გიორგი ნინო",
    "ሰላም ተስፋዬ",
    "सीता राम",
    "สมชาย",
    "王小明 李",
    "田中さくら 김민준",
)
"""Names of people by script."""
CAPITALS: Final = (
    "ШІРІН ШІШІН НІНІ ПІРІ ВІКТОРІЯ ЄВГЕНІЯ ЂЕРЂ ЊЕГОШ ΑΝΤΏΝΗΣ ΞΈΝΗ ÍÑÍGUEZ ÓŚ ĞÜZ ŞŞ ĐĐ BUCURĂŞTI Đặng"
)
CODECS: Final = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254")
ONE_NAME: Final = st.sampled_from([name for names in NAMES for name in names.split() if len(name) > 1])


@given(st.lists(ONE_NAME | st.sampled_from(CAPITALS.split()), min_size=1, max_size=3), st.sampled_from(" -’"))
def test_names_in_any_script_are_names(names: list[str], between: str) -> None:
    """As they are, in capitals, and joined."""
    assert not is_misread(between.join(names))
    assert not is_misread(between.join(names).upper())


@given(ONE_NAME, st.sampled_from(CODECS))
def test_a_name_in_any_script_that_was_encoded_twice_is_known(name: str, codec: str) -> None:
    """Its bytes in UTF-8 read in any of these encodings; for a byte without a letter, a sign nobody sees."""
    bytes_ = (bytes([byte]) for byte in name.encode())
    assert is_misread("".join(byte.decode(codec, "ignore") or byte.decode("latin-1") for byte in bytes_))


@pytest.mark.parametrize(
    "text", ["JosГ©", "Г‰milie", "ZoΓ«", "GГјnther", "ЕћГјkran x", "Ξ“ΞΉΞ¬Ξ½Ξ½Ξ·Ο‚", "ΓΞΉΞ¬Ξ½Ξ½Ξ·Ο‚"]
)
def test_accents_that_became_another_script_are_told(text: str) -> None:
    """Read as Cyrillic or Greek."""
    assert "cases.misread_letters" in codes(told_of_row(row_with(Voornaam=text)))


@pytest.mark.parametrize("text", ["Y?ld?z", "?ükran", "Mira ?ahin", "Kim\ufffd", "\ufffdükran"])
def test_a_letter_that_is_lost_is_told(text: str) -> None:
    """A program that had no room for it put a question mark there."""
    assert "cases.lost_letter" in codes(told_of_row(row_with(Achternaam=text)))


@pytest.mark.parametrize(
    "text",
    ["Łukasz Żółć", "Иван", "Ýr Þórðardóttir", "Nový", "12 m³", "5½", "¿Qué?", "£ 5", "Şükran", "Đặng Thị"],
)
def test_letters_that_are_meant_are_read(text: str) -> None:
    """In UTF-8, which leaves no doubt."""
    cases = read_list(csv_list([row_with(Kamer=text)]), "lijst.csv")
    assert row_case("lijst.csv", cases.header, cases.rows[0], profiles()).case.verhoor.kamer == text


@pytest.mark.parametrize("text", ["Vraag het aan de balie. Goed?", "wie? de griffier", "12?"])
def test_a_question_is_no_lost_letter(text: str) -> None:
    """A question mark at the end of a word."""
    assert told_of_row(row_with(Ingang=text)) == ()


@pytest.mark.parametrize(
    "sign",
    [
        *("\u202e", "\u202a", "\u2066", "\u200b", "\u200d", "\u200e", "\u00ad", "\u2060", "\ufeff"),
        *("\u3164", "\u2800", "\x07", "\x0b", "\u2028", "\ufe0f", "\U000e0041", "\ue000"),
    ],
)
@pytest.mark.parametrize("text", ["K{}eebreV", "Ver{}beek", "Öz{}türk"])
def test_signs_that_nobody_sees_are_told(sign: str, text: str) -> None:
    """Anywhere in a name; never taken out in silence, never in a letter."""
    found = told_of_row(row_with(Achternaam=text.format(sign)))
    assert codes(found) == ["cases.impossible_character"]
    assert str(found[0].place) == "lijst.csv:2: Achternaam (B)"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "\u200fשרה\u200f", "क्\u200dष", "Zoe\u0308", "Nguyễn"])
def test_signs_that_a_script_wants_are_read(text: str) -> None:
    """Letters that join, a line from right to left, accents of their own."""
    cases = read_list(csv_list([row_with(Achternaam=text)]), "lijst.csv")
    loaded = row_case("lijst.csv", cases.header, cases.rows[0], profiles())
    assert loaded.case.slachtoffer.achternaam == text
