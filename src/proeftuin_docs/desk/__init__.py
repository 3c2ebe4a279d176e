"""The desk: the documents of a court made in a browser, and nothing kept."""
