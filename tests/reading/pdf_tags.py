"""The tag tree of a PDF (ISO 32000-1, 14.7): what a screen reader walks."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject


@dataclass(frozen=True, slots=True)
class PdfTag:
    """A structure element: its type, title, alternative text, what it holds, and the field it refers to."""

    type: str
    title: str
    children: tuple["PdfTag", ...]
    widgets: tuple[str, ...]
    alternative: str = ""

    def walk(self) -> Iterator["PdfTag"]:
        """The element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def pdf_tags(content: bytes) -> PdfTag:
    """The tag tree, its root first; raises `KeyError` for a file without tags."""
    root = PdfReader(BytesIO(content)).trailer["/Root"]["/StructTreeRoot"].get_object()  # type: ignore[index]
    assert isinstance(root, DictionaryObject)
    return _tag(root)


def tag_outline(tag: PdfTag, depth: int = 0) -> Iterator[str]:
    """The tree as indented lines, marked content left out: the golden output of tests."""
    facts = " ".join([f"'{tag.title}'"] * bool(tag.title) + [f"-> {name}" for name in tag.widgets])
    yield f"{'  ' * depth}{tag.type} {facts}".rstrip()
    for child in tag.children:
        yield from tag_outline(child, depth + 1)


def _tag(element: DictionaryObject) -> PdfTag:
    kids = [kid.get_object() for kid in _kids(element)]
    return PdfTag(
        type=str(element.get("/S", "Root")).lstrip("/"),
        title=str(element.get("/T", "")),
        children=tuple(_tag(kid) for kid in kids if isinstance(kid, DictionaryObject) and "/S" in kid),
        widgets=tuple(_widget_name(kid) for kid in kids if _is_object_reference(kid)),
        alternative=str(element.get("/Alt", "")),
    )


def _kids(element: DictionaryObject) -> ArrayObject:
    kids = element.get("/K", ArrayObject())
    found = kids.get_object()
    return found if isinstance(found, ArrayObject) else ArrayObject([kids])


def _is_object_reference(kid: PdfObject | None) -> bool:
    return isinstance(kid, DictionaryObject) and kid.get("/Type") == "/OBJR"


def _widget_name(reference: PdfObject | None) -> str:
    assert isinstance(reference, DictionaryObject)
    widget = reference["/Obj"].get_object()
    assert isinstance(widget, DictionaryObject)
    if "/T" in widget:
        return str(widget["/T"])
    group = widget.get("/Parent", DictionaryObject()).get_object()
    states = [state for state in widget.get("/AP", {}).get("/N", {}) if state != "/Off"]
    return f"{group.get('/T', '?')}={''.join(states).lstrip('/')}"
