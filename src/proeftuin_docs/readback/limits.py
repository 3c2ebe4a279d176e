"""How much a returned file may cost. A form that is filled to the brim stays far below every limit."""

from typing import Final

MAX_BYTES: Final = 16 << 20
"""A fillable form is under one megabyte; a phone's scan of it is not read at all."""
MAX_PAGES: Final = 500
MAX_FIELDS: Final = 20_000
"""The largest form has some hundreds."""
MAX_FIELD_DEPTH: Final = 32
"""Levels of fields above a field; our own have one."""
MAX_UNPACKED_BYTES: Final = 24 << 20
"""Bytes that one stream or part unpacks to."""
MAX_TEXT_LENGTH: Final = 4 << 20
"""Characters of one value, and of all values and texts together; more than somebody could type in a day."""
MAX_PASSAGES: Final = 100_000
"""Passages of text around the fields; the largest form has some thousands."""
MAX_NAME_LENGTH: Final = 200
"""Characters of a field's name; the longest of ours is under a hundred."""
MAX_TOOLTIP_LENGTH: Final = 2_000
SECONDS: Final = 1.8
"""Processor time for one file; with handing it over it stays within two seconds."""
PATIENCE: Final = 20.0
"""Seconds on the clock for one file, on a machine that is busy with other things."""
MEMORY: Final = 220 << 20
"""Bytes that a reader may take beside the program itself; together under 300 megabytes."""
MAX_ANSWER_BYTES: Final = 48 << 20
"""Bytes that a reader may answer: every character as an escape, and the names around them."""
MAX_JSON_TOKENS: Final = 4_000_000
"""Signs in an answer that may begin a value of their own, so that reading it takes little memory too."""
