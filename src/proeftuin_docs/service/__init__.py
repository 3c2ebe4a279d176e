"""The use-cases, each one function."""
