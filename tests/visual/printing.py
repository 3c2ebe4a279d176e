"""Makes the PDFs of every document with the program that is on the path, which may be an older one.

Run as a script with a folder and the formats besides PDF: PDFs come in it as `<id>@<version>/<make>.pdf`, and
others as `<make>.docx` and so on; the make of a form is its format, that of a letter its variant. What could
not be made is printed, one document a line. Imports as little as it can, inside the functions that need it:
the first program had no library with methods, but functions in `service`.
"""

import importlib
import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proeftuin_docs.definitions import Definition

Makes = Iterator[tuple[str, bytes]]
_PRINTED = {"print": "print.pdf", "pdf": "pdf.pdf"}
_SAMPLES = Path(__file__).with_name("first_samples.py.txt")


def make_all(folder: Path, formats: Sequence[str] = ()) -> Iterator[str]:
    """Make every document; what is given back is the name of each that could not be made, and why."""
    definitions, makes = _program(formats)
    for definition in definitions:
        name = f"{definition.id}@{definition.version}"
        try:
            for file_name, content in makes(definition):
                path = folder / name / file_name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        except Exception as error:  # whatever an older program does, the others are made
            yield f"{name}: {type(error).__name__}: {error}".replace("\n", " ")


def _program(formats: Sequence[str]) -> tuple[list["Definition"], Callable[["Definition"], Makes]]:
    """The definitions of the program on the path, and what makes one."""
    try:
        library = importlib.import_module("proeftuin_docs.library").Library.open()
    except ImportError:
        return _first_program(formats)
    samples = importlib.import_module("proeftuin_docs.quality.samples").samples_of
    print_document = importlib.import_module("proeftuin_docs.renderers.registry").render_document

    def makes(definition: Any) -> Makes:  # noqa: ANN401 - of either program
        if definition.kind == "letter":
            for variant, (document, options) in zip(
                definition.variants, samples(definition, library), strict=True
            ):
                yield f"{variant}.pdf", print_document(document, "print", options)
                for name in formats:
                    yield f"{variant}.{name}", print_document(document, name, options)
        else:
            for name, file_name in (_PRINTED | _named(formats)).items():
                yield file_name, library.render(definition, name)

    return [item.definition for item in library.loaded], makes


def _first_program(formats: Sequence[str]) -> tuple[list["Definition"], Callable[["Definition"], Makes]]:
    service: Any = importlib.import_module("proeftuin_docs.service")
    samples = _first_samples()
    library = service.open_library()

    def makes(definition: Any) -> Makes:  # noqa: ANN401 - of either program
        if definition.kind == "letter":
            for variant, (document, options) in zip(
                definition.variants, samples(definition, library.resources), strict=True
            ):
                yield f"{variant}.pdf", service.render_document(document, "print", options)
                for name in formats:
                    yield f"{variant}.{name}", service.render_document(document, name, options)
        else:
            for name, file_name in (_PRINTED | _named(formats)).items():
                yield file_name, service.render(definition, name, library.resources)

    return [item.definition for item in library.loaded], makes


def _named(formats: Sequence[str]) -> dict[str, str]:
    """What a form is called in formats whose name is their ending."""
    return {name: f"{name}.{name}" for name in formats}


def _first_samples() -> Any:  # noqa: ANN401 - a function of the first program
    """What fills letters with samples; a program from before it was there gets that of later."""
    name = "proeftuin_docs.service.letter_probes"
    if importlib.util.find_spec(name):
        return importlib.import_module(name).letter_samples
    loader = importlib.machinery.SourceFileLoader(name, str(_SAMPLES))
    module = importlib.util.module_from_spec(importlib.machinery.ModuleSpec(name, loader))
    sys.modules[name] = module  # a dataclass in it looks for its module there
    loader.exec_module(module)
    return module.letter_samples


if __name__ == "__main__":
    for failure in make_all(Path(sys.argv[1]), sys.argv[2:]):
        print(failure)
