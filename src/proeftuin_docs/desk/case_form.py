# SPDX-License-Identifier: EUPL-1.2
"""The questions of a case in our words: sections, groups and fields, from `templates/desk/case.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import yaml

from proeftuin_docs.cases.translations import OTHER_LANGUAGES, TRANSLATIONS, declared_translations
from proeftuin_docs.desk.case_model import EVERY, Leaf, Path, leaves
from proeftuin_docs.resources import Resources, read_text

FILE: Final = "desk/case.yaml"
_LANGUAGES: Final = "talen"
_READ: Final = "gelezen"


@dataclass(frozen=True, slots=True)
class Field:
    """A question: the value that it asks for, its words, and the chapter that weighs it, if any."""

    leaf: Leaf
    label: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """What can be chosen, each with its words."""
    empty: str = ""
    """The words of choosing nothing."""
    weighed: str = ""
    suggested: tuple[str, ...] = ()
    """What may be typed, besides anything else."""

    @property
    def path(self) -> Path:
        """The place of the value."""
        return self.leaf.path


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together; one that may be empty need not be there at all.

    In one where something is needed anyhow (`either`) no question is said to be optional.
    """

    path: Path
    title: str
    help: str
    optional: bool
    items: tuple["Field | Group", ...]
    either: bool = False
    more: str = ""
    """The words of a button for one more; empty where there is one of it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    id: str
    title: str
    help: str
    items: tuple[Field | Group, ...]


@dataclass(frozen=True, slots=True)
class PageWords:
    """What else the file of the page says: the document that is shown first, the colour of a mark.

    `placed` is the control of findings that are about a whole group, by the name of the fault.
    """

    first: str
    mark: str
    placed: Mapping[str, str]


def read_page_words(resources: Resources) -> PageWords:
    """Return them; raises `ConfigurationError` where the file is not there."""
    said = _read(resources)
    return PageWords(said["voorbeeld"]["eerst"], said["voorbeeld"]["markering"], said["meldingen"])


def _read(resources: Resources) -> Any:  # noqa: ANN401 - YAML holds anything
    return yaml.safe_load(read_text(resources.template_file(FILE), f"templates/{FILE}"))


def read_case_form(
    resources: Resources, languages: Mapping[str, str] | None = None, read: Sequence[str] = ()
) -> tuple[Section, ...]:
    """Return the page of a case; raises `ConfigurationError` where its file is not there.

    `languages` are those that letters come in, besides ours, with their names by their codes; without them
    those that the program brings. `read` are the names of languages that something is there in.
    """
    own = {code: said["naam"] for code, said in declared_translations()["talen"].items()}
    said = {**_read(resources), _LANGUAGES: own | dict(languages or {}), _READ: tuple(read)}
    return tuple(_section(item, said) for item in said["onderdelen"])


def fields_in(items: Sequence[Field | Group | Section]) -> Iterator[Field]:
    """Return every question, in the order of the page."""
    for item in items:
        if isinstance(item, Field):
            yield item
        else:
            yield from fields_in(item.items)


def _section(said: Mapping[str, Any], shared: Mapping[str, Any]) -> Section:
    return Section(said["id"], said["titel"], said.get("uitleg", ""), _items(said["velden"], (), shared))


def _items(
    said: Sequence[Mapping[str, Any]], above: Path, shared: Mapping[str, Any]
) -> tuple[Field | Group, ...]:
    every = (one for item in said for one in _each_language(item, shared))
    return tuple((_group if "groep" in item else _field)(item, above, shared) for item in every)


def _each_language(said: Mapping[str, Any], shared: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The group of every language where it is said of all, and anything else as it is."""
    if not said.get("per_taal"):
        yield said
        return
    for code, name in shared[_LANGUAGES].items():
        yield {**said, "groep": f"{said['groep']}.{code}", "titel": said["titel"].format(taal=name)}


def _group(said: Mapping[str, Any], above: Path, shared: Mapping[str, Any]) -> Group:
    path = (*above, *said["groep"].split("."))
    within = said["velden"] if "velden" in said else shared["groepen"][said["gebruik"]]
    return Group(
        path=path,
        title=said["titel"],
        help=said.get("uitleg", ""),
        optional=said.get("mag_leeg", False),
        items=_items(within, path, shared),
        either=said.get("een_van", False),
        more=said.get("meer", ""),
    )


def _field(said: Mapping[str, Any], above: Path, shared: Mapping[str, Any]) -> Field:
    path = (*above, *said["pad"].split("."))
    leaf = replace(leaves()[general(path)], path=path) if general(path) != path else leaves()[path]
    words = said.get("keuzes") or shared["ja_nee"]
    return Field(
        leaf=leaf,
        label=said["vraag"],
        help=said.get("uitleg", ""),
        choices=tuple(zip(leaf.choices, words, strict=True)) if leaf.choices else (),
        empty=said.get("leeg", ""),
        weighed=said.get("afweging", ""),
        suggested=shared[_READ] if said.get("talen") else (),
    )


def name_of(path: Sequence[str | int]) -> str:
    """Return the name of a control: the keys along a path, with points between them."""
    return ".".join(str(step).replace("%", "%25").replace(".", "%2E") for step in path)


def path_of(name: str) -> Path:
    """Return the path that a name stands for."""
    return tuple(step.replace("%2E", ".").replace("%25", "%") for step in name.split("."))


def general(path: Sequence[str | int]) -> Path:
    """Return the path in the model: the number of an item of a list becomes `*`.

    A language of the court's own takes what is typed as every language does.
    """
    steps = tuple(EVERY if isinstance(step, int) or step.isdecimal() else step for step in path)
    own = len(steps) > 1 and steps[0] == TRANSLATIONS and steps[1] not in OTHER_LANGUAGES
    return (TRANSLATIONS, OTHER_LANGUAGES[0], *steps[2:]) if own else steps
