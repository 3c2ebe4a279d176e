# SPDX-License-Identifier: EUPL-1.2
"""Text that comes in: YAML with its lines, values as they were typed, wording, and their faults."""
