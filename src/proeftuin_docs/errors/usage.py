"""The faults of what was asked of the program; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def unknown_document(*, id: str, known: str) -> None: ...


@fault
def unknown_version(*, id: str, version: str, known: str) -> None: ...


@fault
def no_adopted_version(*, id: str, known: str) -> None: ...


@fault
def unknown_schema(*, kind: str, known: str) -> None: ...


@fault
def no_version_named(*, id: str) -> None: ...


@fault
def letter_needs_a_case(*, id: str) -> None: ...


@fault
def unknown_house_style(*, name: str, known: str) -> None: ...


@fault
def no_configuration_folder() -> None: ...


@fault
def nothing_to_do() -> None: ...


@fault
def not_a_letter(*, id: str) -> None: ...


@fault
def folder_in_use() -> None: ...


@fault
def folder_not_empty() -> None: ...


@fault
def no_destination() -> None: ...


@fault
def no_list() -> None: ...


@fault
def unknown_list_ending(*, ending: str) -> None: ...


@fault
def different_documents(*, old: str, new: str) -> None: ...


@fault
def unknown_comparison_format(*, format: str, known: str) -> None: ...


@fault
def no_page_to_write() -> None: ...


@fault
def folder_for_other_purpose(*, purpose: str) -> None: ...


@fault
def folder_of_other_list() -> None: ...


@fault
def workers_keep_stopping() -> None: ...


@fault
def formats_without_print_file(*, formats: str) -> None: ...


@fault
def letter_changed_meanwhile() -> None: ...


@fault
def print_file_not_made() -> None: ...
