"""The faults of definitions; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def invalid(*, key: str, problem: str) -> None: ...


@fault
def missing_key(*, key: str) -> None: ...


@fault
def misspelt_key(*, key: str, near: str) -> None: ...


@fault
def misspelt_kind(*, tag: str, near_tag: str, expected: str) -> None: ...


@fault
def missing_kind() -> None: ...


@fault
def empty_file() -> None: ...


@fault
def unknown_choice(*, value: str, key: str, expected: str) -> None: ...


@fault
def not_text(*, key: str) -> None: ...


@fault
def not_a_whole_number(*, key: str) -> None: ...


@fault
def not_a_bool(*, key: str) -> None: ...


@fault
def not_a_list(*, key: str) -> None: ...


@fault
def not_a_group(*, key: str) -> None: ...


@fault
def not_a_date(*, key: str) -> None: ...


@fault
def empty_text(*, key: str) -> None: ...


@fault
def too_long(*, value: str, key: str, limit: int) -> None: ...


@fault
def too_few_items(*, key: str, limit: int) -> None: ...


@fault
def too_many_items(*, key: str, limit: int) -> None: ...


@fault
def missing_label(*, id: str) -> None: ...


@fault
def out_of_bounds(*, key: str, limit: int) -> None: ...


@fault
def not_a_version(*, value: str) -> None: ...


@fault
def not_an_id(*, value: str) -> None: ...


@fault
def not_a_language(*, value: str) -> None: ...


@fault
def not_one_line(*, key: str) -> None: ...


@fault
def newer_schema(*, found: int, known: int) -> None: ...


@fault
def wrong_file_name(*, expected: str) -> None: ...


@fault
def repeated_question(*, id: str, line: int) -> None: ...


@fault
def reserved_id(*, id: str) -> None: ...


@fault
def repeated_part(*, id: str) -> None: ...


@fault
def follows_unknown_question(*, id: str) -> None: ...


@fault
def follows_later_question(*, id: str) -> None: ...


@fault
def scale_does_not_rise(*, start: int, end: int) -> None: ...


@fault
def repeated_option(*, id: str, question: str) -> None: ...


@fault
def misplaced_options(*, id: str) -> None: ...


@fault
def follows_unknown_answer(*, answer: str, id: str, known: str) -> None: ...


@fault
def scale_too_long(*, start: int, end: int, limit: int) -> None: ...


@fault
def uneven_row(*, cells: int, columns: int) -> None: ...


@fault
def character_without_font(*, char: str, code_point: str) -> None: ...


@fault
def unknown_key(*, key: str) -> None: ...


@fault
def unknown_kind(*, tag: str, expected: str) -> None: ...


@fault
def reserved_option(*, id: str) -> None: ...
