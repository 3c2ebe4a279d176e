"""What became of a list, for whoever gave the order: sums, warnings by kind, faults by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from proeftuin_docs.cli.app import say
from proeftuin_docs.cli.texts import words
from proeftuin_docs.errors import Diagnostic, FaultsFoundError, Place, fault

if TYPE_CHECKING:
    from proeftuin_docs.service.bulk import Outcome, Request

_SHOWN: Final = 50
"""So many faulty rows on a screen; every one is in the list that comes back."""
_NUMBERS: Final = 12
"""So many row numbers with one warning."""
_SUMS: Final = ("made", "kept", "moved", "without", "faulty", "altered", "aside")


def show_outcome(outcome: "Outcome", request: "Request") -> None:
    """Says what was made and what to look at; raises `FaultsFoundError` when a row has a fault."""
    for line in _warnings(outcome.warnings):
        say(line)
    if request.all_or_nothing and outcome.faults:
        say(words("messages", "letters_none", faulty=len(outcome.faults)))
    else:
        for line in _sums(outcome):
            say(line)
        say(words("messages", "letters_done", files=outcome.files, folder=request.folder))
    for line in _print_file(outcome, request):
        say(line)
    if outcome.faults:
        raise FaultsFoundError([*_faults(outcome.faults, str(outcome.returned))])


def _print_file(outcome: "Outcome", request: "Request") -> Iterator[str]:
    """What there is to print, or that there is nothing any more."""
    printed = outcome.printed
    if printed is not None:
        path = request.folder / printed.file
        facts = {"letters": printed.letters, "destinations": printed.destinations, "sheets": printed.sheets}
        yield words("messages", "letters_print", path=path, **facts)
        if outcome.faults:
            yield words("messages", "letters_print_lacks")
    elif outcome.print_removed:
        yield words("messages", "letters_print_removed")
    elif request.one_pdf and not outcome.files and not outcome.faults:
        yield words("messages", "letters_print_empty")


def _sums(outcome: "Outcome") -> Iterator[str]:
    """What there is to count; what is made is said even when it is nothing."""
    numbers = {
        "made": outcome.made,
        "kept": outcome.kept,
        "moved": outcome.moved,
        "without": outcome.without,
        "faulty": len(outcome.faults),
        "altered": outcome.altered,
        "aside": outcome.set_aside,
    }
    for name in _SUMS:
        if numbers[name] or name == "made":
            yield words("messages", f"letters_{name}", count=numbers[name])


def _warnings(found: Mapping[int, Sequence[Diagnostic]]) -> Iterator[str]:
    """Each warning once, with the rows that it is about."""
    rows: dict[str, list[int]] = {}
    for row in sorted(found):
        for item in found[row]:
            said = str(replace(item, place=Place(path=item.place.path)))
            if row not in rows.setdefault(said, []):
                rows[said].append(row)
    for said, numbers in rows.items():
        yield f"{_which(numbers)}: {said}"


def _which(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_NUMBERS]))
    if len(numbers) > _NUMBERS:
        return words("messages", "letters_many_rows", rows=shown, more=len(numbers) - _NUMBERS)
    return words("messages", "letters_rows", rows=shown)


def _faults(found: Mapping[int, Sequence[Diagnostic]], path: str) -> Iterator[Diagnostic]:
    rows = sorted(found)
    for row in rows[:_SHOWN]:
        yield from found[row]
    if len(rows) > _SHOWN:
        yield fault("X045", count=len(rows) - _SHOWN, path=path)
    yield fault("X046", path=path)
