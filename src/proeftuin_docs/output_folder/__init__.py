"""Folders that the program fills: held by one run, whole, and never over what people made."""
