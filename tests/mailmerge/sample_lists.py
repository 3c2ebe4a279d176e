"""Lists of invented cases: every name, number and address in them is made up."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from proeftuin_docs.spreadsheets.csv_file import format_record

Row = dict[str, str]

_SHARED: Final = {
    "Soort stuk": "oproeping",
    "Datum brief": "23-11-2026",
    "Rechtbank": "noord-holland",
    "Afzender adresregels": "Kabinet rechter-commissaris",
    "Afzender straat": "Postbus 9999",
    "Afzender postcode": "9999 ZZ",
    "Afzender plaats": "Nergenshuizen",
    "Griffier naam": "Gerrie Voorbeeld",
    "Griffier telefoon": "020 000 00 01",
    "Griffier bereikbaar": "op werkdagen van 9.00 tot 16.00 uur",
    "Griffier e-mail": "g.voorbeeld@rechtbank.example",
    "Rechter-commissaris": "mr. V. Oorbeeld",
    "Rechter-commissaris profiel": "",
    "Duur verhoor": "120",
    "Plaats verhoor": "het gerechtsgebouw",
    "Plaats verhoor straat": "Fantasieplein 2",
    "Plaats verhoor postcode": "9999 ZY",
    "Plaats verhoor woonplaats": "Nergenshuizen",
    "Ingang": "de groene deur aan de zijkant",
    "Melden bij": "de balie in de hal",
    "Plaats verhoor (Engels)": "the court building",
    "Ingang (Engels)": "the green door at the side",
    "Melden bij (Engels)": "the desk in the hall",
    "Aparte wachtruimte": "ja",
    "Voorgesprek": "nee",
    "Vragen vooraf": "nee",
    "Voorgesprek partijen": "nee",
    "Studioverhoor": "nee",
    "Grond van de maatregelen": "de leeftijd van de getuige",
}
_FIRST: Final = ("Kim", "Sam", "Noa", "Bo", "Élodie", "Ångel", "Zoë", "Jip", "Merel", "Şule")
_LAST: Final = (
    "Verbeek",
    "van den Berg",
    "de Verzonnen",
    "Öztürk-Voorbeeld",
    "O'Nergens",
    "Nowak",
    "Íñiguez",
)
_DELIVERY: Final = ("post", "post", "post", "advocaat", "coordinator", "in_persoon")
_OFFICES: Final = ("Kantoor Zonder Naam", "Kantoor Nergens", "Kantoor De Verzinsels")
_SHELTERS: Final = ("Opvang De Verzonnen Hof", "Opvang Overal")
_LANGUAGES: Final = ("b1", "b1", "b1", "eenvoudig", "en")
_SUSPECT: Final = ("nee", "andere_ruimte", "ja", "nog_niet_besloten")


def sample_row(number: int) -> Row:
    """A sound row; rows of different numbers are of different people, and differ in what they ask."""
    language = _of(_LANGUAGES, number // 2)
    row = {
        "Voornaam": _of(_FIRST, number),
        "Achternaam": _of(_LAST, number // 3),
        "Aanhef": _of(("Beste", "Geachte"), number // 2),
        "Aanspreekvorm": _of(("u", "je"), number // 5),
        "Taal van de brief": language,
        "Leestaal": "Engels" if language == "en" else "Nederlands",
        "Geboortedatum": f"{1 + number % 28:02}-{1 + number % 12:02}-{1970 + (number + number // 420) % 30}",
        "RC-nummer": f"RC 26/{number:05} (voorbeeld)",
        "Datum verhoor": f"{11 + number % 5:02}-01-2027",
        "Tijd verhoor": f"{9 + number % 8}.{_of(('00', '30'), number)}",
        "Kamer": f"B 0.{number % 40:02}",
        "Verdachte aanwezig": _of(_SUSPECT, number // 4),
        "Opname": _of(("ja", "nee"), number // 7),
        "Advocaat naam": _of(("mr. A. Dvocaat", "mr. B. Edacht", "mr. C. Oncept"), number),
        "Advocaat organisatie": _of(_OFFICES, number),
        **_address("Advocaat", "Kantoorstraat", number),
        **_address("Coördinator", "Hofweg", number),
        "Coördinator naam": "Robin Zorgzaam",
        "Coördinator organisatie": _of(_SHELTERS, number // 11),
        **_delivery(_of(_DELIVERY, number), number),
        **_interpreter(number),
    }
    return row | _SHARED


def sample_rows(count: int, first: int = 1) -> list[Row]:
    """Sound rows, each another case."""
    return [sample_row(number) for number in range(first, first + count)]


def csv_list(rows: Iterable[Mapping[str, str]], columns: Sequence[str] | None = None) -> bytes:
    """Rows as a CSV list in UTF-8 with semicolons; the first row's keys are the header."""
    filled = [dict(row) for row in rows]
    header = list(columns or filled[0])
    lines = [format_record(header, ";", "\r\n")]
    lines += [format_record((row.get(column, "") for column in header), ";", "\r\n") for row in filled]
    return ("\ufeff" + "".join(lines)).encode("utf-8")


def _delivery(way: str, number: int) -> Row:
    posted = way == "post"
    return {
        "Bezorging": way,
        "Post veilig": "ja" if posted else "",
        "Persoon straat": f"Bedachtelaan {1 + number % 300}" if posted else "",
        "Persoon postcode": "9999 ZX" if posted else "",
        "Persoon plaats": "Nergenshuizen" if posted else "",
    }


def _address(of: str, street: str, number: int) -> Row:
    return {
        f"{of} straat": f"{street} {1 + number % 3}",
        f"{of} postcode": "9999 ZW",
        f"{of} plaats": "Nergenshuizen",
    }


def _interpreter(number: int) -> Row:
    language = _of(("", "", "Engels", "Pools"), number // 3)
    return {"Tolk taal": language, "Tolk geregeld": _of(("ja", "nee"), number // 6) if language else ""}


def _of(choices: Sequence[str], number: int) -> str:
    return choices[number % len(choices)]
