# SPDX-License-Identifier: EUPL-1.2
"""The quality of a configuration: its faults, and how plain its texts are."""
