# SPDX-License-Identifier: EUPL-1.2
"""Folders that the program fills: held by one run, whole, and never over what people made."""
