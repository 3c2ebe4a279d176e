"""Click in Dutch: help pages and usage faults."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from proeftuin_docs.cli.texts import words


class MissingCommandError(click.UsageError):
    """No command was named."""


class TooManyArgumentsError(click.UsageError):
    """More was given than the command takes; the message holds what is too much."""


class DutchOption(click.Option):
    """An option whose line on the help page is Dutch."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its explanation, which says itself whether it must be given."""
        required, self.required = self.required, False
        try:
            return super().get_help_record(ctx)
        finally:
            self.required = required


class DutchCommand(click.Command):
    """A command whose help page is Dutch."""

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("options_metavar", words("headings", "option_placeholder"))
        super().__init__(*args, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; raises `TooManyArgumentsError` for those that the command does not take."""
        ctx.allow_extra_args = True
        with _in_context(ctx):
            rest = super().parse_args(ctx, args)
        if rest:
            raise TooManyArgumentsError(" ".join(rest), ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line that says how to call the command."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The `--help` option."""
        return _dutch_help(super().get_help_option(ctx))


class DutchGroup(click.Group):
    """A group whose help page is Dutch."""

    command_class = DutchCommand

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("options_metavar", words("headings", "option_placeholder"))
        settings.setdefault("subcommand_metavar", words("headings", "command_placeholder"))
        super().__init__(*args, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the options before the command."""
        with _in_context(ctx):
            return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line that says how to call the program."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options and the commands."""
        _write_options(self, ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(90)) for name in self.list_commands(ctx)]
        with formatter.section(words("headings", "commands")):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which people meet them."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The `--help` option."""
        return _dutch_help(super().get_help_option(ctx))


def usage_fault(error: click.ClickException) -> str:
    """What is wrong with the command line, in Dutch."""
    match error:
        case click.MissingParameter():
            key, name = "missing", _parameter_name(error)
        case MissingCommandError(message=name):
            key = "missing"
        case click.NoSuchOption(option_name=name):
            key = "no_such_option"
        case click.exceptions.NoSuchCommand(command_name=name):
            key = "no_such_command"
        case click.BadOptionUsage(option_name=name):
            key = "no_value" if name in _flags(error.ctx) else "needs_value"
        case TooManyArgumentsError(message=name):
            key = "too_many"
        case _:
            key, name = "other", ""
    return words("usage", key, name=name)


@contextmanager
def _in_context(ctx: click.Context) -> Iterator[None]:
    """Says of a fault in an option which command it was given to; click's parser does not."""
    try:
        yield
    except click.BadOptionUsage as error:
        error.ctx = error.ctx or ctx
        raise


def _flags(ctx: click.Context | None) -> set[str]:
    """The options of a command that take no value."""
    parameters = ctx.command.get_params(ctx) if ctx else []
    return {
        name for item in parameters if isinstance(item, click.Option) and item.is_flag for name in item.opts
    }


def _parameter_name(error: click.MissingParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return str(parameter.metavar) if parameter else ""


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words("headings", "usage"))


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [item for item in command.get_params(ctx) if isinstance(item, click.Option)]
    records = [record for item in options if (record := item.get_help_record(ctx))]
    if records:
        with formatter.section(words("headings", "options")):
            formatter.write_dl(records)


def _dutch_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = words("options", "help")
    return option
