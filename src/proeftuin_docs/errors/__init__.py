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
    "known_codes",
    "warning",
]
