"""The program in this process, for the commands of a page."""

from tests.cli.conftest import program

__all__ = ["program"]
