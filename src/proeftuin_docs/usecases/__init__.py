# SPDX-License-Identifier: EUPL-1.2
"""Use-cases of the documents: make one or all, publish a version, look one up, restyle."""
