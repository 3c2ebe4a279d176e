"""Makes the PDFs of every document with the program that is on the path, which may be an older one.

Run as a script with a folder: PDFs come in it as `<id>@<version>/<make>.pdf`. What could not be made is
printed, one document a line. Imports as little as it can, inside the functions that need it.
"""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from proeftuin_docs.definitions import Definition
    from proeftuin_docs.resources import Resources

_SAMPLER: Final = Path(__file__).parents[2] / "src" / "proeftuin_docs" / "service" / "letter_probes.py"


def make_all(folder: Path) -> Iterator[str]:
    """Make every document; what is given back is the name of each that could not be made, and why."""
    from proeftuin_docs.service import open_library

    library = open_library()
    for item in library.loaded:
        name = f"{item.definition.id}@{item.definition.version}"
        try:
            for make, content in _made(item.definition, library.resources):
                path = folder / name / f"{make}.pdf"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        except Exception as error:  # whatever an older program does, the others are made
            yield f"{name}: {type(error).__name__}: {error}".replace("\n", " ")


def _made(definition: "Definition", resources: "Resources") -> Iterator[tuple[str, bytes]]:
    from proeftuin_docs.service import render, render_document

    if definition.kind == "letter":
        samples = _sampler().letter_samples(definition, resources)
        for variant, (document, options) in zip(definition.variants, samples, strict=True):
            yield variant, render_document(document, "print", options)
    else:
        for format_name in ("print", "pdf"):
            yield format_name, render(definition, format_name, resources)


def _sampler() -> ModuleType:
    """The module that fills letters with samples; a program from before it was there gets that of today."""
    name = "proeftuin_docs.service.letter_probes"
    if importlib.util.find_spec(name):
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(name, _SAMPLER)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    for failure in make_all(Path(sys.argv[1])):
        print(failure)
