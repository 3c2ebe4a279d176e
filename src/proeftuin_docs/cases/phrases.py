"""Days, times, durations and addresses in words, in the language of a wording."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from proeftuin_docs.cases.parts import Adres, Plek
from proeftuin_docs.cases.profiles import Adresgegeven
from proeftuin_docs.cases.scalars import read_postcode
from proeftuin_docs.text.wording import Wording

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS_OF_DAY: Final = ((6, "night"), (12, "morning"), (18, "afternoon"), (24, "evening"))
_STEP_MINUTES: Final = 5
"""To what a duration is rounded: it is announced as about right."""

AnyAddress = Adres | Plek | Adresgegeven


def day_in_words(day: date, wording: Wording) -> str:
    """A day with its weekday, as 'dinsdag 12 januari 2027'."""
    weekday = wording.phrase(f"weekday_{_WEEKDAYS[day.weekday()]}")
    return wording.phrase("day_long", weekday=weekday, date=wording.long_date(day))


def time_in_words(time: str, wording: Wording) -> str:
    """A time of the 24-hour clock with the part of the day, as '10.00 uur (in de ochtend)'."""
    hour, minute = (int(part) for part in time.split(":"))
    part = next(name for end, name in _PARTS_OF_DAY if hour < end)
    twelve = f"{(hour - 1) % 12 + 1}.{minute:02}"
    return wording.phrase(f"time_{part}", clock=f"{hour}.{minute:02}", clock_twelve=twelve)


def duration_in_words(minutes: int, wording: Wording) -> str:
    """How long something takes, rounded to five minutes, as 'anderhalf uur'."""
    rounded = round(minutes / _STEP_MINUTES) * _STEP_MINUTES
    hours, rest = divmod(rounded, 60)
    amount = {0: "", 1: "hour"}.get(hours, "hours")
    remainder = {0: "", 30: "half"}.get(rest, "minutes")
    key = "_".join(part for part in (amount, remainder) if part)
    return wording.phrase(f"duration_{key}", hours=hours, minutes=rest)


def place_line(street: str, postcode: str, town: str) -> str:
    """An address within a sentence, as 'Laan 1, 1234 AB Dorp'."""
    return f"{street}, {read_postcode(postcode) or postcode} {town}"


def address_in_words(address: AnyAddress) -> str:
    """The street, postcode and town of an address, within a sentence."""
    return place_line(address.straat, address.postcode, address.plaats)


def joined(parts: Iterable[str | None]) -> str:
    """The parts that are there, with commas between them."""
    return ", ".join(part for part in parts if part)
