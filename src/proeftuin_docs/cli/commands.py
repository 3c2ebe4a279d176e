# SPDX-License-Identifier: EUPL-1.2
"""Every command: importing a module of commands adds them to the group."""

from proeftuin_docs.cli import desk_commands, document_commands, letters_commands, readback_commands
from proeftuin_docs.cli.app import app

__all__ = ["app", "desk_commands", "document_commands", "letters_commands", "readback_commands"]
