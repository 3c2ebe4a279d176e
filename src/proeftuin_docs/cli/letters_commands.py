# SPDX-License-Identifier: EUPL-1.2
"""The command for letters from a list: parse, call, show."""

import os
from datetime import date
from typing import TYPE_CHECKING

import click

from proeftuin_docs.cli.app import (
    argument,
    command,
    current_library,
    keep_work,
    option,
    output_folder,
    read_input,
    size_option,
    today_option,
    write_output,
)
from proeftuin_docs.cli.localisation import words
from proeftuin_docs.errors import WrongUsageError, lists, usage

if TYPE_CHECKING:
    from proeftuin_docs.mailmerge.run import Request

_MAX_WORKERS = 8


@command("letters")
@argument("source", "list", required=False)
@option("letters_output", "-o", "--output", metavar="path")
@option("letter", "--letter", "letters", metavar="ID[,ID]")
@option("letter_formats", "--format", "formats", default="pdf", metavar="pdf,docx")
@option("common", "--common", metavar="file")
@option("name_column", "--name-column", metavar="column")
@option("all_or_nothing", "--all-or-nothing")
@option("one_pdf", "--one-pdf")
@option("workers", "--workers", type=click.IntRange(1), metavar="number")
@size_option
@option("template", "--template")
@today_option
def letters_command(  # noqa: D103
    *,
    source: str | None,
    output: str | None,
    letters: str | None,
    formats: str,
    common: str | None,
    name_column: str | None,
    all_or_nothing: bool,
    one_pdf: bool,
    workers: int | None,
    size: str,
    template: bool,
    today: date,
) -> None:
    from proeftuin_docs.files import MOST_GIVEN
    from proeftuin_docs.mailmerge.run import DEFAULT_LETTERS, Request

    if output is None:
        raise WrongUsageError([usage.no_destination()])
    if template:
        _write_template(output, _parts(letters) or DEFAULT_LETTERS)
        return
    if source is None:
        raise WrongUsageError([usage.no_list()])
    request = Request(
        content=read_input(source, lists.unreadable_file, MOST_GIVEN),
        name=source,
        folder=output_folder(output),
        letters=_parts(letters) or DEFAULT_LETTERS,
        unasked=not _parts(letters),
        formats=_parts(formats),
        workers=workers or min(os.cpu_count() or 1, _MAX_WORKERS),
        all_or_nothing=all_or_nothing,
        one_pdf=one_pdf,
        name_column=name_column,
        common=(read_input(common), common) if common else None,
        today=today,
        size=size,
    )
    _make(request)


def _make(request: "Request") -> None:
    from proeftuin_docs.cli.letters_report import show_outcome
    from proeftuin_docs.cli.progress import rows_progress
    from proeftuin_docs.mailmerge.run import letters

    with rows_progress(words("messages", "letters_making")) as report:
        outcome = letters(current_library(), request, report)
    show_outcome(outcome, request)


def _write_template(output: str, letters: tuple[str, ...]) -> None:
    from proeftuin_docs.usecases.empty_list import empty_list

    content = empty_list(current_library(), output, letters)
    keep_work(content, output)
    write_output(content, output)


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
