# SPDX-License-Identifier: EUPL-1.2
"""The house style of a court: its name, logo, colour and colophon, set once and shown in every format."""

from proeftuin_docs.branding.loading import BRANDING, load_branding, read_branding
from proeftuin_docs.branding.logos import Logo
from proeftuin_docs.branding.model import Branding, branding_schema

__all__ = ["BRANDING", "Branding", "Logo", "branding_schema", "load_branding", "read_branding"]
