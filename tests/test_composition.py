"""Composition: what a definition and answers look like as a document, and what always holds of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from proeftuin_docs.composition import compose_form
from proeftuin_docs.composition.conditions import ConditionError, evaluate, names_in
from proeftuin_docs.composition.inline_text import read_inlines, read_paragraphs
from proeftuin_docs.definitions import load_form
from proeftuin_docs.document import (
    Document,
    Emphasis,
    Heading,
    Inline,
    Notice,
    NoticeKind,
    Strong,
    Text,
    dump,
    dump_text,
    field_names,
    plain_text,
    questions,
)
from tests.builders import answers_to, blank, dutch, filled, make_form
from tests.conftest import Golden
from tests.strategies import Node, as_yaml, filled_forms, form_data, questions_of

RANDOM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def leaves(node: Any) -> Iterator[object]:  # noqa: ANN401 - plain data
    """Every value of a dump that holds no others."""
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from leaves(inner)
    else:
        yield node


def composed(data: Node, values: Node | None = None) -> Document:
    """The document of a form's data and values."""
    form = load_form(as_yaml(data), "willekeurig.yaml")
    return compose_form(form, dutch(), answers_to(form, as_yaml(values)) if values else None)


@pytest.mark.parametrize(("name", "document"), [("leeg", blank()), ("ingevuld", filled())])
def test_the_form_with_every_kind_composes_as_before(name: str, document: Document, golden: Golden) -> None:
    """Any change to what a document holds shows in its dump."""
    golden(f"composition/alle-soorten-{name}.json", dump_text(document))


def test_filling_in_adds_rows_and_changes_no_question() -> None:
    """The third row was filled in, so it is there."""
    assert [item.label for item in questions(filled())] == [item.label for item in questions(blank())]
    added = set(field_names(filled())) - set(field_names(blank()))
    assert {name.split("_")[1] for name in added} == {"r3"}


def test_headings_have_the_level_of_their_section() -> None:
    """Levels never skip one on the way down."""
    levels = [block.level for block in blank().blocks if isinstance(block, Heading)]
    assert levels == [1, 1, 1, 2, 3, 1]


def test_a_tooltip_says_question_number_section_and_help() -> None:
    """A screen reader says only this when somebody jumps to the field: what is telling comes first."""
    spoken = {item.id: item.field.tooltip for item in questions(blank())}
    assert (
        spoken["naam"] == "Naam – vraag 1, Losse velden – Zoals die in het paspoort staat, met alle accenten."
    )
    assert spoken["dag"] == "Op welke dag? – vraag 3, Losse velden"
    assert spoken["diep-antwoord"] == "Antwoord op de tweede laag – Een laag dieper"


def test_help_that_does_not_fit_a_tooltip_is_left_out() -> None:
    """It stands on the page; half a help could mean the opposite."""
    form = make_form(f"- {{kind: text, id: a, label: {'woord ' * 30}, help: {'hulp ' * 10}}}\n")
    (question,) = questions(compose_form(form, dutch()))
    assert question.field.tooltip == f"{'woord ' * 10}woord… – Deel"


@pytest.mark.parametrize(
    ("status", "mark", "kinds"),
    [
        ("concept", "Concept", [NoticeKind.STATUS]),
        ("vastgesteld", "", []),
        ("ingetrokken", "Ingetrokken", [NoticeKind.STATUS]),
    ],
)
def test_a_version_that_is_not_established_says_so(status: str, mark: str, kinds: list[NoticeKind]) -> None:
    """Nobody should use a concept or a withdrawn version without seeing it."""
    document = compose_form(make_form(status=status), dutch())
    assert document.mark == mark
    assert [block.kind for block in document.blocks if isinstance(block, Notice)] == kinds


def test_a_follow_up_names_its_question_and_answer() -> None:
    """By number when it has one, else by its words."""
    follows = {item.id: plain_text(item.follows) for item in questions(blank()) if item.follows}
    assert follows == {
        "bureau": "Vervolg op vraag a, als het antwoord daar ‘ja’ is.",
        "reis": "Vervolg op vraag b.",
    }


def test_a_label_that_is_named_elsewhere_stays_verbatim() -> None:
    """A label is plain text, also in the sentence of its follow-up."""
    form = make_form(
        "- {kind: text, id: a, label: '*Ster* en __streep__'}\n"
        "- {kind: text, id: b, label: B, follows: {question: a}}\n"
    )
    _, follow_up = questions(compose_form(form, dutch()))
    assert plain_text(follow_up.follows) == "Vervolg op ‘*Ster* en __streep__’."


