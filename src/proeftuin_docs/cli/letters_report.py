# SPDX-License-Identifier: EUPL-1.2
"""The report on a mail merge: sums, warnings by kind, faults by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from proeftuin_docs.cli.app import print_status
from proeftuin_docs.cli.localisation import words
from proeftuin_docs.errors import Diagnostic, FaultsFoundError, Place, lists, usage

if TYPE_CHECKING:
    from proeftuin_docs.mailmerge.run import Outcome, Request

_SHOWN: Final = 50
"""So many faults on a screen; every one is in the list that comes back."""
_NUMBERS: Final = 12
"""So many row numbers with one finding."""
_MANY: Final = 3
"""In so many rows a fault is told once, with the numbers of all."""
_SUMS: Final = ("made", "altered", "kept", "moved", "without", "faulty", "held", "aside")


def show_outcome(outcome: "Outcome", request: "Request") -> None:
    """Says what was made and what to look at; raises `FaultsFoundError` when a row has a fault."""
    of_list: dict[int, list[Diagnostic]] = {}
    for item in outcome.of_list:
        of_list.setdefault(item.place.line or 1, []).append(item)
    for line in (
        *_told("letters_notice", of_list),
        *_told("letters_held_notice", outcome.held),
        *_told("letters_notice", outcome.warnings),
        *map(str, outcome.of_run),
        *(str(usage.letter_for_nobody(id=id_)) for id_ in outcome.unused),
    ):
        print_status(line)
    if request.all_or_nothing and outcome.unmade:
        print_status(words("messages", "letters_none", faulty=outcome.unmade))
    else:
        for line in _sums(outcome):
            print_status(line)
        print_status(words("messages", "letters_done", files=outcome.files, folder=request.folder))
        if outcome.beside:
            print_status(words("messages", "letters_beside", count=outcome.beside))
    for line in (*_lists(outcome), *_print_file(outcome, request)):
        print_status(line)
    if outcome.unmade:
        raise FaultsFoundError([*_faults(outcome, str(outcome.returned))])


def _lists(outcome: "Outcome") -> Iterator[str]:
    """Print the state of a list that was returned earlier."""
    if outcome.mended:
        yield words("messages", "letters_mended", path=outcome.mended)
    if outcome.list_aside:
        yield words("messages", "letters_list_aside")
    if outcome.manifest_aside:
        yield words("messages", "letters_manifest_aside")


def _print_file(outcome: "Outcome", request: "Request") -> Iterator[str]:
    """Print the facts of the print file, or that it was removed."""
    printed = outcome.printed
    if printed is not None:
        path = request.folder / printed.file
        facts = {"letters": printed.letters, "destinations": printed.destinations, "sheets": printed.sheets}
        yield words("messages", "letters_print", path=path, **facts)
        if outcome.unmade:
            yield words("messages", "letters_print_lacks")
    elif outcome.print_removed:
        yield words("messages", "letters_print_removed")
    elif request.one_pdf and not outcome.files and not outcome.unmade:
        yield words("messages", "letters_print_empty")


def _sums(outcome: "Outcome") -> Iterator[str]:
    """Return the sums of a run; the number of letters made is always among them."""
    numbers = {
        "made": outcome.made,
        "kept": outcome.kept,
        "moved": outcome.moved,
        "without": outcome.without,
        "faulty": len(outcome.faults),
        "held": len(outcome.held),
        "altered": outcome.altered,
        "aside": outcome.set_aside,
    }
    for name in _SUMS:
        if numbers[name] or name == "made":
            yield words("messages", f"letters_{name}", count=numbers[name])


def _told(key: str, found: Mapping[int, Sequence[Diagnostic]]) -> Iterator[str]:
    """Each finding once, under these words with the rows that it is about."""
    rows: dict[str, list[int]] = {}
    for row in sorted(found):
        for item in found[row]:
            said = str(replace(item, place=replace(item.place, file=None, line=None, column=None)))
            if row not in rows.setdefault(said, []):
                rows[said].append(row)
    for said, numbers in rows.items():
        yield f"{words('messages', key, rows=_which(numbers))}: {said}"


def _which(numbers: Sequence[int]) -> str:
    """Row numbers as words: all, or the first ones and how many there are more."""
    shown = ", ".join(map(str, numbers[:_NUMBERS]))
    if len(numbers) > _NUMBERS:
        return words("messages", "letters_many_rows", rows=shown, more=len(numbers) - _NUMBERS)
    return shown


def _faults(outcome: "Outcome", path: str) -> Iterator[Diagnostic]:
    """Each fault with its row, one that many rows have once; then where all of them are."""
    found = outcome.faults
    alike: dict[str, list[tuple[int, Diagnostic]]] = {}
    for row in sorted(found):
        for item in found[row]:
            alike.setdefault(str(replace(item, place=_without_row(item.place))), []).append((row, item))
    told = [item for group in alike.values() for item in _together(group)]
    yield from told[:_SHOWN]
    if len(told) > _SHOWN:
        yield lists.more_faults(count=len(told) - _SHOWN, path=path)
    if outcome.faults:
        yield lists.rows_without_letter(path=path)
    if outcome.held:
        yield lists.rows_held(path=path)


def _together(group: Sequence[tuple[int, Diagnostic]]) -> Iterator[Diagnostic]:
    """Return one fault of several rows: once for each row, or once with all row numbers."""
    if len(group) < _MANY:
        yield from (item for _, item in group)
        return
    first = group[0][1]
    rows = words("messages", "letters_rows", rows=_which([row for row, _ in group]))
    path = f"{rows}: {first.place.path}" if first.place.path else rows
    yield replace(first, place=replace(_without_row(first.place), path=path))


def _without_row(place: Place) -> Place:
    return replace(place, line=None, column=None)
