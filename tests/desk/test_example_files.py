"""The files for who puts the desk on a server: what they start is there, and the handbook names them."""

import json
import shlex
from collections.abc import Callable
from typing import Final

import pytest

from proeftuin_docs import __version__
from proeftuin_docs.cli.desk_commands import serve_command
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.resources import bundled_root

FOLDER: Final = bundled_root() / "examples" / "beheer"
FILES: Final = ("balie.service", "Containerfile", "nginx.conf")


def read(name: str) -> str:
    """The text of an example file."""
    return (FOLDER / name).read_text(encoding="utf-8")


def service() -> list[str]:
    """What the service starts."""
    text = read("balie.service").replace("\\\n", " ")
    return shlex.split(next(line for line in text.splitlines() if line.startswith("ExecStart=")))


def container() -> list[str]:
    """What the container starts."""
    line = next(line for line in read("Containerfile").splitlines() if line.startswith("CMD "))
    found: list[str] = json.loads(line.removeprefix("CMD "))
    return found


@pytest.mark.parametrize("command", [service, container])
def test_what_is_started_is_a_command_with_these_options(command: Callable[[], list[str]]) -> None:
    """Every option is known, and the desk would not refuse to listen there."""
    program, name, *options = command()
    assert program.endswith("proeftuin-docs")
    assert name == serve_command.name
    said = serve_command.make_context(name, options, resilient_parsing=True).params
    assert said["no_browser"]
    assert said["trusted_user_header"] == "X-Gebruiker"
    assert said["host_names"] == ("balie.voorbeeld.nl",)


def test_the_container_installs_this_version() -> None:
    """And what it needs to run alone, of which every file has a hash."""
    assert f"proeftuin_docs-{__version__}-py3-none-any.whl" in read("Containerfile")
    assert ".ci/runtime.py > runtime.txt" in read("Containerfile")
    assert "--require-hashes" in read("Containerfile")


def test_the_proxy_speaks_to_the_service() -> None:
    """The port, the name and the header are the same in both."""
    options = service()
    assert f"http://127.0.0.1:{options[options.index('--port') + 1]};" in read("nginx.conf")
    assert f"server_name {options[options.index('--host-name') + 1]};" in read("nginx.conf")
    assert f"proxy_set_header {options[options.index('--trust-proxy-user') + 1]} " in read("nginx.conf")
    assert f"client_max_body_size {DeskSettings().most_bytes >> 20}m;" in read("nginx.conf")


@pytest.mark.parametrize("name", FILES)
def test_the_handbook_names_every_file(name: str) -> None:
    """Nobody finds a file that is not told."""
    handbook = (bundled_root() / "docs" / "beheer.md").read_text(encoding="utf-8")
    assert f"examples/beheer/{name}" in handbook
