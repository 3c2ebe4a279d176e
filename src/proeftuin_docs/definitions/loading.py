"""YAML text -> definition, or every fault of the file at once."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from proeftuin_docs.definitions.canonical import Definition
from proeftuin_docs.definitions.faults import faults_of
from proeftuin_docs.definitions.letters import LetterDefinition
from proeftuin_docs.definitions.models import SCHEMA_VERSION, FormDefinition
from proeftuin_docs.definitions.semantics import semantic_faults
from proeftuin_docs.errors import DefinitionError, Diagnostic, Place, definitions
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml

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
    """The file's data in the newest schema version, by the migrations in between."""
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
    expected = f"{source.data.get('id')}/{source.data.get('version')}.yaml"
    if "/".join(parts[-2:]) == expected:
        return []
    return [definitions.wrong_file_name(source.place(("id",)), expected=f"{parts[-3]}/{expected}")]


def _in_order(faults: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(faults, key=lambda item: (item.place.line or 0, item.place.column or 0, item.number))
