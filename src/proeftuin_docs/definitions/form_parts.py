# SPDX-License-Identifier: EUPL-1.2
"""The parts of a form that can be given out alone: which sections each has, beside the definition."""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from proeftuin_docs.definitions.models import FormDefinition
from proeftuin_docs.document import Part
from proeftuin_docs.errors import ConfigurationError, Place, configuration
from proeftuin_docs.resources import PARTS, Resources, SourceFile
from proeftuin_docs.text.located_yaml import require_yaml


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    title: str
    sections: tuple[str, ...]


_FILE: Final = TypeAdapter(dict[str, dict[str, _Part]])


def read_form_parts(resources: Resources) -> Mapping[str, tuple[Part, ...]]:
    """Return the parts of every form that has them, by the form's id; a court's own go before the bundled.

    Raises `ConfigurationError` for a faulty file.
    """
    found = {
        id_: parts for source in resources.form_side_files(PARTS) for id_, parts in _read(source).items()
    }
    return {
        id_: tuple(Part(name, part.title, part.sections) for name, part in parts.items())
        for id_, parts in found.items()
    }


def require_sections(part: Part, form: FormDefinition) -> None:
    """Raise `ConfigurationError` when a version of a form lacks a section of one of its parts."""
    lacking = sorted(set(part.sections) - {section.id for section in form.sections})
    if lacking:
        name = f"{form.id}@{form.version}"
        raise ConfigurationError(
            [configuration.unknown_section(part=part.id, name=name, sections=", ".join(lacking))]
        )


def _read(source: SourceFile) -> Mapping[str, Mapping[str, _Part]]:
    located = require_yaml(source.read(), source.name)
    try:
        return _FILE.validate_python(located.data)
    except ValidationError as error:
        where = " > ".join(map(str, error.errors()[0]["loc"]))
        raise ConfigurationError([configuration.faulty_parts(Place(source.name, path=where))]) from error
