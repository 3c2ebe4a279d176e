# SPDX-License-Identifier: EUPL-1.2
"""Returned filled and printed files: their content, and whether they are authentic."""
