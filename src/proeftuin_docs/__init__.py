"""Forms and letters for victims in criminal cases: one definition, every format."""

__version__ = "0.1.0"
