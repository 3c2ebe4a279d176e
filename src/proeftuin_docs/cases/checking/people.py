"""Whether somebody is a minor, and who then decides; what a reader of another language gets to see."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from proeftuin_docs.cases.profiles import Profiles
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.text.variants import DEFAULT, LANGUAGE, VARIANTS

_PERSON: Final = "slachtoffer"
_BIRTH: Final = (_PERSON, "geboortedatum")
_MINOR: Final = (_PERSON, "minderjarig")
_REPRESENTATIVE: Final = (_PERSON, "vertegenwoordiger")
_LANGUAGE: Final = (_PERSON, "taal")
ADULT: Final = 18


def people_faults(case: RawCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Return the faults of the person who is heard and of the people around them."""
    if not isinstance(case.value(_PERSON), dict):
        return
    yield from _age_faults(case)
    yield from _representative_faults(case)
    yield from _language_faults(case, profiles)


def age_on(day: date, birth: date) -> int:
    """How many years old somebody is on a day; who was born on 29 February ages on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def is_minor(case: RawCase) -> bool | None:
    """Whether the person is under 18 on the day of the hearing (art. 51a Sv); None when nobody can tell."""
    birth, hearing = case.day(*_BIRTH), case.day("verhoor", "datum")
    if birth and hearing:
        return age_on(hearing, birth) < ADULT
    return case.tick(*_MINOR)


def _age_faults(case: RawCase) -> Iterator[Diagnostic]:
    birth, hearing, said = case.day(*_BIRTH), case.day("verhoor", "datum"), case.tick(*_MINOR)
    if birth and hearing and birth >= hearing:
        yield cases.born_after_hearing(case.place(*_BIRTH))
    elif birth and hearing and said is not None and said != is_minor(case):
        yield cases.contradicts_birth_date(case.place(*_MINOR))
    if not case.has(*_BIRTH) and case.value(*_MINOR) is None:
        yield cases.age_unknown(case.place(_PERSON))


def _representative_faults(case: RawCase) -> Iterator[Diagnostic]:
    """Nothing goes to parents before somebody looked for a conflict of interest.

    Source: art. 13-15 Besluit slachtoffers van strafbare feiten.
    """
    if not case.has(*_REPRESENTATIVE):
        if is_minor(case):
            yield cases.minor_without_representative(case.place(_PERSON))
        return
    decided = case.text(*_REPRESENTATIVE, "belangenconflict")
    if decided == "niet_beoordeeld":
        yield cases.conflict_not_assessed(case.place(*_REPRESENTATIVE, "belangenconflict"))
    if decided == "nee" and not case.has(*_REPRESENTATIVE, "adres"):
        yield cases.representative_without_address(case.place(*_REPRESENTATIVE))


def _language_faults(case: RawCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Warnings about Dutch that was typed for a letter in another language, and about missing sentences."""
    variant = VARIANTS.get(case.text(*_LANGUAGE) or DEFAULT.id)
    if variant is not None and variant.language != LANGUAGE:
        yield cases.typed_text_not_translated(case.place(*_LANGUAGE))
    judge = profiles.judges.get(case.text("rechter_commissaris", "profiel") or "")
    sentences = judge.zinnen.get("slachtoffer") if judge else None
    if sentences and variant and getattr(sentences, variant.id) is None:
        yield cases.no_sentence_of_judge(case.place(*_LANGUAGE), language=variant.id)
