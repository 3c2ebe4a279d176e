"""The faults of YAML files; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def invalid(*, problem: str) -> None: ...


@fault
def repeated_key(*, key: str) -> None: ...


@fault
def refers_to_itself() -> None: ...


@fault
def key_is_no_word() -> None: ...


@fault
def too_deep() -> None: ...
