# SPDX-License-Identifier: EUPL-1.2
"""The commands that read the answers of filled files and verify files."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from proeftuin_docs.cli.app import (
    STANDARD,
    argument,
    command,
    current_library,
    json_option,
    option,
    print_json,
    print_prefilled,
    print_status,
    read_input,
    require_ending,
    size_option,
    today_option,
    write_output,
)
from proeftuin_docs.cli.localisation import words
from proeftuin_docs.errors import ExitCode, Place, WrongUsageError, filled, flows, returned, usage
from proeftuin_docs.errors.visible import escaped

if TYPE_CHECKING:
    from proeftuin_docs.comparison.filled import FilledComparison
    from proeftuin_docs.returned.given_files import GivenFile
    from proeftuin_docs.returned.readings import Reading

_TEXT = "text"
_HTML = "html"


@command("read")
@argument("files", "some_files", nargs=-1, required=True)
@json_option
@option("csv", "--csv", "as_csv")
@option("as_version", "--as", "as_version", metavar="version")
@option("as_coordinator", "--as-coordinator")
@option("held_case", "--case", "case", metavar="file")
@option("join", "--join")
@option("readings", "-o", "--output", metavar="path")
def read_command(  # noqa: D103
    files: tuple[str, ...],
    *,
    as_json: bool,
    as_csv: bool,
    as_version: str | None,
    as_coordinator: bool,
    case: str | None,
    join: bool,
    output: str | None,
) -> None:
    from proeftuin_docs.returned.sandbox.sandbox import shared_reader

    shared_reader().start()
    from proeftuin_docs.cli.views import show_readings
    from proeftuin_docs.returned.joining import join_parts
    from proeftuin_docs.returned.reading import read
    from proeftuin_docs.returned.readings import readings_json
    from proeftuin_docs.returned.table import readings_table

    if as_json == as_csv and (as_json or output is not None):
        raise WrongUsageError([returned.json_or_csv()])
    require_ending(output, ".csv" if as_csv else ".json")
    given = [_given(name) for name in files]
    readings = read(
        current_library(), given, as_version, as_coordinator=as_coordinator, case=_given_case(case)
    )
    if join:
        readings = [join_parts(readings)]
    _print_preamble(readings, as_coordinator=as_coordinator)
    if as_json or as_csv:
        write_output(readings_table(readings) if as_csv else readings_json(readings), output, private=True)
    else:
        show_readings(readings)
    if any(reading.failed for reading in readings):
        raise click.exceptions.Exit(ExitCode.FAULTS_FOUND)


_CASE: Final = "zaak"
"""What forms are carried into that is no form."""


@command("carry")
@argument("files", "some_files", nargs=-1, required=True)
@option("to", "--to", "target", required=True, metavar="id")
@option("case", "--case", metavar="file")
@option("order", "--order", default="", metavar="column")
@option("carry_format", "--format", "format_name", metavar="pdf|print|docx|html")
@option("carried_data", "--data", "data", metavar="path")
@option("output", "-o", "--output", required=True, metavar="path")
@size_option
@today_option
def carry_command(  # noqa: D103
    files: tuple[str, ...],
    *,
    target: str,
    case: str | None,
    order: str,
    format_name: str | None,
    data: str | None,
    output: str,
    size: str,
    today: date,
) -> None:
    from proeftuin_docs.document import Size
    from proeftuin_docs.renderers.registry import find_format, format_of
    from proeftuin_docs.usecases.carry import carry_into, carry_into_case

    library, returned_files = current_library(), [_given(name) for name in files]
    given = _given_case(case)
    _refuse_to_overwrite(output, data)
    if target == _CASE:
        require_ending(output, ".yaml")
        if data or format_name or order or size != Size.NORMAL:
            raise WrongUsageError([flows.case_has_one_format()])
        carried = carry_into_case(library, returned_files, case=given, today=today)
    else:
        wanted = find_format(format_name) if format_name else format_of(output)
        require_ending(output, wanted.ending)
        require_ending(data, ".json")
        carried = carry_into(
            library, returned_files, target, wanted.name, case=given, today=today, size=size, order=order
        )
    for problem in carried.problems:
        print_status(str(problem))
    print_prefilled(carried.prefilled)
    if carried.balance:
        print_status(carried.balance)
    write_output(carried.document, output, private=True)
    if data:
        write_output(carried.data, data, private=True)
    if carried.failed:
        raise click.exceptions.Exit(ExitCode.FAULTS_FOUND)


@command("compare")
@argument("files", "two_files", nargs=-1, required=True)
@option("older", "--older", metavar="file")
@option("diff_format", "--format", "format_name", default=_TEXT, metavar=f"{_TEXT}|{_HTML}")
@json_option
@option("as_coordinator", "--as-coordinator")
@option("readings", "-o", "--output", metavar="path")
def compare_command(  # noqa: D103
    files: tuple[str, ...],
    *,
    older: str | None,
    format_name: str,
    as_json: bool,
    as_coordinator: bool,
    output: str | None,
) -> None:
    from proeftuin_docs.comparison.filled import compare_filled

    if format_name not in (_TEXT, _HTML):
        known = f"{_TEXT}, {_HTML}"
        raise WrongUsageError([usage.unknown_comparison_format(format=format_name, known=known)])
    if as_json and format_name == _HTML:
        raise WrongUsageError([filled.text_page_or_data()])
    if format_name == _HTML and output is None:
        raise WrongUsageError([usage.no_page_to_write()])
    require_ending(output, ".json" if as_json else ".html" if format_name == _HTML else ".txt")
    compared = compare_filled(
        current_library(), [_given(name) for name in files], older, as_coordinator=as_coordinator
    )
    told = [form.reading for form in compared.forms]
    _print_preamble(told if as_json or output else [], as_coordinator=as_coordinator)
    write_output(_compared(compared, as_json=as_json, format_name=format_name), output, private=True)
    if compared.failed:
        raise click.exceptions.Exit(ExitCode.FAULTS_FOUND)


def _compared(compared: "FilledComparison", *, as_json: bool, format_name: str) -> bytes:
    from proeftuin_docs.cli.filled_view import filled_lines
    from proeftuin_docs.comparison.filled import filled_page

    if as_json:
        return f"{escaped(json.dumps(compared.data, ensure_ascii=False, indent=2))}\n".encode()
    if format_name == _HTML:
        return filled_page(compared, current_library())
    lines = filled_lines(compared, current_library().wording_of(compared.definition))
    return ("\n".join(lines) + "\n").encode(errors="backslashreplace")


@command("verify")
@argument("files", "files", nargs=-1)
@option("printed", "--printed", metavar="line")
@option("held_case", "--case", "case", metavar="file")
@json_option
def verify_command(  # noqa: D103
    files: tuple[str, ...], printed: str | None, case: str | None, *, as_json: bool
) -> None:
    from proeftuin_docs.cli.views import show_verdict
    from proeftuin_docs.returned.verify import verdict_data, verify, verify_printed

    if not files and printed is None:
        raise WrongUsageError([returned.nothing_given()])
    library = current_library()
    verdicts = verify(library, [_given(name) for name in files], _given_case(case))
    if printed is not None:
        verdicts.append(verify_printed(library, printed))
    if as_json:
        plain = [verdict_data(verdict) for verdict in verdicts]
        print_json(plain[0] if len(plain) == 1 else plain)
    else:
        for verdict in verdicts:
            show_verdict(verdict)
    if not all(verdict.sound for verdict in verdicts):
        raise click.exceptions.Exit(ExitCode.FAULTS_FOUND)


def _refuse_to_overwrite(*paths: str | None) -> None:
    """Raise `WrongUsageError` for each file that is there already: somebody may have decided in it."""
    there = [path for path in paths if path and path != STANDARD and Path(path).exists()]
    if there:
        raise WrongUsageError([flows.already_there(Place(path)) for path in there])


def _given(name: str) -> "GivenFile":
    from proeftuin_docs.returned.given_files import GivenFile, read_piped, read_returned

    return GivenFile(name, read_piped if name == STANDARD else lambda: read_returned(Path(name)))


def _given_case(name: str | None) -> tuple[bytes, str] | None:
    return (read_input(name), name) if name else None


def _print_preamble(readings: Sequence["Reading"], *, as_coordinator: bool) -> None:
    """Print what comes before the answers: promises first, then problems."""
    for promise in dict.fromkeys(reading.promise for reading in readings if reading.promise):
        key = "promised_coordinator" if as_coordinator else "promised"
        print_status(words("messages", key, promise=promise))
    for reading in readings:
        for problem in reading.problems:
            print_status(str(problem))
