"""What readers and writers of a file format share; each fact of a format stands once."""
