"""What stands on a cover sheet, however much it is."""

import re
from datetime import date
from typing import Final

import pytest

from proeftuin_docs.errors import RenderError
from proeftuin_docs.mailmerge.delivery import Bundle, Delivery, DeliveryMethod, Destination, QueuedLetter
from proeftuin_docs.mailmerge.journal import MadeFile
from proeftuin_docs.mailmerge.print_run import cover_of
from proeftuin_docs.renderers.pdf.typesetting import render_cover
from tests.pdf.printed import texts
from tests.pdf.rendered import OPTIONS

OFFICE: Final = Destination(
    DeliveryMethod.LAWYER, "mr. A. Dvocaat", "Kantoor Nergens", ("Straat 1", "9999 ZW  NERGENSHUIZEN")
)


def _letter(row: int, to: Destination, *, accompanying: bool = False, day: int = 23) -> QueuedLetter:
    made = MadeFile(f"{row}.pdf", "oproep-rc", "1.0.0", "pdf", "0" * 64, 3)
    return QueuedLetter(row, f"Rij {row}", made, Delivery(to, date(2026, 11, day), accompanying))


def _said(*letters: QueuedLetter) -> list[str]:
    """The text of each page of the cover of these letters."""
    stack = Bundle(letters[0].delivery.destination, list(letters))
    cover = render_cover(cover_of(stack, 1, 2, OPTIONS.wording), OPTIONS)
    return [" ".join(page.split()) for page in texts(cover.source.file.content)]


def test_every_row_is_on_paper_however_many_there_are() -> None:
    """A cover runs on over as many pages as it needs; nothing falls off one."""
    rows = range(100, 4100, 2)
    pages = _said(*(_letter(row, Destination(DeliveryMethod.POST)) for row in rows))
    assert len(pages) > 2
    listed = " ".join(pages).partition("Rijen in de lijst")[2]
    found = {int(number) for number in re.findall(r"\d+", listed)}
    assert [row for row in rows if row not in found] == []


def test_rows_that_follow_each_other_are_said_as_first_and_last() -> None:
    """Three or more; two are simply named."""
    (page,) = _said(*(_letter(row, Destination(DeliveryMethod.POST)) for row in (2, 3, 5, 6, 7, 9)))
    assert "Rijen in de lijst 2, 3, 5 t/m 7, 9" in page


@pytest.mark.parametrize("method", list(DeliveryMethod))
def test_every_way_has_a_title_and_steps(method: DeliveryMethod) -> None:
    """Each says to count first, and that a letter has an envelope of its own."""
    (page,) = _said(_letter(2, Destination(method)))
    assert "1. Tel of de stapel compleet is." in page
    assert "een eigen" in page
    assert "Brieven 1 Vellen papier 2 Bladzijden 3" in page
    assert "gaat niet mee in een envelop" in page


def test_who_takes_the_stack_is_on_the_cover() -> None:
    """Office, lawyer and address; and what is for the lawyer stays out of the closed envelopes."""
    own, beside = _letter(2, OFFICE), _letter(2, OFFICE, accompanying=True)
    (page,), (alone,) = _said(own, beside), _said(own)
    assert "Kantoor Nergens t.a.v. mr. A. Dvocaat Straat 1 9999 ZW NERGENSHUIZEN" in page
    assert "4. Stuur of breng alle enveloppen samen naar de advocaat" in page
    step = "3. Een begeleidende brief hoort bij de gesloten envelop van dezelfde rij."
    assert (step in page, "begeleidende" in alone) == (True, False)


def test_letters_of_several_days_are_said_as_first_and_last() -> None:
    """In the order of the days, not of the rows."""
    (page,) = _said(_letter(2, OFFICE, day=25), _letter(3, OFFICE, day=23))
    assert "23 november 2026 tot en met 25 november 2026" in page


def test_what_no_font_can_show_is_refused_without_the_word_it_is_in() -> None:
    """The word may be a name."""
    with pytest.raises(RenderError) as caught:
        _said(_letter(2, Destination(DeliveryMethod.LAWYER, "mr. Geheim中", "", ("Straat 1",))))
    (found,) = caught.value.diagnostics
    assert "U+4E2D" in str(found)
    assert "Geheim" not in f"{found} {found!r}"
