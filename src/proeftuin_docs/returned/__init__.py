"""Filled and printed files that come back: what they say, and whether they are what they say they are."""
