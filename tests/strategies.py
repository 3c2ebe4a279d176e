"""Random forms, and random answers to them, for tests that say what always holds."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from hypothesis import strategies as st

Node = dict[str, Any]

_LETTERS: Final = st.characters(categories=("L", "M", "N", "P", "S", "Zs"), codec="utf-8")
ids: Final = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(
    lambda text: text not in ("document", "values", "version")
)
option_ids: Final = ids.filter(lambda text: text != "toelichting" and len(text) <= 18)
lines: Final = st.text(_LETTERS, min_size=1, max_size=40).map(str.strip).filter(bool)
texts: Final = st.text(st.one_of(_LETTERS, st.sampled_from("\n\t*_`#$@{}<>&\\")), max_size=80)
labels: Final = st.one_of(
    lines, st.sampled_from(["ja", "null", "1.0", "*ster*", "{{ x }}", "<b>", "a: b", "- a"])
)


def _options(least: int) -> st.SearchStrategy[list[Node]]:
    option = st.fixed_dictionaries({"id": option_ids, "label": labels})
    return st.lists(option, min_size=least, max_size=4, unique_by=lambda node: node["id"])


def _explained(node: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    extra = {"explanation": st.booleans(), "explanation_lines": st.integers(1, 30)}
    return st.tuples(node, st.fixed_dictionaries({}, optional=extra)).map(lambda pair: pair[0] | pair[1])


def _kind(kind: str, **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Node]:
    return st.fixed_dictionaries({"kind": st.just(kind), **keys})


_COLUMNS: Final = st.one_of(
    st.sampled_from(["text", "long_text", "date", "time", "number", "check"]).map(
        lambda kind: {"kind": kind}
    ),
    _options(1).map(lambda options: {"kind": "choice", "options": options}),
)


def _table() -> st.SearchStrategy[Node]:
    column = st.tuples(_COLUMNS, st.fixed_dictionaries({"id": option_ids, "label": labels}))
    columns = st.lists(
        column.map(lambda pair: pair[0] | pair[1]), min_size=1, max_size=8, unique_by=lambda node: node["id"]
    )
    return _kind("table", columns=columns, rows=st.integers(1, 4))


def _scale(start: int) -> st.SearchStrategy[Node]:
    steps = st.integers(1, 20).map(lambda count: start + count)
    return _kind("scale", **{"from": st.just(start), "to": steps})


_FIELDS: Final = st.one_of(
    _kind("text"),
    _kind("long_text", lines=st.integers(2, 30)),
    _kind("date"),
    _kind("time"),
    _kind("number", unit=lines),
    _explained(_kind("yes_no")),
    _explained(_kind("choice", options=_options(2))),
    _explained(_kind("multi_choice", options=_options(1))),
    _explained(st.integers(-5, 5).flatmap(_scale)),
    _explained(_kind("check")),
    _table(),
)
_BLOCKS: Final = st.one_of(
    _kind("paragraph", text=lines),
    _kind("list", items=st.lists(st.fixed_dictionaries({"marker": lines, "text": lines}), min_size=1)),
    _kind("promise", title=lines, text=lines),
    _kind("facts", facts=st.lists(st.fixed_dictionaries({"label": lines, "text": lines}), min_size=1)),
)


@st.composite
def form_data(draw: st.DrawFn) -> Node:
    """The data of a random valid form: up to ten questions in sections of up to three levels."""
    names = draw(st.lists(ids, min_size=2, max_size=14, unique=True))
    questions = [
        draw(_FIELDS) | {"id": name, "label": draw(labels), "number": draw(st.sampled_from(["", "1", "a."]))}
        for name in names[:-4] or names[:1]
    ]
    for index in range(1, len(questions)):
        if draw(st.integers(0, 3)) == 0:
            questions[index]["follows"] = {"question": questions[draw(st.integers(0, index - 1))]["id"]}
    return _head() | {"title": draw(lines), "sections": _sections(draw, questions, 1)}


def _sections(draw: st.DrawFn, questions: Sequence[Node], level: int) -> list[Node]:
    """Sections that hold these questions in this order, with blocks between them."""
    cut = draw(st.integers(0, len(questions))) if level < 3 else len(questions)
    content = [
        node for question in questions[:cut] for node in (*draw(st.lists(_BLOCKS, max_size=1)), question)
    ]
    section = {"id": f"deel-{level}", "title": draw(lines), "content": content}
    rest = questions[cut:]
    return [section | ({"sections": _sections(draw, rest, level + 1)} if rest else {})]


def _head() -> Node:
    return {
        "schema": 1,
        "id": "willekeurig",
        "version": "1.0.0",
        "status": "concept",
        "summary": "Een formulier uit de dobbelsteen.",
        "date": "2026-11-23",
        "source": {"document": "Bron"},
        "audience": ["lezers"],
        "confidentiality": {"level": "openbaar", "statement": "Iedereen mag dit zien."},
        "changes": ["Eerste versie."],
    }


def as_yaml(data: Node) -> str:
    """Data as YAML text; JSON is YAML, and quotes every string."""
    return json.dumps(data, ensure_ascii=False)


def _chosen(node: Mapping[str, Any]) -> st.SearchStrategy[str]:
    return st.sampled_from([option["id"] for option in node["options"]])


_VALUES: Final[Mapping[str, Callable[[Mapping[str, Any]], st.SearchStrategy[Any]]]] = {
    "text": lambda _: texts,
    "long_text": lambda _: texts,
    "date": lambda _: st.dates().map(str),
    "time": lambda _: st.times().map(lambda time: f"{time:%H.%M}"),
    "number": lambda _: st.decimals(-999, 999, places=2).map(str),
    "yes_no": lambda _: st.sampled_from(["ja", "nee"]),
    "choice": _chosen,
    "multi_choice": lambda node: st.lists(_chosen(node), unique=True),
    "scale": lambda node: st.integers(node["from"], node["to"]).map(str),
    "check": lambda _: st.sampled_from(["ja", "nee"]),
    "table": lambda node: st.lists(
        st.fixed_dictionaries(
            {}, optional={column["id"]: _VALUES[column["kind"]](column) for column in node["columns"]}
        ),
        max_size=5,
    ),
}


def questions_of(data: Node) -> list[Node]:
    """The questions of a form's data, in reading order."""
    return [
        node
        for section in data["sections"]
        for node in (
            *(part for part in section["content"] if "id" in part),
            *questions_of({"sections": section.get("sections", [])}),
        )
    ]


@st.composite
def filled_forms(draw: st.DrawFn) -> tuple[Node, Node]:
    """A random form's data and values for some of its questions."""
    data = draw(form_data())
    values = {
        node["id"]: draw(_VALUES[node["kind"]](node)) for node in questions_of(data) if draw(st.booleans())
    }
    return data, values
