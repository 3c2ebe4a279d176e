# SPDX-License-Identifier: EUPL-1.2
"""The pages of the desk, one module for each thing that people come for."""
