"""What readers and writers of a format share."""
