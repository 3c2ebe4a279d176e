# SPDX-License-Identifier: EUPL-1.2
"""Checks of a case beyond its schema: between its parts, and against its profiles."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from proeftuin_docs.cases.measures import MEASURES, Gesprek, Measure, VragenVooraf
from proeftuin_docs.cases.models import Bezorging, SoortStuk
from proeftuin_docs.cases.own_sentences import first_person_in
from proeftuin_docs.cases.plausibility import leaves
from proeftuin_docs.cases.profiles import Profiles, Rechtbank
from proeftuin_docs.cases.room import room_faults
from proeftuin_docs.cases.scalars import is_service_number, read_parketnummer
from proeftuin_docs.cases.translations import OTHER_LANGUAGES, TRANSLATIONS, TYPED, known
from proeftuin_docs.cases.unvalidated import UnvalidatedCase
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.text.characters import has_lost_letter, is_misread, unseen_sign
from proeftuin_docs.text.located_yaml import Path
from proeftuin_docs.text.validation_errors import near
from proeftuin_docs.text.variants import DEFAULT, LANGUAGE, VARIANTS

_NUMBER: Final = ("kenmerk", "parketnummer")
_PHONE: Final = ("griffier", "telefoon")


def text_faults(case: UnvalidatedCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Faults of single values."""
    for path, value in leaves(case.source.data, ()):
        yield from _character_faults(case, path, value)
    number = read_parketnummer(case.text(*_NUMBER) or "")
    if number and number[:2] not in profiles.offices:
        yield cases.unknown_prosecution_number(case.place(*_NUMBER), prefix=number[:2])
    if is_service_number(case.text(*_PHONE) or ""):
        yield cases.general_phone_number(case.place(*_PHONE))


def _character_faults(case: UnvalidatedCase, path: Path, value: str) -> Iterator[Diagnostic]:
    """A character that a line cannot hold, or letters that are lost; a line feed is told by the models."""
    if is_misread(value):
        yield cases.misread_letters(case.place(*path))
    elif has_lost_letter(value):
        yield cases.lost_letter(case.place(*path))
    elif (char := unseen_sign(value)) is not None:
        yield cases.impossible_character(case.place(*path), code_point=f"U+{ord(char):04X}")


_LETTER: Final = ("datum_brief",)
_HEARING: Final = ("verhoor", "datum")
_TALKS: Final = [("maatregelen", item.key) for item in MEASURES if item.shape.model is Gesprek]
_DEADLINES: Final = [
    ("maatregelen", item.key, "uiterlijk") for item in MEASURES if item.shape.model is VragenVooraf
]
_RECEIVED: Final = "vragen_ontvangen"
_SATURDAY: Final = 6
_YEARS: Final = 8
"""Hearings of one list are in the same year or the next."""


def day_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """Faults between the days of a talk, a deadline and the hearing, and days on which a court is closed."""
    letter, hearing = case.day(*_LETTER), case.day(*_HEARING)
    yield from _not_a_working_day(case, _HEARING)
    yield from _moved(case)
    for talk in _TALKS:
        yield from _talk(case, talk, letter, hearing)
    yield from _at_one_time(case)
    for path in _DEADLINES:
        yield from _deadline(case, path, letter, hearing)


