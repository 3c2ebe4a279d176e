"""A hearing: its whole set of documents, and what never stands in them."""
