"""Wording from its files, a court's own phrases over the bundled ones."""

from typing import Any, Final

from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, fault
from proeftuin_docs.located_yaml import read_yaml
from proeftuin_docs.resources import Resources, SourceFile
from proeftuin_docs.wording.model import Wording

_MONTHS: Final = 12


def load_wording(resources: Resources, language: str) -> Wording:
    """The wording of a language; raises `ConfigurationError` with every fault of its files."""
    phrases: dict[str, str] = {}
    months: list[str] = []
    faults: list[Diagnostic] = []
    for source in resources.wording_files(language):
        data = _mapping(source, faults)
        phrases |= {key: str(value) for key, value in _group(data.get("phrases")).items()}
        months = _texts(data.get("months")) or months
    if not phrases or len(months) != _MONTHS:
        faults.append(fault("C006", Place(f"templates/wording/{language}.yaml"), language=language))
    if faults:
        raise ConfigurationError(faults)
    return Wording(language, phrases, tuple(months))


def _mapping(source: SourceFile, faults: list[Diagnostic]) -> dict[str, Any]:
    located, found = read_yaml(source.read(), source.name)
    faults.extend(found)
    return _group(located.data) if located else {}


def _group(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
