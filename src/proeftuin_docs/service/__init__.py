"""The use-cases, each one function; the only layer besides `resources` that touches the file system."""

from proeftuin_docs.service.answers_file import read_answers
from proeftuin_docs.service.building import build
from proeftuin_docs.service.checking import check_everything, check_files
from proeftuin_docs.service.formats import FORMATS, find_format
from proeftuin_docs.service.library import Library, lock_faults, open_library
from proeftuin_docs.service.overview import describe, list_documents, show_document
from proeftuin_docs.service.publishing import Publication, publish
from proeftuin_docs.service.rendering import render, render_document, render_reference, wording_of
from proeftuin_docs.service.writing import make_folder, write_whole

__all__ = [
    "FORMATS",
    "Library",
    "Publication",
    "build",
    "check_everything",
    "check_files",
    "describe",
    "find_format",
    "list_documents",
    "lock_faults",
    "make_folder",
    "open_library",
    "publish",
    "read_answers",
    "render",
    "render_document",
    "render_reference",
    "show_document",
    "wording_of",
    "write_whole",
]
