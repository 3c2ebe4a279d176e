"""Packages: the same bytes as a zip that is written in one go, and nothing typed among what is kept."""

import zipfile
from collections.abc import Container, Mapping
from io import BytesIO
from typing import Final

import pytest

from proeftuin_docs.formats.opc import pack, read_package
from proeftuin_docs.renderers.docx import render as docx
from tests.docx.conftest import Render
from tests.docx.letters import letter

_PARTS: Final = {
    "word/document.xml": b"<document>Kim Verbeek</document>" * 40,
    "[Content_Types].xml": b"<Types/>",
    "word/media/é.png": bytes(range(256)) * 9,
    "_rels/.rels": b"",
}


@pytest.mark.parametrize("shared", [(), tuple(_PARTS), ("word/media/é.png", "there is none")])
def test_a_package_has_the_bytes_of_a_zip_that_is_written_in_one_go(shared: tuple[str, ...]) -> None:
    """In order, and with the place of each part in the directory, also when it is packed before."""
    for _ in range(2):
        assert pack(_PARTS, shared) == _written_in_one_go()
    assert read_package(pack(_PARTS, shared)) == _PARTS


def test_a_part_that_changes_is_packed_anew_though_it_is_shared() -> None:
    """What is kept is kept by content, not by name alone."""
    pack(_PARTS, tuple(_PARTS))
    changed = _PARTS | {"_rels/.rels": b"<Relationships/>"}
    assert read_package(pack(changed, tuple(_PARTS))) == changed


def test_what_is_kept_for_the_next_letter_holds_nothing_of_this_one(
    monkeypatch: pytest.MonkeyPatch, render: Render
) -> None:
    """Names, addresses and telephone numbers stand in parts that are packed for one letter."""
    asked: list[tuple[Mapping[str, bytes], Container[str]]] = []

    def noted(package: Mapping[str, bytes], shared: Container[str]) -> bytes:
        asked.append((package, shared))
        return pack(package, shared)

    monkeypatch.setattr(docx, "pack", noted)
    made = letter(foot=("Bel Noor Bakker", "085 123 45 67"), continuation="Brief van 1 december aan Kim")
    render(made)
    ((package, shared),) = asked
    typed = (b"Verbeek", b"Kastanjelaan", b"Noor Bakker", b"085 123", b"aan Kim")
    assert {word for word in typed for content in package.values() if word in content} == set(typed)
    assert not [name for name in package if name in shared and any(word in package[name] for word in typed)]
    assert {name for name in ("word/styles.xml", "[Content_Types].xml") if name in shared}


def _written_in_one_go() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(_PARTS, key=lambda part: (not part.startswith("["), part)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, _PARTS[name])
    return target.getvalue()
