"""The macro of the templates for every node: the one place where the renderer knows every class."""

from collections.abc import Mapping
from typing import Final

from proeftuin_docs.document import (
    Block,
    CheckField,
    ChoiceField,
    DateField,
    Emphasis,
    Facts,
    Field,
    Heading,
    InfoTable,
    Inline,
    ItemList,
    LetterHead,
    LineBreak,
    MultiChoiceField,
    Notice,
    NumberField,
    Paragraph,
    Pictogram,
    Question,
    ScaleField,
    Strong,
    TableField,
    Text,
    TextField,
    TimeField,
)

BLOCKS: Final[Mapping[type[Block], str]] = {
    Heading: "heading",
    Paragraph: "paragraph",
    ItemList: "item_list",
    Facts: "facts",
    InfoTable: "info_table",
    Notice: "notice",
    Question: "question",
    LetterHead: "letter_head",
    Pictogram: "pictogram",
}
"""The macro in `blocks.html` for a block."""
INLINES: Final[Mapping[type[Inline], str]] = {
    Text: "text",
    Strong: "strong",
    Emphasis: "emphasis",
    LineBreak: "line_break",
}
"""The word in `inlines.html` for a node."""
WRITERS: Final[Mapping[type[Field], str]] = {
    TextField: "text",
    NumberField: "number",
    DateField: "date",
    TimeField: "time",
    ChoiceField: "choice",
    MultiChoiceField: "multi_choice",
    ScaleField: "scale",
    CheckField: "check",
    TableField: "table",
}
"""The macro in `fields.html` for a field."""


def block_kind(block: Block) -> str:
    """Return the macro in `blocks.html` that shows this block."""
    return BLOCKS[type(block)]


def inline_kind(inline: Inline) -> str:
    """Return the word by which `inlines.html` knows this node."""
    return INLINES[type(inline)]


def field_kind(field: Field) -> str:
    """Return the macro in `fields.html` that shows this field."""
    return WRITERS[type(field)]
