# SPDX-License-Identifier: EUPL-1.2
"""The group of commands, and the options, words and streams that several of them share."""

import errno
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import click

import proeftuin_docs
from proeftuin_docs.cli.localisation import DutchGroup, DutchOption, words
from proeftuin_docs.errors import (
    AnyFault,
    DataError,
    Place,
    WrongUsageError,
    answers,
    files,
    flows,
    system_problem,
    usage,
)
from proeftuin_docs.errors.visible import escaped, visible_lines
from proeftuin_docs.packaged_words import packaged_words
from proeftuin_docs.text.plain_values import read_day

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from proeftuin_docs.library import Library

STANDARD: Final = "-"
"""Standard input or output, instead of a file."""
_FILE: Final = ("proeftuin_docs.cli", "texts.nl.yaml")
_FOLDER: Final = "proeftuin_docs.configuration"

Run = Callable[..., None]


def command(name: str, *, configured: bool = True) -> Callable[[Run], click.Command]:
    """Return the decorator that adds a command, with `--config` as its last option where `configured`.

    Its help is in `texts.nl.yaml`, under its name with underscores.
    """

    def added(run: Run) -> click.Command:
        if configured:
            parameters: list[click.Parameter] = vars(_config(run))["__click_params__"]
            parameters.insert(0, parameters.pop())  # click turns the list round
        return app.command(name, help=words("help", name.replace("-", "_")))(run)

    return added


def argument(name: str, metavar: str, **settings: Any) -> Callable[[Run], Run]:  # noqa: ANN401 - click's own
    """Return the decorator that adds an argument."""
    return click.argument(
        name, metavar=_placeholder(metavar), shell_complete=_completion(metavar), **settings
    )


def option(help_: str, *names: str, metavar: str | None = None, **settings: Any) -> Callable[[Run], Run]:  # noqa: ANN401
    """Return the decorator that adds an option; without `metavar` it is a flag.

    `help_` is a key of `texts.nl.yaml`; `metavar` is one too, or else stands as it is.
    """
    if metavar is None:
        settings["is_flag"] = True
    else:
        settings |= {"metavar": _placeholder(metavar), "shell_complete": _completion(metavar)}
    return click.option(*names, cls=DutchOption, help=words("options", help_), **settings)


def _placeholder(key: str) -> str:
    return str(packaged_words(*_FILE)["metavars"].get(key, key))


