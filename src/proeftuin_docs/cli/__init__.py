"""The command line: `main` is the program's entry point."""

from proeftuin_docs.cli.program import main

__all__ = ["main"]
