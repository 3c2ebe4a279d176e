"""The group of commands, and the options, words and streams that several of them share."""

import errno
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import click

import proeftuin_docs
from proeftuin_docs.cli.dutch import DutchGroup, DutchOption
from proeftuin_docs.errors import DataError, Place, answers, system_problem
from proeftuin_docs.packaged_words import packaged_words

if TYPE_CHECKING:
    from proeftuin_docs.library import Library

_FILE: Final = ("proeftuin_docs.cli", "texts.nl.yaml")


def words(group: str, key: str, **facts: object) -> str:
    """The text of this key, with its facts filled in literally."""
    return str(packaged_words(*_FILE)[group][key]).format_map(facts)


def app_help() -> str:
    """Return the description of the program."""
    return str(packaged_words(*_FILE)["app"])


def read_standard_input() -> bytes:
    """Everything on standard input; raises `DataError` when it is closed or cannot be read."""
    try:
        return _open(sys.stdin).buffer.read()
    except OSError as error:
        raise DataError([answers.unreadable_file(Place("-"), problem=system_problem(error))]) from error


def write_standard_output(content: bytes) -> None:
    """These bytes and nothing else on standard output; raises `OSError` when it cannot be written."""
    output = _open(sys.stdout).buffer
    output.write(content)
    output.flush()


def _open(stream: TextIO | None) -> TextIO:
    """The stream; Python has none where the one who started the program had closed it."""
    if stream is None:
        raise OSError(errno.EBADF, "")
    return stream


STANDARD = "-"

Command = Callable[..., None]


def config_option(command: Command) -> Command:
    """The option `--config` on a command."""
    return click.option(
        "--config",
        cls=DutchOption,
        type=click.Path(path_type=Path),
        envvar="PROEFTUIN_DOCS_CONFIG",
        metavar=words("metavars", "folder"),
        help=words("options", "config"),
    )(command)


def output_option(metavar: str, text: str) -> Callable[[Command], Command]:
    """A decorator that adds the required option `-o`."""
    return click.option(
        "-o",
        "--output",
        cls=DutchOption,
        required=True,
        metavar=words("metavars", metavar),
        help=words("options", text),
    )


def json_option(command: Command) -> Command:
    """The option `--json` on a command."""
    return click.option("--json", "as_json", cls=DutchOption, is_flag=True, help=words("options", "json"))(
        command
    )


def current_library() -> "Library":
    """Return the library of the configuration folder that was given before or after the command's name."""
    from proeftuin_docs.library import Library

    context: click.Context | None = click.get_current_context()
    while context is not None:
        if context.params.get("config"):
            return Library.open(Path(context.params["config"]))
        context = context.parent
    return Library.open()


@click.group(cls=DutchGroup, help=app_help(), no_args_is_help=True)
@config_option
@click.version_option(
    proeftuin_docs.__version__, message="%(prog)s %(version)s", help=words("options", "version")
)
def app(config: Path | None) -> None:  # noqa: D103 - its help is Dutch and in texts.nl.yaml
    del config


def print_json(data: Any) -> None:  # noqa: ANN401 - plain data
    """Prints plain data as JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_status(text: str) -> None:
    """Prints a line for people, on standard error."""
    click.echo(text, err=True)
