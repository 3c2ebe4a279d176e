"""What people do with the documents: make one or all, publish a version, look one up, restyle."""
