# SPDX-License-Identifier: EUPL-1.2
"""The errors that reach a user, each with the exit code of the command line."""

from collections.abc import Sequence
from enum import IntEnum

from proeftuin_docs.errors.diagnostics import Diagnostic


class ExitCode(IntEnum):
    """The program's exit codes; part of the command line's contract."""

    DONE = 0
    FAULTS_FOUND = 1
    WRONG_USAGE = 2
    DEFINITION_FAULT = 3
    DATA_FAULT = 4
    CANNOT_RENDER = 5
    TOOL_MISSING = 6


class ProeftuinError(Exception):
    """Base of all errors with a cause that the user can mend; holds every fault that was found."""

    exit_code = ExitCode.FAULTS_FOUND

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))


class FaultsFoundError(ProeftuinError):
    """A check found faults."""

    exit_code = ExitCode.FAULTS_FOUND


class WrongUsageError(ProeftuinError):
    """The command cannot be carried out as it was given."""

    exit_code = ExitCode.WRONG_USAGE


class DefinitionError(ProeftuinError):
    """A definition, the lock or a template is faulty."""

    exit_code = ExitCode.DEFINITION_FAULT


class ConfigurationError(ProeftuinError):
    """The configuration folder cannot be used."""

    exit_code = ExitCode.DEFINITION_FAULT


class DataError(ProeftuinError):
    """The data given do not fit the definition."""

    exit_code = ExitCode.DATA_FAULT


class RenderError(ProeftuinError):
    """The document cannot be made, for instance because no font has a character."""

    exit_code = ExitCode.CANNOT_RENDER


class ToolMissingError(ProeftuinError):
    """A tool that this command needs is not there."""

    exit_code = ExitCode.TOOL_MISSING
