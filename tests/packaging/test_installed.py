"""The wheel where it is used: by itself, by somebody without a home, who may write nothing but the result."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.packaging.wheels import build_wheel

_NOBODY: Final = 65534
_VERSION: Final = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"
_FOLDERS: Final = "import proeftuin_docs, sys; print(proeftuin_docs.__file__, *sys.path, sep='\\n')"
ANSWERS: Final = "naam: Zoë Çelik\nherkennen: |\n  Ik slaap slecht.\n  İstanbul, ıssız\n"
PLACES: Final[Mapping[str, Mapping[str, str]]] = {
    "nothing set": {},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati", "LANG": "en_US.ISO-8859-1"},
    "Adak": {"TZ": "America/Adak", "PYTHONHASHSEED": "7"},
}


class Installed(NamedTuple):
    """A folder with an environment in which nothing but the wheel and what it asked for is installed."""

    folder: Path
    python: Path

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        """Run Python there as somebody else, without a home, in a folder that cannot be written."""
        return subprocess.run(
            [*_as_another_user(), str(self.python), *arguments],
            cwd=self.folder / "read-only",
            env={"PATH": "/usr/bin:/bin", "PROEFTUIN_DOCS_TODAY": "2026-11-27", **environment},
            capture_output=True,
            check=False,
        )

    def made(self, *arguments: str, **environment: str) -> dict[str, bytes]:
        """The files that the command makes."""
        self.folder.joinpath("written").mkdir()
        try:
            self.folder.joinpath("written").chmod(0o777)
            done = self.run("-m", "proeftuin_docs", *arguments, **environment)
            assert done.returncode == 0, done.stderr.decode()
            found = self.folder.joinpath("written").rglob("*")
            return {path.name: path.read_bytes() for path in found if path.is_file()}
        finally:
            shutil.rmtree(self.folder / "written")


def _as_another_user() -> list[str]:
    if os.geteuid() != 0:
        return []  # who is not root is already somebody who did not install it
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not there: nobody else to run as")
    return ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", "--no-new-privs"]


def _python() -> str:
    """A Python that everybody on this machine can start."""
    for name in ("/usr/bin/python3", sys.executable):
        asked = [*_as_another_user(), name, "-c", _VERSION]
        if subprocess.run(asked, capture_output=True, check=False, cwd="/").returncode == 0:
            return name
    pytest.skip("there is no Python with ensurepip that another user can start")


@pytest.fixture(scope="module")
def installed() -> Iterator[Installed]:
    """The environment, whose files belong to who installed it and can be written by nobody."""
    folder = Path(tempfile.mkdtemp(prefix="proeftuin-"))
    folder.chmod(0o755)
    try:
        wheel = build_wheel(folder / "wheel")
        subprocess.run([_python(), "-m", "venv", folder / "environment"], check=True, capture_output=True)
        there = Installed(folder, folder / "environment" / "bin" / "python")
        _install(there.python, wheel)
        (folder / "read-only").mkdir(mode=0o555)
        (folder / "read-only" / "antwoorden.yaml").write_text(ANSWERS, encoding="utf-8")
        yield there
    finally:
        shutil.rmtree(folder)


def _install(python: Path, wheel: Path) -> None:
    """Install the wheel with the newest of everything it asks for, or tell that this could not be tried."""
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, f"{wheel}[desk]"], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    if "No matching distribution" not in done.stderr and "Connection" not in done.stderr:
        raise AssertionError(done.stderr)
    warnings.warn(
        "no registry could be reached: tried with the pinned packages, not the newest", stacklevel=2
    )
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    (site,) = python.parents[1].glob("lib/python*/site-packages")
    others = [path for path in sys.path if path.endswith("site-packages")]
    (site / "pinned.pth").write_text("\n".join(others), encoding="utf-8")


def test_it_runs_from_the_environment_alone(installed: Installed) -> None:
    """Nothing of the sources is on its way, and the folder that it stands in cannot be written."""
    done = installed.run("-c", _FOLDERS)
    own, *_ = done.stdout.decode().splitlines()
    assert own.startswith(str(installed.folder / "environment"))
    assert done.stderr == b""
    if os.geteuid() == 0:
        assert installed.run("-c", "open('x', 'w')").returncode == 1


def test_every_command_without_files_works(installed: Installed) -> None:
    """The catalogue, a form, the whole check of the configuration, the schema."""
    for arguments in (("list",), ("show", "iri"), ("check",), ("schema", "form"), ("--version",)):
        done = installed.run("-m", "proeftuin_docs", *arguments)
        assert done.returncode == 0, (arguments, done.stderr.decode())
        assert done.stdout


def test_time_zone_and_language_of_the_machine_change_no_byte(installed: Installed) -> None:
    """Filled in with letters that a Turkish machine changes the case of, and in every format."""
    made: dict[str, dict[str, bytes]] = {}
    data = ("--data", "antwoorden.yaml")
    for place, environment in PLACES.items():
        made[place] = {}
        for name in ("pdf", "docx", "html"):
            target = str(installed.folder / "written" / f"plan.{name}")
            made[place] |= installed.made(
                "render", "veiligheidsplan", "--format", name, *data, "-o", target, **environment
            )
    assert set(made["nothing set"]) == {"plan.pdf", "plan.docx", "plan.html"}
    assert [place for place in made if made[place] != made["nothing set"]] == []


def test_a_hearing_is_the_same_anywhere(installed: Installed) -> None:
    """Letters have days and times in them, in words."""
    bundled = "import proeftuin_docs.resources as r; print(r.bundled_root() / 'examples' / 'zaak.yaml')"
    case = installed.run("-c", bundled).stdout.decode().strip()
    target = str(installed.folder / "written" / "verhoor")
    here, there = (
        installed.made("hearing", case, "-o", target, **PLACES[place])
        for place in ("nothing set", "Kiritimati")
    )
    assert len(here) > 10
    assert {name for name in here if name != "journaal.jsonl" and here[name] != there[name]} == set()
