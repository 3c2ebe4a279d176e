# SPDX-License-Identifier: EUPL-1.2
"""What a form on a page posts: fields, and files that stay in memory and travel with the page."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.errors import desk

_MOST_FIELDS: Final = 3000
_MOST_FILES: Final = 20
_CARRIED: Final = "meegestuurd"
_NAME: Final = "naam"
_CASE_NAME: Final = "zaaknaam"
_CASE_CARRIED: Final = "zaakinhoud"


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of a form by name, and the files that were chosen or came along from an earlier page."""

    form: FormData = field(repr=False)
    files: tuple[tuple[bytes, str], ...] = field(repr=False)
    cases: tuple[tuple[bytes, str], ...] = field(default=(), repr=False)
    """The case that was given beside them; one at most."""

    def text(self, name: str, other: str = "") -> str:
        """Return a field; `other` where it is not there or empty."""
        value = self.form.get(name)
        return value if isinstance(value, str) and value else other

    def texts(self, name: str) -> list[str]:
        """Return every value of a field."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.text(name))

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The files as hidden fields hold them: the name of each, and its content in base64."""
        return _hidden(self.files)

    @property
    def carried_case(self) -> list[tuple[str, str]]:
        """The case in the same way; nothing without one."""
        return _hidden(self.cases)


def _hidden(files: Iterable[tuple[bytes, str]]) -> list[tuple[str, str]]:
    return [(name, base64.b64encode(content).decode()) for content, name in files]


async def read_posted(request: Request) -> Posted:
    """Return what a page posts; raises `Refusal` for what is no form of ours."""
    most = request.app.state.settings.most_bytes
    form = await request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=most)
    files = await _uploaded(form, "bestand") or tuple(_carried(form, _NAME, _CARRIED))
    cases = await _uploaded(form, "zaak") or tuple(_carried(form, _CASE_NAME, _CASE_CARRIED))
    return Posted(form, files, cases[:1])


async def _uploaded(form: FormData, field_name: str) -> tuple[tuple[bytes, str], ...]:
    """The files that were chosen in this field; a field that was left alone has none."""
    uploads = [item for item in form.getlist(field_name) if isinstance(item, UploadFile)]
    chosen = [(await item.read(), _safe(item.filename or "")) for item in uploads]
    return tuple(item for item in chosen if item[0] or item[1])


def _carried(form: FormData, names: str, contents: str) -> Iterator[tuple[bytes, str]]:
    """The files of an earlier page, which come back with the form."""
    for name, text in zip(form.getlist(names), form.getlist(contents), strict=False):
        if not isinstance(name, str) or not isinstance(text, str):
            raise Refusal(400, desk.broken_request())
        try:
            yield base64.b64decode(text, validate=True), _safe(name)
        except ValueError as error:  # also for what is no ASCII
            raise Refusal(400, desk.broken_request()) from error


def _safe(name: str) -> str:
    """The last part of a file's name, whatever system it is from."""
    return PurePath(name.replace("\\", "/")).name[:200]
