"""The faults of the Word template; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def no_content() -> None: ...


@fault
def misplaced_content(*, count: int) -> None: ...


@fault
def unknown_name(*, names: str, known: str) -> None: ...


@fault
def missing_style(*, name: str) -> None: ...


@fault
def other_language(*, found: str, expected: str) -> None: ...


@fault
def from_outside(*, part: str) -> None: ...


@fault
def unbalanced_braces(*, problem: str) -> None: ...


@fault
def faulty_part(*, part: str, problem: str) -> None: ...
