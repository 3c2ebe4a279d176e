"""Tests of the use-cases: what they write, refuse and leave alone."""
