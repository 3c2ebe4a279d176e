# SPDX-License-Identifier: EUPL-1.2
"""Finds the static configuration: the bundled folders, and a court's own folder laid over them.

The only module that knows folder names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import (
    ConfigurationError,
    Place,
    configuration,
    files,
    system_problem,
)

FORMS: Final = "forms"
LETTERS: Final = "letters"
PROFILES: Final = "profielen"
TEMPLATES: Final = "templates"
WORD_TEMPLATES: Final = f"{TEMPLATES}/docx"
PROFILE_FOLDER: Final = f"{LETTERS}/{PROFILES}"
SWAPPED: Final = (WORD_TEMPLATES, f"{WORD_TEMPLATES}/brief", f"{WORD_TEMPLATES}/huisstijl", PROFILE_FOLDER)
"""What `house-style` puts a new folder in the place of, of every version of this program."""
_SCRIPTS: Final = "schriften"
_FONT_PACKAGES: Final = ("cvttf_NotoSansCJK_Regular",)
"""Packages of the extra `schriften`, each a folder with fonts that are too large to travel along."""
LOCK_NAME: Final = "published.lock"
PARTS: Final = "delen.yaml"
_LARGE_PRINT: Final = "groot.yaml"
_KNOWN: Final = (FORMS, LETTERS, TEMPLATES)
_MOST_BYTES: Final = 5 << 20
"""A text file of configuration is far smaller."""
TRANSLATIONS: Final = "vertalingen"
_NO_LETTERS: Final = (PROFILES, "taal", TRANSLATIONS)
"""Folders of `letters/` that hold what letters use: profiles, rules of language, and translations."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of configuration: where it is, how it is named in messages, and the root it came from."""

    path: Path
    name: str
    root: Path

    def read(self) -> str:
        """The text of the file; raises `ConfigurationError` when it is not UTF-8."""
        return read_text(self.path, self.name)


@dataclass(frozen=True, slots=True)
class Resources:
    """Where configuration comes from; the first root wins."""

    roots: tuple[Path, ...]

    @property
    def own_root(self) -> Path | None:
        """The court's own folder; None without one."""
        return self.roots[0] if len(self.roots) > 1 else None

    def form_files(self) -> tuple[SourceFile, ...]:
        """Every `forms/<id>/<version>.yaml`, sorted by name; an earlier root's file hides a later one's."""
        return self._definitions(FORMS)

    def definition_files(self) -> tuple[SourceFile, ...]:
        """The files of forms, and every `letters/<id>/<version>.yaml`."""
        letters = self._definitions(LETTERS)
        return (*self.form_files(), *(file for file in letters if file.path.parent.name not in _NO_LETTERS))

    def _definitions(self, folder: str) -> tuple[SourceFile, ...]:
        found: dict[str, SourceFile] = {}
        for root in self.roots:
            for path in sorted((root / folder).glob("*/*.yaml")):
                name = path.relative_to(root).as_posix()
                found.setdefault(name, SourceFile(path, name, root))
        return tuple(found[name] for name in sorted(found))

    def letter_files(self, name: str) -> Iterator[SourceFile]:
        """The files `letters/<name>` of every root, the court's own last."""
        return self._own_last(LETTERS, name)

    def translation_files(self) -> tuple[SourceFile, ...]:
        """The files `letters/vertalingen/<language>.yaml`, by name; a court's own hides the bundled one."""
        found: dict[str, SourceFile] = {}
        for root in self.roots:
            for path in sorted((root / LETTERS / TRANSLATIONS).glob("*.yaml")):
                found.setdefault(path.name, SourceFile(path, path.relative_to(root).as_posix(), root))
        return tuple(found[name] for name in sorted(found))

    def _own_last(self, folder: str, name: str) -> Iterator[SourceFile]:
        for root in reversed(self.roots):
            path = root / folder / name
            if path.is_file():
                yield SourceFile(path, path.relative_to(root).as_posix(), root)

    def form_side_files(self, name: str) -> Iterator[SourceFile]:
        """The files `forms/<name>` of every root, the court's own last."""
        return self._own_last(FORMS, name)

    def lock_files(self) -> tuple[SourceFile, ...]:
        """Every root's lock of published versions, the court's own first."""
        return tuple(
            SourceFile(path, path.relative_to(root).as_posix(), root)
            for root in self.roots
            if (path := root / FORMS / LOCK_NAME).is_file()
        )

    def large_print_file(self) -> SourceFile:
        """The scale of large print, from the first root that has it."""
        *_, found = self._own_last(TEMPLATES, _LARGE_PRINT)
        return found

    def template_folder(self, name: str) -> Path:
        """Return the folder `templates/<name>`, whole, from the first root that has it.

        Raises `ConfigurationError` when none has.
        """
        for root in self.roots:
            folder = root / TEMPLATES / name
            if folder.is_dir():
                return folder
        raise ConfigurationError([configuration.missing_templates(Place(f"{TEMPLATES}/{name}"), name=name)])

    def own_font_folders(self) -> tuple[Path, ...]:
        """The folders `templates/schriften` of a court's own, with fonts for scripts that have none yet."""
        folders = (root / TEMPLATES / _SCRIPTS for root in self.roots if root != bundled_root())
        return tuple(folder for folder in folders if folder.is_dir())

    def template_file(self, name: str) -> Path:
        """Return the file `templates/<name>` of the first root that has it.

        Raises `ConfigurationError` when none has.
        """
        for root in self.roots:
            if (path := root / TEMPLATES / name).is_file():
                return path
        raise ConfigurationError([configuration.missing_templates(Place(f"{TEMPLATES}/{name}"), name=name)])

    def wording_files(self, language: str) -> Iterator[SourceFile]:
        """The wording of a language, the court's own last, so that its phrases replace the bundled ones."""
        return self._own_last(TEMPLATES, f"wording/{language}.yaml")

    def shared_files(self) -> Iterator[tuple[str, bytes]]:
        """Every file that documents are made from besides definitions: its name and its content, in order."""
        for root in self.roots:
            for folder in (root / TEMPLATES, root / LETTERS / PROFILES, root / LETTERS / TRANSLATIONS):
                paths = sorted(folder.rglob("*")) if folder.is_dir() else []
                for path in (item for item in paths if item.is_file()):
                    yield path.relative_to(root).as_posix(), path.read_bytes()

    def profile_files(self, name: str) -> Iterator[SourceFile]:
        """Every `letters/profielen/<name>.yaml`, the court's own last, so that its entries replace others."""
        yield from self.letter_files(f"{PROFILES}/{name}.yaml")


