# SPDX-License-Identifier: EUPL-1.2
"""Why the desk does not do what it is asked: an HTTP status beside the faults."""

from collections.abc import Mapping

from proeftuin_docs.errors import Diagnostic, ProeftuinError, desk


class Refusal(ProeftuinError):  # noqa: N818 - the word says it
    """A request that is refused with this status and these faults."""

    def __init__(self, status: int, *faults: Diagnostic, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(faults)
        self.status, self.headers = status, dict(headers or {})


class Busy(Refusal):
    """As much is waiting as can be done in a reasonable time."""

    def __init__(self) -> None:
        super().__init__(503, desk.busy(), headers={"Retry-After": "1"})


class Late(Refusal):
    """A piece of work took longer than any should, and was ended."""

    def __init__(self) -> None:
        super().__init__(503, desk.took_too_long(), headers={"Retry-After": "5"})


class Lost(Refusal):
    """The process that did the work did not survive it."""

    def __init__(self) -> None:
        super().__init__(503, desk.lost(), headers={"Retry-After": "1"})


class Broken(Refusal):
    """Something went wrong that nobody foresaw; `frames` is where in our own program, without any value."""

    def __init__(self, kind: str, frames: tuple[str, ...] = ()) -> None:
        super().__init__(500, desk.unexpected(kind=kind))
        self.kind, self.frames = kind, frames
