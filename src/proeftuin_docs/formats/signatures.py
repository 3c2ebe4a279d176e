# SPDX-License-Identifier: EUPL-1.2
"""How files of a kind begin."""

from typing import Final

PDF: Final = b"%PDF-"
ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""A file of Office before 2007, or one behind a password."""
RTF: Final = b"{\\rtf"
