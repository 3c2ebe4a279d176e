"""The files for who puts the desk on a server, as systemd and nginx themselves take them."""

import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final

import pytest

from tests.conformance.desk import served
from tests.conformance.programs import find_program, run_program
from tests.desk.test_example_files import read

pytestmark = pytest.mark.conformance
NAME: Final = "balie.voorbeeld.nl"
SIGNED_ON: Final = {"Cookie": "sessie=ja"}
_PATIENCE: Final = 10.0


def test_systemd_takes_the_service(tmp_path: Path) -> None:
    """Without a word, once the program that it starts is there."""
    path = tmp_path / "balie.service"
    text = read("balie.service").replace("/opt/proeftuin/bin/proeftuin-docs", "/bin/true")
    path.write_text(text, encoding="utf-8")
    command = [find_program("systemd-analyze"), "verify", "--man=no", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


class SignOn(BaseHTTPRequestHandler):
    """Somebody who has the cookie is a griffier; nobody else is anybody."""

    def do_GET(self) -> None:
        """Say who asks."""
        known = "sessie=ja" in self.headers.get("Cookie", "")
        self.send_response(202 if known else 401)
        if known:
            self.send_header("X-Auth-Request-User", "griffier")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Nothing."""


@contextmanager
def sign_on() -> Iterator[int]:
    """Yield the port of a sign-on."""
    with ThreadingHTTPServer(("127.0.0.1", 0), SignOn) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def configured(folder: Path, ports: dict[str, int]) -> Path:
    """The example with other ports, and a certificate of its own, in a folder that holds all of nginx."""
    key, certificate = folder / "balie.key", folder / "balie.pem"
    subject = ("-subj", f"/CN={NAME}", "-days", "1", "-keyout", key, "-out", certificate)
    run_program(find_program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject)
    text = read("nginx.conf")
    for before, after in {
        "listen 443 ssl": f"listen 127.0.0.1:{ports['proxy']} ssl",
        "127.0.0.1:8765": f"127.0.0.1:{ports['desk']}",
        "127.0.0.1:4180": f"127.0.0.1:{ports['sign_on']}",
        "/etc/ssl/balie.pem": str(certificate),
        "/etc/ssl/private/balie.key": str(key),
    }.items():
        assert before in text
        text = text.replace(before, after)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/tijdelijk/{kind};\n" for kind in kinds)
    (folder / "tijdelijk").mkdir()
    path = folder / "nginx.conf"
    path.write_text(
        f"pid {folder}/nginx.pid;\ndaemon off;\nerror_log {folder}/fouten.log warn;\n"
        f"worker_processes 1;\nevents {{}}\nhttp {{\n{places}{text}}}\n",
        encoding="utf-8",
    )
    return path


def free_port() -> int:
    """A port that nobody has."""
    with ThreadingHTTPServer(("127.0.0.1", 0), SignOn) as server:
        return int(server.server_address[1])


@contextmanager
def proxied(folder: Path, *options: str) -> Iterator[int]:
    """Yield the port of the example in front of a desk that trusts it."""
    nginx = find_program("nginx")
    trusting = ("--trust-proxy-user", "X-Gebruiker", "--host-name", NAME, "--workers", "1", *options)
    with served(*trusting) as address, sign_on() as sign_on_port:
        desk = int(address.rstrip("/").rpartition(":")[2].partition("/")[0])
        ports = {"proxy": free_port(), "desk": desk, "sign_on": sign_on_port}
        command = (nginx, "-p", folder, "-c", configured(folder, ports))
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False, timeout=60)
        assert checked.returncode == 0, checked.stderr
        with subprocess.Popen([*map(str, command)], stderr=subprocess.DEVNULL) as process:
            try:
                yield ports["proxy"]
            finally:
                process.terminate()


def ask(port: int, path: str, headers: dict[str, str], body: bytes | None = None) -> tuple[int, bytes, str]:
    """The status, the content and the policy for https of an answer, once the proxy listens."""
    trust = ssl._create_unverified_context()
    until = time.monotonic() + _PATIENCE
    while True:
        connection = HTTPSConnection("127.0.0.1", port, context=trust, timeout=60)
        try:
            connection.request("GET" if body is None else "POST", path, body, {"Host": NAME, **headers})
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
            continue
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers.get("Strict-Transport-Security", "")


def test_nginx_lets_through_who_signed_on(tmp_path: Path) -> None:
    """A person with a session, a program with a key, nobody who says so themselves; nothing on disk."""
    (tmp_path / "sleutels").write_text("een-lange-sleutel-van-een-zaaksysteem\n", encoding="utf-8")
    key = {"X-API-Key": "een-lange-sleutel-van-een-zaaksysteem"}
    with proxied(tmp_path, "--api-key-file", str(tmp_path / "sleutels")) as port:
        assert ask(port, "/", {})[0] == 401
        assert ask(port, "/", {"X-Gebruiker": "ik"})[0] == 401
        status, page, stays = ask(port, "/", SIGNED_ON)
        assert (status, b"Waarmee wilt u beginnen?" in page, stays) == (200, True, "max-age=31536000")
        assert ask(port, "/api/v1/documenten", {"X-Gebruiker": "ik"})[0] == 401
        assert ask(port, "/api/v1/documenten", key)[0] == 200
        assert ask(port, "/api/v1/openapi.json", {})[0] == 200
        big = b"slachtoffer: Kim Verbeek\n" * 200_000
        kind = {"Content-Type": "application/pdf", **key}
        assert ask(port, "/api/v1/ingevulde-formulieren", kind, big)[0] == 200
        assert ask(port, "/api/v1/ingevulde-formulieren", kind, b"x" * (26 << 20))[0] == 413
        written = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert [path.name for path in written if b"Kim Verbeek" in path.read_bytes()] == []
        assert "temporary file" not in (tmp_path / "fouten.log").read_text(encoding="utf-8")
