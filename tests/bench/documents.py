"""How long each document takes in every format: forms blank, letters from the example case.

Prints a table in milliseconds: the first time in a fresh process, and the median of the rest.
"""

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Final

from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.hearings.documents import compose_all, read_hearing
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import FORMATS, render_document
from proeftuin_docs.resources import bundled_root

ROUNDS: Final = 7
EXAMPLE: Final = bundled_root() / "examples" / "zaak.yaml"


def measure(reference: str, format_name: str) -> list[float]:
    """The milliseconds of each round; the first pays for loading fonts and libraries."""
    library = Library.open()
    definition = library.catalogue.find(reference)
    if isinstance(definition, FormDefinition):
        return [_timed(lambda: library.render(definition, format_name)) for _ in range(ROUNDS)]
    hearing = read_hearing(EXAMPLE.read_bytes(), EXAMPLE.name, library)
    letter = next(compose_all(definition, hearing), None)
    if letter is None:
        return [0.0] * ROUNDS
    made = letter
    return [_timed(lambda: render_document(made.document, format_name, made.options)) for _ in range(ROUNDS)]


def main(arguments: list[str]) -> None:
    """Measure one document in this process, or every document, each in a process of its own."""
    if arguments:
        first, *rest = measure(*arguments)
        print(f"{arguments[0]:<28}{arguments[1]:<8}{first:>8.0f}{median(rest):>8.0f}", flush=True)
        return
    print(f"{'document':<28}{'format':<8}{'first':>8}{'median':>8}", flush=True)
    for entry in Library.open().catalogue.entries.values():
        for format_name in FORMATS:
            reference = f"{entry.id}@{entry.shown.version}"
            subprocess.run([sys.executable, __file__, reference, format_name], check=True)


def _timed(work: Callable[[], bytes]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
