"""Tests of the HTML renderer."""
