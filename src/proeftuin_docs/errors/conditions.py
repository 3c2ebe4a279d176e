"""The faults of conditions and placeholders; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def unreadable(*, condition: str, problem: str) -> None: ...


@fault
def unknown_switch(*, condition: str, name: str, known: str) -> None: ...


@fault
def unknown_value(*, name: str, known: str) -> None: ...


@fault
def value_may_be_absent(*, name: str, switch: str) -> None: ...


@fault
def unbalanced_brackets(*, text: str) -> None: ...
