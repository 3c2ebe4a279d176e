# SPDX-License-Identifier: EUPL-1.2
"""Facts of file formats that readers and writers share, each of them once."""
