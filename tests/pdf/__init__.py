"""Tests of the PDF renderer: what stands in finished files."""
