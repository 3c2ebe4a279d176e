# SPDX-License-Identifier: EUPL-1.2
"""The house style of a court in a Word file: colours and styles, and logo, name and colophon at the head."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from proeftuin_docs.branding import Branding, Logo
from proeftuin_docs.document import Layout
from proeftuin_docs.errors import Place, RenderError, rendering, word_templates
from proeftuin_docs.formats.opc import Package
from proeftuin_docs.formats.wordml import STYLES_PART
from proeftuin_docs.renderers.docx.markup import run
from proeftuin_docs.renderers.docx.pictures import DRAWN_BY, Picture, add_logo, inline_picture
from proeftuin_docs.renderers.docx.style_names import add_styles
from proeftuin_docs.renderers.docx.tables import head_table
from proeftuin_docs.renderers.docx.writing import Writing
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import read_text
from proeftuin_docs.text.located_yaml import require_yaml

FOLDER: Final = "docx/gerecht"
_FILE: Final = "gerecht.yaml"
_BESIDE: Final = ("sender", "colophon")
_TOP: Final = re.compile(r'w:y="[0-9]+"')
_PAINTED: Final = (STYLES_PART, "word/numbering.xml", "word/theme/theme1.xml")


@dataclass(frozen=True, slots=True)
class HeadOfCourt:
    """What stands at the head of a document: the house style, and its logo in the package.

    The logo is `height` high and what stands beside it in a form is `beside` wide, in twips.
    """

    branding: Branding
    logo: Picture | None
    height: int
    beside: int


def brand(package: Package, branding: Branding, house_style: str, folder: Path) -> dict[str, str]:
    """Put colours and styles in a package; return the names of the styles by role, some in others' place."""
    data = _settings(folder)
    for name in (name for name in _PAINTED if name in package):
        package[name] = branding.repainted(package[name].decode()).encode()
    further = branding.repainted((folder / f"{house_style}.xml").read_text(encoding="utf-8"))
    package[STYLES_PART] = add_styles(package[STYLES_PART], further.encode())
    beside = data["beside_a_logo"][house_style] if branding.logo else {}
    roles: dict[str, str] = data["styles"][house_style] | beside
    return roles


def head_of_court(package: Package, layout: Layout, options: RenderOptions) -> HeadOfCourt | None:
    """Put the logo in a package; None without a house style."""
    if options.branding is None:
        return None
    data = _settings(options.resources.template_folder(FOLDER))
    if (logo := options.branding.logo) is None:
        return HeadOfCourt(options.branding, None, 0, data["beside"])
    picture = add_logo(package, logo, options.resources.template_file(DRAWN_BY))
    return HeadOfCourt(options.branding, picture, _fitted(logo, data["logos"][layout.value]), data["beside"])


def frames_below(mark: str, frames: Mapping[str, str], options: RenderOptions) -> Mapping[str, str]:
    """Return the frames of a document; what stands beside a logo comes below a mark on the first page."""
    if not mark or options.branding is None or options.branding.logo is None:
        return frames
    top = f'w:y="{_settings(options.resources.template_folder(FOLDER))["below_a_mark"]}"'
    moved = {role: _TOP.sub(top, frames[role]) for role in _BESIDE if role in frames}
    return {**frames, **moved}


def logo(writing: Writing, head: HeadOfCourt) -> str:
    """The logo as a paragraph, with what it says for who does not see it; nothing without one."""
    if head.logo is None or head.branding.logo is None:
        return ""
    text = head.branding.logo.text
    return writing.paragraph("logo", inline_picture(head.logo, next(writing.ids), head.height, text))


def colophon(writing: Writing, head: HeadOfCourt) -> str:
    """The lines of the colophon, literally; nothing without one."""
    lines = head.branding.colophon
    return writing.paragraph("colophon", run("\n".join(lines))) if lines else ""


def head_of_form(writing: Writing, head: HeadOfCourt) -> str:
    """Logo, name and colophon, stacked in large print; without a logo the name stands in its place."""
    name = run(head.branding.shown_name)
    left = logo(writing, head) or writing.paragraph("court", name)
    named = writing.paragraph("court_beside", name) if head.logo else ""
    if writing.setting.stacked:
        apart = f'<w:spacing w:after="{writing.setting.measures.gap_question}"/>'
        return left + named + colophon(writing, head) + writing.paragraph("after_table", "", apart)
    beside = named + colophon(writing, head) or writing.paragraph("colophon", "")
    return head_table(left, beside, head.beside, writing)


def _fitted(logo: Logo, measures: Mapping[str, int]) -> int:
    return min(measures["height"], round(measures["width"] / logo.ratio))


def _settings(folder: Path) -> dict[str, Any]:
    data = require_yaml(read_text(folder / _FILE, _FILE), _FILE, RenderError).data
    if not isinstance(data, dict):
        problem = word_templates.faulty_part(part=_FILE, problem="-").message
        raise RenderError([rendering.faulty_word_template(Place(_FILE), problem=problem)])
    return data
