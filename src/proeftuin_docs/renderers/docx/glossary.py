"""The glossary part: the placeholder texts that Word shows in an empty control (ECMA-376 part 1, 17.12).

It is added at each rendering and is not part of the house style: Word drops texts that no control
in the saved file uses.
"""

from functools import cache
from pathlib import Path
from typing import Final

from proeftuin_docs.formats.opc import NewPart, Package, add_part, drop_parts
from proeftuin_docs.formats.wordml import (
    DOCUMENT_PART,
    GLOSSARY_RELATION,
    GLOSSARY_TYPE,
    NAMESPACES,
    STYLES_RELATION,
    STYLES_TYPE,
    w,
)
from proeftuin_docs.formats.xml import read_xml, write_xml
from proeftuin_docs.text.wording import Wording

FOLDER: Final = "word/glossary/"
_DOCUMENT: Final = NewPart(f"{FOLDER}document.xml", GLOSSARY_TYPE, GLOSSARY_RELATION, DOCUMENT_PART)
_STYLES: Final = NewPart(f"{FOLDER}styles.xml", STYLES_TYPE, STYLES_RELATION, _DOCUMENT.name)


def write_glossary(package: Package, folder: Path, wording: Wording) -> None:
    """Adds the glossary of this folder to the package, each placeholder in the words of the wording."""
    drop_parts(package, FOLDER)
    document = read_xml(_read(folder / "document.xml"))
    for part in document.iterfind("w:docParts/w:docPart", NAMESPACES):
        name = part.find("w:docPartPr/w:name", NAMESPACES)
        text = part.find(".//w:t", NAMESPACES)
        if name is not None and text is not None:
            text.text = wording.phrase(name.get(w("val"), ""))
    add_part(package, _DOCUMENT, write_xml(document))
    add_part(package, _STYLES, _read(folder / "styles.xml"))


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()
