# SPDX-License-Identifier: EUPL-1.2
"""Reading in a process of its own, which can do no harm and may be ended at any moment."""
