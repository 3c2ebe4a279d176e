# SPDX-License-Identifier: EUPL-1.2
"""Open packages (ECMA-376 part 2): parts by name, their types and relationships, and the zip around them."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
_KEPT: Final = 512
"""So many parts, and changes to what a package says of its parts, are kept: those that documents share."""
# Where an entry of a directory says where its file starts, and the end of it (APPNOTE 4.3.12 and 4.3.16).
_START: Final = slice(42, 46)
_END: Final = struct.Struct("<4s4H2LH")
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


def pack(package: Mapping[str, bytes], shared: Container[str] = ()) -> bytes:
    """The zip: content types first, the other parts by name, all with one date; same parts, same bytes.

    Parts whose names are `shared` are the same in many packages and are packed once; they hold nothing typed.
    """
    files, directory, start = [], [], 0
    for name in sorted(package, key=lambda part: (part != TYPES_PART, part)):
        file, entry = (_packed_once if name in shared else _packed)(name, package[name])
        files.append(file)
        directory.append(entry[: _START.start] + start.to_bytes(4, "little") + entry[_START.stop :])
        start += len(file)
    length, count = sum(map(len, directory)), len(files)
    return b"".join((*files, *directory, _END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0)))


def _packed(name: str, content: bytes) -> tuple[bytes, bytes]:
    """A part as it stands in a zip, and its entry in the directory, from a zip of this part alone."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(name, _DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 0
        archive.writestr(entry, content)
    whole, end = target.getvalue(), archive.start_dir
    return whole[:end], whole[end : -_END.size]


_packed_once: Final = lru_cache(maxsize=_KEPT)(_packed)


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
    package[TYPES_PART] = _declared(package[TYPES_PART], part)
    name = relations_name(part.source)
    id_, package[name] = _related(package.get(name), part)
    return id_


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


@lru_cache(maxsize=_KEPT)
def _declared(types: bytes, part: NewPart) -> bytes:
    """The content types with that of a part."""
    root = read_xml(types)
    for known in root.findall(f"{{{CONTENT_TYPES}}}Override"):
        if known.get("PartName") == f"/{part.name}":
            root.remove(known)
    entry = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override")
    entry.set("PartName", f"/{part.name}")
    entry.set("ContentType", part.content_type)
    return write_xml(root)


@lru_cache(maxsize=_KEPT)
def _related(relations: bytes | None, part: NewPart) -> tuple[str, bytes]:
    """The id of the relationship to a part, and the relationships with it."""
    root = read_xml(relations or f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
    for known in list(root):
        if part.alone and known.get("Type") == part.relation:
            root.remove(known)
    used = {entry.get("Id") for entry in root}
    entry = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
    id_ = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    entry.set("Id", id_)
    entry.set("Type", part.relation)
    entry.set("Target", posixpath.relpath(part.name, posixpath.dirname(part.source) or "."))
    return id_, write_xml(root)
