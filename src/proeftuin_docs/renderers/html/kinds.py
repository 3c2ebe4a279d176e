"""Which macro of the templates shows which node; the one place where the renderer knows every class."""

from typing import assert_never

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
    LineBreak,
    MultiChoiceField,
    Notice,
    NumberField,
    Paragraph,
    Question,
    ScaleField,
    Strong,
    TableField,
    Text,
    TextField,
)


def block_kind(block: Block) -> str:
    """The macro in `blocks.html` that shows this block."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case ItemList():
            return "item_list"
        case Facts():
            return "facts"
        case InfoTable():
            return "info_table"
        case Notice():
            return "notice"
        case Question():
            return "question"
        case _ as never:
            assert_never(never)


def inline_kind(inline: Inline) -> str:
    """The word by which `inlines.html` knows this node."""
    match inline:
        case Text():
            return "text"
        case Strong():
            return "strong"
        case Emphasis():
            return "emphasis"
        case LineBreak():
            return "line_break"
        case _ as never:
            assert_never(never)


def field_kind(field: Field) -> str:
    """The macro in `fields.html` that shows this field."""
    match field:
        case TextField():
            return "text"
        case NumberField():
            return "number"
        case DateField():
            return "date"
        case ChoiceField():
            return "choice"
        case MultiChoiceField():
            return "multi_choice"
        case ScaleField():
            return "scale"
        case CheckField():
            return "check"
        case TableField():
            return "table"
        case _ as never:
            assert_never(never)
