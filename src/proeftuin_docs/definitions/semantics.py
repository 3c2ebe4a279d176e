"""Checks beyond the schema: unique ids, existing follow-ups, scales that run upwards.

Works on the raw data of a file, so that these faults are reported together with those of the schema.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from proeftuin_docs.definitions.faults import spoken_path
from proeftuin_docs.definitions.parts import QUESTION_KINDS
from proeftuin_docs.document import EXPLANATION, EXTRA_ROOM
from proeftuin_docs.errors import Diagnostic, definitions
from proeftuin_docs.text.located_yaml import LocatedYaml, Path

_RESERVED: Final = frozenset({"document", "values", "version", EXTRA_ROOM})
_MAX_SCALE_STEPS: Final = 20


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
    questions = list(_raw_questions(source.data, ()))
    return (
        *_duplicate_ids(source, questions),
        *_duplicate_sections(source),
        *(found for question in questions for found in _question_faults(source, question, questions)),
        *_ragged_tables(source),
    )


def _nodes(data: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:  # noqa: ANN401 - raw YAML
    if isinstance(data, dict):
        yield path, data
        for key, value in data.items():
            yield from _nodes(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _nodes(value, (*path, index))


def _raw_questions(data: Any, path: Path) -> Iterator[_RawQuestion]:  # noqa: ANN401 - raw YAML
    for found, node in _nodes(data, path):
        if node.get("kind") in QUESTION_KINDS and "columns" not in found:
            yield _RawQuestion(found, node)


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


def _duplicate_sections(source: LocatedYaml) -> Iterator[Diagnostic]:
    seen: set[object] = set()
    for path, node in _nodes(source.data, ()):
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


def _ragged_tables(source: LocatedYaml) -> Iterator[Diagnostic]:
    for path, node in _nodes(source.data, ()):
        if node.get("kind") != "info_table" or not isinstance(node.get("columns"), list):
            continue
        for index, row in enumerate(_listed(node.get("rows"))):
            if isinstance(row, list) and len(row) != len(node["columns"]):
                place = source.place((*path, "rows", index))
                yield definitions.uneven_row(place, cells=len(row), columns=len(node["columns"]))
