"""The faults of files that come back; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@fault
def foreign() -> None: ...


@fault
def unknown_document(*, id: str) -> None: ...


@fault
def unknown_version(*, version: str, id: str, known: str) -> None: ...


@fault
def other_hash(*, name: str) -> None: ...


@fault
def other_concept(*, name: str) -> None: ...


@warning
def concept(*, name: str) -> None: ...


@warning
def withdrawn(*, name: str) -> None: ...


@fault
def letter(*, name: str) -> None: ...


@fault
def no_fields() -> None: ...


@fault
def other_fields(*, count: int) -> None: ...


@fault
def contradicting_fields(*, count: int) -> None: ...


@warning
def repeated_fields(*, count: int) -> None: ...


@fault
def incomplete_answer() -> None: ...


@fault
def missing_fields(*, count: int) -> None: ...


@fault
def unknown_fields(*, count: int) -> None: ...


@fault
def uncertain_date() -> None: ...


@fault
def unknown_choice() -> None: ...


@fault
def ambiguous_choice() -> None: ...


@fault
def text_for_tick() -> None: ...


@fault
def for_coordinator_only(*, title: str) -> None: ...


@fault
def cannot_become(*, found: str, wanted: str) -> None: ...


@fault
def question_gone() -> None: ...


@fault
def question_of_other_kind() -> None: ...


@fault
def part_gone() -> None: ...


@warning
def question_rephrased() -> None: ...


@fault
def off_the_scale() -> None: ...


@warning
def choice_rephrased() -> None: ...


@fault
def text_gone(*, before: str, gone: str) -> None: ...


@fault
def text_added(*, before: str) -> None: ...


@fault
def text_replaced(*, before: str, gone: str) -> None: ...


@warning
def text_of_a_case() -> None: ...


@fault
def more_changes(*, count: int) -> None: ...


@fault
def several_versions(*, names: str) -> None: ...


@fault
def json_or_csv() -> None: ...


@fault
def nothing_given() -> None: ...


@fault
def damaged() -> None: ...


@fault
def too_large(*, limit: int) -> None: ...


@fault
def protected() -> None: ...


@fault
def too_many_pages(*, pages: int, limit: int) -> None: ...


@warning
def runs_something() -> None: ...


@warning
def holds_files() -> None: ...


@warning
def printed_to_pdf() -> None: ...


@warning
def second_form() -> None: ...


@fault
def too_many_fields() -> None: ...


@fault
def empty_file() -> None: ...


@fault
def rtf() -> None: ...


@fault
def old_word_file() -> None: ...


@fault
def picture() -> None: ...


@fault
def mhtml() -> None: ...


@fault
def unknown_kind() -> None: ...


@fault
def took_too_much() -> None: ...


@fault
def two_kinds_at_once() -> None: ...


@fault
def not_a_file() -> None: ...


@fault
def unreadable_file(*, problem: str) -> None: ...
