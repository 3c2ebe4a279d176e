# SPDX-License-Identifier: EUPL-1.2
"""The faults of the reviews; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@warning
def not_reviewed(*, name: str, title: str) -> None: ...
@fault
def unreadable(*, problem: int) -> None: ...
