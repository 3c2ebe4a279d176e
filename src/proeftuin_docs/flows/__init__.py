# SPDX-License-Identifier: EUPL-1.2
"""Flows: what somebody wrote in one form becomes rows and fields of the next, and nothing is lost."""
