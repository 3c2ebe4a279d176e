"""The faults of answers; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@fault
def empty_file() -> None: ...


@fault
def unknown_question(*, id: str, document: str, near: str) -> None: ...


@fault
def other_document(*, named: str, expected: str) -> None: ...


@fault
def no_explanation_here() -> None: ...


@fault
def unknown_key(*, key: str) -> None: ...


@fault
def not_text() -> None: ...


@fault
def impossible_character(*, code_point: str) -> None: ...


@fault
def not_a_number() -> None: ...


@fault
def not_a_date() -> None: ...


@fault
def not_yes_or_no() -> None: ...


@fault
def unknown_choice(*, known: str) -> None: ...


@fault
def not_on_the_scale(*, start: int, end: int) -> None: ...


@fault
def not_rows(*, columns: str) -> None: ...


@fault
def unknown_column(*, key: str, columns: str) -> None: ...


@fault
def unreadable_text(*, problem: str) -> None: ...


@fault
def invalid_json(*, problem: str) -> None: ...


@fault
def too_deep() -> None: ...


@fault
def unreadable_file(*, problem: str) -> None: ...


@fault
def unread_reading() -> None: ...


@fault
def invalid_extra_room() -> None: ...


@warning
def texts_without_question(*, count: int) -> None: ...
