"""Tests of PDF files as bytes and objects."""
