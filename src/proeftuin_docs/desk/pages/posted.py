# SPDX-License-Identifier: EUPL-1.2
"""What a form on a page posts: fields, and files that stay in memory and travel with the page."""

import base64
from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of a form by name, and the files that were chosen or came along from an earlier page."""

    form: FormData = field(repr=False)
    files: tuple[tuple[bytes, str], ...] = field(repr=False)

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
        return [(name, base64.b64encode(content).decode()) for content, name in self.files]


async def read_posted(request: Request) -> Posted:
    """Return what a page posts; raises `Refusal` for what is no form of ours."""
    most = request.app.state.settings.most_bytes
    form = await request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=most)
    uploads = [item for item in form.getlist("bestand") if isinstance(item, UploadFile)]
    chosen = [(await item.read(), _safe(item.filename or "")) for item in uploads]
    new = tuple(item for item in chosen if item[0] or item[1])
    return Posted(form, new or tuple(_carried(form)))


def _carried(form: FormData) -> Iterator[tuple[bytes, str]]:
    """The files of an earlier page, which come back with the form."""
    for name, text in zip(form.getlist(_NAME), form.getlist(_CARRIED), strict=False):
        if not isinstance(name, str) or not isinstance(text, str):
            raise Refusal(400, desk.broken_request())
        try:
            yield base64.b64decode(text, validate=True), _safe(name)
        except ValueError as error:  # also for what is no ASCII
            raise Refusal(400, desk.broken_request()) from error


def _safe(name: str) -> str:
    """The last part of a file's name, whatever system it is from."""
    return PurePath(name.replace("\\", "/")).name[:200]
