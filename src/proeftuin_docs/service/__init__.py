"""Letters of a list."""
