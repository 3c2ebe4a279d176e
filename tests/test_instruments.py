"""The three instruments stand in the forms as they were published, and later versions keep their word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import FormDefinition, check_lock, load_definition, load_form, read_lock
from proeftuin_docs.document import (
    Block,
    Cards,
    ChoiceField,
    Document,
    Facts,
    ForeignLine,
    Heading,
    InfoTable,
    Inline,
    ItemList,
    LetterHead,
    ListItem,
    Notice,
    NoticeKind,
    Paragraph,
    Pictogram,
    Question,
    ScaleField,
    Signature,
    plain_text,
    questions,
)
from proeftuin_docs.errors import Place
from proeftuin_docs.resources import find_resources
from proeftuin_docs.text.wording import load_wording

PUBLISHED: Final = Path(__file__).parent / "fixtures" / "instruments"
FIRST_VERSIONS: Final = ("iri@1.0.0", "veiligheidsplan@1.0.0", "sai@1.0.0")
CONCEPTS: Final = ("iri@1.1.0", "iri@1.2.0", "sai@1.1.0", "sai@1.1.1", "veiligheidsplan@1.0.2")
EVERY_VERSION: Final = (*FIRST_VERSIONS, "veiligheidsplan@1.0.1", *CONCEPTS)
SUCCESSIONS: Final = (
    ("iri@1.0.0", "iri@1.1.0"),
    ("veiligheidsplan@1.0.0", "veiligheidsplan@1.0.1"),
    ("sai@1.0.0", "sai@1.1.0"),
    ("iri@1.1.0", "iri@1.2.0"),
    ("sai@1.1.0", "sai@1.1.1"),
    ("veiligheidsplan@1.0.1", "veiligheidsplan@1.0.2"),
)
SAME_QUESTIONS: Final = SUCCESSIONS[-3:]
QUESTIONS_PER_SECTION: Final = {
    "iri@1.0.0": {
        "algemeen": 5,
        "achtergrond": 12,
        "kwetsbaarheid": 13,
        "digitale-veiligheid": 7,
        "veiligheidsgevoel": 6,
        "vertrouwen-in-strafproces": 8,
        "artikel-9": 4,
        "artikel-11": 4,
        "artikel-12": 3,
        "artikel-14": 3,
        "overige-maatregelen": 6,
    },
    "veiligheidsplan@1.0.0": {"gegevens": 6, "kernvragen": 7, "wat-als": 4, "tot-slot": 2},
    "sai@1.0.0": {"gegevens": 3, "vragen": 4},
}


@cache
def _definitions() -> dict[str, tuple[FormDefinition, Place]]:
    files = find_resources().form_files()
    loaded = [(load_form(file.read(), file.name), Place(file.name)) for file in files]
    return {f"{form.id}@{form.version}": (form, place) for form, place in loaded}


def _definition(reference: str) -> FormDefinition:
    return _definitions()[reference][0]


def _composed(reference: str) -> Document:
    """The document as its source has it: without the numbers and the table that this project adds."""
    return compose_form(_definition(reference), load_wording(find_resources(), "nl"), unique=False)


def _published(reference: str) -> tuple[str, ...]:
    """Every piece of text of the instrument as it was published, in its order."""
    name = reference.partition("@")[0]
    return tuple((PUBLISHED / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def _texts(document: Document) -> Iterator[str]:
    """Every text that the document shows, each heading, label, paragraph or point by itself."""
    yield document.title
    for block in document.blocks:
        yield from _texts_of(block)


def _texts_of(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(inlines=inlines):
            yield _line(inlines)
        case ItemList(items=items):
            yield from _texts_of_items(items)
        case Facts(facts=facts):
            for fact in facts:
                yield from (fact.label, _line(fact.inlines))
        case Notice(title=title, paragraphs=paragraphs):
            yield from (title, *(_line(inlines) for inlines in paragraphs))
        case Question():
            yield from _texts_of_question(block)
        case InfoTable() | LetterHead() | Pictogram() | Cards() | Signature() | ForeignLine():
            raise TypeError("no instrument has this block")


def _texts_of_items(items: Sequence[ListItem]) -> Iterator[str]:
    for item in items:
        yield _line(item.inlines)
        yield from _texts_of_items(item.children)


def _texts_of_question(question: Question) -> Iterator[str]:
    yield question.label
    if isinstance(question.field, ChoiceField):
        yield from (option.label for option in question.field.options)
    if question.explanation is not None:
        yield question.explanation_label


def _line(inlines: Sequence[Inline]) -> str:
    return " ".join(plain_text(inlines).split())


def _promise(document: Document) -> Notice:
    """The first block that is not about the document's status."""
    first = next(
        block
        for block in document.blocks
        if not (isinstance(block, Notice) and block.kind is NoticeKind.STATUS)
    )
    assert isinstance(first, Notice)
    return first


