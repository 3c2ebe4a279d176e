# SPDX-License-Identifier: EUPL-1.2
"""The command line: `main` is the program's entry point."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""The exit code of a run that the user stopped, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end the process with its exit code, also when it is stopped while it loads."""
    try:
        from proeftuin_docs.cli import program

        program.main(arguments)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
