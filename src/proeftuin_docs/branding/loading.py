# SPDX-License-Identifier: EUPL-1.2
"""The house style from `letters/profielen/huisstijl.yaml` and the logo beside it, all faults at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from proeftuin_docs.branding import model
from proeftuin_docs.branding.colours import PAPER, TEXT, contrast, darkened, read_colour, tint_of
from proeftuin_docs.branding.logos import Logo, read_logo
from proeftuin_docs.branding.model import Branding, StyleFile, StyleKeys
from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, branding
from proeftuin_docs.resources import Resources
from proeftuin_docs.text.data_files import drop_blanks, read_untyped
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.validation_errors import FaultTable, faults_of, keys_of, spoken_keys

BRANDING: Final = "huisstijl"
_COLOUR: Final = (BRANDING, "kleur")
_FILE: Final = (BRANDING, "logo", "bestand")
_TABLE: Final = FaultTable(
    by_type={
        "missing": branding.missing_key,
        "extra_forbidden": branding.misspelt_key,
        "string_too_long": branding.too_long,
        "too_long": branding.too_many_lines,
    },
    by_key={
        ("missing", "tekst"): branding.logo_without_text,
        ("string_pattern_mismatch", "bestand"): branding.logo_of_other_kind,
        ("string_pattern_mismatch", "kleur"): branding.not_a_colour,
    },
    other=branding.wrong_kind,
    keys=keys_of(model),
    unlike_any={branding.misspelt_key.name: branding.unknown_key},
    speak=spoken_keys,
)


def load_branding(resources: Resources) -> Branding | None:
    """Return the house style of a configuration, the court's own before another; None without one.

    Raises `ConfigurationError` with every fault of the file and its logo.
    """
    files = list(resources.profile_files(BRANDING))
    return read_branding(files[-1].read(), files[-1].name, files[-1].path.parent) if files else None


def read_branding(text: str, name: str, folder: Path) -> Branding:
    """Return the house style that a text states; its logo is in `folder`, and messages call the file `name`.

    Raises `ConfigurationError` with every fault.
    """
    source, found = read_untyped(text, name)
    if source is None or not isinstance(source.data, dict):
        raise ConfigurationError(found or [branding.empty_file(Place(name, 1, 1))])
    faults = [*found, *_colour_faults(source)]
    try:
        keys = StyleFile.model_validate(drop_blanks(source.data)).huisstijl
    except ValidationError as error:
        raise ConfigurationError([*faults, *faults_of(error, source, _TABLE)]) from error
    logo = _logo(keys, source, folder, faults)
    if faults:
        raise ConfigurationError(faults)
    colour = read_colour(keys.kleur) if keys.kleur else None
    return Branding(keys.naam, logo, colour, tint_of(colour) if colour else None, keys.colofon)


def _colour_faults(source: LocatedYaml) -> Iterator[Diagnostic]:
    """A colour without quotes, which YAML takes for a remark, and one that does not stand out."""
    stated: Any = source.data.get(BRANDING)
    if not isinstance(stated, dict) or "kleur" not in stated:
        return
    text, place = stated["kleur"], source.place(_COLOUR, spoken_keys(_COLOUR, None))
    if text is None:
        yield branding.not_a_colour(place)
    colour = read_colour(text) if isinstance(text, str) else None
    if colour and (ratio := contrast(colour, PAPER)) < TEXT:
        shown = f"{int(ratio * 100) / 100:.2f}".replace(".", ",")
        yield branding.weak_colour(place, colour=colour, ratio=shown, darker=darkened(colour))


def _logo(keys: StyleKeys, source: LocatedYaml, folder: Path, faults: list[Diagnostic]) -> Logo | None:
    if keys.logo is None:
        return None
    place = source.place(_FILE, spoken_keys(_FILE, None))
    try:
        return read_logo(folder / keys.logo.bestand, keys.logo.tekst, place)
    except ConfigurationError as error:
        faults.extend(error.diagnostics)
        return None
