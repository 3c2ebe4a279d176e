# SPDX-License-Identifier: EUPL-1.2
"""YAML text as a definition, or every fault of the file at once."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from proeftuin_docs import kinds
from proeftuin_docs.definitions import letters, models, parts
from proeftuin_docs.definitions.letters import LetterDefinition
from proeftuin_docs.definitions.models import SCHEMA_VERSION, FormDefinition
from proeftuin_docs.definitions.parts import QUESTION_KINDS
from proeftuin_docs.definitions.versions import Definition
from proeftuin_docs.document import EXPLANATION, EXTRA_ROOM
from proeftuin_docs.errors import AnyFault, DefinitionError, Diagnostic, Place, definitions
from proeftuin_docs.formats.file_names import is_device
from proeftuin_docs.text import validation_errors as model_faults
from proeftuin_docs.text.located_yaml import LocatedYaml, Path, read_yaml
from proeftuin_docs.text.validation_errors import FaultTable, spoken_ids

_BY_TYPE: Final[Mapping[str, AnyFault]] = {
    "string_type": definitions.not_text,
    "int_type": definitions.not_a_whole_number,
    "bool_type": definitions.not_a_bool,
    "tuple_type": definitions.not_a_list,
    "model_type": definitions.not_a_group,
    "model_attributes_type": definitions.not_a_group,
    "date_type": definitions.not_a_date,
    "date_from_datetime_parsing": definitions.not_a_date,
    "value_error": definitions.not_a_date,
    "missing": definitions.missing_key,
    "extra_forbidden": definitions.misspelt_key,
    "union_tag_invalid": definitions.misspelt_kind,
    "union_tag_not_found": definitions.missing_kind,
    "literal_error": definitions.unknown_choice,
    "enum": definitions.unknown_choice,
    "string_too_short": definitions.empty_text,
    "string_too_long": definitions.too_long,
    "too_short": definitions.too_few_items,
    "too_long": definitions.too_many_items,
    "greater_than_equal": definitions.out_of_bounds,
    "less_than_equal": definitions.out_of_bounds,
    "string_pattern_mismatch": definitions.not_one_line,
}
_OF_A_KEY: Final[Mapping[tuple[str, str], AnyFault]] = {
    ("missing", "label"): definitions.missing_label,
    ("string_pattern_mismatch", "version"): definitions.not_a_version,
    ("string_pattern_mismatch", "id"): definitions.not_an_id,
    ("string_pattern_mismatch", "question"): definitions.not_an_id,
    ("string_pattern_mismatch", "language"): definitions.not_a_language,
}
_UNLIKE_ANY: Final[Mapping[str, AnyFault]] = {
    definitions.misspelt_key.name: definitions.unknown_key,
    definitions.misspelt_kind.name: definitions.unknown_kind,
}

spoken_path: Final = spoken_ids


def faults_of(error: ValidationError, source: LocatedYaml, *own: ModuleType) -> tuple[Diagnostic, ...]:
    """Every fault that pydantic found in a definition, each with its place in the file.

    For another file than a definition, `own` are the modules with its models, whose keys are suggested.
    """
    table = replace(_table(), keys=model_faults.keys_of(*own), speak=lambda *_: None) if own else _table()
    return model_faults.faults_of(error, source, table)


@cache
def _table() -> FaultTable:
    return FaultTable(
        by_type=_BY_TYPE,
        by_key=_OF_A_KEY,
        other=definitions.invalid,
        unlike_any=_UNLIKE_ANY,
        keys=model_faults.keys_of(models, parts, letters, kinds, kinds.base),
        kinds=(*parts.QUESTION_KINDS, *parts.INFORMATION_KINDS),
        lists_of_kinds=frozenset({"content", "introduction"}),
        speak=spoken_ids,
    )


_RESERVED: Final = frozenset({"document", "values", "version", EXTRA_ROOM})
_MAX_SCALE_STEPS: Final = 20
_Node = tuple[Path, Mapping[str, Any]]
"""A mapping of the file, and its path."""


@dataclass(frozen=True, slots=True)
class _RawQuestion:
    path: Path
    data: Mapping[str, Any]

    @property
    def id(self) -> str | None:
        """The id, if it is text; any other is a fault of the schema."""
        id_ = self.data.get("id")
        return id_ if isinstance(id_, str) else None


def semantic_faults(source: LocatedYaml) -> tuple[Diagnostic, ...]:
    """Faults between the parts of one definition."""
    nodes = _nodes(source.data)
    questions = list(_raw_questions(nodes))
    return (
        *_devices(source),
        *_duplicate_ids(source, questions),
        *_duplicate_sections(source, nodes),
        *(found for question in questions for found in _question_faults(source, question, questions)),
        *_ragged_tables(source, nodes),
    )


def _nodes(data: Mapping[str, Any]) -> list[_Node]:
    """Every mapping in the data with its path, each before those within it."""
    found: list[_Node] = []
    _gather(data, (), found)
    return found


def _gather(data: Any, path: Path, found: list[_Node]) -> None:  # noqa: ANN401 - raw YAML
    if isinstance(data, dict):
        found.append((path, data))
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            _gather(value, (*path, key), found)


def _raw_questions(nodes: Sequence[_Node]) -> Iterator[_RawQuestion]:
    for found, node in nodes:
        if node.get("kind") in QUESTION_KINDS and "columns" not in found:
            yield _RawQuestion(found, node)


def _devices(source: LocatedYaml) -> Iterator[Diagnostic]:
    """A document cannot be called what Windows keeps for a device: its files and folder have that name."""
    id_ = source.data.get("id")
    if isinstance(id_, str) and is_device(id_):
        yield definitions.reserved_id(source.place(("id",)), id=id_)


def _duplicate_ids(source: LocatedYaml, questions: list[_RawQuestion]) -> Iterator[Diagnostic]:
    first: dict[str, _RawQuestion] = {}
    for question in questions:
        if question.id is None:
            continue
        if question.id in _RESERVED:
            yield definitions.reserved_id(source.place((*question.path, "id")), id=question.id)
        elif question.id in first:
            line = source.place((*first[question.id].path, "id")).line or 0
            yield definitions.repeated_question(
                source.place((*question.path, "id")), id=question.id, line=line
            )
        else:
            first[question.id] = question


def _duplicate_sections(source: LocatedYaml, nodes: Sequence[_Node]) -> Iterator[Diagnostic]:
    seen: set[object] = set()
    for path, node in nodes:
        if len(path) > 1 and path[-2] in ("sections", "parts") and isinstance(node.get("id"), str):
            if node["id"] in seen:
                yield definitions.repeated_part(source.place((*path, "id")), id=node["id"])
            seen.add(node["id"])


def _question_faults(
    source: LocatedYaml, question: _RawQuestion, questions: list[_RawQuestion]
) -> Iterator[Diagnostic]:
    yield from _follow_faults(source, question, questions)
    yield from _scale_faults(source, question)
    yield from _reserved_options(source, question)
    for key in ("options", "columns"):
        yield from _repeated(source, question, key)
    for index, column in enumerate(_mappings(question.data.get("columns"))):
        if (column.get("kind") == "choice") != bool(column.get("options")):
            place = source.place((*question.path, "columns", index))
            yield definitions.misplaced_options(place, id=column.get("id", ""))


def _follow_faults(
    source: LocatedYaml, question: _RawQuestion, questions: list[_RawQuestion]
) -> Iterator[Diagnostic]:
    follows = question.data.get("follows")
    if not isinstance(follows, dict) or not isinstance(follows.get("question"), str):
        return
    target, path = follows["question"], (*question.path, "follows", "question")
    earlier = (
        [other for other in questions if other.path < question.path] if _comparable(questions) else questions
    )
    if target not in {other.id for other in questions}:
        yield definitions.follows_unknown_question(
            source.place(path, spoken_path(path[:-1], source.data)), id=target
        )
    elif target not in {other.id for other in earlier}:
        yield definitions.follows_later_question(source.place(path), id=target)
    else:
        yield from _answer_faults(source, question, next(other for other in questions if other.id == target))


def _comparable(questions: list[_RawQuestion]) -> bool:
    return all(question.path[0] == "sections" for question in questions)


def _answer_faults(source: LocatedYaml, question: _RawQuestion, target: _RawQuestion) -> Iterator[Diagnostic]:
    answer = question.data["follows"].get("answer")
    known = {"ja", "nee"} if target.data.get("kind") == "yes_no" else set()
    known |= {str(option.get("id")) for option in _mappings(target.data.get("options"))}
    if isinstance(answer, str) and answer not in known:
        place = source.place((*question.path, "follows", "answer"))
        yield definitions.follows_unknown_answer(
            place, answer=answer, id=target.id or "", known=", ".join(sorted(known))
        )


def _scale_faults(source: LocatedYaml, question: _RawQuestion) -> Iterator[Diagnostic]:
    start, end = question.data.get("from"), question.data.get("to")
    if question.data.get("kind") != "scale" or not isinstance(start, int) or not isinstance(end, int):
        return
    place = source.place((*question.path, "to"), spoken_path(question.path, source.data))
    if end <= start:
        yield definitions.scale_does_not_rise(place, start=start, end=end)
    elif end - start > _MAX_SCALE_STEPS:
        yield definitions.scale_too_long(place, start=start, end=end, limit=_MAX_SCALE_STEPS)


def _reserved_options(source: LocatedYaml, question: _RawQuestion) -> Iterator[Diagnostic]:
    """An option of a multiple choice is a field of its own, whose name must not be the explanation's."""
    if question.data.get("kind") != "multi_choice":
        return
    for index, option in enumerate(_listed(question.data.get("options"))):
        if isinstance(option, dict) and option.get("id") == EXPLANATION:
            yield definitions.reserved_option(
                source.place((*question.path, "options", index, "id")), id=EXPLANATION
            )


