"""Writes what an installation needs to run, the desk included: each package with its version, and its hashes.

Found by what installed packages say that they require, from this project on; development tools are not in it.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

_PROJECT = ("proeftuin-docs", frozenset({"desk"}))
_ENTRY = re.compile(r"^(\S+)==\S+(?: \\\n    --hash=\S+)+$", re.MULTILINE)


def required(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> Iterator[str]:
    """Everything that a package requires with these extras, itself first."""
    if (name, extras) in seen:
        return
    seen.add((name, extras))
    yield name
    for line in distribution(name).requires or ():
        wanted = Requirement(line)
        if any(wanted.marker is None or wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield from required(canonicalize_name(wanted.name), frozenset(wanted.extras), seen)


def main() -> None:
    """Print the entries, or with `--names` the names alone."""
    names = sorted({*required(*_PROJECT, set())} - {_PROJECT[0]})
    if "--names" in sys.argv:
        print(*names)
        return
    pinned = (Path(__file__).parent / "constraints.txt").read_text(encoding="utf-8")
    entries = {canonicalize_name(found[1]): found[0] for found in _ENTRY.finditer(pinned)}
    print("\n".join(entries[name] for name in names))


if __name__ == "__main__":
    main()
