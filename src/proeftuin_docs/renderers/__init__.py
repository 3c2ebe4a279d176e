# SPDX-License-Identifier: EUPL-1.2
"""Writers: each format is one public function, document -> bytes, and knows nothing of the others."""
