"""The structure tree: what Typst tagged as a link becomes a form element (ISO 14289-1, 7.18.4)."""

from collections.abc import Iterator, Sequence
from typing import Final

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from proeftuin_docs.renderers.pdf.objects import set_entries
from proeftuin_docs.renderers.pdf.targets import Placeholder

_FORM: Final = {"/S": "/Form"}
_TAB_ORDER: Final = {"/Tabs": "/S"}


def tag_widgets(writer: PdfWriter, placeholders: Sequence[Placeholder]) -> None:
    """Gives every widget's structure element the type `Form`, and every page its tab order (7.18.3)."""
    elements = dict(_parent_tree(writer))
    for target in placeholders:
        set_entries(elements[target.struct_parent], _FORM)
    for page in writer.pages:
        set_entries(page, _TAB_ORDER)


def _parent_tree(writer: PdfWriter) -> Iterator[tuple[int, DictionaryObject]]:
    """Every structure element that an annotation belongs to, by its key (ISO 32000-1, 14.7.4.4)."""
    root = writer.root_object["/StructTreeRoot"]["/ParentTree"].get_object()  # type: ignore[index]
    yield from _numbers(root)


def _numbers(node: DictionaryObject) -> Iterator[tuple[int, DictionaryObject]]:
    for kid in node.get("/Kids", ArrayObject()):
        yield from _numbers(kid.get_object())
    pairs = node.get("/Nums", ArrayObject())
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        found = value.get_object() if isinstance(value, IndirectObject) else value
        if isinstance(found, DictionaryObject):
            yield int(key), found
