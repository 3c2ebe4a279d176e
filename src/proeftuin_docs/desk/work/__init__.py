# SPDX-License-Identifier: EUPL-1.2
"""What workers do: functions of a library that take and give plain values."""
