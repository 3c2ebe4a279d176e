"""Tests: the specification of the program."""
