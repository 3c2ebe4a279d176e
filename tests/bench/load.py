"""How many letters a desk gives over HTTP, and what it does when more is asked than it can give.

Run as `make load`, or `python -m tests.bench.load [seconds]`. A desk is opened with its command, on a free
port. First 32 clients ask for letters with different names, forms of address and variants, each its next one
when it has the last; meanwhile somebody asks for a small page. Then 128 clients that ignore `Retry-After` do
the same. Prints letters a second, the 50th and 95th hundredth of the time of each, errors, how often a client
was told to come back, and the memory that all processes held at the begin and at the end.
"""

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Final
from urllib.parse import urlsplit

from proeftuin_docs.text.data_files import read_answers
from tests.bench.letters import family, resident
from tests.cases.cases import EXAMPLES

SECONDS: Final = 120
FEW: Final = 32
MANY: Final = 128
_SYLLABLES: Final = ("van", "ber", "den", "hof", "kam", "lin", "mor", "ster", "wal", "zee", "dijk", "mans")
_VARIANTS: Final = ("b1", "eenvoudig", "en")
_FORMS: Final = ("u", "je")
_DONE: Final = 200
_BUSY: Final = 503


def letters(seed: int) -> Iterator[bytes]:
    """Requests for a letter, no two alike: other names, forms of address, variants and rooms."""
    path, chance = EXAMPLES / "zaak.yaml", random.Random(seed)
    case: dict[str, Any] = read_answers(path.read_bytes(), path.name).data
    while True:
        person = case["slachtoffer"]
        person["achternaam"] = "".join(chance.choices(_SYLLABLES, k=3)).title()
        person["aanspreekvorm"], person["taal"] = chance.choice(_FORMS), chance.choice(_VARIANTS)
        case["verhoor"]["kamer"] = str(chance.randint(1, 400))
        yield json.dumps({"document": "oproep-rc", "zaak": case}).encode()


@dataclass
class Measured:
    """What clients got: how often each status, and the seconds that each good answer took."""

    statuses: Counter[int] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    bytes: int = 0

    def late(self, hundredth: int) -> float:
        """The time within which so many of a hundred good answers came, in milliseconds."""
        found = statistics.quantiles(self.took, n=100)[hundredth - 1] if len(self.took) > 1 else 0.0
        return found * 1000


class Client:
    """A connection that stays open, as programs keep theirs."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, int]:
        """Return the status of an answer and how many bytes it has; status 0 for a connection that broke."""
        try:
            return await self._ask(method, path, body)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            self._streams = None
            return 0, 0

    async def _ask(self, method: str, path: str, body: bytes) -> tuple[int, int]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        lines = f"{method} {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
        kind = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write((lines + kind).encode() + body)
        said = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(said.split(" ", 2)[1])
        length = int(said.partition("content-length:")[2].partition("\r\n")[0])
        await reader.readexactly(length)
        if "connection: close" in said:
            writer.close()
            self._streams = None
        return status, length


async def many(base: str, clients: int, seconds: float) -> Measured:
    """Let so many clients ask for letters, one after another, for so long."""
    measured, end = Measured(), perf_counter() + seconds

    async def one(seed: int) -> None:
        client, requests = Client(base), letters(seed)
        while perf_counter() < end:
            begun = perf_counter()
            status, length = await client.ask("POST", "/api/v1/documenten", next(requests))
            measured.statuses[status] += 1
            if status == _DONE:
                measured.took.append(perf_counter() - begun)
                measured.bytes += length

    await asyncio.gather(*map(one, range(clients)))
    return measured


async def beside(base: str, path: str, seconds: float) -> Measured:
    """Ask for a page four times a second meanwhile."""
    measured, end, client = Measured(), perf_counter() + seconds, Client(base)
    while perf_counter() < end:
        begun = perf_counter()
        status, _ = await client.ask("GET", path)
        measured.statuses[status] += 1
        if status == _DONE:
            measured.took.append(perf_counter() - begun)
        await asyncio.sleep(0.25)
    return measured


async def memory(pid: int, seconds: float) -> list[int]:
    """Return the bytes that the desk and its workers held, every second."""
    found, end = [], perf_counter() + seconds
    while perf_counter() < end:
        found.append(sum(map(resident, family(pid))))
        await asyncio.sleep(1)
    return found


async def run(base: str, pid: int, clients: int, seconds: float) -> float:
    """Measure so many clients, print it, and return how many letters came a second."""
    asked = (many(base, clients, seconds), beside(base, "/api/v1/gezondheid", seconds), memory(pid, seconds))
    made, small, held = await asyncio.gather(*asked)
    good = made.statuses[_DONE] / seconds
    errors = sum(made.statuses.values()) - made.statuses[_DONE] - made.statuses[_BUSY]
    print(
        f"{clients:4} clients: {good:6.1f} letters a second, p50 {made.late(50):5.0f} ms, "
        f"p95 {made.late(95):5.0f} ms, {errors} errors, {made.statuses[_BUSY]} times busy, "
        f"small page p95 {small.late(95):4.0f} ms, "
        f"memory {held[len(held) // 10] >> 20} to {held[-1] >> 20} MB",
        flush=True,
    )
    return good


def main() -> None:
    """Open a desk, measure, print, and end it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    command = [sys.executable, "-m", "proeftuin_docs", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        [*command, "--today", "2026-11-27"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as desk:
        assert desk.stdout is not None
        base = desk.stdout.readline().partition("/?")[0].strip()
        try:
            asyncio.run(run(base, desk.pid, FEW, min(seconds, 10)))  # warm
            best = asyncio.run(run(base, desk.pid, FEW, seconds))
            most = asyncio.run(run(base, desk.pid, MANY, seconds))
            print(f"under overload {most / best:.0%} of the best")
        finally:
            desk.terminate()


if __name__ == "__main__":
    main()
