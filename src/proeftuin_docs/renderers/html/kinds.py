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
)


def block_kind(block: Block) -> str:
    """The macro in `blocks.html` that shows this block."""
    match block:
        case Heading():
            kind = "heading"
        case Paragraph():
            kind = "paragraph"
        case ItemList():
            kind = "item_list"
        case Facts():
            kind = "facts"
        case InfoTable():
            kind = "info_table"
        case Notice():
            kind = "notice"
        case Question():
            kind = "question"
        case LetterHead():
            kind = "letter_head"
        case Pictogram():
            kind = "pictogram"
        case _ as never:
            assert_never(never)
    return kind


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
            kind = "text"
        case NumberField():
            kind = "number"
        case DateField():
            kind = "date"
        case ChoiceField():
            kind = "choice"
        case MultiChoiceField():
            kind = "multi_choice"
        case ScaleField():
            kind = "scale"
        case CheckField():
            kind = "check"
        case TableField():
            kind = "table"
        case _ as never:
            assert_never(never)
    return kind
