# SPDX-License-Identifier: EUPL-1.2
"""Two versions of a document beside each other."""

from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.failures import status_of
from proeftuin_docs.desk.pages.render import file_answer, page
from proeftuin_docs.errors import ProeftuinError


async def compare(request: Request) -> Response:
    """The versions to choose from, and what differs between the two that are chosen."""
    workers, query = request.app.state.workers, request.query_params
    old, new = query.get("oud", ""), query.get("nieuw", "")
    documents = await workers.run("all_versions")
    shown = {"documents": documents, "old": old, "new": new, "told": None, "faults": ()}
    if not (old and new):
        return page(request, "vergelijken.html", **shown)
    try:
        told = await workers.run("compare_versions", old=old, new=new)
    except ProeftuinError as error:
        shown["faults"] = error.diagnostics
        return page(request, "vergelijken.html", status_of(error), **shown)
    return page(request, "vergelijken.html", **{**shown, "told": told})


async def compare_as_file(request: Request) -> Response:
    """The pages of both versions beside each other, as a web page to keep."""
    query = request.query_params
    old, new = query.get("oud", ""), query.get("nieuw", "")
    content = await request.app.state.workers.run("compare_pages", old=old, new=new)
    return file_answer(content, "vergelijking.html", "text/html; charset=utf-8")
