# SPDX-License-Identifier: EUPL-1.2
"""Open packages (ECMA-376 part 2): parts by name, their types and relationships, and the zip around them."""

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree

from proeftuin_docs.formats.xml import read_xml, write_xml

Package = dict[str, bytes]

TYPES_PART: Final = "[Content_Types].xml"
_MOST_BYTES: Final = 100 << 20
"""A package of Word is far smaller, also with pictures."""
_TOO_LARGE: Final = "Too large"
_UNREADABLE: Final = "Unreadable part"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE_PROPERTIES: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part to add: its name, its content type, what relates to it and how.

    `alone` is whether `source` has no other relation of this kind.
    """

    name: str
    content_type: str
    relation: str
    source: str = ""
    alone: bool = True


def read_package(data: bytes, most: int = _MOST_BYTES) -> Package:
    """The parts of a zipped package by name.

    Raises `zipfile.BadZipFile` when it is none, has a part that cannot be read, or more than `most` bytes.
    """
    package: Package = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for entry in (item for item in archive.infolist() if not item.is_dir()):
            package[entry.filename] = _read_part(archive, entry, most)
            most -= len(package[entry.filename])
    return package


def _read_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a part, whatever size the directory of the zip says that it has."""
    try:
        with archive.open(entry) as part:
            content = part.read(most + 1)
    except (NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise zipfile.BadZipFile(_UNREADABLE) from error
    if len(content) > most:
        raise zipfile.BadZipFile(_TOO_LARGE)
    return content


def read_folder(folder: Path) -> Package:
    """The parts of an unpacked package by name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def pack(package: Mapping[str, bytes]) -> bytes:
    """The zip: content types first, the other parts by name, all with one date; same parts, same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(package, key=lambda part: (part != TYPES_PART, part)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, package[name])
    return target.getvalue()


def relations_name(part: str) -> str:
    """Return the name of a part's relationships part; an empty name means the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(target: str, folder: str) -> str:
    """The name of the part that a relationship of a part in this folder leads to (6.5.3.4)."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def relation_kind(relation: etree._Element) -> str:
    """The last word of a relationship's type, the same in both dialects but for some."""
    return relation.get("Type", "").rpartition("/")[2]


def add_part(package: Package, part: NewPart, content: bytes) -> str:
    """Puts a part in the package, with its content type and a relationship to it; that one's id."""
    package[part.name] = content
    _declare_type(package, part)
    return _relate(package, part)


def drop_parts(package: Package, prefix: str) -> None:
    """Takes every part whose name starts so out of the package, with its types and relationships."""
    for name in [name for name in package if name.startswith(prefix)]:
        del package[name]
    _drop_entries(package, TYPES_PART, "PartName", "", prefix)
    for name in [name for name in package if name.endswith(".rels")]:
        _drop_entries(package, name, "Target", posixpath.dirname(posixpath.dirname(name)), prefix)


def _drop_entries(package: Package, name: str, attribute: str, folder: str, prefix: str) -> None:
    root = read_xml(package[name])
    for entry in list(root):
        target = resolved(entry.get(attribute, ""), folder)
        if target.startswith(prefix) and entry.get("TargetMode") != "External":
            root.remove(entry)
    package[name] = write_xml(root)


def _declare_type(package: Package, part: NewPart) -> None:
    root = read_xml(package[TYPES_PART])
    for known in root.findall(f"{{{CONTENT_TYPES}}}Override"):
        if known.get("PartName") == f"/{part.name}":
            root.remove(known)
    entry = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override")
    entry.set("PartName", f"/{part.name}")
    entry.set("ContentType", part.content_type)
    package[TYPES_PART] = write_xml(root)


def _relate(package: Package, part: NewPart) -> str:
    name = relations_name(part.source)
    root = read_xml(package.get(name) or f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
    for known in list(root):
        if part.alone and known.get("Type") == part.relation:
            root.remove(known)
    used = {entry.get("Id") for entry in root}
    entry = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
    id_ = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    entry.set("Id", id_)
    entry.set("Type", part.relation)
    entry.set("Target", posixpath.relpath(part.name, posixpath.dirname(part.source) or "."))
    package[name] = write_xml(root)
    return id_
