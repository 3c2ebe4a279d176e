"""Tests of the command line: its contract, in the words of whoever types it."""
