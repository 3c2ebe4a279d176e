"""Nothing is kept: no file, no log, no answer to somebody else holds what was typed, whatever goes wrong."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import httpx2
import pytest

from proeftuin_docs import Library, render
from proeftuin_docs.desk.case_data import form_values
from tests.mailmerge.sample_lists import csv_list, sample_rows

ROOT: Final = Path(__file__).parents[2]
MARK: Final = "Zwaluwstaartje"
"""Stands in everything that is typed here, and in nothing of ours."""
START: Final = """
import socket, sys, tempfile, os
real = socket.socket.connect
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        open({log!r}, "a").write(f"{{address}}\\n")
        raise OSError("no way out")
    return real(self, address)
socket.socket.connect = connect
from proeftuin_docs.cli import main
main()
"""


class Desk:
    """A desk in a process of its own, from whose machine nothing goes out."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.errors, self.outgoing = folder / "stderr", folder / "outgoing"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.temporary.chmod(0o500)
        script = folder / "start.py"
        guarded = START.format(log=str(self.outgoing))
        script.write_text(f'if __name__ == "__main__":\n{re.sub("^", "    ", guarded, flags=re.MULTILINE)}')
        command = [sys.executable, str(script), "serve", "--port", "0", "--no-browser", *options]
        self.folder = folder / "work"
        self.folder.mkdir()
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                command,
                cwd=self.folder,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env={**os.environ, "TMPDIR": str(self.temporary), "PYTHONDONTWRITEBYTECODE": "1"},
            )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self.base = self.address.partition("/?")[0]
        while httpx2.get(f"{self.base}/api/v1/gezondheid").status_code != 200:
            time.sleep(0.2)

    def browser(self) -> httpx2.Client:
        """A browser in which the desk is opened, with the last address that it said."""
        lines = [self.address, *self.errors.read_text(encoding="utf-8").splitlines()]
        address = [line[line.index("http://") :] for line in lines if "/?begin=" in line][-1]
        client = httpx2.Client(
            base_url=self.base, headers={"Sec-Fetch-Site": "same-origin"}, follow_redirects=True, timeout=60
        )
        assert client.get(address).status_code == 200
        return client

    def children(self) -> list[int]:
        """The processes that it started."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children") if path.exists() else []
        return [int(item) for task in tasks for item in task.read_text(encoding="ascii").split()]

    def stop(self) -> int:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with one worker."""
    desk = Desk(tmp_path_factory.mktemp("desk"), "--workers", "1")
    yield desk
    if desk.process.poll() is None:
        desk.stop()


