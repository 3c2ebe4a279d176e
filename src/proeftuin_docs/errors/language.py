"""The faults of the language of a letter; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@fault
def long_sentence(*, length: int, sentence: str, limit: int) -> None: ...


@fault
def rare_word(*, word: str, sentence: str) -> None: ...


@fault
def banned_phrase(*, phrase: str, sentence: str, reason: str, instead: str) -> None: ...


@fault
def unexplained_term(*, term: str, variant: str) -> None: ...


@fault
def long_sentences(*, variant: str, address: str, value: str, limit: int) -> None: ...


@fault
def hard_to_read(*, variant: str, address: str, value: str, limit: int) -> None: ...


@fault
def passive_sentences(*, variant: str, address: str, value: str, limit: int) -> None: ...


@warning
def questions_measured(*, mean: str, flesch: str) -> None: ...


@fault
def unreadable_rules(*, problem: str) -> None: ...


@fault
def missing_rules() -> None: ...
