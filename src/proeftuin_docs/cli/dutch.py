"""Click in Dutch: help pages and usage faults."""

from typing import Any

import click

from proeftuin_docs.cli.texts import words


class DutchCommand(click.Command):
    """A command whose help page is Dutch."""

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("options_metavar", words("headings", "option_placeholder"))
        super().__init__(*args, **settings)

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
            return words("usage", "missing", name=_parameter_name(error))
        case click.NoSuchOption(option_name=option):
            return words("usage", "no_such_option", name=option)
        case click.exceptions.NoSuchCommand(command_name=command):
            return words("usage", "no_such_command", name=command)
        case click.BadOptionUsage(option_name=option):
            return words("usage", "needs_value", name=option)
        case _:
            return words("usage", "other", value=error.format_message())


def _parameter_name(error: click.MissingParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return str(parameter.metavar) if parameter else ""


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = command.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words("headings", "usage"))


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    records = [record for item in command.get_params(ctx) if (record := item.get_help_record(ctx))]
    if records:
        with formatter.section(words("headings", "options")):
            formatter.write_dl(records)


def _dutch_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = words("options", "help")
    return option
