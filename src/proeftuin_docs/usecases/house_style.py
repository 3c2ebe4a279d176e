# SPDX-License-Identifier: EUPL-1.2
"""The house style as files: given out to be edited, and taken back into a court's own folder.

Of letters and of forms it is a Word file; what a court states for every format is a text, with a logo.
"""

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from proeftuin_docs.branding import BRANDING, read_branding
from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.files import make_folder, write_atomically
from proeftuin_docs.formats.opc import Package, read_folder
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.folder_swap import swap_folder
from proeftuin_docs.output_folder.holding import SET_ASIDE
from proeftuin_docs.resources import PROFILE_FOLDER, WORD_TEMPLATES, bundled_root
from proeftuin_docs.text.data_files import decode
from proeftuin_docs.usecases.describe import example_text

COURT: Final = "gerecht"
HOUSE_STYLES: Final = {"brief": ".docx", "huisstijl": ".docx", COURT: ".yaml"}
"""Names of house styles, with the end of their files' names."""
_STATED: Final = f"{BRANDING}.yaml"
_EXAMPLE: Final = f"{COURT}/{PROFILE_FOLDER}/{_STATED}"


def ending_of(name: str) -> str:
    """Return the end of the name of a house style's file; raises `WrongUsageError` for another name."""
    if name not in HOUSE_STYLES:
        raise WrongUsageError([usage.unknown_house_style(name=name, known=", ".join(HOUSE_STYLES))])
    return HOUSE_STYLES[name]


def export_house_style(library: Library, name: str) -> bytes:
    """Return a house style as one file: of the court (`gerecht`) as text, of the others as Word file.

    What the court states is what its own folder has, or else an example to fill in.
    """
    from proeftuin_docs.renderers.docx.house_style import pack_house_style

    ending_of(name)
    if name != COURT:
        return pack_house_style(library.resources.template_folder(f"docx/{name}").parent, name)
    own = [file.path for file in library.resources.profile_files(BRANDING)]
    return own[-1].read_bytes() if own else example_text(_EXAMPLE)


def import_house_style(library: Library, name: str, content: bytes, given: Path) -> tuple[Path, Path | None]:
    """Put an edited house style, the content of the file `given`, into the court's own folder.

    Nothing else is copied there, and a folder that does not exist yet is made. Returns where it is, and
    where the style is kept that somebody had made there before. Raises `RenderError` or `ConfigurationError`
    with all that is wrong with the file, and then changes nothing; `WrongUsageError` without a folder of the
    court's own.
    """
    ending_of(name)
    root = library.resources.own_root
    if root is None:
        raise WrongUsageError([usage.no_configuration_folder()])
    read = _read_court if name == COURT else _read_word
    new = read(library, name, content, given)
    make_folder(root)
    kept: list[Path] = []

    def change(copy: Path) -> None:
        before = new.before(root)
        _write(copy, new.parts)
        if before not in ({}, new.parts, new.bundled):
            kept.append(_keep(root / SET_ASIDE, name, before))

    target = root / new.folder
    swap_folder(root, target, target if new.beside_others and target.is_dir() else None, change)
    return target, kept[0] if kept else None


@dataclass(frozen=True, slots=True)
class _Style:
    """A checked house style: its files, the folder they go to, and the same of the bundled one.

    Some are all of a folder, others stand beside other files.
    """

    parts: Package
    folder: str
    bundled: Package
    beside_others: bool

    def before(self, root: Path) -> Package:
        """Return what is in its place now."""
        found = read_folder(root / self.folder)
        return {part: found[part] for part in found if part in self.parts or not self.beside_others}


def _read_word(library: Library, name: str, content: bytes, _given: Path) -> _Style:
    from proeftuin_docs.renderers.docx.house_style import LAYOUT_FILE, read_house_style

    folder = f"{WORD_TEMPLATES}/{name}"
    parts = read_house_style(content, library.resources.template_file(LAYOUT_FILE), name)
    return _Style(parts, folder, read_folder(bundled_root() / folder), beside_others=False)


def _read_court(_library: Library, _name: str, content: bytes, given: Path) -> _Style:
    branding = read_branding(decode(content, given.name), str(given), given.parent)
    logo = {branding.logo.file: branding.logo.content} if branding.logo else {}
    return _Style({_STATED: content, **logo}, PROFILE_FOLDER, {}, beside_others=True)


def _keep(folder: Path, name: str, package: Package) -> Path:
    """Write a house style where nothing stands yet, and return the folder."""
    target = next(path for number in count(1) if not (path := folder / f"{name}-{number}").exists())
    _write(target, package)
    return target


def _write(folder: Path, package: Package) -> None:
    for part, content in package.items():
        make_folder((folder / part).parent)
        write_atomically(folder / part, content)
