# SPDX-License-Identifier: EUPL-1.2
"""The documents of one hearing: each letter and list, the whole set in a folder, and its overview."""
