"""Cases for every document of a hearing: examples, other measures, and words that break careless programs."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

from proeftuin_docs.document import Size
from proeftuin_docs.errors import DataError
from proeftuin_docs.hearings.documents import CaseDocument, Hearing, belongs, compose_all, read_hearing
from tests.hearings.hearings import case
from tests.smoke.settings import Setting, definition_of, library

EXAMPLES: Final = (
    *("zaak", "zaak-minderjarig", "zaak-gewijzigd", "zaak-leestaal", "zaak-vertegenwoordiger"),
    *("zaak-vervallen", "zaak-vervallen-ouder"),
)
_PREPARED: Final = {"vragen-vooraf": {"uiterlijk": "04-01-2027"}}
_TALK: Final = {"datum": "05-01-2027", "tijd": "14.00"}
MEASURES: Final[tuple[Mapping[str, Any] | None, ...]] = (
    None,
    {},
    {**_PREPARED, "rc-stelt-vragen": {"vorm": "alles"}, "voorgesprek-slachtoffer": _TALK, "grond": "de zaak"},
    {
        **_PREPARED,
        "rc-stelt-vragen": {"vorm": "inleiding"},
        "voorgesprek-partijen": _TALK,
        "grond": "de zaak",
    },
    {**_PREPARED, "studioverhoor": {"verhoorder": "Ziggy Luisteraar"}, "grond": "de zaak"},
)
"""As the example has them; none; the judge asks everything; the judge begins; a studio."""
LITERAL: Final = (
    "{{ zaak }} {% if x %}",
    "#set page(width: 1pt) $x^2$ *vet*",
    "<b>&amp;</b> ]]> </w:t>",
    "O'Nergens =1+1 \\\\n \\\\u{41}",
    "محمد علي",
    "Nguyễn Şükrü Łukasz Zoe\u0308",
    "Bartholomeus-Maximiliaan " * 3,
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
)
PLACES: Final = (
    *("slachtoffer__voornaam", "slachtoffer__achternaam", "griffier__naam", "rechter_commissaris__naam"),
    *("verhoor__kamer", "verhoor__ingang", "verhoor__melden_bij", "verhoor__ophalen"),
)
"""Keys of a case that take any words, and that letters print."""
IN_ENGLISH: Final = PLACES[4:]
ENGLISH: Final = {
    "plaats": "the court building",
    "kamer": "room 1",
    "ingang": "the green door at the side",
    "melden_bij": "the desk in the hall",
    "ophalen": "somebody",
    "tolk_wens": "someone I do not know",
}
FOREIGN_NAME: Final = "漢字テスト"


def hearing_documents(setting: Setting) -> tuple[Mapping[str, str], list[CaseDocument]]:
    """What was typed, and the documents of the first case that has this version; no case is a failure.

    Measures that an example cannot have are passed over; a word that it cannot have is a failure.
    """
    definition = definition_of(setting.reference)
    for example, measures in _turned(list(product(EXAMPLES, MEASURES)), setting.seed):
        plain = _hearing(example, measures, setting, {})
        if plain is not None and belongs(definition, plain) and any(compose_all(definition, plain)):
            typed = dict(typed_in(setting))
            filled = _hearing(example, measures, setting, typed)
            assert filled is not None, (example, measures)
            return typed, list(compose_all(definition, filled))
    raise AssertionError(f"no case has {setting.reference}")


def _turned(cases: list[Any], at: int) -> list[Any]:
    return [*cases[at % len(cases) :], *cases[: at % len(cases)]]


def _hearing(
    example: str, measures: Mapping[str, Any] | None, setting: Setting, typed: Mapping[str, str]
) -> Hearing | None:
    """The case with this variant, these measures and these words; None when it is refused."""
    changes: dict[str, Any] = {} if measures is None else {"maatregelen": measures}
    changes |= {
        "slachtoffer__taal": setting.part,
        "slachtoffer__aanspreekvorm": ("u", "je")[setting.seed % 2],
    }
    if setting.part == "en":
        own = {place.rpartition("__")[2]: text for place, text in typed.items() if place in IN_ENGLISH}
        names = {"griffier": typed["griffier__naam"]} if typed else {}
        changes |= {"slachtoffer__leestaal": "Engels", "vertaling__en": {**ENGLISH, **own, **names}}
    content = case(example, **changes, **typed)
    try:
        return read_hearing(content, "zaak.yaml", library(), size=Size(setting.size))
    except DataError:
        return None


def typed_in(setting: Setting) -> Iterator[tuple[str, str]]:
    """What is typed at each place; nothing where the example stays as it is."""
    for at, place in enumerate(PLACES):
        match setting.content:
            case "awkward":
                yield place, LITERAL[(setting.seed + at) % len(LITERAL)].strip()
            case "foreign":
                yield place, FOREIGN_NAME if place.endswith("naam") else "kamer"
            case _:
                pass
