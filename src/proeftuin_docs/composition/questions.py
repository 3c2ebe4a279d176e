"""A question of a definition with its answer -> a question of the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from proeftuin_docs.cases import CaseView
from proeftuin_docs.composition.conditions import holds
from proeftuin_docs.composition.markdown import read_inlines
from proeftuin_docs.definitions import Answer, Answers, Section, parts
from proeftuin_docs.document import (
    CellField,
    CheckField,
    ChoiceField,
    Column,
    DateField,
    Field,
    Inline,
    MultiChoiceField,
    NumberField,
    Option,
    Question,
    ScaleField,
    TableField,
    Text,
    TextField,
    cell_name,
    explanation_name,
    plain_text,
)
from proeftuin_docs.text.wording import Wording


@dataclass(frozen=True, slots=True)
class QuestionComposer:
    """Composes questions of one definition; `known` holds all its questions by id."""

    wording: Wording
    answers: Answers
    known: Mapping[str, parts.QuestionPart]
    case: CaseView | None = None

    def compose(self, question: parts.QuestionPart, trail: tuple[Section, ...]) -> Question:
        """The question with its field filled from the answers."""
        answer = self._answer(question)
        help_ = read_inlines(question.help) if question.help else ()
        spoken = self._spoken(question, trail)
        tooltip = (
            self.wording.phrase("tooltip_help", question=spoken, help=plain_text(help_)) if help_ else spoken
        )
        explanation = self._explanation(question, spoken, answer)
        return Question(
            id=question.id,
            number=question.number,
            label=question.label,
            field=self._field(question, tooltip, answer),
            help=help_,
            follows=self._follows(question),
            explanation=explanation,
            explanation_label=self._explanation_label(question) if explanation else "",
            source=question.source or "",
        )

    def wants(self, condition: str | None) -> bool:
        """Whether a part with this condition is there; without a case every part is."""
        return self.case is None or holds(condition, self.case.switches)

    def _answer(self, question: parts.QuestionPart) -> Answer:
        """What was filled in, or else what the case says."""
        answer = self.answers.of(question.id)
        if answer != Answer() or self.case is None or question.prefill is None:
            return answer
        return Answer(self.case.values.get(question.prefill, ""))

    def _spoken(self, question: parts.QuestionPart, trail: tuple[Section, ...]) -> str:
        section = ", ".join(section.title for section in trail)
        if not question.number:
            return self.wording.phrase("tooltip_unnumbered", section=section, label=question.label)
        number = self._reference(question)
        return self.wording.phrase("tooltip", section=section, number=number, label=question.label)

    def _reference(self, question: parts.QuestionPart) -> str:
        """How a text names another question: by its number, else by its words."""
        if question.number:
            return self.wording.phrase("question_number", number=question.number.rstrip("."))
        return self.wording.phrase("question_label", label=question.label)

    def _follows(self, question: parts.QuestionPart) -> tuple[Inline, ...]:
        if question.follows is None:
            return ()
        target = self.known[question.follows.question]
        reference = self._reference(target)
        if question.follows.answer is None:
            return (Text(self.wording.phrase("follows", question=reference)),)
        answer = self._option_label(target, question.follows.answer)
        return (Text(self.wording.phrase("follows_answer", question=reference, answer=answer)),)

    def _option_label(self, question: parts.QuestionPart, answer: str) -> str:
        labels = {option.id: option.label for option in self._options(question)}
        label = labels.get(answer, answer)
        return label.lower() if question.kind == "yes_no" else label

    def _options(self, question: parts.QuestionPart | parts.ColumnDefinition) -> tuple[Option, ...]:
        if question.kind == "yes_no":
            return (Option("ja", self.wording.phrase("yes")), Option("nee", self.wording.phrase("no")))
        return tuple(Option(item.id, item.label) for item in getattr(question, "options", ()))

    def _explanation_label(self, question: parts.QuestionPart) -> str:
        return getattr(question, "explanation_label", None) or self.wording.phrase("explanation")

    def _explanation(self, question: parts.QuestionPart, spoken: str, answer: Answer) -> TextField | None:
        if not getattr(question, "explanation", False):
            return None
        label = self._explanation_label(question)
        return TextField(
            name=explanation_name(question.id),
            tooltip=self.wording.phrase("tooltip_explanation", label=label, question=spoken),
            lines=getattr(question, "explanation_lines", 1),
            value=answer.explanation,
        )

    def _field(self, question: parts.QuestionPart, tooltip: str, answer: Answer) -> Field:
        value = answer.value
        match question:
            case parts.ScaleQuestion():
                return ScaleField(
                    name=question.id,
                    tooltip=tooltip,
                    start=question.from_,
                    end=question.to,
                    start_caption=question.from_caption or "",
                    end_caption=question.to_caption or "",
                    value=value if isinstance(value, int) else None,
                )
            case parts.MultiChoiceQuestion():
                chosen = value if isinstance(value, tuple) else ()
                return MultiChoiceField(question.id, tooltip, self._options(question), chosen)
            case parts.TableQuestion():
                return self._table(question, tooltip, answer)
            case _:
                lines = question.lines if isinstance(question, parts.LongTextQuestion) else 1
                return self._simple(question, question.id, tooltip, lines, value)

    def _simple(
        self,
        question: parts.QuestionPart | parts.ColumnDefinition,
        name: str,
        tooltip: str,
        lines: int,
        value: object,
    ) -> CellField:
        match question.kind:
            case "number":
                unit = getattr(question, "unit", "")
                return NumberField(name, tooltip, unit, value if isinstance(value, str) else "")
            case "date":
                return DateField(name, tooltip, value if isinstance(value, date) else None)
            case "yes_no" | "choice":
                return ChoiceField(
                    name, tooltip, self._options(question), value if isinstance(value, str) else None
                )
            case "check":
                return CheckField(name, tooltip, value is True)
            case _:
                return TextField(name, tooltip, lines, value if isinstance(value, str) else "")

    def _table(self, question: parts.TableQuestion, tooltip: str, answer: Answer) -> TableField:
        filled = len(answer.rows)
        rows = [
            tuple(self._cell(question, column, tooltip, row, answer) for column in question.columns)
            for row in range(1, max(question.rows, filled) + 1)
        ]
        columns = tuple(Column(column.id, column.label, column.weight) for column in question.columns)
        return TableField(question.id, tooltip, columns, tuple(rows), filled)

    def _cell(
        self,
        question: parts.TableQuestion,
        column: parts.ColumnDefinition,
        tooltip: str,
        row: int,
        answer: Answer,
    ) -> CellField:
        spoken = self.wording.phrase("tooltip_cell", question=tooltip, row=row, column=column.label)
        value = answer.rows[row - 1].get(column.id) if row <= len(answer.rows) else None
        return self._simple(column, cell_name(question.id, row, column.id), spoken, column.lines, value)
