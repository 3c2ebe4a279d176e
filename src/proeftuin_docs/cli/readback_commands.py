"""The commands for what was filled in, and whether a file is what it says."""
