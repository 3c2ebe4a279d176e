"""Checks of conditions and placeholders that need no case."""

from collections.abc import Iterator

from proeftuin_docs.cases import VALUES
from proeftuin_docs.composition.conditions import ConditionError, implies, names_in
from proeftuin_docs.composition.placeholders import address_faults, placeholders_in
from proeftuin_docs.definitions import Definition, FormDefinition, LetterDefinition, Section, Texts
from proeftuin_docs.errors import Diagnostic, conditions
from proeftuin_docs.text.located_yaml import LocatedYaml, Path

_VARIANTS = ("b1", "eenvoudig", "en")


def case_faults(definition: Definition, source: LocatedYaml) -> tuple[Diagnostic, ...]:
    """Faults in what a definition expects of a case, each with its place in the file.

    Conditions that cannot be read, values that no case has, and values that a case may lack although the
    part that names them is printed.
    """
    if isinstance(definition, LetterDefinition):
        return tuple(_letter_faults(definition, source))
    return tuple(_form_faults(definition, source))


def _letter_faults(letter: LetterDefinition, source: LocatedYaml) -> Iterator[Diagnostic]:
    yield from _condition_faults(letter.when, source, ("when",))
    for name in ("subject", "salutation", "closing"):
        yield from _text_faults(getattr(letter, name), letter.when, source, (name,))
    for index, part in enumerate(letter.parts):
        path: Path = ("parts", index)
        faults = list(_condition_faults(part.when, source, (*path, "when")))
        yield from faults
        if not faults:
            yield from _text_faults(part.title, part.when, source, (*path, "title"))
            yield from _text_faults(part.text, part.when, source, (*path, "text"))


def _form_faults(form: FormDefinition, source: LocatedYaml) -> Iterator[Diagnostic]:
    for index, information in enumerate(form.introduction):
        yield from _condition_faults(information.when, source, ("introduction", index, "when"))
    for index, section in enumerate(form.sections):
        yield from _section_faults(section, source, ("sections", index))


def _section_faults(section: Section, source: LocatedYaml, path: Path) -> Iterator[Diagnostic]:
    yield from _condition_faults(section.when, source, (*path, "when"))
    for index, part in enumerate(section.content):
        place = (*path, "content", index)
        yield from _condition_faults(part.when, source, (*place, "when"))
        prefill = getattr(part, "prefill", None)
        if prefill is not None and prefill not in VALUES:
            yield conditions.unknown_value(
                source.place((*place, "prefill")), name=prefill, known=", ".join(VALUES)
            )
    for index, inner in enumerate(section.sections):
        yield from _section_faults(inner, source, (*path, "sections", index))


def _condition_faults(condition: str | None, source: LocatedYaml, path: Path) -> Iterator[Diagnostic]:
    if condition is None:
        return
    try:
        names_in(condition)
    except ConditionError as bad:
        yield bad.fault.at(source.place(path))


def _text_faults(
    texts: Texts | None, condition: str | None, source: LocatedYaml, path: Path
) -> Iterator[Diagnostic]:
    for variant in _VARIANTS:
        text = getattr(texts, variant) if texts is not None else None
        if text is None:
            continue
        place = source.place((*path, variant))
        yield from (conditions.unbalanced_brackets(place, text=wrong) for wrong in address_faults(text))
        for name in dict.fromkeys(placeholders_in(text)):
            if name not in VALUES:
                yield conditions.unknown_value(place, name=name, known=", ".join(VALUES))
            elif not implies(condition, VALUES[name]):
                yield conditions.value_may_be_absent(place, name=name, switch=VALUES[name])
