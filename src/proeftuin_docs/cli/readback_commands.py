"""The commands that read the answers of filled files and verify files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proeftuin_docs.cli.app import (
    STANDARD,
    app,
    config_option,
    current_library,
    json_option,
    print_json,
    print_status,
    words,
)
from proeftuin_docs.cli.dutch import DutchOption
from proeftuin_docs.errors import ExitCode, WrongUsageError, returned

if TYPE_CHECKING:
    from proeftuin_docs.returned.given_files import GivenFile
    from proeftuin_docs.returned.readings import Reading


@app.command("read", help=words("help", "read"))
@click.argument("files", nargs=-1, required=True, metavar=words("metavars", "some_files"))
@json_option
@click.option("--csv", "as_csv", cls=DutchOption, is_flag=True, help=words("options", "csv"))
@click.option(
    "--as",
    "as_version",
    cls=DutchOption,
    metavar=words("metavars", "version"),
    help=words("options", "as_version"),
)
@click.option("--as-coordinator", cls=DutchOption, is_flag=True, help=words("options", "as_coordinator"))
@click.option(
    "-o", "--output", cls=DutchOption, metavar=words("metavars", "path"), help=words("options", "readings")
)
@config_option
def read_command(  # noqa: D103, PLR0917 - one parameter for each option
    files: tuple[str, ...],
    as_json: bool,
    as_csv: bool,
    as_version: str | None,
    as_coordinator: bool,
    output: str | None,
    config: Path | None,
) -> None:
    from proeftuin_docs.returned.reading import read

    del config
    if as_json == as_csv and (as_json or output is not None):
        raise WrongUsageError([returned.json_or_csv()])
    given = [_given(name) for name in files]
    readings = read(current_library(), given, as_version, as_coordinator=as_coordinator)
    _print_preamble(readings, as_coordinator=as_coordinator)
    if as_json or as_csv:
        _give(_table(readings) if as_csv else _json(readings), output)
    else:
        from proeftuin_docs.cli.views import show_readings

        show_readings(readings)
    if any(reading.failed for reading in readings):
        raise click.exceptions.Exit(ExitCode.FAULTS_FOUND)


@app.command("verify", help=words("help", "verify"))
@click.argument("files", nargs=-1, metavar=words("metavars", "files"))
@click.option(
    "--printed", cls=DutchOption, metavar=words("metavars", "line"), help=words("options", "printed")
)
@json_option
@config_option
def verify_command(  # noqa: D103
    files: tuple[str, ...], printed: str | None, as_json: bool, config: Path | None
) -> None:
    from proeftuin_docs.cli.views import show_verdict
    from proeftuin_docs.returned.verify import verdict_data, verify, verify_printed

    del config
    if not files and printed is None:
        raise WrongUsageError([returned.nothing_given()])
    library = current_library()
    verdicts = verify(library, [_given(name) for name in files])
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


def _given(name: str) -> "GivenFile":
    from proeftuin_docs.returned.given_files import GivenFile, read_piped, read_returned

    return GivenFile(name, read_piped if name == STANDARD else lambda: read_returned(Path(name)))


def _print_preamble(readings: Sequence["Reading"], *, as_coordinator: bool) -> None:
    """Print what comes before the answers: promises first, then problems."""
    for promise in dict.fromkeys(reading.promise for reading in readings if reading.promise):
        key = "promised_coordinator" if as_coordinator else "promised"
        print_status(words("messages", key, promise=promise))
    for reading in readings:
        for problem in reading.problems:
            print_status(str(problem))


def _json(readings: Sequence["Reading"]) -> bytes:
    from proeftuin_docs.returned.readings import readings_json

    return readings_json(readings)


def _table(readings: Sequence["Reading"]) -> bytes:
    from proeftuin_docs.returned.table import readings_table

    return readings_table(readings)


def _give(content: bytes, output: str | None) -> None:
    """Writes where the user points, and nowhere else."""
    from proeftuin_docs.cli.app import write_standard_output
    from proeftuin_docs.files import write_atomically

    if output is None or output == STANDARD:
        write_standard_output(content)
    else:
        write_atomically(Path(output), content)
        print_status(words("messages", "written", path=output))
