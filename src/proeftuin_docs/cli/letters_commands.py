"""The command for letters from a list: parse, call `service`, show."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from proeftuin_docs.cli.app import STANDARD, app, config_option, current_library, print_status, words
from proeftuin_docs.cli.dutch import DutchOption
from proeftuin_docs.errors import AnyFault, WrongUsageError, answers, lists, usage

if TYPE_CHECKING:
    from proeftuin_docs.service.bulk import Request

_MAX_WORKERS = 8


@app.command("letters", help=words("help", "letters"))
@click.argument("source", required=False, metavar=words("metavars", "list"))
@click.option(
    "-o",
    "--output",
    cls=DutchOption,
    metavar=words("metavars", "path"),
    help=words("options", "letters_output"),
)
@click.option(
    "--letter",
    "letters",
    cls=DutchOption,
    default="oproep-rc",
    metavar="ID[,ID]",
    help=words("options", "letter"),
)
@click.option(
    "--format",
    "formats",
    cls=DutchOption,
    default="pdf",
    metavar="pdf,docx",
    help=words("options", "letter_formats"),
)
@click.option("--common", cls=DutchOption, metavar=words("metavars", "file"), help=words("options", "common"))
@click.option(
    "--name-column",
    cls=DutchOption,
    metavar=words("metavars", "column"),
    help=words("options", "name_column"),
)
@click.option("--all-or-nothing", cls=DutchOption, is_flag=True, help=words("options", "all_or_nothing"))
@click.option("--one-pdf", cls=DutchOption, is_flag=True, help=words("options", "one_pdf"))
@click.option(
    "--workers",
    cls=DutchOption,
    type=click.IntRange(1),
    metavar=words("metavars", "number"),
    help=words("options", "workers"),
)
@click.option("--template", cls=DutchOption, is_flag=True, help=words("options", "template"))
@config_option
def letters_command(  # noqa: D103
    *,
    source: str | None,
    output: str | None,
    letters: str,
    formats: str,
    common: str | None,
    name_column: str | None,
    all_or_nothing: bool,
    one_pdf: bool,
    workers: int | None,
    template: bool,
    config: Path | None,
) -> None:
    from proeftuin_docs.service.bulk import Request

    del config
    if output is None:
        raise WrongUsageError([usage.no_destination()])
    if template:
        _write_template(output, letters)
        return
    if source is None:
        raise WrongUsageError([usage.no_list()])
    request = Request(
        content=_read(source, lists.unreadable_file),
        name=source,
        folder=Path(output),
        letters=_parts(letters),
        formats=_parts(formats),
        workers=workers or min(os.cpu_count() or 1, _MAX_WORKERS),
        all_or_nothing=all_or_nothing,
        one_pdf=one_pdf,
        name_column=name_column,
        common=(_read(common, answers.unreadable_file), common) if common else None,
    )
    _make(request)


def _make(request: "Request") -> None:
    from proeftuin_docs.cli.letters_report import show_outcome
    from proeftuin_docs.cli.progress import rows_progress
    from proeftuin_docs.service.bulk import make_letters

    with rows_progress(words("messages", "letters_making")) as report:
        outcome = make_letters(current_library(), request, report)
    show_outcome(outcome, request)


def _write_template(output: str, letters: str) -> None:
    from proeftuin_docs.cli.app import write_standard_output
    from proeftuin_docs.files import write_atomically
    from proeftuin_docs.usecases.empty_list import empty_list

    content = empty_list(current_library(), output, _parts(letters))
    if output == STANDARD:
        write_standard_output(content)
    else:
        write_atomically(Path(output), content)
        print_status(words("messages", "written", path=output))


def _read(source: str, unreadable: AnyFault) -> bytes:
    from proeftuin_docs.cli.app import read_standard_input
    from proeftuin_docs.files import read_named_file

    return read_standard_input() if source == STANDARD else read_named_file(Path(source), unreadable)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
