"""Puts sets into a folder over and over, to be killed at any moment: `python placing.py FOLDER FIRST`."""

import sys
from pathlib import Path
from typing import Final

from proeftuin_docs.output_folder.set_journal import HEARING
from proeftuin_docs.output_folder.sets import open_set

NAMES: Final = ("a.pdf", "b.pdf", "c.docx", "d.docx", "e.pdf", "f.docx", "overzicht.html")
ABOUT: Final = (("rc 26/1",), ("kim",))


def contents(number: int) -> dict[str, bytes]:
    """The set of this number; every other one has a document more."""
    names = (*NAMES, "extra.pdf") if number % 2 else NAMES
    return {name: f"{number}\n".encode() * 2000 for name in names}


def place(folder: Path, number: int) -> None:
    """Put one set in the folder."""
    with open_set(folder, HEARING) as opened:
        opened.place(contents(number), ABOUT)


if __name__ == "__main__":
    number = int(sys.argv[2])
    while True:
        place(Path(sys.argv[1]), number)
        print(number, flush=True)
        number += 1
