"""Random answers to any form, and random words in any case: they come back, or a fault has a name."""

import json
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from proeftuin_docs.definitions import check_answers
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.hearings.documents import belongs, compose_all, read_hearing
from proeftuin_docs.renderers.registry import FORMATS, render_document
from proeftuin_docs.text.data_files import read_answers
from tests.hearings.hearings import case, text_of
from tests.mailmerge.test_nasty_cells import bare, require_named
from tests.returned.files import read_one
from tests.returned.test_round_trip import answers_for
from tests.smoke.hearing_cases import EXAMPLES, PLACES
from tests.smoke.opened import is_shown, words_of
from tests.smoke.settings import definition_of, letters, library
from tests.smoke.test_forms import SETTINGS, form_of

ANYTHING: Final = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text(
        st.characters(max_codepoint=0x17F, categories=("L", "M", "N", "P", "S", "Zs")),
        min_size=1,
        max_size=80,
    ),
    st.text(st.sampled_from("{}%#$*_`<>&\\[]()'\"=+-@~/|;: \n\tab1é"), min_size=1, max_size=40),
    st.text(st.sampled_from("אבגמحدعلي ()[]«»0123456789.,:-/abc\u200e\u200f\u0301"), min_size=1, max_size=40),
    st.integers(1, 3000).map("x".__mul__),
)
"""Any character, Latin letters, signs with a meaning, both directions at once, a word that does not break."""
FIXED: Final = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


@pytest.mark.slow
@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
@settings(FIXED, max_examples=12)
@given(st.sampled_from(SETTINGS), st.data())
def test_any_answers_come_back_or_are_told(format_name: str, setting: Any, data: st.DataObject) -> None:  # noqa: ANN401
    """Of every form; a line end is a line feed, whatever it was."""
    form = form_of(setting)
    values = data.draw(answers_for(form, ANYTHING.map(lambda text: text.replace("\r", " "))))
    try:
        answers = check_answers(form, read_answers(json.dumps(values).encode(), "waarden.json"))
        content = library().render(form, format_name, answers, size=setting.size)
    except ProeftuinError as error:
        require_named(error)
        return
    reading = read_one(content, as_coordinator=True)
    assert reading.read is not None
    assert (dict(reading.read.values), reading.read.unread) == (values, ())


@pytest.mark.slow
@settings(FIXED, max_examples=100)
@given(
    st.sampled_from(letters()),
    st.sampled_from(EXAMPLES),
    st.sampled_from(list(FORMATS)),
    st.dictionaries(st.sampled_from(PLACES), ANYTHING, min_size=1, max_size=3),
)
def test_any_words_stand_in_a_letter_or_are_told(
    letter: tuple[str, str], example: str, format_name: str, typed: dict[str, str]
) -> None:
    """Each letter says in its file what its document says."""
    reference, variant = letter
    try:
        hearing = read_hearing(case(example, slachtoffer__taal=variant, **typed), "zaak.yaml", library())
        definition = definition_of(reference)
        for made in compose_all(definition, hearing) if belongs(definition, hearing) else ():
            content = render_document(made.document, format_name, made.options)
            words, said = words_of(format_name, content), bare(text_of(made.document))
            for text in (text for text in typed.values() if bare(text) and bare(text) in said):
                assert is_shown(text, words)
    except ProeftuinError as error:
        require_named(error)
