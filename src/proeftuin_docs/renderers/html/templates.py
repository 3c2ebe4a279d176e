"""The Jinja templates of `templates/html`, sandboxed, with values that are always escaped."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from proeftuin_docs.document import option_name
from proeftuin_docs.errors import RenderError, rendering
from proeftuin_docs.renderers.html.kinds import block_kind, field_kind, inline_kind
from proeftuin_docs.renderers.html.layout import column_shares, lines_of, row_count
from proeftuin_docs.renderers.html.sizes import size_text
from proeftuin_docs.renderers.html.styles import css_string, page_counter
from proeftuin_docs.renderers.options import RenderOptions

_FOLDER: Final = "html"
_FILTERS: Final = {
    "block_kind": block_kind,
    "column_shares": column_shares,
    "css_string": css_string,
    "field_kind": field_kind,
    "inline_kind": inline_kind,
    "lines_of": lines_of,
    "option_name": option_name,
    "page_counter": page_counter,
    "row_count": row_count,
    "size_text": size_text,
}


def render_page(
    name: str,
    options: RenderOptions,
    facts: Mapping[str, object],
    *,
    scripted: bool,
    pictures: bool = False,
) -> bytes:
    """The page `name`.html as UTF-8, with `name`.css inside it, and `name`.js when it is scripted.

    With `pictures` it may show images that are inside it or beside it.

    Raises `RenderError` when a template is missing or faulty, or names something that is not there.
    """
    environment = _environment(options.resources.template_folder(_FOLDER))
    given = {**facts, "wording": options.wording}
    try:
        style = environment.get_template(f"{name}.css").render(given)
        script = environment.get_template(f"{name}.js").render(given) if scripted else ""
        inside = {
            "style": Markup(style),
            "script": Markup(script),
            "policy": _policy(style, script, pictures=pictures),
        }
        return environment.get_template(f"{name}.html").render(given | inside).encode()
    except (TemplateError, LookupError, TypeError, ValueError) as error:
        raise RenderError([rendering.faulty_web_template(problem=_problem(error))]) from error


def _policy(style: str, script: str, *, pictures: bool) -> str:
    """The content security policy: this style sheet and this script, and nothing else from anywhere."""
    allowed = f"script-src {_source(script)}; " if script else ""
    allowed += "img-src 'self' data: file:; " if pictures else ""
    return f"default-src 'none'; style-src {_source(style)}; {allowed}base-uri 'none'; form-action 'none'"


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _problem(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".replace("\n", " ")


@cache
def _environment(folder: Path) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_FILTERS)
    return environment
