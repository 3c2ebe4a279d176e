"""Tests that judge finished files with programs that are not ours."""
