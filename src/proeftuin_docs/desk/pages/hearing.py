# SPDX-License-Identifier: EUPL-1.2
"""The page of a hearing: a case as a form, its documents beside it, and nothing kept between two requests."""

import base64
from collections.abc import Sequence
from typing import Any, Final

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from proeftuin_docs.desk.case_data import CONTROL
from proeftuin_docs.desk.hearing_jobs import CASE_FILE, LiveAnswer
from proeftuin_docs.desk.pages.render import LIVE, file_answer, page
from proeftuin_docs.desk.pages.start import MEDIA
from proeftuin_docs.desk.preview import PageImage, Reading
from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.desk.workers import Lane
from proeftuin_docs.errors import DataError, Diagnostic, Severity, desk

_MOST_FIELDS: Final = 2000
_MOST_TEXT: Final = 4 << 20
_PICTURES: Final = 1.5
"""Pixels to a point of a page that is shown without JavaScript."""
_JSON: Final = "application/json"
_YAML: Final = "application/yaml"
_MEDIA: Final = {".zip": "application/zip", ".pdf": MEDIA["pdf"], ".docx": MEDIA["docx"]}

Pairs = list[tuple[str, str]]


async def start(request: Request) -> Response:
    """The page with nothing filled in."""
    return await _shown(request, [], "", changed=False)


async def check(request: Request) -> Response:
    """The page with what is wrong, or with room for one more of a list."""
    form = await _form(request)
    more = _control(form, "meer")
    return await _shown(request, _pairs(form), _base(form), told=not more, more=more)


async def preview(request: Request) -> Response:
    """What changes while somebody types, or the page with its preview where there is no script."""
    if request.headers.get("content-type", "").partition(";")[0] != _JSON:
        form = await _form(request)
        chosen = _control(form, "stuk")
        return await _shown(
            request, _pairs(form), _base(form), document=chosen, pictures=_PICTURES, told=True
        )
    asked = await _asked(request)
    live = await request.app.state.workers.run(
        "hearing_live", lane=Lane.PREVIEW, today=request.app.state.settings.day, **asked
    )
    return JSONResponse(_live(live), headers=LIVE)


async def opening(request: Request) -> Response:
    """The page with a file that was opened; asks first where something else was typed."""
    form = await _form(request)
    pairs, base, chosen = _pairs(form), _base(form), _control(form, "keuze")
    if chosen == "oud":
        return await _shown(request, pairs, base)
    content = _carried(form, "nieuw") or await _uploaded(form)
    if not content:
        return await _shown(request, pairs, base, refused=[desk.no_file()])
    run = request.app.state.workers.run
    try:
        opened = await run("hearing_open", content=content, pairs=pairs, base=base)
    except DataError as error:
        return await _shown(request, pairs, base, refused=error.diagnostics)
    if opened.conflict and chosen != "nieuw":
        kept, file = carry(base.encode()), carry(content)
        return page(request, "openen.html", pairs=pairs, base=kept, file=file)
    return await _shown(request, list(opened.pairs), opened.base, pictures=_PICTURES, opened=True)


async def case_file(request: Request) -> Response:
    """The case as a file to keep and to open again."""
    form = await _form(request)
    run = request.app.state.workers.run
    content = await run("hearing_case_file", pairs=_pairs(form), base=_base(form))
    return file_answer(content, CASE_FILE, _YAML)


async def documents(request: Request) -> Response:
    """The documents that are asked for; the page with what is found where that was not shown before."""
    form = await _form(request)
    pairs, base = _pairs(form), _base(form)
    asked = {"wanted": _control(form, "bestand"), "seen": _control(form, "gezien")}
    day, made = request.app.state.settings.day, None
    refused: Sequence[Diagnostic] = ()
    try:
        run = request.app.state.workers.run
        made = await run("hearing_files", pairs=pairs, base=base, today=day, **asked)
    except DataError as error:
        refused = error.diagnostics
    if made is None:
        chosen = _control(form, "stuk")
        return await _shown(
            request, pairs, base, told=True, document=chosen, pictures=_PICTURES, refused=refused
        )
    ending = made.name[made.name.rindex(".") :]
    return file_answer(made.content, made.name, _MEDIA[ending])


async def _shown(
    request: Request,
    pairs: Pairs,
    base: str,
    *,
    told: bool = False,
    changed: bool = True,
    opened: bool = False,
    more: str = "",
    document: str = "",
    pictures: float = 0.0,
    refused: Sequence[Diagnostic] = (),
) -> Response:
    """The page; `told` is whether what is wrong is said, which nobody needs before the first word is typed.

    `refused` is why something was not done that was asked for; all that was typed is still there.
    """
    found = await request.app.state.workers.run(
        "hearing_page",
        pairs=pairs,
        base=base,
        today=request.app.state.settings.day,
        more=more,
        document=document,
        pictures=pictures,
    )
    status = 400 if refused or (told and not found.complete) else 200
    return page(
        request,
        "verhoor.html",
        status=status,
        shown=found,
        base=carry(found.base.encode()),
        told=told,
        changed=changed and not opened,
        opened=opened,
        more=more,
        refused=refused,
        pictures=[picture(item.png) for item in found.preview.pages],
        reading=reading_words(found.preview.reading),
    )


