"""The faults of the configuration folder; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def no_such_folder() -> None: ...


@fault
def missing_templates(*, name: str) -> None: ...


@fault
def empty_folder(*, folders: str) -> None: ...


@fault
def not_utf8(*, position: int) -> None: ...


@fault
def unreadable_file(*, problem: str) -> None: ...


@fault
def incomplete_wording(*, language: str) -> None: ...


@fault
def unknown_placeholder(*, key: str, allowed: str) -> None: ...


@fault
def unknown_window_side(*, side: str, known: str) -> None: ...
