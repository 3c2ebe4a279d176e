# SPDX-License-Identifier: EUPL-1.2
"""A file of each format -> its stated identity, the content of its fields, and the words around them."""
