"""One base error, one subclass per cause, and the diagnostics that they carry."""

from proeftuin_docs.errors.diagnostics import Diagnostic, Place, Severity, fault, known_codes, warning
from proeftuin_docs.errors.exceptions import (
    ConfigurationError,
    DataError,
    DefinitionError,
    ExitCode,
    FaultsFoundError,
    ProeftuinError,
    RenderError,
    ToolMissingError,
    WrongUsageError,
)
from proeftuin_docs.errors.problems import json_problem, system_problem

__all__ = [
    "ConfigurationError",
    "DataError",
    "DefinitionError",
    "Diagnostic",
    "ExitCode",
    "FaultsFoundError",
    "Place",
    "ProeftuinError",
    "RenderError",
    "Severity",
    "ToolMissingError",
    "WrongUsageError",
    "fault",
    "json_problem",
    "known_codes",
    "system_problem",
    "warning",
]
