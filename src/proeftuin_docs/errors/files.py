"""The faults of files to write; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def unwritable(*, problem: str) -> None: ...
@fault
def too_large(*, limit: int) -> None: ...
