"""The words of a cover sheet: where a stack goes, how large it is, and what to do with it."""

from collections.abc import Iterator

from proeftuin_docs.renderers.pdf.cover import Cover
from proeftuin_docs.service.bulk.stacks import Bundle, ranges
from proeftuin_docs.text.wording import Wording

_PAIR = 2


def cover_of(bundle: Bundle, number: int, total: int, wording: Wording) -> Cover:
    """The cover of a stack, which is this one (from 1) of so many; no reader of a letter is named on it."""
    method, name = bundle.destination.method, bundle.destination.name
    title = wording.phrase(f"cover_title_{method}")
    return Cover(
        label=wording.phrase("cover_label", title=title, name=name) if name else title,
        place=wording.phrase("cover_place", number=number, total=total),
        title=title,
        address=tuple(_address(bundle, wording)),
        numbers=(
            (wording.phrase("cover_letters"), str(len(bundle.letters))),
            (wording.phrase("cover_sheets"), str(bundle.sheets)),
            (wording.phrase("cover_pages"), str(bundle.pages)),
        ),
        counting=wording.phrase("cover_counting"),
        heading=wording.phrase("cover_what"),
        steps=tuple(_steps(bundle, wording)),
        facts=(
            (wording.phrase("cover_dates"), (_days(bundle, wording),)),
            (wording.phrase("cover_rows"), tuple(_rows(bundle, wording))),
        ),
        note=wording.phrase("cover_note"),
        language=wording.phrase("language"),
        day=bundle.days[-1],
    )


def _address(bundle: Bundle, wording: Wording) -> Iterator[str]:
    destination = bundle.destination
    if destination.name:
        yield destination.name
    if destination.organisation and bundle.persons:
        yield wording.phrase("cover_attention", names=", ".join(bundle.persons))
    yield from destination.address


def _steps(bundle: Bundle, wording: Wording) -> Iterator[str]:
    """Yield the steps in order; who takes the stack gets their own letters beside the envelopes."""
    *steps, last = wording.phrase(f"cover_steps_{bundle.destination.method}").splitlines()
    yield from steps
    if bundle.accompanied:
        yield wording.phrase("cover_step_accompanying")
    yield last


def _days(bundle: Bundle, wording: Wording) -> str:
    first, last = wording.long_date(bundle.days[0]), wording.long_date(bundle.days[-1])
    return first if first == last else wording.phrase("cover_days", first=first, last=last)


def _rows(bundle: Bundle, wording: Wording) -> Iterator[str]:
    """The row numbers; three or more that follow each other as first and last."""
    for first, last in ranges(bundle.rows):
        if last - first < _PAIR:
            yield from map(str, range(first, last + 1))
        else:
            yield wording.phrase("cover_range", first=first, last=last)
