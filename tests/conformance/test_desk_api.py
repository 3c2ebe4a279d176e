"""The API against its own description, with requests that nobody thought of."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.conformance.desk import served

pytestmark = pytest.mark.conformance
_CHECKS: Final = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance"
)


@pytest.mark.slow
def test_no_request_is_answered_otherwise_than_described(tmp_path: Path) -> None:
    """Valid in its form and senseless, or broken: never a fault of ours, never an answer that is not told."""
    program = Path(sys.executable).parent / "schemathesis"
    with served() as address:
        base = address.partition("/?")[0] + "/api/v1"
        command: list[str | Path] = [
            program,
            "run",
            f"{base}/openapi.json",
            "--url",
            base,
            "--checks",
            _CHECKS,
        ]
        options = ["--phases", "examples,fuzzing", "--max-examples", "15", "--seed", "1", "--no-color"]
        done = subprocess.run(
            [*command, *options, "--request-timeout", "60"],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            timeout=600,
        )
    assert done.returncode == 0, done.stdout[-4000:]
