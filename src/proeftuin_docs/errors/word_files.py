"""The faults of Word files that come back; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@fault
def cut_off() -> None: ...


@fault
def damaged_part(*, part: str) -> None: ...


@fault
def unusual_packing() -> None: ...


@fault
def packed_as_huge() -> None: ...


@fault
def unusual_part_name() -> None: ...


@fault
def repeated_part() -> None: ...


@fault
def overlapping_parts() -> None: ...


@fault
def too_many_parts(*, limit: int) -> None: ...


@fault
def part_too_large(*, limit: int) -> None: ...


@fault
def too_large(*, limit: int) -> None: ...


@fault
def part_grows_too_much(*, limit: int) -> None: ...


@fault
def no_document() -> None: ...


@fault
def open_document() -> None: ...


@fault
def damaged_text(*, part: str) -> None: ...


@fault
def commands_in_text(*, part: str) -> None: ...


@fault
def unreadable_characters(*, part: str) -> None: ...


@fault
def text_too_deep(*, part: str) -> None: ...


@fault
def text_too_long(*, part: str) -> None: ...


@warning
def macros() -> None: ...


@warning
def holds_files() -> None: ...


@warning
def refers_outside() -> None: ...


@warning
def fetches_something() -> None: ...


@warning
def template() -> None: ...


@warning
def lost_properties() -> None: ...


@warning
def lost_fields(*, count: int) -> None: ...


@warning
def tracked_changes(*, count: int) -> None: ...


@warning
def comments(*, count: int) -> None: ...


@warning
def tick_shown_otherwise() -> None: ...


@warning
def not_only_text() -> None: ...


@warning
def text_in_empty_field() -> None: ...


@warning
def day_shown_otherwise() -> None: ...


@warning
def hidden_text() -> None: ...


@warning
def rows_without_fields(*, count: int) -> None: ...


@warning
def fields_without_name(*, count: int) -> None: ...


@warning
def field_without_end() -> None: ...


@warning
def unreadable_symbol() -> None: ...


@warning
def field_in_field() -> None: ...


@fault
def contradicting_properties() -> None: ...


@warning
def bound_field() -> None: ...
