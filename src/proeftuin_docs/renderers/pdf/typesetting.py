"""Typst: a document in, laid-out and tagged PDF bytes out.

One compiler per process and template file, since the first compile pays for loading fonts. After Typst
has run, a process must not be forked: its thread pool does not survive (use `spawn`).
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from proeftuin_docs.document import Document, Layout, Pictogram, dump, has_spare_sheet
from proeftuin_docs.errors import RenderError, fault
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import font_folder

if TYPE_CHECKING:
    from typst import Compiler

Mode = Literal["pdf", "print"]
Standards = list[Literal["ua-1", "a-2a", "a-2b"]]

_STANDARDS: Final[Standards] = ["ua-1", "a-2a"]
_APPEARANCE_STANDARDS: Final[Standards] = ["a-2b"]


def typeset(document: Document, options: RenderOptions, mode: Mode) -> bytes:
    """The document laid out and tagged, as PDF/UA-1 and PDF/A-2a (ISO 14289-1, ISO 19005-2).

    In mode `pdf` every field is a link `veld:<name>`; in mode `print` fields are drawn for a pen.
    """
    inputs = {
        "document": json.dumps(dump(document), ensure_ascii=False),
        "phrases": json.dumps(dict(options.wording.phrases), ensure_ascii=False),
        "running": running_text(document, options),
        "mode": mode,
        "layout": document.layout.value,
        "spare": "yes" if has_spare_sheet(document) else "no",
        "pictograms": json.dumps(_pictograms(document, options)),
    }
    template = options.resources.template_folder("pdf") / "document.typ"
    return _compile(template, inputs, _STANDARDS, document, tags=True)


def typeset_appearances(
    pages: Sequence[Mapping[str, object]], document: Document, options: RenderOptions
) -> bytes:
    """A PDF with one untagged page per appearance, each of its widget's width and height in points."""
    inputs = {"pages": json.dumps(list(pages), ensure_ascii=False)}
    template = options.resources.template_folder("pdf") / "appearance.typ"
    return _compile(template, inputs, _APPEARANCE_STANDARDS, document, tags=False)


def _pictograms(document: Document, options: RenderOptions) -> dict[str, str]:
    """The drawing of every pictogram in the document, by its name."""
    names = {block.name for block in document.blocks if isinstance(block, Pictogram)}
    if not names:
        return {}
    folder = options.resources.template_folder("pictogrammen")
    return {name: (folder / f"{name}.svg").read_text(encoding="utf-8") for name in sorted(names)}


def running_text(document: Document, options: RenderOptions) -> str:
    """What stands at the foot of every page: title, version and short hash."""
    identity = document.identity
    letter = document.layout in (Layout.LETTER, Layout.EASY_LETTER)
    return options.wording.phrase(
        "running_letter" if letter else "running",
        title=document.title,
        version=identity.version,
        hash=identity.short_hash,
    )


def _compile(
    template: Path, inputs: Mapping[str, str], standards: Standards, document: Document, *, tags: bool
) -> bytes:
    import typst

    if not template.is_file():
        raise RenderError([fault("R002", problem=template.name)])
    day = document.identity.date
    try:
        compiled = _compiler(template).compile(
            format="pdf",
            sys_inputs=dict(inputs),
            pdf_standards=[*standards],
            pdf_tags=tags,
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise RenderError([fault("R002", problem=_first_line(error))]) from error
    assert isinstance(compiled, bytes)
    return compiled


@cache
def _compiler(template: Path) -> "Compiler":
    import typst

    return typst.Compiler(
        input=str(template),
        root=str(template.parent),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
