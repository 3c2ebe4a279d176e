"""Editions of a version: large print, and a part by itself."""
