# SPDX-License-Identifier: EUPL-1.2
"""Accessible forms and letters for victims in criminal proceedings, in every format from one source.

Open a `Library` once and pass it to what you need:

- `render` and `render_for_case` make one document; `build` makes every form;
- `hearing` makes all documents of a hearing from its case; `letters` makes one letter for each row of a list;
- `read` gives the answers of filled files; `carry_into` makes the next form of them; `verify` tells whether
  a file is what it says it is;
- `compare_filled` tells what was answered otherwise in the newer of two filled forms;
- `compare` tells what differs between two versions; `check` finds every fault of a configuration.

Nothing is kept: what these functions are given goes into what they return, or into the folder that is named.
What a user can mend is a `ProeftuinError`, with every `Diagnostic` at once. `docs/python.md`
has an example of each. Names are imported when they are first used, so that a start costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from proeftuin_docs.comparison.filled import FilledComparison, compare_filled, filled_page
    from proeftuin_docs.comparison.versions import compare, compare_as_page
    from proeftuin_docs.errors import (
        ConfigurationError,
        DataError,
        DefinitionError,
        Diagnostic,
        FaultsFoundError,
        Place,
        ProeftuinError,
        RenderError,
        Severity,
        WrongUsageError,
    )
    from proeftuin_docs.hearings.hearing_set import HearingSet, hearing
    from proeftuin_docs.library import Library
    from proeftuin_docs.mailmerge.run import Outcome, Request, letters
    from proeftuin_docs.output_folder.sets import write_all
    from proeftuin_docs.quality.check import check
    from proeftuin_docs.returned.given_files import GivenFile
    from proeftuin_docs.returned.joining import join_parts
    from proeftuin_docs.returned.reading import read
    from proeftuin_docs.returned.readings import Reading
    from proeftuin_docs.returned.verify import Verdict, Verified, verify, verify_printed
    from proeftuin_docs.usecases.build import build
    from proeftuin_docs.usecases.carry import CarriedForm, carry_into
    from proeftuin_docs.usecases.publish import publish
    from proeftuin_docs.usecases.render import render, render_for_case

__version__ = "0.1.0"

_WHERE: Final = {
    "comparison.filled": ("FilledComparison", "compare_filled", "filled_page"),
    "comparison.versions": ("compare", "compare_as_page"),
    "errors": (
        *("ConfigurationError", "DataError", "DefinitionError", "Diagnostic", "FaultsFoundError", "Place"),
        *("ProeftuinError", "RenderError", "Severity", "WrongUsageError"),
    ),
    "hearings.hearing_set": ("HearingSet", "hearing"),
    "library": ("Library",),
    "output_folder.sets": ("write_all",),
    "quality.check": ("check",),
    "returned.given_files": ("GivenFile",),
    "returned.joining": ("join_parts",),
    "returned.reading": ("read",),
    "returned.readings": ("Reading",),
    "returned.verify": ("Verdict", "Verified", "verify", "verify_printed"),
    "mailmerge.run": ("Outcome", "Request", "letters"),
    "usecases.build": ("build",),
    "usecases.carry": ("CarriedForm", "carry_into"),
    "usecases.publish": ("publish",),
    "usecases.render": ("render", "render_for_case"),
}
_MODULES: Final = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "CarriedForm",
    "ConfigurationError",
    "DataError",
    "DefinitionError",
    "Diagnostic",
    "FaultsFoundError",
    "FilledComparison",
    "GivenFile",
    "HearingSet",
    "Library",
    "Outcome",
    "Place",
    "ProeftuinError",
    "Reading",
    "RenderError",
    "Request",
    "Severity",
    "Verdict",
    "Verified",
    "WrongUsageError",
    "build",
    "carry_into",
    "check",
    "compare",
    "compare_as_page",
    "compare_filled",
    "filled_page",
    "hearing",
    "join_parts",
    "letters",
    "publish",
    "read",
    "render",
    "render_for_case",
    "verify",
    "verify_printed",
    "write_all",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class or a function
    """Import a name of the public face when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
