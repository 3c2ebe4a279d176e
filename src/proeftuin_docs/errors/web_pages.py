"""The faults of web pages that come back; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@warning
def not_kept() -> None: ...


@fault
def not_utf8() -> None: ...


@fault
def too_large() -> None: ...


@fault
def saved_by_browser() -> None: ...


@warning
def runs_something() -> None: ...
