"""Short ways to make the documents of a hearing: an example of which a few things differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from proeftuin_docs.definitions import Definition
from proeftuin_docs.document import Document, dump
from proeftuin_docs.hearings.documents import CaseDocument, belongs, compose_all, read_hearing
from proeftuin_docs.hearings.hearing_set import hearing
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.sets import write_all
from tests.cases.cases import ADULT, example

SUMMONS: Final = "oproep-rc"
VARIANTS: Final = ("b1", "eenvoudig", "en")
LISTS: Final = frozenset(
    {"belette-vragen", "checklist-rc", "nadere-vragen", "vragen-verhoor", "vragenlijst-ovj"}
    | {"vragenlijst-verdediging", "vragentoets-rc", "keuze-maatregelen", "indicatie-kwetsbaarheid"}
    | {"gids-voorgesprek", "samenvatting-voorgesprek"}
)
_UNREAD: Final = frozenset({"anchor", "tone", "window", "kind", "name", "id"})


@dataclass(frozen=True, slots=True)
class Made:
    """The set of an example, on disk."""

    name: str
    files: dict[str, bytes]


@cache
def library() -> Library:
    """What travels with the program."""
    return Library.open()


def make_set(name: str, court: Path, folder: Path) -> Made:
    """Makes the set of an example."""
    made = hearing(Library.open(court), (example(name).encode(), f"{name}.yaml"))
    paths = write_all(made.files, folder)
    return Made(name, {path.name: path.read_bytes() for path in paths})


def case(name: str = ADULT, /, **changes: object) -> bytes:
    """An example in which keys have other values; `a__b` names `b` in `a`, and None drops it."""
    data: dict[str, Any] = yaml.load(example(name), Loader=yaml.BaseLoader)
    for path, value in changes.items():
        *parents, key = path.split("__")
        inner = data
        for parent in parents:
            inner = inner.setdefault(parent, {})
        inner.pop(key, None)
        if value is not None:
            inner[key] = value
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


def documents(id_: str, content: bytes) -> list[CaseDocument]:
    """The documents of one definition in a case; none where it does not belong."""
    context = read_hearing(content, "zaak.yaml", Library.open())
    definition: Definition = library().catalogue.find(id_)
    return list(compose_all(definition, context)) if belongs(definition, context) else []


def summons(**changes: object) -> CaseDocument:
    """The letter to the person who is heard."""
    (made,) = documents(SUMMONS, case(ADULT, **changes))
    return made


def text_of(document: Document) -> str:
    """All that a document says, in one line; each block apart."""
    return " ".join(" ".join(_texts(block)).replace("  ", " ") for block in dump(document)["blocks"])


def said(**changes: object) -> str:
    """What the letter to the person says."""
    return " ".join(text_of(summons(**changes).document).split())


def _texts(node: object) -> Iterator[str]:
    """The texts that are read, each inline joined to the next."""
    match node:
        case {"node": "text", "text": str(text)}:
            yield text
        case {"node": _, **members}:
            for value in (value for key, value in members.items() if key not in _UNREAD):
                yield from _texts(value)
        case [{"node": "text" | "strong" | "emphasis" | "line_break"}, *_]:
            yield "".join("".join(_texts(item)) or "\n" for item in node)
        case list():
            for value in node:
                yield from _texts(value)
        case str():
            yield node
        case _:
            pass  # a number, or nothing
