"""The list for the hearing is there however questions are asked, and says which way that is."""

import pytest

from proeftuin_docs.document import questions
from proeftuin_docs.hearings.documents import read_hearing
from proeftuin_docs.library import Library
from tests.hearings.hearings import case, documents

ASKS, STUDIO, BEFOREHAND, PROFILE = (
    "maatregelen__rc-stelt-vragen",
    "maatregelen__studioverhoor",
    "maatregelen__vragen-vooraf",
    "rechter_commissaris__profiel",
)
WAYS: dict[str, dict[str, object]] = {
    "vraagt-alles": {ASKS: {"vorm": "alles"}},
    "vraagt-inleiding": {ASKS: {"vorm": "inleiding"}},
    "vraagt-partijen": {ASKS: "nee", PROFILE: None},
    "vraagt-studio": {ASKS: None, PROFILE: None, STUDIO: "ja"},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("beforehand", [{}, {BEFOREHAND: "nee"}], ids=["handed in", "not handed in"])
def test_the_list_for_the_hearing_is_there_in_every_way(way: str, beforehand: dict[str, object]) -> None:
    """Also where no questions were handed in; then there is nothing to review."""
    content = case(**WAYS[way], **beforehand)
    (made,) = documents("vragen-verhoor", content)
    said = {item.id for item in questions(made.document) if item.id.startswith("vraagt-")}
    assert said == {way}
    assert len(documents("vragentoets-rc", content)) == (not beforehand)


def test_a_list_that_a_judge_asks_from_is_asked_for() -> None:
    """A judge who asks everything without questions that were handed in is told so."""
    content = case(**WAYS["vraagt-alles"], **{BEFOREHAND: "nee"})
    told = read_hearing(content, "zaak.yaml", Library.open()).loaded.warnings
    assert "cases.judge_asks_without_questions" in {item.name for item in told}
