"""The house style as a Word file: given out to be edited in Word, and taken back into a court's folder."""

from itertools import count
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.files import make_folder, write_atomically
from proeftuin_docs.formats.opc import Package, read_folder
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.folder_swap import swap_folder
from proeftuin_docs.output_folder.holding import SET_ASIDE
from proeftuin_docs.resources import WORD_TEMPLATES, bundled_root

HOUSE_STYLES: Final = ("brief", "huisstijl")
_FORMAT: Final = "docx"


def export_house_style(library: Library, name: str) -> bytes:
    """Return the house style of letters (`brief`) or of forms (`huisstijl`) as one Word file.

    Raises `WrongUsageError` for another name.
    """
    from proeftuin_docs.renderers.docx.house_style import pack_house_style

    _require_name(name)
    return pack_house_style(library.resources.template_folder(_FORMAT), name)


def import_house_style(library: Library, name: str, content: bytes) -> tuple[Path, Path | None]:
    """Put an edited Word file into the court's own folder as readable XML.

    Returns the folder it is in, and where the style is kept that somebody had made there before. The first
    time, the bundled Word templates are copied there. Raises `RenderError` with all that is wrong with the
    file, and then changes nothing; `WrongUsageError` without a folder of the court's own.
    """
    from proeftuin_docs.renderers.docx.house_style import unpack_house_style

    _require_name(name)
    own_root = library.resources.own_root
    if own_root is None:
        raise WrongUsageError([usage.no_configuration_folder()])
    own = own_root / WORD_TEMPLATES
    source = library.resources.template_folder(_FORMAT)
    kept: list[Path] = []

    def changed(copy: Path) -> None:
        before = read_folder(copy / name)
        unpack_house_style(content, copy, name)
        if before not in (read_folder(copy / name), read_folder(bundled_root() / WORD_TEMPLATES / name)):
            kept.append(_keep(own_root / SET_ASIDE, name, before))

    swap_folder(own_root, own, source, changed)
    return own / name, kept[0] if kept else None


def _keep(folder: Path, name: str, package: Package) -> Path:
    """Write a house style where nothing stands yet, and return the folder."""
    target = next(path for number in count(1) if not (path := folder / f"{name}-{number}").exists())
    for part, content in package.items():
        make_folder((target / part).parent)
        write_atomically(target / part, content)
    return target


def _require_name(name: str) -> None:
    if name not in HOUSE_STYLES:
        raise WrongUsageError([usage.unknown_house_style(name=name, known=", ".join(HOUSE_STYLES))])