async def _form(request: Request) -> FormData:
    return await request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=_MOST_TEXT)


def _pairs(form: FormData) -> Pairs:
    """What was typed: every value that is no control of the page."""
    return [
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and not name.startswith(CONTROL)
    ]


def _control(form: FormData, name: str) -> str:
    value = form.get(f"{CONTROL}{name}")
    return value if isinstance(value, str) else ""


def carry(content: bytes) -> str:
    """Return a file as a field that travels with the page; a browser would change its ends of lines."""
    return base64.b64encode(content).decode()


def _carried(form: FormData, name: str) -> bytes:
    try:
        return base64.b64decode(_control(form, name), validate=True)
    except ValueError:
        raise Refusal(400, desk.broken_request()) from None


def _base(form: FormData) -> str:
    """The text of the file that was opened; raises `Refusal` for what this page never sent."""
    try:
        return _carried(form, "basis").decode()
    except UnicodeDecodeError:
        raise Refusal(400, desk.broken_request()) from None


async def _uploaded(form: FormData) -> bytes:
    found = form.get(f"{CONTROL}openen")
    return await found.read() if isinstance(found, UploadFile) else b""


async def _asked(request: Request) -> dict[str, Any]:
    """The fields of a request for a preview; raises `Refusal` for anything else."""
    try:
        said = await request.json()
        return {
            "pairs": [(str(name), str(value)) for name, value in said["pairs"] if name[:1] != CONTROL],
            "document": str(said["document"]),
            "known": [str(sign) for sign in said["known"]],
            "scale": float(said["scale"]),
            "draft": said.get("draft") is True,
        }
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        raise Refusal(400, desk.broken_request()) from None


def _live(live: LiveAnswer) -> dict[str, Any]:
    shown = live.preview
    return {
        "found": [
            {
                "control": item.control,
                "severity": item.severity,
                "text": f"{item.message} {item.hint}".strip(),
            }
            | ({"word": item.word} if item.word else {})
            for item in live.found
        ],
        "labels": live.labels,
        "says": live.says,
        "seen": live.seen,
        "status": _status(live),
        "entries": [
            {"name": item.name, "title": item.title, "reader": item.reader, "held": item.held}
            for item in shown.entries
        ],
        "chosen": shown.chosen,
        "gaps": shown.gaps,
        "pages": page_data(shown.pages),
        "text": [{"kind": item.kind, "sentences": item.sentences} for item in shown.text],
        "hard": shown.reading.hard if shown.reading else "",
        "reading": reading_words(shown.reading),
    }


def page_data(pages: Sequence[PageImage]) -> list[dict[str, Any]]:
    """Return pages as plain data, their pictures in base64."""
    return [
        {"sign": item.sign, "width": item.width, "height": item.height, "png": _encoded(item.png)}
        for item in pages
    ]


def _encoded(png: bytes | None) -> str | None:
    return base64.b64encode(png).decode() if png is not None else None


def picture(png: bytes | None) -> str:
    """Return a picture as an address that holds it."""
    return f"data:image/png;base64,{_encoded(png)}"


def _status(live: LiveAnswer) -> str:
    """What a screen reader hears once typing rests; never what is in the document."""
    count = sum(item.severity == Severity.ERROR for item in live.found)
    faults = phrase("hearing", {0: "no_fault", 1: "one_fault"}.get(count, "faults"), count=count)
    pages = len(live.preview.pages)
    shown = phrase("hearing", "one_page" if pages == 1 else "pages", count=pages)
    if not live.complete:
        return phrase("hearing", "status_gaps" if pages else "status_incomplete", pages=shown, count=count)
    held = any(item.severity == Severity.HELD for item in live.found)
    return phrase("hearing", "status_held" if held else "status", pages=shown, faults=faults)


def reading_words(found: Reading | None) -> dict[str, Any] | None:
    """Return the words and the number of the meter of plain language; None for what is no letter."""
    if found is None:
        return None
    facts = {
        "mean": f"{found.mean:.1f}".replace(".", ","),
        "mean_bar": f"{found.mean_bar:g}",
        "longest": found.longest,
        "longest_bar": found.longest_bar,
    }
    plain = found.mean <= found.mean_bar and not found.hard and (found.ease or 100) >= found.ease_bar
    ease = None if found.ease is None else min(100, max(0, round(found.ease)))
    return {
        "ease": ease,
        "bar": round(found.ease_bar),
        "plain": plain,
        "verdict": phrase("hearing", "plain" if plain else "not_plain"),
        "ease_words": "" if ease is None else phrase("hearing", "ease", ease=ease, bar=round(found.ease_bar)),
        "words": phrase("hearing", "sentence_length", **facts),
        "hard": phrase("hearing", "hard_sentence", **facts) if found.hard else "",
    }
