"""Every form in every version, part, size and format, blank and filled in with what breaks careless programs.

A file opens in its own reader, what was typed is in it to the character, and it has the fields that it has
when it is blank; or a fault says what cannot be, by name.
"""

import json
from itertools import combinations
from typing import Any

import pytest

from proeftuin_docs.definitions import FormDefinition, check_answers
from proeftuin_docs.document import Size
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.renderers.pdf import missing_glyphs
from proeftuin_docs.renderers.registry import FORMATS
from proeftuin_docs.text.data_files import read_answers
from tests.returned.files import read_one
from tests.smoke.contents import CONTENTS, FOREIGN, Filling, texts_in
from tests.smoke.opened import fields_of, is_shown, words_of
from tests.smoke.settings import Setting, blank, definition_of, forms, library, paired, sampled

SETTINGS = paired(forms())


def form_of(setting: Setting) -> FormDefinition:
    """The form that is tried."""
    found = definition_of(setting.reference)
    assert isinstance(found, FormDefinition)
    return found


def filling(setting: Setting) -> dict[str, Any]:
    """The answers, to the questions of the part alone."""
    form = form_of(setting)
    part = next((item for item in library().parts_of(form) if item.id == setting.part), None)
    asked = (question for trail, question in form.questions() if part is None or trail[0].id in part.sections)
    return Filling(setting.content, setting.seed).of(asked)


def made(setting: Setting, values: dict[str, Any]) -> bytes:
    """The file."""
    form = form_of(setting)
    answers = (
        check_answers(form, read_answers(json.dumps(values).encode(), "waarden.json")) if values else None
    )
    return library().render(form, setting.format_name, answers, size=setting.size, part=setting.part or None)


def test_every_two_settings_meet() -> None:
    """Each version in each format, size and content, and each of these in each other."""
    axes = (
        ("reference", {reference for reference, _ in forms()}),
        ("format_name", set(FORMATS)),
        ("size", set(map(str, Size))),
        ("content", set(CONTENTS)),
    )
    for (one, firsts), (other, seconds) in combinations(axes, 2):
        met = {(getattr(item, one), getattr(item, other)) for item in SETTINGS}
        assert len(met) == len(firsts) * len(seconds), (one, other)


@pytest.mark.parametrize("setting", sampled(SETTINGS))
def test_a_form_holds_what_was_typed(setting: Setting) -> None:
    """Or it is a PDF in which something was typed that no font has, which is told by name."""
    values = filling(setting)
    unshown = [char for text in texts_in(values) for char in missing_glyphs(text)]
    if unshown and setting.format_name in ("pdf", "print"):
        with pytest.raises(ProeftuinError) as caught:
            made(setting, values)
        told = {item.name for item in caught.value.diagnostics}
        assert told <= {"rendering.answer_without_font", "rendering.cell_without_font"}
        return
    content = made(setting, values)
    words = words_of(setting.format_name, content)
    assert len(words) > 200
    if values:
        fields = fields_of(setting.format_name, made(blank(setting), {}))
        assert fields_of(setting.format_name, content) >= fields
    if setting.format_name == "print":
        typed = (text for text in texts_in(_typed(setting, values)) if not is_shown(text, words))
        assert list(typed) == []
    else:
        reading = read_one(content, as_coordinator=True)
        assert reading.read is not None
        assert dict(reading.read.values) == values
        assert reading.read.unread == ()


def _typed(setting: Setting, values: dict[str, Any]) -> dict[str, Any]:
    """The answers that are text."""
    asked = {question.id: question for _, question in form_of(setting).questions()}
    kept = ("text", "long_text", "number")
    return {id_: value for id_, value in values.items() if asked[id_].kind in kept}


def test_no_font_has_what_is_called_foreign() -> None:
    """Otherwise the refusals above would be tried with nothing."""
    assert all(missing_glyphs(text) for text in FOREIGN)
