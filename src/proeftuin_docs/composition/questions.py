"""A question of a definition with its answer -> a question of the document."""

from collections.abc import Mapping
from dataclasses import dataclass

from proeftuin_docs import kinds
from proeftuin_docs.cases import CaseView
from proeftuin_docs.composition.conditions import evaluate
from proeftuin_docs.composition.markdown import read_inlines
from proeftuin_docs.definitions import Answer, Answers, Section
from proeftuin_docs.document import (
    Inline,
    Question,
    Text,
    TextField,
    explanation_name,
    plain_text,
)
from proeftuin_docs.kinds import KINDS
from proeftuin_docs.text.wording import Wording


@dataclass(frozen=True, slots=True)
class QuestionComposer:
    """Composes questions of one definition; `known` holds all its questions by id."""

    wording: Wording
    answers: Answers
    known: Mapping[str, kinds.QuestionPart]
    case: CaseView | None = None

    def compose(self, question: kinds.QuestionPart, trail: tuple[Section, ...]) -> Question:
        """The question with its field filled from the answers."""
        answer = self._answer(question)
        help_ = read_inlines(question.help) if question.help else ()
        spoken = self._spoken(question, trail)
        tooltip = (
            self.wording.phrase("tooltip_help", question=spoken, help=plain_text(help_)) if help_ else spoken
        )
        explanation = self._explanation(question, spoken, answer)
        given = answer.rows if isinstance(question, kinds.TableQuestion) else answer.value
        return Question(
            id=question.id,
            number=question.number,
            label=question.label,
            field=KINDS[question.kind].field(question, question.id, tooltip, given, self.wording),
            help=help_,
            follows=self._follows(question),
            explanation=explanation,
            explanation_label=self._explanation_label(question) if explanation else "",
            source=question.source or "",
        )

    def wants(self, condition: str | None) -> bool:
        """Whether a part with this condition is there; without a case every part is."""
        return self.case is None or evaluate(condition, self.case.switches)

    def _answer(self, question: kinds.QuestionPart) -> Answer:
        """Return the answer, or else the value from the case."""
        answer = self.answers.of(question.id)
        if answer != Answer() or self.case is None or question.prefill is None:
            return answer
        return Answer(self.case.values.get(question.prefill, ""))

    def _spoken(self, question: kinds.QuestionPart, trail: tuple[Section, ...]) -> str:
        section = ", ".join(section.title for section in trail)
        if not question.number:
            return self.wording.phrase("tooltip_unnumbered", section=section, label=question.label)
        number = self._reference(question)
        return self.wording.phrase("tooltip", section=section, number=number, label=question.label)

    def _reference(self, question: kinds.QuestionPart) -> str:
        """How a text names another question: by its number, else by its words."""
        if question.number:
            return self.wording.phrase("question_number", number=question.number.rstrip("."))
        return self.wording.phrase("question_label", label=question.label)

    def _follows(self, question: kinds.QuestionPart) -> tuple[Inline, ...]:
        if question.follows is None:
            return ()
        target = self.known[question.follows.question]
        reference = self._reference(target)
        if question.follows.answer is None:
            return (Text(self.wording.phrase("follows", question=reference)),)
        answer = self._option_label(target, question.follows.answer)
        return (Text(self.wording.phrase("follows_answer", question=reference, answer=answer)),)

    def _option_label(self, question: kinds.QuestionPart, answer: str) -> str:
        kind = KINDS[question.kind]
        labels = {option.id: option.label for option in kind.options(question, self.wording)}
        label = labels.get(answer, answer)
        return label.lower() if kind.fixed_answers else label

    def _explanation_label(self, question: kinds.QuestionPart) -> str:
        return getattr(question, "explanation_label", None) or self.wording.phrase("explanation")

    def _explanation(self, question: kinds.QuestionPart, spoken: str, answer: Answer) -> TextField | None:
        if not getattr(question, "explanation", False):
            return None
        label = self._explanation_label(question)
        return TextField(
            name=explanation_name(question.id),
            tooltip=self.wording.phrase("tooltip_explanation", label=label, question=spoken),
            lines=getattr(question, "explanation_lines", 1),
            value=answer.explanation,
        )
