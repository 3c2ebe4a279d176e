"""The faults of the profiles; the words of each are in `messages.nl.yaml`."""

from proeftuin_docs.errors.declaring import fault, warning


@fault
def repeated_id(*, id: str) -> None: ...


@warning
def unconfirmed_addresses(*, id: str, addresses: str) -> None: ...


@warning
def unseen_number(*, id: str, source: str) -> None: ...


@warning
def unread_law(*, id: str, source: str) -> None: ...


@warning
def unchecked_offices(*, codes: str) -> None: ...


@fault
def empty_file(*, kind: str) -> None: ...


@fault
def missing_entry(*, id: str) -> None: ...
