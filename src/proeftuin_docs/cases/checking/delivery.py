"""How the letter reaches the person, and whether that is safe."""

from collections.abc import Iterator
from typing import Final

from proeftuin_docs.cases.models import Bezorging, SoortStuk
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic

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
        yield case.fault("Z072", _DELIVERY)
    if case.tick(*_SAFE) is False:
        yield case.fault("Z070", _DELIVERY)
    elif case.value(*_SAFE) is None:
        yield case.warning("Z071", _DELIVERY)
    if case.text("soort_stuk") == SoortStuk.DAGVAARDING:
        yield case.warning("Z075", _DELIVERY)


def _bearer_faults(case: RawCase, person: str) -> Iterator[Diagnostic]:
    if not case.has(_PERSON, person):
        yield case.fault("Z073", _DELIVERY, person=person)
    elif not case.has(_PERSON, person, "adres"):
        yield case.fault("Z074", (_PERSON, person), person=person)
