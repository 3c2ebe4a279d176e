# SPDX-License-Identifier: EUPL-1.2
"""The program: runs a command and turns every failure into words and an exit code."""

import contextlib
import os
import sys
import warnings
from collections.abc import Sequence

import click

from proeftuin_docs.cli.app import print_status
from proeftuin_docs.cli.commands import app
from proeftuin_docs.cli.localisation import dutch_messages, usage_error_text, words
from proeftuin_docs.errors import ExitCode, ProeftuinError, system_problem
from proeftuin_docs.output_folder.interruption import ended_as_by_ctrl_c

_INTERRUPTED = 130
_DEBUG = "PROEFTUIN_DOCS_DEBUG"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program and ends the process with the exit code that `ExitCode` describes.

    Never shows a traceback, since one could hold what somebody filled in; with the environment variable
    PROEFTUIN_DOCS_DEBUG set, an unexpected failure is raised as it is.
    """
    if not os.environ.get(_DEBUG):
        warnings.simplefilter("ignore")  # what libraries say to developers is nothing for a griffier
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a run; every message goes to standard error."""
    try:
        with dutch_messages(), ended_as_by_ctrl_c():
            ended_with = app.main(args=arguments, prog_name="proeftuin-docs", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except SystemExit as ended:
        if not ended.code:  # a shell was told how a line may go on
            return ExitCode.DONE
        _discard_output()  # click's answer to a reader that went away
        return ExitCode.WRONG_USAGE
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        if isinstance(error, OSError):
            _discard_output()
        print_status(_explained(error))
        return _exit_code(error)
    return ended_with if isinstance(ended_with, int) else ExitCode.DONE


def _discard_output() -> None:
    """Sends what standard output still holds to nowhere.

    Python would try it once more as it ends, fail again, and end with a code of its own (120).
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _exit_code(error: Exception) -> int:
    match error:
        case ProeftuinError():
            return error.exit_code
        case click.ClickException() | OSError():
            return ExitCode.WRONG_USAGE
        case _:
            return ExitCode.FAULTS_FOUND


def _explained(error: Exception) -> str:
    match error:
        case ProeftuinError():
            return str(error)
        case click.exceptions.NoArgsIsHelpError():
            return error.format_message()
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "proeftuin-docs"
            return f"{usage_error_text(error)}\n{words('usage', 'see_help', command=command)}"
        case OSError():
            return words("messages", "no_output", problem=system_problem(error))
        case _:
            return words("messages", "unexpected", kind=type(error).__name__)
