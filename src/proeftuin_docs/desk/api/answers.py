"""Documents as answers to programs: which version it is, and a digest to hold it against."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Final

from starlette.responses import Response

from proeftuin_docs.desk.pages.render import file_answer
from proeftuin_docs.errors import Diagnostic

MEDIA: Final = {
    "pdf": "application/pdf",
    "print": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
}
ZIP: Final = "application/zip"
YAML: Final = "application/yaml"


def made_answer(
    content: bytes, name: str, media: str, *, reference: str | None, warnings: Sequence[Diagnostic] = ()
) -> Response:
    """Return a made file, with its version and how many warnings `controles` has about its input."""
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    headers = {"Repr-Digest": f"sha-256=:{digest}:", "Aantal-Waarschuwingen": str(len(warnings))}
    if reference is not None:
        headers["Document-Versie"] = reference
    return file_answer(content, name, media, **headers)
