# SPDX-License-Identifier: EUPL-1.2
"""Templates to pages, and documents to downloads."""

from datetime import date
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from proeftuin_docs.desk.wording import phrase, words
from proeftuin_docs.resources import TEMPLATES, Resources

FOLDER = "desk"


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
    made.globals["phrase"] = phrase
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
    """Return a page made of a template; values stand in it literally."""
    found = request.app.state.views.get_template(template)
    return HTMLResponse(found.render(path=request.url.path, **values), status)


def file_answer(content: bytes, file_name: str, media_type: str, **headers: str) -> Response:
    """Return a file to keep; its name says what it is, never whom it is about."""
    shown = f"attachment; filename*=UTF-8''{quote(file_name)}"
    if file_name.isascii() and '"' not in file_name:
        shown = f'attachment; filename="{file_name}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": shown, **headers})
