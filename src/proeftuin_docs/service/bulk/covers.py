"""The words of a cover sheet: where a stack goes, how large it is, and what to do with it."""

from collections.abc import Iterator

from proeftuin_docs.renderers.pdf.cover import Cover
from proeftuin_docs.service.bulk.stacks import Stack, ranges
from proeftuin_docs.text.wording import Wording

_PAIR = 2


def cover_of(stack: Stack, number: int, total: int, wording: Wording) -> Cover:
    """The cover of a stack, which is this one (from 1) of so many; no reader of a letter is named on it."""
    way, name = stack.destination.way, stack.destination.name
    title = wording.phrase(f"cover_title_{way}")
    return Cover(
        label=wording.phrase("cover_label", title=title, name=name) if name else title,
        place=wording.phrase("cover_place", number=number, total=total),
        title=title,
        address=tuple(_address(stack, wording)),
        numbers=(
            (wording.phrase("cover_letters"), str(len(stack.letters))),
            (wording.phrase("cover_sheets"), str(stack.sheets)),
            (wording.phrase("cover_pages"), str(stack.pages)),
        ),
        counting=wording.phrase("cover_counting"),
        heading=wording.phrase("cover_what"),
        steps=tuple(_steps(stack, wording)),
        facts=(
            (wording.phrase("cover_dates"), (_days(stack, wording),)),
            (wording.phrase("cover_rows"), tuple(_rows(stack, wording))),
        ),
        note=wording.phrase("cover_note"),
        language=wording.phrase("language"),
        day=stack.days[-1],
    )


def _address(stack: Stack, wording: Wording) -> Iterator[str]:
    destination = stack.destination
    if destination.name:
        yield destination.name
    if destination.organisation and stack.persons:
        yield wording.phrase("cover_attention", names=", ".join(stack.persons))
    yield from destination.address


def _steps(stack: Stack, wording: Wording) -> Iterator[str]:
    """What to do, in order; who takes the stack gets their own letters beside the closed envelopes."""
    *steps, last = wording.phrase(f"cover_steps_{stack.destination.way}").splitlines()
    yield from steps
    if stack.accompanied:
        yield wording.phrase("cover_step_accompanying")
    yield last


def _days(stack: Stack, wording: Wording) -> str:
    first, last = wording.long_date(stack.days[0]), wording.long_date(stack.days[-1])
    return first if first == last else wording.phrase("cover_days", first=first, last=last)


def _rows(stack: Stack, wording: Wording) -> Iterator[str]:
    """The row numbers; three or more that follow each other as first and last."""
    for first, last in ranges(stack.rows):
        if last - first < _PAIR:
            yield from map(str, range(first, last + 1))
        else:
            yield wording.phrase("cover_range", first=first, last=last)
