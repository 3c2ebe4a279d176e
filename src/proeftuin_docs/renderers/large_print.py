# SPDX-License-Identifier: EUPL-1.2
"""The scale of large print, the same in every format, from `templates/groot.yaml`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache

from proeftuin_docs.document import Document
from proeftuin_docs.errors import ConfigurationError, Place, configuration
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.text.located_yaml import require_yaml


@dataclass(frozen=True, slots=True)
class Scale:
    """The measures of large print.

    `text` and `foot` are sizes of type in points, of what is read and of what only identifies; `larger` is
    added to whatever is larger than text; `room` and `field` are factors for white space and for fields.
    """

    text: float
    larger: float
    room: float
    field: float
    foot: float

    def letters(self, points: float) -> float:
        """Return the size in large print of type that usually has this size."""
        return max(self.text, points + self.larger)

    def plain(self) -> Mapping[str, float]:
        """The scale as data for a template."""
        return asdict(self)


def scale_of(document: Document, options: RenderOptions) -> Scale | None:
    """Return the scale of a document in large print; None for one in the usual size.

    Raises `ConfigurationError` for a faulty scale.
    """
    if not document.identity.edition.large:
        return None
    source = options.resources.large_print_file()
    return _read(source.read(), source.name)


@lru_cache(maxsize=4)
def _read(text: str, name: str) -> Scale:
    located = require_yaml(text, name)
    try:
        return Scale(**{item.name: float(located.data[item.name]) for item in fields(Scale)})
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(
            [configuration.faulty_large_print(Place(name), problem=str(error))]
        ) from error