@pytest.mark.parametrize("reference", FIRST_VERSIONS)
def test_every_published_text_stands_verbatim_in_the_first_version(reference: str) -> None:
    """Each heading, question, paragraph and point is there whole, as often as it was published."""
    published = Counter(_published(reference))

    missing = published - Counter(_texts(_composed(reference)))

    assert published
    assert not missing


@pytest.mark.parametrize("reference", FIRST_VERSIONS)
def test_the_first_version_asks_nothing_that_was_not_published(reference: str) -> None:
    """Every question's label is one of the published texts."""
    labels = Counter(question.label for question in questions(_composed(reference)))

    added = labels - Counter(_published(reference))

    assert labels
    assert not added


@pytest.mark.parametrize("reference", FIRST_VERSIONS)
def test_the_first_version_asks_in_the_published_order(reference: str) -> None:
    """Questions come in the order of the report."""
    labels = [question.label for question in questions(_composed(reference))]

    asked = set(labels)

    assert labels == [text for text in _published(reference) if text in asked]


@pytest.mark.parametrize("reference", FIRST_VERSIONS)
def test_every_section_has_as_many_questions_as_were_published(reference: str) -> None:
    """No question is lost, split or moved to another section."""
    counted = Counter(trail[-1].id for trail, _ in _definition(reference).questions())

    assert counted == QUESTIONS_PER_SECTION[reference]


def test_every_question_of_the_iri_keeps_its_published_number() -> None:
    """The background runs from 1 to 17 over both its sections; each later section starts at 1 again."""
    numbers: dict[str, list[str]] = {}
    for trail, question in _definition("iri@1.0.0").questions():
        top = trail[0].id if trail[0].id == "achtergrondinformatie" else trail[-1].id
        numbers.setdefault(top, []).append(question.number)

    assert numbers == {
        "achtergrondinformatie": [str(number) for number in range(1, 18)],
        "kwetsbaarheid": [str(number) for number in range(1, 14)],
        "digitale-veiligheid": [str(number) for number in range(1, 8)],
        "veiligheidsgevoel": [str(number) for number in range(1, 7)],
        "vertrouwen-in-strafproces": [str(number) for number in range(1, 9)],
        "artikel-9": ["a.", "b.", "c.", "d."],
        "artikel-11": ["a.", "b.", "c.", "d."],
        "artikel-12": ["a.", "b.", "c."],
        "artikel-14": ["a.", "b.", "c."],
        "overige-maatregelen": ["a.", "b.", "c.", "d.", "e.", "f."],
    }


def test_the_promise_stands_before_everything_else_in_the_sai() -> None:
    """Whoever opens the form reads first what was promised, in the published words."""
    promise = _promise(_composed("sai@1.0.0"))

    assert promise.kind is NoticeKind.PROMISE
    assert len(promise.paragraphs) == 2
    assert {_line(inlines) for inlines in promise.paragraphs} <= set(_published("sai@1.0.0"))


@pytest.mark.parametrize("reference", ["sai@1.1.0", "sai@1.1.1"])
def test_a_later_sai_repeats_the_promise_word_for_word(reference: str) -> None:
    """The concept changes questions, never the promise."""
    assert _promise(_composed(reference)) == _promise(_composed("sai@1.0.0"))


