"""A form in the house style of a court comes back as any other: read whole, and sound."""

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.library import Library
from proeftuin_docs.returned.verify import Verdict, verify
from tests.branding.courts import WATERLAND, make_court, style
from tests.builders import answers_to
from tests.returned.files import given

PLAN: Final = "veiligheidsplan"
VALUES: Final = '{"naam": "Kim", "herkennen": "Een antwoord."}'
FORMATS: Final = ("pdf", "print", "docx", "html")


@cache
def made(court: Path | None, format_name: str, *, filled: bool = True) -> bytes:
    """The plan in the house style of a court, or of none."""
    library = Library.open(court)
    plan = library.find(PLAN)
    assert isinstance(plan, FormDefinition)
    return library.render(plan, format_name, answers_to(plan, VALUES) if filled else None)


@pytest.mark.parametrize("court", [WATERLAND, None])
@pytest.mark.parametrize("format_name", FORMATS)
def test_it_is_sound(format_name: str, court: Path | None) -> None:
    """Also a file that was handed out before the court had a house style."""
    filled = format_name != "print"
    (found,) = verify(Library.open(WATERLAND), [given(made(court, format_name, filled=filled))])
    assert (found.verdict, found.problems) == (Verdict.FILLED if filled else Verdict.BLANK, ())
    assert found.sound


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
def test_that_of_another_is_told(format_name: str, tmp_path: Path) -> None:
    """A file that bears another colour, name or logo than the court's is not simply the court's."""
    lines = "['Bezoekadres: elders']"
    other = make_court(tmp_path / "ander", style(kleur="'#0b5a2f'", colofon=lines))
    (found,) = verify(Library.open(WATERLAND), [given(made(other, format_name, filled=False))])
    assert found.problems
    assert not found.sound
