# SPDX-License-Identifier: EUPL-1.2
"""A form and its answers, or a list and its case, as a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from proeftuin_docs import kinds
from proeftuin_docs.cases import CaseView
from proeftuin_docs.composition.conditions import evaluate
from proeftuin_docs.composition.inline_text import read_inlines, read_paragraphs
from proeftuin_docs.composition.numbering import unique_numbers, who_fills_in
from proeftuin_docs.definitions import (
    Answer,
    Answers,
    ExtraRoom,
    FormDefinition,
    Section,
    Status,
    content_hash,
    parts,
)
from proeftuin_docs.document import (
    EXTRA_LINES,
    EXTRA_ROOM,
    EXTRA_SHEETS,
    WHOLE,
    Block,
    Document,
    Edition,
    Fact,
    Facts,
    FollowedAnswer,
    Heading,
    Identity,
    InfoTable,
    Inline,
    ItemList,
    Layout,
    LineBreak,
    ListItem,
    Notice,
    NoticeKind,
    Paragraph,
    Part,
    Question,
    Text,
    TextField,
    Tone,
    explanation_name,
    extra_room_names,
    plain_text,
    questions,
)
from proeftuin_docs.formats.identity import prefilled_mark
from proeftuin_docs.kinds import KINDS
from proeftuin_docs.text.wording import SPOKEN_LENGTH, Wording

_LABEL_LENGTH: Final = 72
_SECTION_LENGTH: Final = 30
"""Characters of a question and of a section in what a screen reader says."""
_HINTED_ELSEWHERE: Final = ("table", "date", "time")
"""Kinds whose fields have a hint of their own, or are many."""


@dataclass(frozen=True, slots=True)
class QuestionComposer:
    """Composes questions of one definition.

    `known` holds all its questions by id, `numbers` the unique number of those that have one.
    """

    wording: Wording
    answers: Answers
    known: Mapping[str, kinds.QuestionPart]
    numbers: Mapping[str, str]
    case: CaseView | None = None

    def compose(self, question: kinds.QuestionPart, trail: tuple[Section, ...]) -> Question:
        """The question with its field filled from the answers."""
        answer = self._answer(question)
        help_ = read_inlines(question.help) if question.help else ()
        spoken = self._spoken(question, trail)
        tooltip = self._hinted(spoken, question, help_)
        explanation = self._explanation(question, spoken, answer)
        given = answer.rows if isinstance(question, kinds.TableQuestion) else answer.value
        return Question(
            id=question.id,
            number=question.number,
            unique_number=self.numbers.get(question.id, ""),
            label=question.label,
            field=KINDS[question.kind].field(question, question.id, tooltip, given, self.wording),
            help=help_,
            follows=self._follows(question),
            followed=_followed(question),
            explanation=explanation,
            explanation_label=self._explanation_label(question) if explanation else "",
            source=self.wording.phrase("source", source=question.source) if question.source else "",
        )

    def wants(self, condition: str | None) -> bool:
        """Whether a part with this condition is there; without a case every part is."""
        return self.case is None or evaluate(condition, self.case.conditions)

    def _answer(self, question: kinds.QuestionPart) -> Answer:
        """Return the answer, or else the value from the case."""
        answer = self.answers.of(question.id)
        if answer != Answer() or self.case is None or question.prefill is None:
            return answer
        return Answer(self.case.values.get(question.prefill, ""))

    def _spoken(self, question: kinds.QuestionPart, trail: tuple[Section, ...]) -> str:
        """Return what a screen reader says of a field: its own words first, then where it stands."""
        section = self.wording.shortened(trail[-1].title, _SECTION_LENGTH)
        label = self.wording.shortened(question.label, _LABEL_LENGTH)
        tables = [part for part in trail[-1].content if isinstance(part, kinds.TableQuestion)]
        if tables == [question]:
            return section  # its cells say their row and column
        if not question.number:
            return self.wording.spoken("tooltip_unnumbered", section=section, label=label)
        return self.wording.spoken("tooltip", section=section, number=self._reference(question), label=label)

    def _hinted(self, spoken: str, question: kinds.QuestionPart, help_: tuple[Inline, ...]) -> str:
        """Return this with the help behind it where it fits whole; it stands on the page as well."""
        hinted = self.wording.phrase("tooltip_help", question=spoken, help=plain_text(help_))
        fits = help_ and question.kind not in _HINTED_ELSEWHERE and len(hinted) <= SPOKEN_LENGTH
        return hinted if fits else spoken

    def _reference(self, question: kinds.QuestionPart) -> str:
        """How a text names another question: by its number, else by its words."""
        if question.id in self.numbers:
            return self.numbers[question.id]
        if question.number:
            return self.wording.phrase("question_number", number=question.number.rstrip("."))
        return self.wording.phrase("question_label", label=question.label)

    def _follows(self, question: kinds.QuestionPart) -> tuple[Inline, ...]:
        if question.follows is None:
            return ()
        target = self.known[question.follows.question]
        facts = {"question": self._reference(target)}
        key = "follows_number" if target.id in self.numbers else "follows"
        if question.follows.answer is not None:
            facts["answer"] = self._option_label(target, question.follows.answer)
            key += "_answer"
        return (Text(self.wording.phrase(key, **facts)),)

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
            tooltip=self.wording.spoken("tooltip_explanation", label=label, question=spoken),
            lines=getattr(question, "explanation_lines", 1),
            value=answer.explanation,
        )


def _followed(question: kinds.QuestionPart) -> FollowedAnswer | None:
    follows = question.follows
    return FollowedAnswer(follows.question, follows.answer or "") if follows is not None else None


def continuation_sheet(sheets: Sequence[ExtraRoom], wording: Wording) -> Iterator[Block]:
    """A heading and two questions for each spare sheet; nothing when all of them are blank."""
    if not any(sheet.question or sheet.text for sheet in sheets):
        return
    yield Heading(1, wording.phrase("extra_room"), EXTRA_ROOM, new_page=True)
    yield Paragraph((Text(wording.phrase("extra_room_text")),))
    for number in range(1, max(EXTRA_SHEETS, len(sheets)) + 1):
        sheet = sheets[number - 1] if number <= len(sheets) else ExtraRoom()
        about, more = extra_room_names(number)
        for name, label, lines, value in (
            (about, wording.phrase("extra_room_question"), 1, sheet.question),
            (more, wording.phrase("extra_room_answer"), EXTRA_LINES, sheet.text),
        ):
            spoken = _spoken(label, number, wording)
            yield Question(id=name, number="", label=label, field=TextField(name, spoken, lines, value))


def _spoken(label: str, number: int, wording: Wording) -> str:
    return wording.spoken("tooltip_extra", sheet=wording.phrase("extra_room"), number=number, label=label)


Additions = Mapping[str, Sequence[kinds.QuestionPart]]


def compose_form(
    definition: FormDefinition,
    wording: Wording,
    answers: Answers | None = None,
    case: CaseView | None = None,
    additions: Additions = MappingProxyType({}),
    *,
    unique: bool = True,
    edition: Edition = WHOLE,
) -> Document:
    """The document of this definition, blank or with these answers filled in.

    With a case, only the parts that fit it are there, and fields that come from a case are filled.
    `additions` are questions of somebody's own, by the id of the section that they end. Without `unique`
    it is as it was before its questions had numbers that are unique.

    An edition with a part has only the sections of that part, whose questions keep their numbers; in large
    print a working list is set as a form, since nothing in it can be small.

    A version that is not established carries its mark and a notice that says what that means.
    """
    status = definition.status
    known = {question.id: question for _, question in definition.questions()}
    numbers = unique_numbers(definition) if unique else {}
    composer = QuestionComposer(wording, answers or Answers(), known, numbers, case)
    blocks = tuple(_blocks(definition, composer, additions, edition.part))
    return Document(
        identity=Identity(
            id=definition.id,
            version=definition.version,
            status=status.value,
            content_hash=content_hash(definition),
            language=definition.language,
            date=definition.date,
            edition=edition,
            prefilled=tuple(_prefilled(blocks, composer, content_hash(definition))),
        ),
        title=title_of(definition, wording, edition),
        summary=definition.summary,
        blocks=blocks,
        mark="" if status is Status.VASTGESTELD else wording.phrase(f"mark_{status.value}"),
        layout=Layout.COMPACT if definition.compact and not edition.large else Layout.FORM,
    )


def prefilled_labels(document: Document) -> tuple[str, ...]:
    """Return the words of the questions that a case filled in."""
    ids = {id_ for id_, _ in document.identity.prefilled}
    return tuple(question.label for question in questions(document) if question.id in ids)


def _prefilled(blocks: Sequence[Block], composer: QuestionComposer, hash_: str) -> Iterator[tuple[str, str]]:
    """Yield each question in which the text of the case stands, with the mark of that text."""
    values = composer.case.values if composer.case else {}
    for block in blocks:
        asked = composer.known.get(block.id) if isinstance(block, Question) else None
        text = str(values.get(asked.prefill or "", "")) if asked else ""
        if isinstance(block, Question) and text and getattr(block.field, "value", "") == text:
            yield block.id, prefilled_mark(hash_, block.id, text)


def title_of(definition: FormDefinition, wording: Wording, edition: Edition) -> str:
    """Return the title of a form, with the title of its part behind it."""
    part = edition.part
    return wording.phrase("part_title", title=definition.title, part=part.title) if part else definition.title


def _blocks(
    definition: FormDefinition, composer: QuestionComposer, additions: Additions, part_: Part | None
) -> Iterator[Block]:
    wording = composer.wording
    sections = [item for item in definition.sections if part_ is None or item.id in part_.sections]
    yield from _status_notice(definition, wording)
    if part_ is not None:
        yield Paragraph((Text(wording.phrase("part_only", title=definition.title)),))
    for part in definition.introduction:
        if composer.wants(part.when):
            yield from _information(part)
    if composer.numbers:
        yield from who_fills_in(definition, sections, wording)
    for section in sections:
        yield from _section(section, (), composer, additions)
    yield Heading(1, wording.phrase("about"), "over-dit-document")
    yield Facts(tuple(_about(definition, wording)))
    yield from continuation_sheet(composer.answers.extra_room, wording)


def _status_notice(definition: FormDefinition, wording: Wording) -> Iterator[Block]:
    status = definition.status
    if status is not Status.VASTGESTELD:
        text = read_inlines(wording.phrase(f"notice_{status.value}"))
        yield Notice(NoticeKind.STATUS, wording.phrase(f"notice_{status.value}_title"), (text,))


def _section(
    section: Section, above: tuple[Section, ...], composer: QuestionComposer, additions: Additions
) -> Iterator[Block]:
    trail = (*above, section)
    if not composer.wants(section.when):
        return
    yield Heading(len(trail), section.title, section.id, section.new_page)
    if section.filled_by:
        text = composer.wording.phrase("filled_by", who=section.filled_by)
        yield Paragraph((Text(text),), Tone.FILLED_BY)
    for part in section.content:
        if not composer.wants(part.when):
            continue
        if isinstance(part, kinds.QuestionPart):
            yield composer.compose(part, trail)
        else:
            yield from _information(part)
    for inner in section.sections:
        yield from _section(inner, trail, composer, additions)
    yield from _own(additions.get(section.id, ()), trail, composer)


def _own(
    questions: Sequence[kinds.QuestionPart], trail: tuple[Section, ...], composer: QuestionComposer
) -> Iterator[Block]:
    if questions:
        yield Heading(len(trail) + 1, composer.wording.phrase("own_items"), f"eigen-{trail[-1].id}")
        yield from (composer.compose(question, trail) for question in questions)


def _information(part: parts.InformationPart) -> Iterator[Block]:
    match part:
        case parts.ParagraphPart():
            yield from (Paragraph(inlines) for inlines in read_paragraphs(part.text))
        case parts.ListPart():
            yield ItemList(tuple(_item(item) for item in part.items))
        case parts.FactsPart():
            yield Facts(tuple(Fact(fact.label, _lines(fact.text)) for fact in part.facts))
        case parts.InfoTablePart():
            rows = tuple(tuple(read_inlines(cell) for cell in row) for row in part.rows)
            yield InfoTable(part.caption, part.columns, rows)
        case parts.NoticePart():
            kind = NoticeKind.PROMISE if part.kind == "promise" else NoticeKind.INFORMATION
            yield Notice(kind, part.title, read_paragraphs(part.text))


def _lines(text: str) -> tuple[Inline, ...]:
    """The paragraphs of a text as lines of one."""
    first, *others = read_paragraphs(text)
    return (*first, *(node for paragraph in others for node in (LineBreak(), *paragraph)))


def _item(item: parts.Item) -> ListItem:
    return ListItem(item.marker, read_inlines(item.text), tuple(_item(child) for child in item.items))


def _about(definition: FormDefinition, wording: Wording) -> Iterator[Fact]:
    """What a reader is told about a form; what the person herself carries does not say what it is about."""
    if definition.addressee is None:
        yield from _origin(definition, wording)
    yield _fact(wording, "about_secrecy", read_inlines(definition.confidentiality.statement))
    version = wording.phrase(
        "about_version_text",
        version=definition.version,
        date=wording.long_date(definition.date),
        status=wording.phrase(f"status_{definition.status.value}"),
    )
    yield _fact(wording, "about_version", (Text(version),))
    if definition.addressee is None:
        yield _fact(wording, "about_changes", _lines("\n\n".join(definition.changes)))
    yield _fact(wording, "about_hash", (Text(content_hash(definition)[:12]),))


def _origin(definition: FormDefinition, wording: Wording) -> Iterator[Fact]:
    source = definition.source
    named = ", ".join(part for part in (source.document, source.annex, source.passage) if part)
    yield _fact(wording, "about_source", (Text(named), *_note(source.note)))
    yield _fact(wording, "about_audience", (Text(", ".join(definition.audience)),))


def _note(note: str | None) -> tuple[Inline, ...]:
    return (Text(". "), *read_inlines(note)) if note else ()


def _fact(wording: Wording, label: str, inlines: tuple[Inline, ...]) -> Fact:
    return Fact(wording.phrase(label), inlines)