def _at_one_time(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """Talks that begin at the same moment: somebody would meet whom she does not want to meet."""
    moments = [(case.day(*talk, "datum"), case.time(*talk, "tijd")) for talk in _TALKS]
    known = [moment for moment in moments if None not in moment]
    if len(set(known)) < len(known):
        yield cases.talks_at_one_time(case.place(*_TALKS[-1], "tijd"))


def _moved(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """An appointment that was moved to where it was, or that is moved and off."""
    before = ("verhoor", "was")
    if not case.has(*before):
        return
    if case.tick("verhoor", "vervalt"):
        yield cases.moved_and_off(case.place("verhoor", "vervalt"))
    old, new = ((case.day(*path, "datum"), case.time(*path, "begin")) for path in (before, ("verhoor",)))
    if old == new and None not in old:
        yield cases.moved_to_itself(case.place(*before))


def _talk(
    case: UnvalidatedCase, talk: Path, letter: date | None, hearing: date | None
) -> Iterator[Diagnostic]:
    path = (*talk, "datum")
    day = case.day(*path)
    if day is None:
        return
    if hearing and (day > hearing or (day == hearing and _begins_later(case, talk))):
        yield cases.not_before_hearing(case.place(*path), measure=str(talk[-1]))
    if letter and day < letter:
        yield cases.before_the_letter(case.place(*path), measure=str(talk[-1]))
    yield from _not_a_working_day(case, path)


def _begins_later(case: UnvalidatedCase, talk: Path) -> bool:
    time, begin = case.time(*talk, "tijd"), case.time("verhoor", "begin")
    return time is not None and begin is not None and time >= begin


def _deadline(
    case: UnvalidatedCase, path: Path, letter: date | None, hearing: date | None
) -> Iterator[Diagnostic]:
    day = case.day(*path)
    if day is None:
        return
    if hearing and day >= hearing:
        yield cases.deadline_not_before_hearing(case.place(*path))
    if letter and day <= letter and not any(_silent_parties(case)):
        fault = cases.deadline_before_letter if day < letter else cases.deadline_on_day_of_letter
        yield fault(case.place(*path))
    yield from _closed(case, path)


def _silent_parties(case: UnvalidatedCase) -> Iterator[Path]:
    """The parties of whom the case says that they sent no questions; they are reminded, also afterwards."""
    lawyers = case.value("partijen", "advocaten")
    count = len(lawyers) if isinstance(lawyers, list) else 0
    for path in (("partijen", "officier"), *(("partijen", "advocaten", at) for at in range(count))):
        if case.tick(*path, _RECEIVED) is False:
            yield (*path, _RECEIVED)


def _not_a_working_day(case: UnvalidatedCase, path: Path) -> Iterator[Diagnostic]:
    """What holds a letter that calls somebody to a closed building; not every court keeps the same days."""
    day = case.day(*path)
    if day is None:
        return
    if name := _holiday(day):
        yield cases.hearing_on_holiday(case.place(*path), holiday=name)
    elif day.isoweekday() >= _SATURDAY:
        yield cases.hearing_in_weekend(case.place(*path))


def _closed(case: UnvalidatedCase, path: Path) -> Iterator[Diagnostic]:
    """A warning for a last day that is in a weekend or on a Dutch holiday."""
    day = case.day(*path)
    if day is None:
        return
    if name := _holiday(day):
        yield cases.day_on_holiday(case.place(*path), key=str(path[-1]), holiday=name)
    elif day.isoweekday() >= _SATURDAY:
        yield cases.day_in_weekend(case.place(*path), key=str(path[-1]))


def _holiday(day: date) -> str | None:
    return _holidays(day.year).get(day)


@lru_cache(maxsize=_YEARS)
def _holidays(year: int) -> Mapping[date, str]:
    """The days of one year, with their names."""
    from holidays.countries.netherlands import Netherlands

    calendar: Mapping[date, str] = Netherlands(  # type: ignore[no-untyped-call]
        years=year, categories=("public", "optional"), language="nl"
    )
    return calendar


_COURT: Final = ("rechtbank",)
_JUDGE: Final = ("rechter_commissaris", "profiel")
_PLACE: Final = ("verhoor", "plaats")
_TALK_PLACES: Final = [(*talk, "plaats") for talk in _TALKS]


def court_faults(case: UnvalidatedCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Faults between a case and the profiles of its court and its judge."""
    yield from _unknown_judge(case, profiles)
    yield from _no_reference(case, profiles)
    id_ = case.text(*_COURT)
    court = profiles.courts.get(id_) if id_ else None
    if id_ and court is None:
        known = tuple(profiles.courts)
        yield cases.unknown_court(case.place(*_COURT), near=near(id_, known) or "-", known=", ".join(known))
    if court is None:
        return
    if not profiles.is_styled(court):
        yield cases.other_house_style(case.place(*_COURT), style=profiles.styled or "", court=court.naam)
    yield from _unconfirmed_sender(case, court)
    for path in (_PLACE, *_TALK_PLACES):
        yield from _place_faults(case, court, path)
    yield from _no_desk(case, court)


def _unknown_judge(case: UnvalidatedCase, profiles: Profiles) -> Iterator[Diagnostic]:
    id_ = case.text(*_JUDGE)
    if id_ and id_ not in profiles.judges:
        yield cases.unknown_judge(case.place(*_JUDGE), known=", ".join(profiles.judges))


def _unconfirmed_sender(case: UnvalidatedCase, court: Rechtbank) -> Iterator[Diagnostic]:
    if not case.has("afzender") and court.return_address(case.text(*_PLACE)) is None:
        yield cases.unconfirmed_court_address(case.place(*_COURT), court=court.id)


def _place_faults(case: UnvalidatedCase, court: Rechtbank, path: Path) -> Iterator[Diagnostic]:
    """A place by its id that the court does not have, or whose address it has not confirmed."""
    id_ = case.text(*path)
    if not id_:
        return
    place = court.place(id_)
    if place is None:
        known = ", ".join(item.id for item in court.plaatsen)
        yield cases.unknown_location(case.place(*path), court=court.id, known=known)
    elif place.adres is None or place.adres.bevestigd_op is None:
        yield cases.unconfirmed_location_address(case.place(*path), location=place.id, court=court.id)


def _no_desk(case: UnvalidatedCase, court: Rechtbank) -> Iterator[Diagnostic]:
    """Nobody should have to search where to report."""
    place = court.place(case.text(*_PLACE) or "")
    known = (case.text("verhoor", "melden_bij"), place and place.melden, court.melden)
    if case.has("verhoor") and not any(known):
        yield cases.nowhere_to_report(case.place("verhoor", "melden_bij"))


def _no_reference(case: UnvalidatedCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """References to the law that do not hold on the day of the hearing, for instance after a new code."""
    day = case.day("verhoor", "datum")
    lacking = [id_ for id_ in profiles.law if day and profiles.reference(id_, day) is None]
    if lacking:
        yield cases.law_not_in_force(case.place("verhoor", "datum"), ids=", ".join(lacking))


_ALL = "maatregelen"


def measure_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """Return the faults between the measures of a case, as their declarations say.

    A studio hearing goes by questions handed in, and one specialised interviewer asks them: that the RC asks
    too cannot be, since only two people are in the room, and a letter would promise both.
    """
    for measure in MEASURES:
        if case.has(_ALL, measure.key):
            yield from _faults(case, measure)
    if not any(case.has(*path) for path in _DEADLINES):
        yield from (cases.not_asked_for_questions(case.place(*path)) for path in _silent_parties(case))


def _faults(case: UnvalidatedCase, measure: Measure) -> Iterator[Diagnostic]:
    if measure.needs_parties and not case.has("partijen"):
        yield cases.measure_without_parties(case.place(_ALL, measure.key), measure=measure.key)
    asked = measure.requiring in ("", case.text(_ALL, measure.key, "vorm") or measure.requiring)
    for other, fault in measure.requires.items() if asked else ():
        if not case.has(_ALL, other):
            yield fault(case.place(_ALL, measure.key))
    for other, fault in measure.excludes.items():
        if case.has(_ALL, other):
            yield fault(case.place(_ALL, other))


_PERSON: Final = "slachtoffer"
_BIRTH: Final = (_PERSON, "geboortedatum")
_MINOR: Final = (_PERSON, "minderjarig")
_REPRESENTATIVE: Final = (_PERSON, "vertegenwoordiger")
_LANGUAGE: Final = (_PERSON, "taal")
ADULT: Final = 18


def people_faults(case: UnvalidatedCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Return the faults of the person who is heard and of the people around them."""
    if not isinstance(case.value(_PERSON), dict):
        return
    yield from _name_faults(case)
    yield from _age_faults(case)
    yield from _representative_faults(case)
    yield from _language_faults(case, profiles)


def age_on(day: date, birth: date) -> int:
    """How many years old somebody is on a day; who was born on 29 February ages on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def is_minor(case: UnvalidatedCase) -> bool | None:
    """Whether the person is under 18 on the day of the hearing (art. 51a Sv); None when nobody can tell."""
    birth, hearing = case.day(*_BIRTH), case.day("verhoor", "datum")
    if birth and hearing:
        return age_on(hearing, birth) < ADULT
    return case.tick(*_MINOR)


def _name_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """A person has a name, and somebody with one name has no other made up."""
    missing = [key for key in ("voornaam", "achternaam") if case.value(_PERSON, key) is None]
    if missing:
        fault = cases.one_name if len(missing) == 1 else cases.nameless
        yield fault(case.place(_PERSON, missing[0]))


def _age_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    birth, hearing, said = case.day(*_BIRTH), case.day("verhoor", "datum"), case.tick(*_MINOR)
    if birth and hearing and birth < hearing and said is not None and said != is_minor(case):
        yield cases.contradicts_birth_date(case.place(*_MINOR))
    if not case.has(*_BIRTH) and case.value(*_MINOR) is None:
        yield cases.age_unknown(case.place(_PERSON))


def _representative_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
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


def _language_faults(case: UnvalidatedCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Dutch that was typed for a letter in another language, and a warning about a missing sentence."""
    variant = VARIANTS.get(case.text(*_LANGUAGE) or DEFAULT.id)
    if variant is not None and variant.language != LANGUAGE:
        yield from _untranslated(case, variant.language)
    said = case.value(TRANSLATIONS)
    for key in said if isinstance(said, dict) else ():
        if key not in (*OTHER_LANGUAGES, *profiles.languages.values()):
            yield cases.no_such_language(case.place(TRANSLATIONS, key))
    judge = profiles.judges.get(case.text("rechter_commissaris", "profiel") or "")
    sentences = judge.zinnen.get("slachtoffer") if judge else None
    sentence = getattr(sentences, variant.id) if sentences and variant else None
    if variant and sentence and (word := first_person_in(sentence, variant.id)):
        yield cases.judge_in_first_person(case.place("rechter_commissaris", "profiel"), word=word)
    if sentences and variant and getattr(sentences, variant.id) is None:
        yield cases.no_sentence_of_judge(case.place(*_LANGUAGE), language=variant.id)


def _untranslated(case: UnvalidatedCase, language: str) -> Iterator[Diagnostic]:
    for key, typed in TYPED.items():
        text = case.text(*typed.path)
        hidden = bool(typed.unless) and case.tick(*typed.unless)
        said = case.text(TRANSLATIONS, language, key)
        if text and not hidden and not said and known(typed.kind, text, language) is None:
            yield cases.typed_text_not_translated(case.place(*typed.path), key=key, language=language)


_DELIVERY: Final = (_PERSON, "bezorging")
_SAFE: Final = (_PERSON, "post_veilig")


def delivery_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """Faults of the way in which the letter goes out."""
    match case.text(*_DELIVERY):
        case Bezorging.POST:
            yield from _post_faults(case)
        case Bezorging.ADVOCAAT | Bezorging.COORDINATOR as person:
            yield from _bearer_faults(case, str(person))
        case _:
            return


def _post_faults(case: UnvalidatedCase) -> Iterator[Diagnostic]:
    """Who opens the post, or answers the door, may be somebody to fear (art. 36e, second paragraph, Sv)."""
    if not case.has(_PERSON, "adres"):
        yield cases.post_without_address(case.place(*_DELIVERY))
    if case.tick(*_SAFE) is False:
        yield cases.post_not_safe(case.place(*_DELIVERY))
    elif case.value(*_SAFE) is None:
        yield cases.post_safety_unknown(case.place(*_DELIVERY))
    if case.text("soort_stuk") == SoortStuk.DAGVAARDING:
        yield cases.summons_by_post(case.place(*_DELIVERY))


def _bearer_faults(case: UnvalidatedCase, person: str) -> Iterator[Diagnostic]:
    if not case.has(_PERSON, person):
        yield cases.no_such_recipient(case.place(*_DELIVERY), person=person)
    elif not case.has(_PERSON, person, "adres"):
        yield cases.recipient_without_address(case.place(_PERSON, person), person=person)


def case_faults(case: UnvalidatedCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Every error and warning between the parts of a case, and against its profiles."""
    yield from text_faults(case, profiles)
    yield from day_faults(case)
    yield from court_faults(case, profiles)
    yield from measure_faults(case)
    yield from room_faults(case)
    yield from people_faults(case, profiles)
    yield from delivery_faults(case)
