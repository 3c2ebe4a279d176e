"""A definition and answers -> a document."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from proeftuin_docs import kinds
from proeftuin_docs.cases import CaseView
from proeftuin_docs.composition.extra_room import continuation_sheet
from proeftuin_docs.composition.markdown import read_inlines, read_paragraphs
from proeftuin_docs.composition.questions import QuestionComposer
from proeftuin_docs.definitions import Answers, FormDefinition, Section, Status, content_hash, parts
from proeftuin_docs.document import (
    Block,
    Document,
    Fact,
    Facts,
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
    Text,
    Tone,
)
from proeftuin_docs.text.wording import Wording

Additions = Mapping[str, Sequence[kinds.QuestionPart]]


def compose_form(
    definition: FormDefinition,
    wording: Wording,
    answers: Answers | None = None,
    case: CaseView | None = None,
    additions: Additions = MappingProxyType({}),
) -> Document:
    """The document of this definition, blank or with these answers filled in.

    With a case, only the parts that fit it are there, and fields that come from a case are filled.
    `additions` are questions of somebody's own, by the id of the section that they end.

    A version that is not established carries its mark and a notice that says what that means.
    """
    status = definition.status
    known = {question.id: question for _, question in definition.questions()}
    return Document(
        identity=Identity(
            id=definition.id,
            version=definition.version,
            status=status.value,
            content_hash=content_hash(definition),
            language=definition.language,
            date=definition.date,
        ),
        title=definition.title,
        summary=definition.summary,
        blocks=tuple(
            _blocks(definition, QuestionComposer(wording, answers or Answers(), known, case), additions)
        ),
        mark="" if status is Status.VASTGESTELD else wording.phrase(f"mark_{status.value}"),
        layout=Layout.COMPACT if definition.compact else Layout.FORM,
    )


def _blocks(definition: FormDefinition, composer: QuestionComposer, additions: Additions) -> Iterator[Block]:
    wording = composer.wording
    yield from _status_notice(definition, wording)
    for part in definition.introduction:
        if composer.wants(part.when):
            yield from _information(part)
    for section in definition.sections:
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
    source = definition.source
    named = ", ".join(part for part in (source.document, source.annex, source.passage) if part)
    yield _fact(wording, "about_source", (Text(named), *_note(source.note)))
    yield _fact(wording, "about_audience", (Text(", ".join(definition.audience)),))
    yield _fact(wording, "about_secrecy", read_inlines(definition.confidentiality.statement))
    version = wording.phrase(
        "about_version_text",
        version=definition.version,
        date=wording.long_date(definition.date),
        status=wording.phrase(f"status_{definition.status.value}"),
    )
    yield _fact(wording, "about_version", (Text(version),))
    yield _fact(wording, "about_changes", _lines("\n\n".join(definition.changes)))
    yield _fact(wording, "about_hash", (Text(content_hash(definition)[:12]),))


def _note(note: str | None) -> tuple[Inline, ...]:
    return (Text(". "), *read_inlines(note)) if note else ()


def _fact(wording: Wording, label: str, inlines: tuple[Inline, ...]) -> Fact:
    return Fact(wording.phrase(label), inlines)
