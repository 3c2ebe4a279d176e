"""The faults of the lock; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def invalid_line(*, line: str) -> None: ...


@fault
def repeated_version(*, line: str) -> None: ...


@fault
def not_published(*, name: str, status: str) -> None: ...


@fault
def changed_content(*, name: str) -> None: ...


@fault
def published_as_concept(*, name: str) -> None: ...


@fault
def missing_definition(*, name: str) -> None: ...


@fault
def published_otherwise(*, name: str) -> None: ...


@fault
def not_adopted(*, name: str, status: str) -> None: ...
