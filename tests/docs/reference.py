"""The page that says what every command takes, made of the commands themselves; run it to write the page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
import yaml

from proeftuin_docs.cli.commands import app
from proeftuin_docs.cli.localisation import dutch_messages
from tests.docs.pages import DOCS

PAGE: Final = DOCS / "opdrachten.md"
_FILE: Final = Path(__file__).with_suffix(".nl.yaml")
WORDS: Final[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _row(first: str, second: str) -> str:
    return f"| {first} | {_cell(second)} |"


def _section(name: str, command: click.Command, top: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=top)
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    records = filter(None, (item.get_help_record(context) for item in command.get_params(context)))
    rows = "\n".join(_row(f"`{_cell(names)}`", told) for names, told in records if told)
    return f"## {name}\n\n`{usage}`\n\n{command.help}\n\n{WORDS['options']}\n{rows}\n"


def code_rows() -> str:
    """The rows of the table of exit codes."""
    return "\n".join(_row(str(code), told) for code, told in WORDS["codes"].items())


def variables() -> Iterator[tuple[str, str]]:
    """Every environment variable, and the option whose place it takes or what it does."""
    options = (item for command in (app, *app.commands.values()) for item in command.params if item.envvar)
    found = {str(item.envvar): WORDS["stands_for"].format(option=f"`{item.opts[0]}`") for item in options}
    yield from sorted({**found, **WORDS["variables"]}.items())


def reference() -> str:
    """The page."""
    top = click.Context(app, info_name="proeftuin-docs")
    with dutch_messages():
        commands = [_section(name, app.commands[name], top) for name in app.list_commands(top)]
    codes = f"{WORDS['codes_head']}\n{code_rows()}\n"
    names = f"{WORDS['variables_head']}\n" + "\n".join(_row(f"`{name}`", told) for name, told in variables())
    return "\n".join([WORDS["introduction"], *commands, codes, names, ""])


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