@pytest.mark.parametrize(
    ("typed", "nodes"),
    [
        ("plat", (Text("plat"),)),
        ("een **vet** woord", (Text("een "), Strong((Text("vet"),)), Text(" woord"))),
        ("*nadruk*", (Emphasis((Text("nadruk"),)),)),
        ("***beide***", (Emphasis((Strong((Text("beide"),)),)),)),
        ("twee\nregels", (Text("twee regels"),)),
        (r"geen \*nadruk\*", (Text("geen *nadruk*"),)),
        ("2 * 3 * 4", (Text("2 * 3 * 4"),)),
        ("snake_case_naam", (Text("snake_case_naam"),)),
        ("<b>html</b> &amp; [x](y)", (Text("<b>html</b> &amp; [x](y)"),)),
        ("# kop", (Text("# kop"),)),
        ("", ()),
    ],
)
def test_small_markdown_is_bold_and_emphasis_and_nothing_else(typed: str, nodes: tuple[Inline, ...]) -> None:
    """Everything else stands as it was typed."""
    assert read_inlines(typed) == nodes


def test_an_empty_line_separates_paragraphs() -> None:
    """Also when it holds spaces, and however many there are."""
    assert [plain_text(part) for part in read_paragraphs("een\n\ntwee\nnog\n \n\n drie\n")] == [
        "een",
        "twee nog",
        "drie",
    ]


def test_braces_in_a_label_are_no_placeholders() -> None:
    """Phrases are filled in once; what they were filled with is not read again."""
    form = make_form("- {kind: text, id: a, label: '{x} {label} {0}'}\n")
    (question,) = questions(compose_form(form, dutch()))
    assert question.field.tooltip == "{x} {label} {0} – Deel"


@RANDOM
@given(form_data())
def test_every_valid_form_composes_with_unique_names_in_reading_order(data: Node) -> None:
    """Names are what filled files are read back by."""
    document = composed(data)
    names = list(field_names(document))
    assert len(names) == len(set(names)) > 0
    order = [id_ for id_, _ in groupby(name.partition("_")[0] for name in names)]
    assert order == [node["id"] for node in questions_of(data)]


@pytest.mark.slow
@RANDOM
@given(form_data())
def test_every_label_stands_in_the_document_as_it_was_typed(data: Node) -> None:
    """Questions are verbatim; not one character is changed."""
    shown = set(leaves(dump(composed(data))))
    assert [node["label"] for node in questions_of(data) if node["label"] not in shown] == []


@RANDOM
@given(filled_forms())
def test_every_value_stands_in_the_document_as_it_was_typed(filled_form: tuple[Node, Node]) -> None:
    """Text is data in every script and with every mark; nothing of an answer is lost."""
    data, values = filled_form
    shown = set(leaves(dump(composed(data, values))))
    given_values = [leaf for leaf in leaves(values) if leaf not in ("ja", "nee", "")]
    assert [leaf for leaf in given_values if leaf not in shown and not is_scale(leaf, shown)] == []


def is_scale(leaf: object, shown: set[object]) -> bool:
    """Whether a value is a number of a scale, which the document holds as a number."""
    return isinstance(leaf, str) and leaf.lstrip("-").isdigit() and int(leaf) in shown


@RANDOM
@given(filled_forms())
def test_the_same_input_gives_the_same_document(filled_form: tuple[Node, Node]) -> None:
    """Nothing depends on the order of a set, the clock or an earlier document."""
    assert dump_text(composed(*filled_form)) == dump_text(composed(*filled_form))


@pytest.mark.parametrize(
    "condition",
    [
        "'a' * 10 ** 10",
        "().__class__.__bases__",
        "__import__",
        "studio.__class__",
        "studio()",
        "studio if opname else kamer",
        "[x for x in 'ab']",
        "studio and " * 200 + "studio",
        "(" * 500 + "studio" + ")" * 500,
        "studio or",
        "lambda: studio",
        "1",
        "",
    ],
)
def test_a_condition_is_names_and_texts_and_nothing_else(condition: str) -> None:
    """What could compute, call or reach further is a fault of the condition, said before it is evaluated."""
    for look in (names_in, lambda text: evaluate(text, {"studio": True})):
        with pytest.raises(ConditionError) as caught:
            look(condition)
        assert caught.value.fault.name.startswith("conditions.")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("studio", True),
        ("not studio", False),
        ("studio and verdachte == 'nee'", True),
        ("verdachte != 'nee' or not studio", False),
        ("verdachte in ('ja', 'nee')", True),
        ("verdachte not in ['ja']", True),
        (" (studio\n and verdachte == 'nee') ", True),
    ],
)
def test_a_condition_is_read_as_it_is_written(condition: str, *, expected: bool) -> None:
    """And, or, not, equal and one of."""
    assert evaluate(condition, {"studio": True, "verdachte": "nee"}) is expected