def _completion(metavar: str) -> Callable[..., "list[CompletionItem]"]:
    """Return what tells a shell how a value may go on: the choices in `a|b`, or else names of files."""

    def offered(_context: click.Context, _parameter: click.Parameter, begun: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        choices = metavar.split("|")
        if len(choices) == 1:
            return [CompletionItem(begun, type="file")]
        return [CompletionItem(choice) for choice in choices if choice.startswith(begun)]

    return offered


def _keep_folder(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    """Keep the configuration folder; one after the command's name counts before one above it."""
    if folder is not None:
        context.meta[_FOLDER] = folder


_config: Final = option(
    "config",
    "--config",
    metavar="folder",
    type=click.Path(path_type=Path),
    envvar="PROEFTUIN_DOCS_CONFIG",
    expose_value=False,
    callback=_keep_folder,
)


def _read_today(_context: click.Context, _option: click.Parameter, text: str | None) -> date:
    """Return the day of the run; the clock is read here and nowhere else."""
    if text is None:
        return date.today()
    day = read_day(text)
    if day is None:
        raise WrongUsageError([usage.not_a_day()])
    return day


today_option: Final = option(
    "today", "--today", metavar="day", envvar="PROEFTUIN_DOCS_TODAY", callback=_read_today
)
size_option: Final = option("size", "--size", default="normaal", metavar="normaal|groot")
json_option: Final = option("json", "--json", "as_json")


def current_library(*, new: bool = False) -> "Library":
    """Return the library of the configuration folder that was given before or after the command's name.

    That may be a `new` folder where the command starts one.
    """
    from proeftuin_docs.library import Library

    return Library.open(configuration_folder(), new=new)


def configuration_folder() -> Path | None:
    """Return the configuration folder that was given before or after the command's name; None without one."""
    folder: Path | None = click.get_current_context().meta.get(_FOLDER)
    return folder


@click.group(cls=DutchGroup, help=packaged_words(*_FILE)["app"], no_args_is_help=True)
@_config
@click.version_option(
    proeftuin_docs.__version__, message="%(prog)s %(version)s", help=words("options", "version")
)
def app() -> None:  # noqa: D103 - its help is Dutch and in texts.nl.yaml
    return


def read_input(name: str, unreadable: AnyFault = answers.unreadable_file, most: int | None = None) -> bytes:
    """Return the bytes of a file that the user named, `-` for standard input.

    Raises `DataError` with this fault when it is closed or cannot be read, and for more than `most` bytes
    (without it, for more than people type).
    """
    from proeftuin_docs.files import MOST_TYPED, read_bounded, read_named_file

    bound = most or MOST_TYPED
    if name != STANDARD:
        return read_named_file(Path(name), unreadable, bound)
    try:
        return read_bounded(_open(sys.stdin).buffer, name, bound)
    except OSError as error:
        raise DataError([answers.unreadable_file(Place("-"), problem=system_problem(error))]) from error


_DOCUMENTS: Final = (".pdf", ".docx", ".doc", ".dotx", ".odt", ".rtf", ".txt", ".html", ".htm")
_DATA: Final = (".xml", ".json", ".yaml", ".yml", ".csv", ".xlsx", ".xls", ".zip")
_ENDINGS: Final = frozenset((*_DOCUMENTS, *_DATA))
"""The ends of names by which people know what a file is."""


def require_ending(output: str | None, wanted: str) -> None:
    """Raise `WrongUsageError` when the name of a file says that it is something else."""
    ending = Path(output or STANDARD).suffix.lower()
    if ending in _ENDINGS and ending != Path(f"x{wanted}").suffix:
        shown = Path(f"x{wanted}").suffix
        raise WrongUsageError([usage.other_ending(Place(output), ending=ending, wanted=shown)])


def output_folder(output: str) -> Path:
    """Return the folder that the user named; raises `WrongUsageError` when it is called as a file is."""
    ending = Path(output).suffix.lower()
    if ending in _ENDINGS:
        raise WrongUsageError([usage.folder_named_as_file(Place(output), ending=ending)])
    return Path(output)


def keep_work(content: bytes, output: str | None) -> None:
    """Raise `WrongUsageError` when there is another file of this name in which somebody may have worked.

    That is a document that is not as this program wrote it, or any text.
    """
    from proeftuin_docs.files import MOST_GIVEN, read_named_file
    from proeftuin_docs.formats.untouched import may_hold_work

    path = Path(output or STANDARD)
    if output == STANDARD or not path.is_file():
        return
    there = read_named_file(path, files.unwritable, MOST_GIVEN)
    if there != content and may_hold_work(there, path.name):
        raise WrongUsageError([flows.already_there(Place(output))])


def write_output(content: bytes, output: str | None, *, private: bool = False) -> None:
    """Write where the user points and nowhere else: a file, or standard output for `-` or nothing.

    What is `private` is a file for its owner alone.

    Raises `OSError` when standard output is closed, `WrongUsageError` when a file cannot be written.
    """
    from proeftuin_docs.files import write_atomically

    if output is None or output == STANDARD:
        stream = _open(sys.stdout).buffer
        stream.write(content)
        stream.flush()
    else:
        write_atomically(Path(output), content, private=private)
        print_status(words("messages", "written", path=output))


def _open(stream: TextIO | None) -> TextIO:
    """The stream; Python has none where the one who started the program had closed it."""
    if stream is None:
        raise OSError(errno.EBADF, "")
    return stream


def print_json(data: Any) -> None:  # noqa: ANN401 - plain data
    """Print plain data as JSON on standard output."""
    print_text(escaped(json.dumps(data, ensure_ascii=False, indent=2)) + "\n")


def print_status(text: str) -> None:
    """Print a line for people, on standard error."""
    click.echo(visible_lines(text), err=True)


def print_prefilled(labels: Sequence[str]) -> None:
    """Print which fields a case filled in, on standard error; nothing when it filled none."""
    if labels:
        print_status(words("messages", "prefilled", labels=", ".join(labels)))


def print_line(text: str) -> None:
    """Print a line for people, on standard output."""
    print_text(visible_lines(text) + "\n")


def print_text(text: str) -> None:
    """Print text as it is on standard output; raises `OSError` when that is closed or full."""
    stream = _open(sys.stdout)
    click.echo(text, file=stream, nl=False)
    stream.flush()
