"""Finished files as their own readers open them: what they say, and which fields they have."""

import re
import unicodedata
from collections import Counter
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import docx
import pymupdf
from lxml import etree
from pypdf import PdfReader

from tests.docx.reading import controls
from tests.html.reading import Page
from tests.mailmerge.test_nasty_cells import bare, docx_text
from tests.reading import pdf_fields

_CONTINUED: Final = re.compile(r"_vervolg_\d+$")
_RIGHT_TO_LEFT: Final = ("R", "AL")


def words_of(format_name: str, content: bytes) -> str:
    """All that a file says, without white space; raises when its reader cannot open it."""
    match format_name:
        case "docx":
            with ZipFile(BytesIO(content)) as package:
                assert package.testzip() is None
                for name in package.namelist():
                    if name.endswith((".xml", ".rels")):
                        etree.fromstring(package.read(name))
            docx.Document(BytesIO(content))
            return bare(docx_text(content))
        case "html":
            page = Page(content)
            return bare(page.text() + "".join(item.value for item in page.controls()))
        case _:
            assert PdfReader(BytesIO(content), strict=True).pages
            with pymupdf.open(stream=content) as opened:
                return bare("".join(page.get_text(sort=False) for page in opened))


def fields_of(format_name: str, content: bytes) -> Counter[str]:
    """The names of a file's fields, what goes on of a long text counted with its field."""
    match format_name:
        case "pdf":
            names = [item.name for item in pdf_fields(content)]
        case "docx":
            names = [item.tag for item in controls(content)]
        case "html":
            names = [item.name for item in Page(content).controls()]
        case _:
            names = []
    return Counter({_CONTINUED.sub("", name): 1 for name in names})


def is_shown(text: str, words: str) -> bool:
    """Whether every word of a text is among these; where it turns or has marks, each of its letters."""
    turned = turns(text)
    for word in map(bare, text.split()):
        loose = turned or any(unicodedata.category(char).startswith("M") for char in word)
        if word not in words and not (loose and Counter(word) <= Counter(words)):
            return False
    return True


def turns(text: str) -> bool:
    """Whether something in a text runs from right to left."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)
