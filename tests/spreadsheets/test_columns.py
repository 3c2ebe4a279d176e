"""The columns of a list: every value of a case has one, and every way to write a header finds it."""

import unicodedata
from collections.abc import Iterator
from types import UnionType
from typing import Final, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from proeftuin_docs.cases import Zaak
from proeftuin_docs.cases.models import Partij
from proeftuin_docs.spreadsheets.columns import column_groups, columns, header_key, known_headers

WITHOUT_COLUMN: Final = {
    ("schema",): "a list has no schema of its own: its columns say what they are",
    ("maatregelen", "rc-stelt-vragen", "vorm"): "stands in the column of the measure itself",
    ("verhoor", "plaats", "naam"): "stands in the column of the place itself",
    ("maatregelen", "voorgesprek-slachtoffer", "plaats", "naam"): "the same",
    ("maatregelen", "voorgesprek-partijen", "plaats", "naam"): "the same",
}
"""Values of a case that have no column, and why."""
MOST_LAWYERS: Final = 6


def models_in(annotation: object) -> Iterator[tuple[type[BaseModel], bool]]:
    """The models that a value can be, and whether there can be more of them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, False
    origin = get_origin(annotation)
    for part in get_args(annotation) if origin is not None else ():
        for model, several in models_in(part):
            yield model, several or origin is tuple
    if origin not in (None, tuple, Union, UnionType) and not get_args(annotation):
        raise AssertionError(annotation)


def leaves(model: type[BaseModel], path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every single value in a model; of lists of models the first item."""
    for name, item in model.model_fields.items():
        own = (*path, item.alias or name)
        found = list(models_in(item.annotation))
        for inner, several in found:
            yield from leaves(inner, (*own, 0) if several else own)
        if not found:
            yield own


def test_every_value_of_a_case_has_a_column() -> None:
    """What a letter can need, a list can give; the exceptions have their reasons."""
    wanted = set(leaves(Zaak))
    assert len(wanted) > 80
    assert ("partijen", "advocaten", 0, "adres", "straat") in wanted
    assert wanted - {column.path for column in columns()} == WITHOUT_COLUMN.keys()


def test_every_column_is_a_value_of_a_case() -> None:
    """A column that fills nothing would lose what somebody types; a measure's own column switches it."""
    known = set(leaves(Zaak))
    groups = {path[:size] for path in known for size in range(1, len(path))}
    for column in columns():
        path = tuple(0 if isinstance(step, int) else step for step in column.path)
        assert path in known | groups, column.header
        assert path in known or column.kind in ("maatregel", "vorm", "plek"), column.header


def test_lawyers_have_the_same_columns_each() -> None:
    """So many lawyers fit in a list, each with all that a party can have."""
    per_lawyer = [
        {column.path[3:] for column in columns() if column.path[:3] == ("partijen", "advocaten", number)}
        for number in range(MOST_LAWYERS + 1)
    ]
    assert per_lawyer[:-1] == [set(leaves(Partij))] * MOST_LAWYERS
    assert per_lawyer[-1] == set()


def test_no_two_columns_answer_to_one_header() -> None:
    """Nor does one column take another's path for its own header."""
    written = [header_key(name) for column in columns() for name in (column.header, *column.others)]
    assert len(set(written)) == len(written)
    by_path = {header_key(" ".join(map(str, column.path))): column for column in columns()}
    for name in set(written) & by_path.keys():
        assert known_headers()[name] is by_path[name]


def test_every_column_says_what_goes_in() -> None:
    """With an explanation that is a sentence, and an example that the column itself accepts."""
    for column in columns():
        assert column.explanation[-1] in ".?", column.header
        assert column.example in ("", *column.choices) or not column.choices, column.header
    assert len({group.title for group in column_groups()}) == len(column_groups())


@given(st.sampled_from([column.header for column in columns()]), st.data())
def test_a_header_is_found_however_it_is_written(header: str, data: st.DataObject) -> None:
    """Capitals, spaces, hyphens, underscores, hard spaces, accents and invisible marks make no difference."""
    blank = st.sampled_from([" ", "  ", "_", "-", "", "\u00a0", "\n", "\u200b"])
    letters = (
        data.draw(blank) if char in " -" else data.draw(st.sampled_from([char.upper(), char.lower()]))
        for char in header
    )
    typed = data.draw(blank) + "".join(letters) + data.draw(blank)
    forms: list[Literal["NFC", "NFD"]] = ["NFC", "NFD"]
    form = data.draw(st.sampled_from(forms))
    assert known_headers()[header_key(unicodedata.normalize(form, typed))].header == header


@pytest.mark.parametrize("path", ["slachtoffer.tolk.taal", "slachtoffer_tolk_taal", "Slachtoffer Tolk Taal"])
def test_the_path_in_a_case_is_a_header_too(path: str) -> None:
    """Who knows the case file can use its names."""
    assert known_headers()[header_key(path)].header == "Tolk taal"
