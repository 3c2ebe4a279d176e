"""Writers: each format is one public function, document -> bytes, and knows nothing of the others."""