@pytest.mark.parametrize(("version", "first_box"), [("1.0.0", 1), ("1.0.1", 0)])
def test_the_scale_of_the_safety_plan_starts_at_nought_since_its_correction(
    version: str, first_box: int
) -> None:
    """The published boxes run from 1 to 10 though the label says 0; version 1.0.1 mends that."""
    document = _composed(f"veiligheidsplan@{version}")
    scales = [item.field for item in questions(document) if isinstance(item.field, ScaleField)]

    assert [(scale.start, scale.end) for scale in scales] == [(first_box, 10)]


@pytest.mark.parametrize("reference", EVERY_VERSION)
def test_no_question_puts_pressure_on_the_reader(reference: str) -> None:
    """No question or help text says 'verplicht' or carries an asterisk."""
    asked = [
        f"{item.label} {plain_text(item.help)} {plain_text(item.follows)} {item.explanation_label}"
        for item in questions(_composed(reference))
    ]

    assert asked
    assert not [text for text in asked if "*" in text or re.search(r"\bverplichte?\b", text.lower())]


@pytest.mark.parametrize(("older", "newer"), SUCCESSIONS)
def test_a_later_version_keeps_every_question_under_its_id_and_kind(older: str, newer: str) -> None:
    """Questions may be added; none disappears or becomes a question of another kind."""
    before = {question.id: question.kind for _, question in _definition(older).questions()}
    after = {question.id: question.kind for _, question in _definition(newer).questions()}

    assert before.items() <= after.items()


@pytest.mark.parametrize(("older", "newer"), SAME_QUESTIONS)
def test_a_version_that_says_more_of_its_source_asks_the_same(older: str, newer: str) -> None:
    """Word for word; only the IRI says more at one question, and asks of whom, when and by whom it is."""
    before = [question for _, question in _definition(older).questions()]
    known = {question.id for question in before}
    after = [question for _, question in _definition(newer).questions() if question.id in known]
    added = [question.id for _, question in _definition(newer).questions() if question.id not in known]
    changed = [new for old, new in zip(before, after, strict=True) if old != new]

    assert [item.id for item in changed] == (["eigen-strafbare-feiten"] if newer == "iri@1.2.0" else [])
    assert added == (
        ["kenmerk", "datum", "ingevuld-door", "datum-slachtoffer"] if newer == "iri@1.2.0" else []
    )
    assert all("Laat de vraag open" in (item.help or "") for item in changed)
    assert "wie een deel invult" in (_definition(newer).source.note or "")


@pytest.mark.parametrize("abbreviation", ["VC", "slo", "OM", "RC", "o.b.v.", "t.a.v.", "n.a.v.", "etc."])
def test_the_concept_of_the_iri_uses_no_abbreviations(abbreviation: str) -> None:
    """Headings, labels and running text of 1.1.0 and later write out what 1.0.0 abbreviates."""
    alone = re.compile(rf"(?<!\w){re.escape(abbreviation)}(?!\w)")

    def found(reference: str) -> list[str]:
        blocks = [block for block in _composed(reference).blocks if not isinstance(block, Notice)]
        about = max(index for index, block in enumerate(blocks) if isinstance(block, Heading))
        texts = [text for block in blocks[:about] for text in _texts_of(block)]
        return [text for text in texts if alone.search(text)]

    assert found("iri@1.0.0")
    assert not found("iri@1.1.0")
    assert not found("iri@1.2.0")


def test_established_versions_are_locked_and_unchanged() -> None:
    """Each version in the lock still has the content that was published, and none is missing from it."""
    locks = find_resources().lock_files()
    locked = {key: value for lock in locks for key, value in read_lock(lock.read(), lock.name).items()}

    files = find_resources().definition_files()
    definitions = [(load_definition(file.read(), file.name), Place(file.name)) for file in files]

    assert locked
    assert not list(check_lock(definitions, locked, locks[0].name))
