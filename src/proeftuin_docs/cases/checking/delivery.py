"""How the letter reaches the person, and whether that is safe."""

from collections.abc import Iterator
from typing import Final

from proeftuin_docs.cases.models import Bezorging, SoortStuk
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic, cases

_PERSON: Final = "slachtoffer"
_DELIVERY: Final = (_PERSON, "bezorging")
_SAFE: Final = (_PERSON, "post_veilig")


def delivery_faults(case: RawCase) -> Iterator[Diagnostic]:
    """Faults of the way in which the letter goes out."""
    match case.text(*_DELIVERY):
        case Bezorging.POST:
            yield from _post_faults(case)
        case Bezorging.ADVOCAAT | Bezorging.COORDINATOR as person:
            yield from _bearer_faults(case, str(person))
        case _:
            return


def _post_faults(case: RawCase) -> Iterator[Diagnostic]:
    """Who opens the post, or answers the door, may be somebody to fear (art. 36e, second paragraph, Sv)."""
    if not case.has(_PERSON, "adres"):
        yield cases.post_without_address(case.place(*_DELIVERY))
    if case.tick(*_SAFE) is False:
        yield cases.post_not_safe(case.place(*_DELIVERY))
    elif case.value(*_SAFE) is None:
        yield cases.post_safety_unknown(case.place(*_DELIVERY))
    if case.text("soort_stuk") == SoortStuk.DAGVAARDING:
        yield cases.summons_by_post(case.place(*_DELIVERY))


def _bearer_faults(case: RawCase, person: str) -> Iterator[Diagnostic]:
    if not case.has(_PERSON, person):
        yield cases.no_such_recipient(case.place(*_DELIVERY), person=person)
    elif not case.has(_PERSON, person, "adres"):
        yield cases.recipient_without_address(case.place(_PERSON, person), person=person)