def is_there(pid: int) -> bool:
    """Whether a process lives; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def marked_case() -> dict[str, object]:
    """A case in which the person has the marked name."""
    from proeftuin_docs.text.data_files import read_answers

    path = ROOT / "examples" / "zaak.yaml"
    data = read_answers(path.read_bytes(), path.name).data
    data["slachtoffer"]["achternaam"] = MARK
    return dict(data)


def journeys(client: httpx2.Client) -> Iterator[httpx2.Response]:
    """Every journey with marked values, right and wrong, and files that are none."""
    case, library = marked_case(), Library.open()
    for body in ({"document": "oproep-rc", "zaak": case}, {"document": "oproep-rc", "zaak": {MARK: MARK}}):
        yield client.post("/api/v1/documenten", json=body)
    yield client.post("/api/v1/verhoren", json={"zaak": case})
    yield client.post("/api/v1/controles", json={"zaak": {**case, "verhoor": {"datum": MARK}}})
    yield client.post("/api/v1/documenten", json={"document": MARK, "onbekend": MARK})
    yield client.post(
        "/api/v1/documenten", content=MARK.encode(), headers={"Content-Type": "application/json"}
    )
    form = render(library, "veiligheidsplan", "pdf", (json.dumps({"naam": MARK}).encode(), "a.json"))
    yield client.post("/ingevuld", files={"bestand": (f"{MARK}.pdf", form)})
    yield client.post("/ingevuld", files={"bestand": (f"{MARK}.pdf", MARK.encode() * 1000)})
    plan = {"v-naam": MARK, "v-datum": MARK, "uitgave": "veiligheidsplan-1.0.1.pdf"}
    yield client.post("/formulieren/veiligheidsplan", data=plan)
    rows = csv_list(sample_rows(2)).decode("utf-8-sig")
    name = rows.splitlines()[1].split(max(";,", key=rows.count))[5]
    content = rows.replace(name, MARK).encode()
    chosen = {"brief": "oproep-rc", "formaat": "pdf"}
    for step in ("nakijken", "brieven", "bestand"):
        yield client.post(f"/lijst/{step}", files={"bestand": ("lijst.csv", content)}, data=chosen)
    big = MARK.encode() + bytes(3 << 20)
    yield client.post("/lijst/nakijken", files={"bestand": ("lijst.csv", big)}, data=chosen)
    yield client.post("/ingevuld", content=MARK.encode(), headers={"Content-Type": "multipart/form-data"})
    yield from hearing_journeys(client, case)
    yield client.post("/redactie/nakijken", data={"tekst": MARK})
    yield client.post("/redactie/bestand", data={"tekst": MARK})


def hearing_journeys(client: httpx2.Client, case: dict[str, object]) -> Iterator[httpx2.Response]:
    """The page of a hearing: right, wrong, live, opened, kept and made."""
    values = form_values(case)
    yield client.post("/verhoor/nakijken", data={"slachtoffer.achternaam": MARK})
    told = client.post("/verhoor/nakijken", data=values)
    yield told
    seen = told.text.split('name="_gezien" value="')[1].partition('"')[0]
    for wanted in ("alles", "oproep-rc.docx", f"{MARK}.pdf"):
        yield client.post("/verhoor/documenten", data={**values, "_bestand": wanted, "_gezien": seen})
    for pairs in (values, {**values, "verhoor.datum": MARK}):
        body = {"pairs": list(pairs.items()), "document": MARK, "known": [], "scale": 1.5}
        yield client.post("/verhoor/voorbeeld", json=body)
    yield client.post("/verhoor/voorbeeld", data=values)
    file = client.post("/verhoor/bestand", data=values).content
    for content in (file, MARK.encode()):
        opened = {"_openen": (f"{MARK}.yaml", content)}
        yield client.post("/verhoor/openen", data={"slachtoffer.voornaam": MARK}, files=opened)


def test_a_worker_that_dies_costs_one_request(running: Desk) -> None:
    """The next request has another one, and no trace of the first."""
    with closing(running.browser()) as client:
        workers = running.children()
        assert len(workers) >= 2
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        body = {"document": "oproep-rc", "zaak": marked_case()}
        first = client.post("/api/v1/documenten", json=body)
        assert first.status_code in (200, 503)
        assert MARK not in first.text or first.status_code == 200
        assert client.post("/api/v1/documenten", json=body).status_code == 200
    assert MARK not in running.errors.read_text(encoding="utf-8")


def test_a_core_dump_cannot_hold_anything(running: Desk) -> None:
    """The limit is nought in every process."""
    for pid in (running.process.pid, *running.children()):
        limits = Path(f"/proc/{pid}/limits").read_text(encoding="ascii")
        (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
        assert line.split()[4:6] == ["0", "0"]


@pytest.mark.parametrize(
    "sent", [b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ", b"POST /lijst/nakijken HTTP/1.1\r\n"]
)
def test_who_sends_a_byte_a_second_is_closed(running: Desk, sent: bytes) -> None:
    """After a few seconds; others are served meanwhile."""
    host, port = running.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(sent)
        begun = time.monotonic()
        slow.settimeout(1)
        while time.monotonic() - begun < 15:
            try:
                slow.sendall(b"a")
                if slow.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        assert time.monotonic() - begun < 8


def test_no_trace_of_what_was_typed(running: Desk) -> None:
    """Not in a file, a log or what another browser gets; nothing goes out, and no worker stays behind."""
    with closing(running.browser()) as client:
        answers = list(journeys(client))
    assert {answer.status_code for answer in answers} <= {200, 400, 404, 409, 415}
    assert any(answer.content[:2] == b"PK" for answer in answers)
    with httpx2.Client(base_url=running.base, timeout=60) as other:
        pages = ("/", "/lijst", "/ingevuld", "/api/v1/documenten", "/api/v1/gezondheid")
        assert all(MARK.encode() not in other.get(page).content for page in pages)
    command_lines = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in running.children()]
    assert all(MARK.encode() not in line for line in command_lines)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?begin=[\w-]{43}", running.address)
    workers = running.children()
    assert running.stop() == 0
    time.sleep(0.5)
    assert not any(map(is_there, workers))
    log = running.errors.read_text(encoding="utf-8")
    assert "POST" in log
    assert MARK not in log
    assert "Traceback" not in log
    assert list(running.temporary.iterdir()) == []
    assert list(running.folder.iterdir()) == []
    assert not running.outgoing.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--host", "0.0.0.0"), "--trust-proxy-user"),
        (("--api-key-file", "/nergens"), "sleutels"),
        (("--host", "203.0.113.9", "--open"), "kan niet luisteren"),
    ],
)
def test_what_it_will_not_do(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    """It says what to do instead."""
    command = [sys.executable, "-m", "proeftuin_docs", "serve", "--port", "0", "--no-browser", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""
