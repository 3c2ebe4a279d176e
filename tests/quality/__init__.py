"""The language gate: what it counts, what it finds, and in which combinations."""
