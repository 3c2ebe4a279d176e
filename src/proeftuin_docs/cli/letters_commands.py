"""The commands for letters from a list."""
