# SPDX-License-Identifier: EUPL-1.2
"""The page for who writes definitions: the text, what is wrong with it, and how it looks. Nothing is kept."""

from collections.abc import Sequence
from typing import Final

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from proeftuin_docs.desk.pages.hearing import page_data, picture, reading_words
from proeftuin_docs.desk.pages.render import LIVE, file_answer, page, sentence
from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.desk.work.editing import Edited
from proeftuin_docs.errors import Diagnostic, Place, Severity, answers, desk

_MOST: Final = 1 << 20
_YAML: Final = "application/yaml"
_FILE: Final = "definitie.yaml"


async def start(request: Request) -> Response:
    """The page with nothing on it."""
    return _page(request, "", None)


async def check(request: Request) -> Response:
    """The page with what is found in the text, or in the file that was opened."""
    form = await request.form(max_files=1, max_fields=10, max_part_size=_MOST)
    text, upload = _text(form.get("tekst")), form.get("openen")
    content = await upload.read() if isinstance(upload, UploadFile) else b""
    if content and text.strip() and not form.get("vervangen"):
        return _page(request, text, None, refused=[desk.text_is_there()])
    if content:
        try:
            text = _text(content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return _page(request, text, None, refused=[answers.unreadable_text(Place(_FILE))])
    if not text.strip():
        return _page(request, text, None, refused=[desk.no_definition()])
    edited = await request.app.state.workers.run("edit", text=text, variant=_text(form.get("variant")))
    return _page(request, text, edited)


async def live(request: Request) -> Response:
    """What is found in the text while somebody writes it, and its pages."""
    try:
        said = await request.json()
        asked = {"text": _text(said["text"]), "variant": _text(said["variant"])}
        known = [str(sign) for sign in said["known"]]
    except (ValueError, KeyError, TypeError):
        raise Refusal(400, desk.broken_request()) from None
    edited = await request.app.state.workers.run("edit", known=known, **asked)
    errors, notices = _apart(edited.found)
    return JSONResponse(
        {
            "heading": _heading("errors", errors),
            "errors": list(map(_told, errors)),
            "notices_heading": _heading("notices", notices),
            "notices": list(map(_told, notices)),
            "status": phrase("editing", "status", errors=_heading("errors", errors)),
            "title": edited.title,
            "variants": [[item, phrase("variant", item) or item] for item in edited.variants],
            "variant": edited.variant,
            "pages": page_data(edited.pages),
        },
        headers=LIVE,
    )


def _told(found: Diagnostic) -> dict[str, object]:
    text = f"{sentence(found.message)} {sentence(found.hint)}".strip()
    return {"line": found.place.line, "text": text}


def _apart(found: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    errors = [item for item in found if item.severity is Severity.ERROR]
    return errors, [item for item in found if item.severity is not Severity.ERROR]


def _heading(key: str, found: Sequence[Diagnostic]) -> str:
    special = phrase("editing", f"{key}_{len(found)}")
    return special or phrase("editing", key, count=len(found))


async def keep(request: Request) -> Response:
    """The text as a file."""
    form = await request.form(max_files=1, max_fields=10, max_part_size=_MOST)
    return file_answer(_text(form.get("tekst")).encode(), _FILE, _YAML)


def _text(value: object) -> str:
    """A text with the line feeds that a file has; a browser sends others."""
    if value is not None and not isinstance(value, str | UploadFile):
        raise Refusal(400, desk.broken_request())
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def _page(
    request: Request,
    text: str,
    edited: Edited | None,
    *,
    refused: Sequence[Diagnostic] = (),
) -> Response:
    errors, notices = _apart(edited.found if edited else ())
    return page(
        request,
        "redactie.html",
        status=400 if errors or refused else 200,
        text=text,
        edited=edited,
        errors=errors,
        notices=notices,
        heading=phrase("editing", "refused") if refused else _heading("errors", errors),
        notices_heading=_heading("notices", notices),
        refused=refused,
        pictures=[picture(item.png) for item in edited.pages] if edited else [],
        reading=reading_words(edited.reading) if edited else None,
    )
