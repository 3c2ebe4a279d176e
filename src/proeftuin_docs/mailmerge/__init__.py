# SPDX-License-Identifier: EUPL-1.2
"""Letters for every row of a list: made side by side, each whole or not there, and never twice."""
