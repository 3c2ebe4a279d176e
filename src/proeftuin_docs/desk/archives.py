# SPDX-License-Identifier: EUPL-1.2
"""Files in one zip, made in memory; the same files give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

HEARING: Final = "verhoor.zip"
_STORED: Final = (".pdf", ".docx", ".xlsx", ".zip")
"""What is packed already."""
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_PRIVATE: Final = 0o600 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip with these files, for their owner alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = _PRIVATE
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return made.getvalue()
