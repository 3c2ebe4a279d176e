"""A filled document back as data: bytes to raw fields, raw fields to values of one definition."""
