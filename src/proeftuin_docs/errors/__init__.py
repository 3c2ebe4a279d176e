# SPDX-License-Identifier: EUPL-1.2
"""Faults by name, one base error, one subclass per cause, and the diagnostics that they carry."""

from proeftuin_docs.errors.declaring import AnyFault, Fault, declared
from proeftuin_docs.errors.diagnostics import Diagnostic, Place, PlaceKind, Severity, known_words, number_of
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
from proeftuin_docs.errors.problems import (
    held_word,
    json_problem,
    system_problem,
    typst_problem,
    yaml_problem,
    zip_problem,
)

__all__ = [
    "AnyFault",
    "ConfigurationError",
    "DataError",
    "DefinitionError",
    "Diagnostic",
    "ExitCode",
    "Fault",
    "FaultsFoundError",
    "Place",
    "PlaceKind",
    "ProeftuinError",
    "RenderError",
    "Severity",
    "ToolMissingError",
    "WrongUsageError",
    "declared",
    "held_word",
    "json_problem",
    "known_words",
    "number_of",
    "system_problem",
    "typst_problem",
    "yaml_problem",
    "zip_problem",
]
