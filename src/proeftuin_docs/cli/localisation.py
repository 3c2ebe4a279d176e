# SPDX-License-Identifier: EUPL-1.2
"""Click in Dutch: its own words come from a gettext catalogue; here is what gettext cannot say."""

import gettext
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.errors.visible import visible
from proeftuin_docs.packaged_words import packaged_words

LOCALE_FOLDER: Final = Path(__file__).with_name("locale")
_DOMAIN: Final = "messages"
_LANGUAGE: Final = "LANGUAGE"
_SHORT_HELP_LENGTH: Final = 90
_TEXTS: Final = ("proeftuin_docs.cli", "texts.nl.yaml")


def words(group: str, key: str, **facts: object) -> str:
    """Return the text of this key, with its facts filled in literally."""
    shown = {name: visible(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return str(packaged_words(*_TEXTS)[group][key]).format_map(shown)


@contextmanager
def dutch_messages() -> Iterator[None]:
    """Let click find its words in Dutch, whatever the language of the machine, and put that back after."""
    folder, language = gettext.bindtextdomain(_DOMAIN), os.environ.get(_LANGUAGE)
    gettext.bindtextdomain(_DOMAIN, str(LOCALE_FOLDER))
    os.environ[_LANGUAGE] = "nl"
    try:
        yield
    finally:
        gettext.bindtextdomain(_DOMAIN, folder)
        os.environ.pop(_LANGUAGE)
        if language is not None:
            os.environ[_LANGUAGE] = language


class DutchOption(click.Option):
    """An option whose explanation says itself whether it must be given."""

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """Return what click adds to the explanation, without the mark of a required option."""
        extra = super().get_help_extra(ctx)
        extra.pop("required", None)
        return extra


class DutchCommand(click.Command):
    """A command with Dutch placeholders, whose explanation is never cut off."""

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("options_metavar", words("headings", "option_placeholder"))
        super().__init__(*args, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return the arguments that are left; name the command in a fault of an option, as click does not."""
        try:
            self._require_once(ctx, args)
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = error.ctx or ctx
            raise

    def _require_once(self, ctx: click.Context, args: list[str]) -> None:
        """Raise `WrongUsageError` for an option that has several values: click would take the last."""
        *_, given = self.make_parser(ctx).parse_args(args=list(args))
        valued = Counter(item for item in given if isinstance(item, click.Option) and not item.is_flag)
        repeated = [item.opts[-1] for item, times in valued.items() if times > 1 and not item.multiple]
        if repeated:
            raise WrongUsageError([usage.repeated_option(option=name) for name in repeated])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`, in Dutch: click makes it when it is first asked for, and keeps it."""
        with dutch_messages():
            return super().get_help_option(ctx)

    def get_short_help_str(self, limit: int = _SHORT_HELP_LENGTH) -> str:
        """Return the explanation in the list of commands, however narrow the screen."""
        return super().get_short_help_str(_SHORT_HELP_LENGTH)


class DutchGroup(DutchCommand, click.Group):
    """A group of such commands, in the order in which people meet them."""

    command_class = DutchCommand

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own signature
        settings.setdefault("subcommand_metavar", words("headings", "command_placeholder"))
        super().__init__(*args, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which they were added."""
        return list(self.commands)


def usage_error_text(error: click.UsageError) -> str:
    """Return what is wrong with the command line, in Dutch.

    Click puts a missing parameter's name after the word for 'missing', and says of a value that is not right
    what its type says: neither can be translated as a sentence.
    """
    match error:
        case click.MissingParameter():
            return words("usage", "missing", name=_parameter_name(error))
        case click.BadParameter() | click.BadArgumentUsage():
            return words("usage", "other")
        case _:
            return error.message


def _parameter_name(error: click.MissingParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return str(parameter.metavar) if parameter else ""
