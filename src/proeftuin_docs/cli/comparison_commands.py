"""The command for two versions beside each other."""

import os
import shutil
import sys
from pathlib import Path

import click

from proeftuin_docs.cli.app import STANDARD, app, config_option, current_library, print_status
from proeftuin_docs.cli.dutch import DutchOption
from proeftuin_docs.cli.texts import words
from proeftuin_docs.errors import WrongUsageError, usage

_TEXT = "text"
_HTML = "html"


@app.command("diff", help=words("help", "diff"))
@click.argument("old", metavar=words("metavars", "old_version"))
@click.argument("new", metavar=words("metavars", "new_version"))
@click.option(
    "--format",
    "format_name",
    cls=DutchOption,
    default=_TEXT,
    metavar=f"{_TEXT}|{_HTML}",
    help=words("options", "diff_format"),
)
@click.option(
    "-o", "--output", cls=DutchOption, metavar=words("metavars", "path"), help=words("options", "diff_output")
)
@config_option
def diff_command(old: str, new: str, *, format_name: str, output: str | None, config: Path | None) -> None:  # noqa: D103
    del config
    if format_name not in (_TEXT, _HTML):
        raise WrongUsageError(
            [usage.unknown_comparison_format(format=format_name, known=f"{_TEXT}, {_HTML}")]
        )
    if format_name == _HTML:
        _write_page(old, new, output)
    else:
        _write_text(old, new, output)


def _write_text(old: str, new: str, output: str | None) -> None:
    from proeftuin_docs.cli.showing_comparisons import comparison_lines
    from proeftuin_docs.comparison.versions import compare
    from proeftuin_docs.files import write_atomically

    comparison, told = compare(current_library(), old, new)
    if output is None and sys.stdout.isatty():
        width, coloured = shutil.get_terminal_size().columns, not os.environ.get("NO_COLOR")
        lines = comparison_lines(comparison, told, coloured=coloured, width=width)
    else:
        lines = comparison_lines(comparison, told, coloured=False)
    text = "\n".join(lines) + "\n"
    if output is None or output == STANDARD:
        click.echo(text, nl=False)
    else:
        write_atomically(Path(output), text.encode())
        print_status(words("messages", "written", path=output))


def _write_page(old: str, new: str, output: str | None) -> None:
    from proeftuin_docs.cli.streams import write_standard_output
    from proeftuin_docs.comparison.versions import compare_as_page
    from proeftuin_docs.files import write_atomically

    if output is None:
        raise WrongUsageError([usage.no_page_to_write()])
    page = compare_as_page(current_library(), old, new)
    if output == STANDARD:
        write_standard_output(page)
    else:
        write_atomically(Path(output), page)
        print_status(words("messages", "written", path=output))
