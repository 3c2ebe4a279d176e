"""What a file says of itself, and that the same input gives the same bytes."""

import getpass
import hashlib
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.pdf.rendered import ALL_KINDS, BLANK, FILLED, document, fillable, printable
from tests.reading import pdf_identity

Make = Callable[[str], bytes]
ROOT = Path(__file__).parents[2]
BOTH = pytest.mark.parametrize("make", [fillable, printable], ids=["pdf", "print"])


@pytest.mark.slow
@BOTH
def test_another_process_makes_the_same_bytes(make: Make) -> None:
    """A file can be checked by making it again, elsewhere and later."""
    name, function = f"{ALL_KINDS} ingevuld", make.__name__
    script = (
        "import hashlib; from tests.pdf import rendered; "
        f"print(hashlib.sha256(rendered.{function}({name!r})).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=ROOT, env=environment, timeout=60, check=True
    )
    assert done.stdout.decode().strip() == hashlib.sha256(make(name)).hexdigest()


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_the_file_knows_which_document_it_is(name: str, make: Make) -> None:
    """Id, version, status and the whole content hash stand in the metadata, for programs to read back."""
    identity = document(name).identity
    assert pdf_identity(make(name)) == {
        "id": identity.id,
        "version": identity.version,
        "status": identity.status,
        "hash": identity.content_hash,
    }


@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_the_only_date_is_that_of_the_version(name: str, make: Make) -> None:
    """The day on which a file was made is nobody's business, and would change its bytes."""
    info: Any = PdfReader(BytesIO(make(name))).metadata
    day = document(name).identity.date
    assert {info["/CreationDate"][2:10], info["/ModDate"][2:10]} == {f"{day:%Y%m%d}"}
    found = set(re.findall(r"20\d\d-\d\d-\d\d", metadata_text(make(name))))
    assert found == {day.isoformat()}
    assert f"{datetime.now(UTC):%Y-%m-%dT%H}" not in metadata_text(make(name))


def metadata_text(content: bytes) -> str:
    """The XMP and the information dictionary of a file."""
    reader = PdfReader(BytesIO(content))
    root: Any = reader.trailer["/Root"]
    return str(root["/Metadata"].get_data().decode()) + repr(reader.metadata)


@BOTH
def test_nothing_of_the_maker_or_the_machine_is_in_the_file(make: Make) -> None:
    """No path, no user, no machine's name, in any stream."""
    reader = PdfReader(BytesIO(make(f"{ALL_KINDS} ingevuld")))
    text = b"\n".join(_bytes_of(reader, number) for number in range(1, int(str(reader.trailer["/Size"]))))
    assert b"Span" in text
    traces = {str(Path.cwd()), str(Path.home()), "/site-packages", socket.gethostname()} - {"/", "localhost"}
    assert [trace for trace in traces if trace.encode() in text] == []
    assert getpass.getuser() not in metadata_text(make(f"{ALL_KINDS} ingevuld"))


def _bytes_of(reader: PdfReader, number: int) -> bytes:
    item = reader.get_object(number)
    data = item.get_data() if item is not None and hasattr(item, "get_data") else b""
    return bytes(data) + repr(item).encode()


@pytest.mark.slow
@pytest.mark.parametrize("name", FILLED)
def test_answers_are_not_in_the_metadata(name: str) -> None:
    """Search engines and mail programs show metadata; what somebody told does not belong there."""
    for make in (fillable, printable):
        blank = metadata_text(make(name.removesuffix(" ingevuld")))
        assert _without_ids(metadata_text(make(name))) == _without_ids(blank)


def _without_ids(text: str) -> str:
    """XMP holds identifiers made of a hash of the content."""
    return re.sub(r"<(xmpMM:\w+|stEvt:instanceID)>[^<]*</\1>", "", text)
