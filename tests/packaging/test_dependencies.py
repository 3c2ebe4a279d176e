"""What runs beside the program: under which licences, and the bill of materials that lists it."""

import json
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import pytest

from tests.packaging.wheels import ROOT
from tests.test_front_door import PROJECT, canonical, pins

ALLOWED: Final = re.compile(
    r"MIT|BSD|Apache|ISC|MPL|Mozilla Public License|PSF|Python Software Foundation|HPND|OFL|LGPL"
    r"|Lesser General Public License",
    re.IGNORECASE,
)
"""Licences of works that may run beside one under the EUPL-1.2 and be given on with it."""
BY_FILE: Final = {"locate": "MIT License"}
"""Packages whose metadata do not say their licence: the first words of the licence that they carry."""


def run(*command: str) -> str:
    """What a program of the development environment prints."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def tool(name: str) -> str:
    """A program that is installed beside this Python."""
    return str(Path(sys.executable).parent / name)


def runtime_names() -> list[str]:
    """Every package that an installation with the desk needs."""
    return run(sys.executable, ".ci/runtime.py", "--names").split()


def test_what_runs_is_what_the_project_asks_for_and_that_asks_for() -> None:
    """Direct requirements and theirs, all pinned; no tool of development."""
    names = set(runtime_names())
    extra = PROJECT["project"]["optional-dependencies"]
    direct, tools = (
        {canonical(re.split(r"[<>=\[]", item)[0]) for item in items}
        for items in ([*PROJECT["project"]["dependencies"], *extra["desk"]], extra["dev"])
    )
    assert direct < names <= pins().keys()
    assert names.isdisjoint(tools)


def test_every_licence_may_stand_beside_ours() -> None:
    """As the packages say it; of one that does not, as its licence begins."""
    packages = json.loads(
        run(tool("pip-licenses"), "--with-system", "--format=json", "--packages", *runtime_names())
    )
    assert {canonical(item["Name"]) for item in packages} == set(runtime_names())
    refused = {item["Name"]: item["License"] for item in packages if not ALLOWED.search(item["License"])}
    assert refused.keys() == BY_FILE.keys()
    for name, begin in BY_FILE.items():
        assert (distribution(name).read_text("LICENSE") or "").startswith(begin)


@pytest.mark.slow
def test_the_bill_of_materials_is_valid_and_the_same_twice(tmp_path: Path) -> None:
    """Valid by the schema of CycloneDX; each package is in it with its version and hashes."""
    listed = tmp_path / "runtime.txt"
    listed.write_text(run(sys.executable, ".ci/runtime.py"), encoding="utf-8")
    settings = ("--pyproject", "pyproject.toml", "--output-reproducible", "--validate")
    first, second = (run(tool("cyclonedx-py"), "requirements", *settings, str(listed)) for _ in range(2))
    assert first == second
    bill: dict[str, Any] = json.loads(first)
    found = {canonical(item["name"]): item for item in bill["components"]}
    assert {name: item["version"] for name, item in found.items()} == {
        name: pins()[name] for name in runtime_names()
    }
    assert all(item["externalReferences"][0]["hashes"] for item in found.values())
    assert bill["metadata"]["component"]["name"] == "proeftuin-docs"
    assert bill["metadata"]["component"]["licenses"] == [
        {"license": {"acknowledgement": "declared", "id": "EUPL-1.2"}}
    ]


def test_what_could_not_be_asked_about_is_no_clean_bill() -> None:
    """`pip-audit` passes over a package that its service does not know, and ends well, unless strict."""
    recipe = re.findall(r"pip-audit .*", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert len(recipe) == 1
    assert "--strict" in recipe[0]
