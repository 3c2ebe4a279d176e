"""Tests of the words of letters."""
