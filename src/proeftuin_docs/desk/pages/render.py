# SPDX-License-Identifier: EUPL-1.2
"""Templates to pages, and documents to downloads."""

from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from proeftuin_docs.desk.wording import counted, phrase, words
from proeftuin_docs.resources import TEMPLATES, Resources

FOLDER = "desk"
OK: Final = 200
LIVE: Final = {"Cache-Control": "private, no-cache"}
"""The headers of what changes on a page while somebody types: no browser goes back to a page that fetched
what may not be stored, and no cache keeps the answer to a POST that names no time for it."""


def views(resources: Resources) -> Environment:
    """Return the templates of the desk; a court's own folder goes before the bundled one, file by file."""
    folders = [root / TEMPLATES / FOLDER for root in resources.roots]
    loader = FileSystemLoader([Path(folder) for folder in folders])
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"phrase": phrase, "counted": counted}
    made.filters |= {"day": shown_day, "iso_day": iso_day, "sentence": sentence}
    return made


def shown_day(day: date) -> str:
    """Return a day as people write it, such as `12 januari 2027`."""
    return f"{day.day} {words()['months'][day.month - 1]} {day.year}"


def iso_day(text: str) -> str:
    """Return a day that is written as 2027-01-12 as people write it; other text as it is."""
    try:
        return shown_day(date.fromisoformat(text))
    except ValueError:
        return text


def sentence(text: str) -> str:
    """Return a message or a hint as a sentence; empty for none."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('?') else '.'}" if text else ""


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page made of a template; values stand in it literally.

    A page that was only asked for holds nothing of anybody, so that a browser may keep it as it stands for
    who goes back to it. One that answers what somebody sent is never kept.
    """
    state = request.app.state
    found = state.views.get_template(template)
    most = (state.settings.most_bytes * 3 // 4) >> 20  # a file that travels with a page is in base64
    headers = {"Cache-Control": "no-cache"} if request.method == "GET" and status == OK else None
    return HTMLResponse(found.render(path=request.url.path, most=most, **values), status, headers)


def file_answer(content: bytes, file_name: str, media_type: str, **headers: str) -> Response:
    """Return a file to keep; its name says what it is, never whom it is about."""
    shown = f"attachment; filename*=UTF-8''{quote(file_name)}"
    if file_name.isascii() and '"' not in file_name:
        shown = f'attachment; filename="{file_name}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": shown, **headers})
