"""The cover sheet of a stack of letters that go to the same place."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf.batch import Batch, finished_letter
from proeftuin_docs.renderers.pdf.glyphs import require_shown
from proeftuin_docs.renderers.pdf.typesetting import typeset_cover


@dataclass(frozen=True, slots=True)
class Cover:
    """The content of a cover sheet, in words that are ready to print.

    `place` says which stack this is, `title` how it goes, `address` to whom; `numbers` are counts, and
    `counting` says of what; `steps` stand under `heading`; `facts` are labels with one or more pieces of
    text; `note` is at the foot. `label` is its name in the outline of a print file.
    """

    label: str = field(repr=False)
    place: str
    title: str
    address: tuple[str, ...] = field(repr=False)
    numbers: tuple[tuple[str, str], ...]
    counting: str
    heading: str
    steps: tuple[str, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    note: str
    language: str
    day: date

    def plain(self) -> Mapping[str, object]:
        """The cover as data for the template."""
        return {**asdict(self), "day": self.day.isoformat()}


def render_cover(cover: Cover, options: RenderOptions) -> Batch:
    """The cover sheet, ready to open a destination of a print file; on more than one page if it must.

    Raises `RenderError` when no font has a character of the address, or the template is missing or faulty.
    """
    require_shown(cover.address)
    content = typeset_cover(cover.plain(), options.resources.template_folder("pdf"), cover.day)
    return finished_letter(content, cover.label)
