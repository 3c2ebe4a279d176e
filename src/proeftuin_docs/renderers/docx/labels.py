# SPDX-License-Identifier: EUPL-1.2
"""The words of a question: its number, its label, its help and its source."""

from proeftuin_docs.document import Question
from proeftuin_docs.renderers.docx.indents import Indent
from proeftuin_docs.renderers.docx.markup import run
from proeftuin_docs.renderers.docx.writing import Writing


def label(question: Question, writing: Writing) -> str:
    """The question; the source's own number is small in front of it where it has a unique number."""
    own = (
        run(f"{shown_number(question.number)} ", writing.styles["own_number"])
        if question.unique_number
        else ""
    )
    return own + run(question.label, writing.styles["question_text"])


def label_number(question: Question, writing: Writing) -> str:
    """The number that the question hangs on; nothing without one."""
    return run(question.unique_number or shown_number(question.number), writing.styles["question_number"])


def explanation_alias(question: Question, writing: Writing) -> str:
    """The name of the field for an explanation, for a screen reader."""
    label = question.explanation_label
    return writing.wording.phrase("control_explanation", label=label, question=question.label)


def help_line(question: Question, indent: Indent, role: str, *properties: str) -> str:
    """The help of a question in a paragraph of its own; nothing without help."""
    return indent.text(role, indent.writing.inlines(question.help), *properties) if question.help else ""


def source_line(question: Question, indent: Indent, role: str, *properties: str) -> str:
    """The source of a question in a paragraph of its own; nothing without one."""
    return indent.text(role, run(question.source), *properties) if question.source else ""


def shown_number(number: str) -> str:
    """A number of the source as it is printed, with a full stop where it is a bare number."""
    return f"{number}." if number.isdecimal() else number
