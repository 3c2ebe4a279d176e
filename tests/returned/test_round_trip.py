"""What was read gives the same document again: every format, every kind, whatever somebody typed."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.pdf import missing_glyphs
from proeftuin_docs.returned.readings import reading_data, readings_json
from tests.builders import render_reference
from tests.returned.files import (
    FORMATS,
    all_kinds_file,
    all_kinds_folder,
    codes,
    expected,
    read_one,
    rendered,
)
from tests.strategies import as_yaml, filled_forms, questions_of

PUBLISHED: Final = ("iri@1.0.0", "sai@1.0.0", "veiligheidsplan@1.0.1")
AWKWARD: Final = "abc é ê ğ Ω ж   \n\t=+-@'\"<>&{}%#$\\_*[]…–—‘’“”€"
OTHERS: Final = "".join(
    chr(code) for code in range(0x20, 0x250) if unicodedata.category(chr(code))[0] in "LNPS"
)
TYPED: Final = {
    name: st.text(st.one_of(st.sampled_from(AWKWARD), st.sampled_from(chars)), min_size=1, max_size=60)
    for name, chars in {
        "pdf": "".join(char for char in OTHERS if not missing_glyphs(char)),
        "docx": f"{OTHERS}漢字العربية👩‍👧",
        "html": f"{OTHERS}漢字العربية👩‍👧",
    }.items()
}
"""What somebody may type; a PDF has only the characters of its own fonts, and says so of others."""
QUICK: Final = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
"""A document takes a second: an example that fails is shown as it was drawn, and not made smaller."""
NASTY: Final = (
    "eerste regel\n\n  tweede, met spaties aan het eind   \n",
    "=1+1\n+31 6 12345678\n@naam\n-streep",
    "{{ naam }} {% if x %} ${x} #let $m$ <b>&amp;</b> ]]> %PDF </w:t>",
    "harde\u00a0spatie, smalle\u202fspatie, vast\u2011streepje, tab\there",
    "Nguyễn Çelik Ọlá Șerban-Łukasz ‘krullen’ – “dubbel” — €",
    "x" * 900,
    " \n ",
    "محمد علي (25)",
    "שלום 12-01-2027, 9.30 uur (zie p. 4) «ja» [x] {y}",
    "محمد " * 30 + "(abc def)" + " محمد" * 30,
)


def form(reference: str) -> FormDefinition:
    """A version of the library."""
    found = Library.open().find(reference)
    assert isinstance(found, FormDefinition)
    return found


def answers_for(
    definition: FormDefinition, typed: st.SearchStrategy[str]
) -> st.SearchStrategy[dict[str, Any]]:
    """Values as reading gives them, for some of the questions."""
    return st.fixed_dictionaries(
        {}, optional={question.id: _answer(question, typed) for _, question in definition.questions()}
    )


def _answer(question: Any, typed: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:  # noqa: ANN401
    value = _value(question, typed)
    if not getattr(question, "explanation", False):
        return value
    both = st.fixed_dictionaries({}, optional={"antwoord": value, "toelichting": typed})
    return both.filter(bool)


def _value(question: Any, typed: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:  # noqa: ANN401
    if question.kind == "table":
        return _rows(question, typed)
    return _VALUES[question.kind](question) if question.kind in _VALUES else typed


def _chosen(question: Any) -> st.SearchStrategy[list[str]]:  # noqa: ANN401
    """Some of the options, in their own order."""
    ids = [option.id for option in question.options]
    return st.sets(st.sampled_from(ids), min_size=1).map(lambda some: [id_ for id_ in ids if id_ in some])


def _rows(question: Any, typed: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, Any]]]:  # noqa: ANN401
    """Rows of which the last is not blank; there may be more than the form has."""
    cells = {column.id: _value(column, typed) for column in question.columns}
    row = st.fixed_dictionaries({}, optional=cells)
    rows = st.lists(row, min_size=1, max_size=question.rows + 2)
    return rows.filter(lambda some: bool(some[-1]))


_VALUES: Final[Mapping[str, Callable[[Any], st.SearchStrategy[Any]]]] = {
    "date": lambda _: st.dates().map(str),
    "number": lambda _: st.from_regex(r"-?[0-9]{1,6}(,[0-9]{1,2})?", fullmatch=True),
    "yes_no": lambda _: st.sampled_from(["ja", "nee"]),
    "choice": lambda question: st.sampled_from([option.id for option in question.options]),
    "multi_choice": _chosen,
    "scale": lambda question: st.integers(question.from_, question.to),
    "check": lambda _: st.just(True),
}


def comes_back(reference: str, format_name: str, values: dict[str, Any], config: Path | None = None) -> None:
    """Renders, reads, and renders what was read."""
    first = rendered(reference, format_name, values, config)
    reading = read_one(first, config, as_coordinator=True)
    assert reading.read is not None
    assert not reading.failed, [str(item) for item in reading.problems]
    assert dict(reading.read.values) == values
    assert reading.read.unread == ()
    again = (readings_json([reading]), "waarden.json")
    assert render_reference(reference, format_name, again, config) == first


@pytest.mark.slow
@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("reference", PUBLISHED)
@settings(QUICK, max_examples=4)
@hypothesis_given(st.data())
def test_answers_to_a_published_form_come_back(reference: str, format_name: str, data: st.DataObject) -> None:
    """Whatever was answered, to the character, and the same file again."""
    comes_back(reference, format_name, data.draw(answers_for(form(reference), TYPED[format_name])))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("text", NASTY)
def test_what_breaks_careless_programs_comes_back(text: str, format_name: str) -> None:
    """White space at the ends, formulas, templates, markup, words without a space."""
    comes_back("veiligheidsplan@1.0.1", format_name, {"naam": text.strip() or "x", "herkennen": text})


@pytest.mark.slow
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_story_of_many_pages_comes_back(format_name: str) -> None:
    """Cut into parts at spaces and line ends, it is joined to the character."""
    story = "".join(
        f"Dag {number}:  twee spaties.\n" * (number % 3) + f"woord{number} " for number in range(900)
    )
    comes_back("sai@1.0.0", format_name, {"dader": story, "locaties": "b" * 5000})


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_kind_comes_back(format_name: str, tmp_path: Path) -> None:
    """The form with every kind of question, filled in with what is hard to print."""
    folder = all_kinds_folder(tmp_path)
    content = all_kinds_file(format_name, folder)
    reading = read_one(content, folder)
    assert codes(reading) == expected(format_name, "returned.concept")
    again = (readings_json([reading]), "waarden.json")
    assert render_reference("alle-soorten@1.2.3", format_name, again, folder) == content


@pytest.mark.parametrize("format_name", FORMATS)
def test_spare_sheets_come_back(format_name: str) -> None:
    """In every format, also those whose blank form has none; a long text goes on."""
    given = {
        "document": "veiligheidsplan",
        "version": "1.0.1",
        "values": {"naam": "Kim"},
        "extra_room": [{"question": "3", "text": "meer\n" * 200}, {"question": "", "text": ""}],
    }
    content = rendered("veiligheidsplan", format_name, given)
    reading = read_one(content)
    assert codes(reading) == expected(format_name)
    assert reading_data(reading)["extra_room"] == given["extra_room"]
    again = (readings_json([reading]), "waarden.json")
    assert render_reference("veiligheidsplan", format_name, again) == content


@pytest.mark.slow
@pytest.mark.parametrize("format_name", FORMATS)
@settings(QUICK, max_examples=25)
@hypothesis_given(filled_forms())
def test_any_form_comes_back(
    format_name: str, tmp_path_factory: pytest.TempPathFactory, made: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    """Random forms with random answers; two options with one name are told, never guessed."""
    data, values = _in_fonts(list(made)) if format_name == "pdf" else made
    folder = tmp_path_factory.mktemp("gerecht")
    target = folder / "forms" / "willekeurig" / "1.0.0.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(as_yaml(data), encoding="utf-8")
    first = rendered("willekeurig@1.0.0", format_name, values, folder)
    reading = read_one(first, folder)
    if _has_doubles(data):
        assert {*codes(reading)} <= {*expected(format_name, "returned.concept", "returned.ambiguous_choice")}
        return
    assert codes(reading) == expected(format_name, "returned.concept")
    again = json.loads(readings_json([reading]))
    assert "unread" not in again
    second = rendered("willekeurig@1.0.0", format_name, again, folder)
    assert second == first


def _in_fonts(node: Any) -> Any:  # noqa: ANN401 - plain data
    """Data with another letter for each that no font of ours has: a PDF refuses those by name."""
    match node:
        case dict():
            return {key: _in_fonts(value) for key, value in node.items()}
        case list():
            return [_in_fonts(value) for value in node]
        case str():
            return "".join("ø" if missing_glyphs(char) else char for char in node)
        case _:
            return node


def _has_doubles(data: dict[str, Any]) -> bool:
    """Whether some choice has two options with one label, or one called like another's id."""
    nodes = [
        *questions_of(data),
        *(column for node in questions_of(data) for column in node.get("columns", ())),
    ]
    groups = [node["options"] for node in nodes if "options" in node]
    return any(len({option["label"] for option in group}) < len(group) for group in groups)


@pytest.mark.parametrize("format_name", FORMATS)
def test_rows_that_go_on_come_back_in_their_order(format_name: str) -> None:
    """Forty rows of some 900 letters, and one of 5,000 without a space; none of it is unread."""
    rows = [{"nummer": str(number), "vraag": f"{number} " + "lang woord " * 82} for number in range(40)]
    values = {"vraag": [{"nummer": "x" * 5000, "vraag": "Eerst."}, *rows]}
    reading = read_one(rendered("belette-vragen", format_name, values))
    assert reading.read is not None
    assert reading.read.values == values
    assert reading.read.unread == ()
    assert codes(reading) == expected(format_name)


def test_a_large_web_page_comes_back_whole() -> None:
    """More than a megabyte of answers with signs of markup in them."""
    long = 'Een heel lang antwoord. <b>&amp; "x"\n' * 1000
    rows = [{"vraag": f"{number} " + "woord " * 3000 + "x"} for number in range(60)]
    values = {"vraag": rows, "rc": long.strip()}
    content = rendered("belette-vragen", "html", values)
    assert len(content) > 1 << 20
    reading = read_one(content)
    assert reading.read is not None
    assert reading.read.values == values
    assert reading.read.unread == ()
