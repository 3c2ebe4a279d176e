# SPDX-License-Identifier: EUPL-1.2
"""Reads `name==version` lines; writes each with the sha256 of every file that the index has for it."""

import json
import sys
import urllib.request
from collections.abc import Iterator

from pip._internal.models.index import PyPI
from pip._vendor.packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename

_JSON = "application/vnd.pypi.simple.v1+json"


def hashes(name: str, version: str) -> list[str]:
    """The hash of each wheel and source archive of this version, sorted."""
    address = f"{PyPI.simple_url}/{canonicalize_name(name)}/"
    request = urllib.request.Request(address, headers={"Accept": _JSON})
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    return sorted({item["hashes"]["sha256"] for item in files if version_of(item["filename"]) == version})


def version_of(file: str) -> str:
    """The version in a file's name; nothing for a file that is no distribution."""
    try:
        parse = parse_wheel_filename if file.endswith(".whl") else parse_sdist_filename
        return str(parse(file)[1])
    except ValueError:
        return ""


def lines(pinned: Iterator[str]) -> Iterator[str]:
    """Each requirement with its hashes, in pip's own form."""
    for name, version in (line.strip().split("==") for line in pinned if "==" in line):
        found = hashes(name, version)
        if not found:
            sys.exit(f"{name} {version}: no file with a hash")
        yield " \\\n".join((f"{name}=={version}", *(f"    --hash=sha256:{item}" for item in found)))


if __name__ == "__main__":
    print("\n".join(lines(sys.stdin)))
