# SPDX-License-Identifier: EUPL-1.2
"""A court's own Typst templates, laid out in a process of their own: without network, and within bounds.

Typst runs whatever a template says: it may fetch a package from the internet with the data of a case at hand,
follow a link to a file elsewhere, or never end. The process reads a request as a line of JSON and gives
a line of JSON and the bytes of a PDF; it ends when its standard input does.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any, BinaryIO, Final

from proeftuin_docs.errors import Diagnostic, Place, RenderError, Severity, rendering

_SECONDS: Final = 60
"""A document of hundreds of pages takes less; a template that never ends takes all of it."""
_MEMORY: Final = 4 << 30
_NOWHERE: Final = "http://127.0.0.1:9"
"""What a fetch goes through: the port where nothing listens (RFC 863)."""
_PROXIES: Final = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_PACKAGE: Final = re.compile(r"[\"']@[\w-]+/")


def compile_apart(folder: Path, request: Mapping[str, Any]) -> bytes:
    """Return the PDF of a request for a template in this folder.

    Raises `RenderError` for what leads out of the folder, for a fault of the template, and for a template
    that takes more than its time or memory.
    """
    if faults := _fence_faults(folder):
        raise RenderError(faults)
    process = _started()
    timer = Timer(_SECONDS, process.kill)
    timer.start()
    try:
        answer, content = _asked(process, request)
    except (OSError, ValueError):
        _started.cache_clear()
        process.kill()
        process.wait()
        raise RenderError([rendering.template_without_end(seconds=_SECONDS)]) from None
    finally:
        timer.cancel()
    if answer["faults"]:
        raise RenderError([_diagnostic(fault) for fault in answer["faults"]])
    return content


@cache
def _fence_faults(folder: Path) -> tuple[Diagnostic, ...]:
    """Every link that leads out of a folder, and every package that its templates ask for."""
    inside = folder.resolve()
    files = sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    links = [path for path in files if not _target(path).is_relative_to(inside)]
    asked = [fault for path in files if path.suffix == ".typ" for fault in _packages(path, folder)]
    return (*(rendering.template_leads_outside(_place(path, folder)) for path in links), *asked)


def _target(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return Path(path.anchor)


def _packages(path: Path, folder: Path) -> Iterator[Diagnostic]:
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        if _PACKAGE.search(line.partition("//")[0]):
            yield rendering.template_wants_a_package(_place(path, folder, number))


def _place(path: Path, folder: Path, line: int | None = None) -> Place:
    return Place(f"templates/pdf/{path.relative_to(folder).as_posix()}", line)


@cache
def _started() -> "subprocess.Popen[bytes]":
    environment = {**os.environ, **dict.fromkeys(_PROXIES, _NOWHERE), "no_proxy": "", "NO_PROXY": ""}
    command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment)


def _asked(process: "subprocess.Popen[bytes]", request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The answer and the bytes after it; raises `ValueError` or `OSError` when the process ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    content = process.stdout.read(answer["size"])
    if len(content) < answer["size"]:
        raise ValueError
    return answer, content


def _diagnostic(fault: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(fault["name"], Place(*fault["place"]), fault["facts"], Severity.ERROR)


def serve() -> None:
    """Answer requests until standard input ends."""
    _bound_memory()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for line in sys.stdin.buffer:
        _answer(json.loads(line), output)


def _answer(request: Mapping[str, Any], output: BinaryIO) -> None:
    from proeftuin_docs.renderers.pdf.typesetting import compile_request

    content, faults = b"", []
    try:
        content = compile_request(request)
    except RenderError as error:
        for found in error.diagnostics:
            place = (found.place.file, found.place.line, found.place.column)
            faults.append({"name": found.name, "place": place, "facts": dict(found.facts)})
    output.write(json.dumps({"size": len(content), "faults": faults}).encode() + b"\n" + content)
    output.flush()


def _bound_memory() -> None:
    """Limit the address space (setrlimit(2)), where the system can."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
