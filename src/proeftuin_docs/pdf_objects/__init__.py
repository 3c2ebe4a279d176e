# SPDX-License-Identifier: EUPL-1.2
"""PDF files as bytes and objects: read, patch, write and merge them, without knowing what they are about."""
