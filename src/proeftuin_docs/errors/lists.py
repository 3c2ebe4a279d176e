"""The faults of a list; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def empty_file() -> None: ...


@fault
def old_workbook() -> None: ...


@fault
def pdf() -> None: ...


@fault
def not_a_workbook() -> None: ...


@fault
def unreadable_text(*, position: int) -> None: ...


@fault
def not_a_text_character() -> None: ...


@fault
def unclosed_quote() -> None: ...


@fault
def damaged_workbook() -> None: ...


@fault
def too_large(*, limit: int) -> None: ...


@fault
def too_many_rows(*, rows: int, limit: int) -> None: ...


@fault
def no_rows() -> None: ...


@fault
def no_headers() -> None: ...


@fault
def misspelt_column(*, near: str) -> None: ...


@fault
def unknown_column() -> None: ...


@fault
def repeated_column(*, header: str) -> None: ...


@fault
def missing_column(*, header: str) -> None: ...


@fault
def no_case_number_column(*, headers: str) -> None: ...


@fault
def too_many_columns(*, limit: int) -> None: ...


@fault
def hidden_rows(*, count: int) -> None: ...


@fault
def several_sheets(*, sheets: str) -> None: ...


@fault
def column_without_header(*, column: str) -> None: ...


@fault
def too_many_cells(*, columns: int) -> None: ...


@fault
def shortened_number() -> None: ...


@fault
def error_in_cell() -> None: ...


@fault
def details_of_refused_measure() -> None: ...


@fault
def lost_leading_sign() -> None: ...


@fault
def unexpected_date() -> None: ...


@fault
def formula_without_value() -> None: ...


@fault
def uncertain_accents() -> None: ...


@fault
def yes_no_or_nothing() -> None: ...


@fault
def stopped_twice() -> None: ...


@fault
def repeated_row(*, row: int) -> None: ...


@fault
def no_naming_column(*, column: str) -> None: ...


@fault
def unsafe_file_name() -> None: ...


@fault
def repeated_name() -> None: ...


@fault
def more_faults(*, count: int, path: str) -> None: ...


@fault
def rows_without_letter(*, path: str) -> None: ...


@fault
def letter_failed(*, kind: str) -> None: ...


@fault
def character_without_font(*, char: str, code_point: str) -> None: ...


@fault
def unreadable_file(*, problem: str) -> None: ...
