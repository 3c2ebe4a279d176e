# SPDX-License-Identifier: EUPL-1.2
"""What the pages look like: style sheets, the script and the font, from the desk itself."""

import base64
import re
from functools import cache
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.pages.render import FOLDER
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.resources import bundled_root

_KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FONT: Final = re.compile(r"font-weight: (\d+)[^;]*;\s*src: url\(data:font/woff2;base64,([^)]+)\)")
_FONTS: Final = re.compile(r"letter-(\d+)\.woff2")


async def style(request: Request) -> Response:
    """A style sheet or script of `templates/desk`, the court's own first, or a weight of the font."""
    name = str(request.path_params["name"])
    if (weight := _FONTS.fullmatch(name)) is not None and weight[1] in fonts():
        return Response(fonts()[weight[1]], media_type="font/woff2")
    kind = _KINDS.get(Path(name).suffix)
    if kind is None or Path(name).name != name:
        raise HTTPException(404)
    try:
        path = request.app.state.resources.template_file(f"{FOLDER}/{name}")
    except ProeftuinError as error:
        raise HTTPException(404) from error
    return Response(path.read_bytes(), media_type=kind)


@cache
def fonts() -> dict[str, bytes]:
    """The font of the documents by weight, which their web pages carry inside them."""
    text = (bundled_root() / "templates" / "html" / "font.css").read_text(encoding="utf-8")
    return {weight: base64.b64decode(data) for weight, data in _FONT.findall(text)}
