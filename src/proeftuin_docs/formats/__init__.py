"""Facts of file formats that readers and writers share, each of them once."""