def _repeated(source: LocatedYaml, question: _RawQuestion, key: str) -> Iterator[Diagnostic]:
    ids = Counter(str(item.get("id")) for item in _mappings(question.data.get(key)))
    for repeated in (item for item, times in ids.items() if times > 1):
        yield definitions.repeated_option(
            source.place((*question.path, key)), id=repeated, question=question.id or ""
        )


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [item for item in _listed(value) if isinstance(item, dict)]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _ragged_tables(source: LocatedYaml, nodes: Sequence[_Node]) -> Iterator[Diagnostic]:
    for path, node in nodes:
        if node.get("kind") != "info_table" or not isinstance(node.get("columns"), list):
            continue
        for index, row in enumerate(_listed(node.get("rows"))):
            if isinstance(row, list) and len(row) != len(node["columns"]):
                place = source.place((*path, "rows", index))
                yield definitions.uneven_row(place, cells=len(row), columns=len(node["columns"]))


MIGRATIONS: Final[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""Schema version -> what turns such a file's data into those of the next version."""
_FOLDERS: Final = ("forms", "letters")


Model = TypeVar("Model", FormDefinition, LetterDefinition)

_LETTER: Final = "letter"


def load_form(text: str, name: str) -> FormDefinition:
    """The form that this YAML text states; `name` is what messages call the file.

    Raises `DefinitionError` with every fault of the file, in the order of its lines.
    """
    return _load(*_read(text, name), FormDefinition)


def load_definition(text: str, name: str) -> Definition:
    """The form or the letter that this YAML text states, by its `kind`; raises as `load_form` does."""
    source, faults = _read(text, name)
    if source.data.get("kind") == _LETTER:
        return _load(source, faults, LetterDefinition)
    return _load(source, faults, FormDefinition)


def _read(text: str, name: str) -> tuple[LocatedYaml, list[Diagnostic]]:
    source, found = read_yaml(text, name)
    if source is None:
        raise DefinitionError(found)
    if not isinstance(source.data, dict):
        raise DefinitionError([definitions.empty_file(Place(name, 1, 1))])
    return migrate(source), list(found)


def _load(source: LocatedYaml, found: list[Diagnostic], model: type[Model]) -> Model:
    faults = [*found, *semantic_faults(source), *_file_name_faults(source)]
    definition = _validated(source, faults, model)
    if definition is None or faults:
        raise DefinitionError(_in_order(faults))
    return definition


def migrate(source: LocatedYaml) -> LocatedYaml:
    """Return the file's data in the newest schema version, by the migrations in between.

    Raises `DefinitionError` for a schema that is newer than this program.
    """
    data = source.data
    while isinstance(data.get("schema"), int) and data["schema"] in MIGRATIONS:
        data = MIGRATIONS[data["schema"]](data)
    newest = data.get("schema")
    if isinstance(newest, int) and newest > SCHEMA_VERSION:
        raise DefinitionError(
            [definitions.newer_schema(source.place(("schema",)), found=newest, known=SCHEMA_VERSION)]
        )
    return LocatedYaml(source.name, data, source.positions)


def _validated(source: LocatedYaml, faults: list[Diagnostic], model: type[Model]) -> Model | None:
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        faults.extend(faults_of(error, source))
        return None


def _file_name_faults(source: LocatedYaml) -> list[Diagnostic]:
    """A file under `forms/` or `letters/` is named after its id and version."""
    parts = source.name.split("/")
    if len(parts) < 3 or parts[-3] not in _FOLDERS:  # noqa: PLR2004 - forms/<id>/<version>.yaml
        return []
    id_, version = source.data.get("id"), source.data.get("version")
    expected = f"{id_}/{version}.yaml"
    if not id_ or not version or "/".join(parts[-2:]) == expected:
        return []
    return [definitions.wrong_file_name(source.place(("id",)), expected=f"{parts[-3]}/{expected}")]


def _in_order(faults: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(faults, key=lambda item: (item.place.line or 0, item.place.column or 0, item.number))
