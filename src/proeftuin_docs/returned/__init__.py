"""Returned filled and printed files: their content, and whether they are authentic."""
