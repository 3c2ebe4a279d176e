# SPDX-License-Identifier: EUPL-1.2
"""The API for other programs, after the NLGov REST API Design Rules 2.2; the same library, the same files."""
