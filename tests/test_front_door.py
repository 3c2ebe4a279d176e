"""The front door: what `make` and CI lean on, and that a missing validator cannot pass unseen."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest

from tests.conformance.programs import run_program
from tests.conftest import SLOW_MODULES

ROOT: Final = Path(__file__).parents[1]
TESTS: Final = ROOT / "tests"
NODE: Final = TESTS / "node"
_NEEDS_OTHERS: Final = re.compile(r"^pytestmark = pytest\.mark\.", re.MULTILINE)
"""A module that is left out of `make quick` by itself."""
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CHILD: Final = """
import pytest
from tests.conformance.programs import tool_missing

{marks}
def test_with_a_tool():
    {body}
"""


def canonical(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    """Every pinned package with its version."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.rstrip("\\ ").split("==") for line in lines if line and not line.startswith(("#", " "))]
    assert all(len(row) == 2 for row in rows)
    return {canonical(name): version for name, version in rows}


def wanted() -> set[str]:
    """Every package that the project names, for running, developing and building."""
    project, build = PROJECT["project"], PROJECT["build-system"]
    extras = [project["optional-dependencies"][name] for name in ("desk", "dev")]
    groups = [project["dependencies"], *extras, build["requires"]]
    return {canonical(re.split(r"[<>=!~\[; ]", item)[0]) for group in groups for item in group}


def test_every_package_that_is_installed_is_pinned() -> None:
    """Two machines install the same versions, on any day."""
    assert len(pins()) > len(wanted()) > 15
    assert wanted() - pins().keys() == set()
    assert all("==" in item for item in PROJECT["project"]["optional-dependencies"]["schriften"])


def test_every_pin_has_the_hash_of_its_files() -> None:
    """A file that somebody put in the place of another is not installed."""
    text = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^\S+==\S+(?: \\\n    --hash=sha256:[0-9a-f]{64})+$", text, re.MULTILINE)
    assert len(entries) == len(pins())
    assert "--require-hashes" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_validator_from_npm_is_pinned() -> None:
    """A validator that changes by itself changes what passes."""
    direct = json.loads((NODE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((NODE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages[""]["dependencies"] == direct
    assert direct == {name: packages[f"node_modules/{name}"]["version"] for name in direct}
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_every_target_of_make_says_what_it_does_or_serves_one_that_does() -> None:
    """`make help` shows them all; the parts of `make test` speak through it."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split())
    explained = set(re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE))
    assert targets - explained == {"lint", "types", "imports", "pytest"}
    assert set(re.findall(r"^test: (.*?) ##", text, re.MULTILINE)[0].split()) == targets - explained
    assert explained <= targets


def test_every_slow_module_is_there_and_its_subject_has_quick_ones() -> None:
    """A module with another name would be quick again unseen; no subject is left to the long run alone."""
    assert len(SLOW_MODULES) > 10
    assert sorted(set(SLOW_MODULES)) == list(SLOW_MODULES)
    assert [name for name in SLOW_MODULES if not (TESTS / name).is_file()] == []
    modules = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}
    quick = {
        name for name in modules - set(SLOW_MODULES) if not _NEEDS_OTHERS.search((TESTS / name).read_text())
    }
    subjects = {name.partition("/")[0] for name in SLOW_MODULES}
    assert subjects == {name.partition("/")[0] for name in quick} & subjects


def test_ci_is_a_program_that_runs_both_test_and_conformance() -> None:
    """It stops at the first failure, and its syntax is sound; a reviewer is shown what changed in between."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    run_program("bash", "-n", script)
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    assert re.findall(r"^run make ([\w-]+)", text, re.MULTILINE) == ["test", "visual-diff", "conformance"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("required", "body", "marks", "code"),
    [
        ("", "tool_missing('geen veraPDF')", "", 0),
        ("required", "tool_missing('geen veraPDF')", "", 1),
        ("required", "pytest.skip('toch maar niet')", "", 1),
        ("required", "pass", "@pytest.mark.skip", 1),
        ("required", "pass", "", 0),
    ],
)
def test_where_validators_are_required_nothing_is_skipped(
    required: str, body: str, marks: str, code: int, tmp_path: Path
) -> None:
    """A run in which a judge was missing fails; elsewhere it is skipped with the reason."""
    child = tmp_path / "test_child.py"
    child.write_text(CHILD.format(body=body, marks=marks), encoding="utf-8")
    plugins = ("-p", "tests.conftest", "-p", "no:cacheprovider", "-c", os.devnull)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, str(child)],
        cwd=ROOT,
        env={**os.environ, "PROEFTUIN_CONFORMANCE": required},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code, done.stdout.decode()
