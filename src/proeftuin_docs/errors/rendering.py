"""The faults of making a document; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault


@fault
def answer_without_font(*, question: str, char: str, code_point: str, name: str) -> None: ...


@fault
def typesetting_failed(*, problem: str) -> None: ...


@fault
def unknown_format(*, format: str, known: str) -> None: ...


@fault
def faulty_word_template(*, problem: str) -> None: ...


@fault
def faulty_web_template(*, problem: str) -> None: ...


@fault
def character_without_font(*, before: str, char: str, code_point: str, name: str) -> None: ...


@fault
def first_character_without_font(*, char: str, code_point: str, name: str) -> None: ...


@fault
def impossible_character(*, text: str, code_point: str) -> None: ...


@fault
def name_too_long(*, name: str, limit: int) -> None: ...


@fault
def faulty_page_wording(*, phrase: str) -> None: ...


@fault
def faulty_pictogram(*, name: str, problem: str) -> None: ...


@fault
def question_in_letter(*, document: str, question: str) -> None: ...


@fault
def letterhead_in_form(*, document: str) -> None: ...