def find_resources(config: Path | None = None, *, new: bool = False) -> Resources:
    """The bundled configuration, with the court's own folder `config` laid over it.

    With `new` that may also be a folder that is not there yet, or has nothing in it. Raises
    `ConfigurationError` when that folder is missing or holds none of the known folders.
    """
    if config is None:
        return Resources((bundled_root(),))
    if new and (not config.exists() or (config.is_dir() and not any(config.iterdir()))):
        return Resources((config, bundled_root()))
    if not config.is_dir():
        raise ConfigurationError([configuration.no_such_folder(Place(str(config)))])
    if not any((config / name).is_dir() for name in _KNOWN):
        raise ConfigurationError([configuration.empty_folder(Place(str(config)), folders=", ".join(_KNOWN))])
    return Resources((config, bundled_root()))


@cache
def bundled_root() -> Path:
    """The folder that holds the bundled `forms`, `letters` and `templates`.

    Inside an installed wheel that is `_bundled` beside this module; in a checkout it is the top folder.
    """
    installed = Path(__file__).parent / "_bundled"
    return installed if installed.is_dir() else Path(__file__).parents[2]


def example_cases() -> tuple[Path, ...]:
    """The bundled cases about invented people, the plain one first; the empty one is not among them."""
    found = set((bundled_root() / "examples").glob("zaak*.yaml")) - {empty_case()}
    return tuple(sorted(found, key=lambda path: path.stem))


def empty_case() -> Path:
    """The bundled case with every key explained and nothing filled in."""
    return bundled_root() / "examples" / "zaak-leeg.yaml"


@cache
def font_folder() -> Path:
    """The folder with the document font, which travels in a package of its own."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


@cache
def font_folders() -> tuple[Path, ...]:
    """The folders with every font: of documents, of other scripts, and of installed extras."""
    extras = [find_spec(name) for name in _FONT_PACKAGES]
    found = [Path(spec.origin).parent for spec in extras if spec is not None and spec.origin]
    return (font_folder(), bundled_root() / TEMPLATES / _SCRIPTS, *found)


def read_text(path: Path, name: str) -> str:
    """Return the UTF-8 text of a configuration file, without a byte order mark, newlines as line feeds.

    Raises `ConfigurationError` for a file that cannot be read, is too large, or is no UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise ConfigurationError([files.too_large(Place(name), limit=_MOST_BYTES >> 20)])
        return decoded(content, name)
    except OSError as error:
        raise ConfigurationError(
            [configuration.unreadable_file(Place(name), problem=system_problem(error))]
        ) from error


def decoded(content: bytes, name: str) -> str:
    """The text of UTF-8 bytes, without a byte order mark, newlines as line feeds.

    Raises `ConfigurationError` with the place of the first byte that is none.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError([configuration.not_utf8(place_of(error, name))]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def place_of(error: UnicodeDecodeError, name: str) -> Place:
    """The line and column of the first byte that could not be read as text."""
    before = error.object[: error.start].decode("utf-8-sig", errors="ignore")
    return Place(name, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
