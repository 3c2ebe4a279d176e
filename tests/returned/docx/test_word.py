"""Word files as Word saves them: fields of every kind, split runs, tracked changes, rows."""

from typing import Any, Final

import pytest

from proeftuin_docs.returned.readings import Reading
from tests.returned.docx.conftest import Read
from tests.returned.docx.word_file import WordFile, elements, parent, run, w
from tests.returned.files import codes, said_by

CONCEPT = "returned.concept"
SECRET = "Geheim Adres 12"


def values(reading: Reading) -> dict[str, Any]:
    """The values that were read."""
    assert reading.read is not None, [str(item) for item in reading.problems]
    return dict(reading.read.values)


def unread(reading: Reading) -> list[tuple[str, str]]:
    """What stands in fields and is no answer."""
    assert reading.read is not None
    return [(item.name, item.text) for item in reading.read.unread]


def test_a_blank_form_says_nothing(blank: WordFile, read: Read) -> None:
    """Placeholders are no answers."""
    reading = read(blank)
    assert (values(reading), codes(reading)) == ({}, [CONCEPT])


def test_every_kind_is_read_as_word_saves_it(blank: WordFile, read: Read) -> None:
    """A typed text, a day that was picked, an item of a list, a box, a number and cells."""
    blank.type(naam="Kim Çelik", aantal="3,5", dag="29-02-2028", aangifte="Ja", veilig="-1")
    date = blank.control("dag").find(f"{w('sdtPr')}/{w('date')}")
    assert date is not None
    date.set(w("fullDate"), "2028-02-29T00:00:00Z")
    tick(blank, "hulp_geen")
    tick(blank, "gelezen")
    blank.type(acties__r1__wat="bellen", acties__r1__stand="Klaar", acties__r2__wanneer="1 maart 2028")
    tick(blank, "acties_r1_gedaan")
    reading = read(blank)
    assert codes(reading) == [CONCEPT]
    assert values(reading) == {
        "naam": "Kim Çelik",
        "dag": "2028-02-29",
        "aantal": "3,5",
        "aangifte": {"antwoord": "ja"},
        "hulp": {"antwoord": ["geen"]},
        "veilig": {"antwoord": -1},
        "gelezen": True,
        "acties": [{"wat": "bellen", "stand": "klaar", "gedaan": True}, {"wanneer": "2028-03-01"}],
    }


def tick(file: WordFile, tag: str, sign: str = "☒", state: str = "1") -> None:
    """Clicks a box: the sign and the note of it change together, unless they are told not to."""
    control = file.fill(tag, run(sign))
    (checked,) = (item for item in control.iter() if str(item.tag).endswith("}checked"))
    checked.set("{http://schemas.microsoft.com/office/word/2010/wordml}val", state)


def test_words_that_word_cut_up_are_whole(blank: WordFile, read: Read) -> None:
    """Runs of different sessions, marks of the spelling checker, smart tags, and bookmarks of its own."""
    blank.fill(
        "naam",
        '<w:proofErr w:type="spellStart"/>'
        + run("Kim ")
        + '<w:bookmarkStart w:id="900" w:name="_GoBack"/><w:bookmarkEnd w:id="900"/>'
        + f'<w:smartTag w:uri="urn:x" w:element="place">{run("van ")}</w:smartTag>'
        + '<w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/></w:r>'
        + f'<w:hyperlink w:anchor="x">{run("Dam")}</w:hyperlink>',
    )
    reading = read(blank)
    assert (values(reading), codes(reading)) == ({"naam": "Kim van Dam"}, [CONCEPT])


def test_breaks_tabs_and_paragraphs_are_kept(blank: WordFile, read: Read) -> None:
    """Somebody who presses Enter makes a break or a paragraph; both are a new line."""
    control = blank.fill(
        "verhaal", f"{run('een')}<w:r><w:br/></w:r>{run('twee')}<w:r><w:tab/></w:r>{run('x ')}"
    )
    reading = read(blank)
    assert values(reading) == {"verhaal": "een\ntwee\tx "}
    paragraph, content = parent(control), control[1]
    content[:] = elements(f"<w:p>{run('een')}</w:p><w:p/><w:p>{run('drie')}</w:p>")
    paragraph.addnext(control)
    reading = read(blank)
    assert (values(reading), codes(reading)) == ({"verhaal": "een\n\ndrie"}, [CONCEPT])


def test_a_row_that_word_added_is_a_row(blank: WordFile, read: Read) -> None:
    """It repeats the tags of the row above it; the place in the table counts."""
    blank.type(acties__r1__wat="eerste", acties__r2__wat="laatste")
    copy = blank.repeat("acties_r1_wat")
    text = next(copy.iter(w("t")))
    text.text = "tweede"
    reading = read(blank)
    assert values(reading)["acties"] == [{"wat": "eerste"}, {"wat": "tweede"}, {"wat": "laatste"}]
    assert codes(reading) == [CONCEPT]


def test_a_row_that_was_taken_out_is_gone(blank: WordFile, read: Read) -> None:
    """The others move up, whatever number their tags have."""
    blank.type(acties__r1__wat="weg", acties__r2__wat="blijft")
    row = blank.row("acties_r1_wat")
    parent(row).remove(row)
    reading = read(blank)
    assert values(reading)["acties"] == [{"wat": "blijft"}]
    assert codes(reading) == [CONCEPT]


def test_tracked_changes_are_read_as_accepted_and_told(blank: WordFile, read: Read) -> None:
    """What was put in counts; what was taken out is told by its field and kept; a moved text counts once."""
    blank.fill(
        "naam",
        run("Kim ")
        + f'<w:del w:id="1" w:author="x">{run("Geheim").replace("w:t", "w:delText")}</w:del>'
        + f'<w:ins w:id="2" w:author="x">{run("Verbeek")}</w:ins>'
        + f'<w:moveFrom w:id="3" w:author="x">{run("!")}</w:moveFrom>'
        + f'<w:moveTo w:id="4" w:author="x">{run("!")}</w:moveTo>',
    )
    reading = read(blank)
    assert values(reading) == {"naam": "Kim Verbeek!"}
    assert codes(reading) == ["word_files.tracked_changes", CONCEPT, "word_files.taken_out"]
    assert [item.place.path for item in reading.problems if item.name == "word_files.taken_out"] == ["naam"]
    assert unread(reading) == [("naam", "Geheim")]


@pytest.mark.parametrize(
    ("name", "before", "after", "kept"),
    [
        ("naam", "Typ hier", "Kim", []),
        ("naam", "Kim", "", ["Kim"]),
        ("gelezen", "☐", "☒", []),
        ("gelezen", "☒", "☐", ["☒"]),
    ],
)
def test_what_was_there_before_tracked_changes(
    blank: WordFile, read: Read, *, name: str, before: str, after: str, kept: list[str]
) -> None:
    """An answer is kept; the words and the box of a blank field are none."""
    old = run(before).replace("w:t", "w:delText")
    new = f'<w:ins w:id="2" w:author="x">{run(after)}</w:ins>' if after else ""
    blank.fill(name, f'<w:del w:id="1" w:author="x">{old}</w:del>{new}')
    reading = read(blank)
    assert unread(reading) == [(name, text) for text in kept]
    assert codes(reading).count("word_files.taken_out") == len(kept)


def test_text_in_a_field_that_is_marked_as_blank_is_an_answer(blank: WordFile, read: Read) -> None:
    """Some programs leave the mark; what somebody sees counts, and it is told."""
    control = blank.fill("naam", run("Kim"))
    control[0].extend(elements("<w:showingPlcHdr/>"))
    reading = read(blank)
    assert (values(reading), codes(reading)) == ({"naam": "Kim"}, ["word_files.text_in_empty_field", CONCEPT])
    assert reading.problems[0].place.path == "naam"


def test_a_placeholder_without_its_mark_is_blank(blank: WordFile, read: Read) -> None:
    """The other way round: the look and the words of a placeholder are enough."""
    reading = read(blank.drop("showingPlcHdr"))
    assert (values(reading), codes(reading)) == ({}, [CONCEPT])


def test_the_words_of_a_placeholder_typed_by_somebody_are_an_answer(blank: WordFile, read: Read) -> None:
    """In plain letters they are what somebody wrote."""
    assert values(read(blank.type(naam="Typ hier"))) == {"naam": "Typ hier"}


@pytest.mark.parametrize(
    ("second", "code", "kept"),
    [("Kim", "returned.repeated_fields", {"naam": "Kim"}), ("Sam", "returned.contradicting_fields", {})],
)
def test_a_field_that_is_there_twice_is_told(
    second: str, code: str, kept: dict[str, str], blank: WordFile, read: Read
) -> None:
    """With the same content it counts once; with other content nobody knows which is meant."""
    blank.type(naam="Kim")
    control = blank.control("naam")
    (copy,) = elements(
        f'<w:sdt><w:sdtPr><w:tag w:val="naam"/></w:sdtPr><w:sdtContent>{run(second)}</w:sdtContent></w:sdt>'
    )
    control.addnext(copy)
    reading = read(blank)
    assert (values(reading), codes(reading)) == (kept, [CONCEPT, code])
    assert reading.read is not None
    assert [item.text for item in reading.read.unread] == ([] if kept else ["Kim", "Sam"])


def test_text_beside_a_field_is_told_and_not_repeated(blank: WordFile, read: Read) -> None:
    """It may be an answer; where it stands is said, what it says is not."""
    blank.control("naam").addnext(elements(run(SECRET))[0])
    reading = read(blank)
    assert (values(reading), codes(reading)) == ({}, [CONCEPT, "returned.text_added"])
    assert SECRET not in said_by(reading.problems)


def test_a_question_that_was_changed_is_told(blank: WordFile, read: Read) -> None:
    """By the words that it had, with the question that it stands at."""
    text = next(item for item in blank.all("t") if item.text == "Op welke dag?")
    text.text = "Op welke dag was je fout?"
    reading = read(blank.type(naam="Kim"))
    assert values(reading) == {"naam": "Kim"}
    assert codes(reading) == [CONCEPT, "returned.text_replaced"]


def test_a_control_that_was_taken_out_is_told(blank: WordFile, read: Read) -> None:
    """What was filled in there is not to be seen."""
    control = blank.control("naam")
    paragraph = parent(control)
    parent(paragraph).remove(paragraph)
    reading = read(blank)
    assert codes(reading) == [CONCEPT, "returned.missing_fields"]
    assert reading.problems[-1].place.path == "naam"


def test_a_control_of_another_form_is_told(blank: WordFile, read: Read) -> None:
    """Its content is kept beside the values."""
    tag = blank.control("naam").find(f"{w('sdtPr')}/{w('tag')}")
    assert tag is not None
    blank.type(naam="Kim")
    tag.set(w("val"), "vreemd")
    for mark in blank.all("bookmarkStart"):
        mark.set(w("name"), "x")
    reading = read(blank)
    assert codes(reading) == [CONCEPT, "returned.missing_fields", "returned.unknown_fields"]
    assert reading.read is not None
    assert [(item.name, item.text) for item in reading.read.unread] == [("vreemd", "Kim")]


@pytest.mark.parametrize(
    ("sign", "state", "told"),
    [
        ("☒", "1", []),
        ("☐", "1", ["word_files.tick_shown_otherwise"]),
        ("☒", "0", ["word_files.tick_shown_otherwise"]),
        ("X", "0", ["word_files.tick_shown_otherwise"]),
    ],
)
def test_a_box_counts_as_it_looks(
    sign: str, state: str, told: list[str], blank: WordFile, read: Read
) -> None:
    """Also where the note of its state says something else."""
    tick(blank, "gelezen", sign, state)
    reading = read(blank)
    assert values(reading) == ({} if sign == "☐" else {"gelezen": True})
    assert codes(reading) == [*told, CONCEPT]


def test_text_in_a_box_is_told(blank: WordFile, read: Read) -> None:
    """It is no tick, and not lost."""
    tick(blank, "gelezen", "misschien", "0")
    reading = read(blank)
    assert (values(reading), codes(reading)) == (
        {},
        ["word_files.tick_shown_otherwise", CONCEPT, "returned.text_for_tick"],
    )


def test_a_day_counts_as_it_looks(blank: WordFile, read: Read) -> None:
    """A day that was typed over leaves the note of the day before."""
    date = blank.fill("dag", run("01-03-2028")).find(f"{w('sdtPr')}/{w('date')}")
    assert date is not None
    date.set(w("fullDate"), "2028-02-29T00:00:00Z")
    reading = read(blank)
    assert (values(reading), codes(reading)) == (
        {"dag": "2028-03-01"},
        ["word_files.day_shown_otherwise", CONCEPT],
    )


@pytest.mark.parametrize("typed", ["volgende week", "1-2-28", "30-02-2028"])
def test_what_is_no_certain_day_is_told(typed: str, blank: WordFile, read: Read) -> None:
    """The text is kept; nothing is made of it."""
    reading = read(blank.type(dag=typed))
    assert (values(reading), codes(reading)) == ({}, [CONCEPT, "returned.uncertain_date"])
    assert reading.read is not None
    assert [item.text for item in reading.read.unread] == [typed]


STANDS_NOT: Final = {
    "struck out": "<w:strike/>",
    "struck out twice": "<w:dstrike/>",
    "hidden": "<w:vanish/>",
    "hidden on the web": "<w:webHidden/>",
    "white": '<w:color w:val="FFFFFF"/>',
    "nearly white": '<w:color w:val="F4F4F4"/>',
    "white by its theme": '<w:color w:val="auto" w:themeColor="background1"/>',
    "black on black": '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
    "black under a black marker": '<w:highlight w:val="black"/>',
    "filled with nothing": "<w14:textFill><w14:noFill/></w14:textFill>",
    "tiny": '<w:sz w:val="2"/>',
    "narrow": '<w:w w:val="1"/>',
}


@pytest.mark.parametrize("properties", STANDS_NOT.values(), ids=STANDS_NOT)
def test_text_that_does_not_stand_for_all_to_see_is_no_answer(
    properties: str, blank: WordFile, read: Read
) -> None:
    """Struck out, hidden, white or tiny: told, kept apart, and the rest of the field is read."""
    blank.fill("naam", run("Kim", properties))
    blank.fill("verhaal", f"{run('Ik kom')}{run(' niet', properties)}{run('.')}")
    reading = read(blank)
    assert values(reading) == {"verhaal": "Ik kom."}
    assert codes(reading) == [CONCEPT, "word_files.not_standing", "word_files.not_standing"]
    assert reading.failed
    assert reading.read is not None
    assert [(item.question, item.text) for item in reading.read.unread] == [
        ("naam", "Kim"),
        ("verhaal", "niet"),
    ]


@pytest.mark.parametrize(
    "properties",
    [
        *('<w:strike w:val="0"/>', '<w:vanish w:val="false"/>', "<w:b/><w:i/><w:u w:val='single'/>"),
        *('<w:color w:val="C00000"/>', '<w:highlight w:val="yellow"/>', '<w:sz w:val="16"/>'),
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F5673"/>',
    ],
)
def test_text_that_stands_there_is_read_however_it_looks(
    properties: str, blank: WordFile, read: Read
) -> None:
    """Bold, red, marked, white on blue, or with a strike that is off."""
    blank.fill("naam", run("Kim", properties))
    reading = read(blank)
    assert (values(reading), codes(reading)) == ({"naam": "Kim"}, [CONCEPT])


def test_a_choice_that_is_struck_out_is_none(blank: WordFile, read: Read) -> None:
    """Whatever the program noted of it."""
    blank.fill("aangifte", run("Ja", "<w:strike/>"))
    blank.fill("gelezen", run("☒", "<w:strike/>"))
    reading = read(blank)
    assert values(reading) == {}
    assert codes(reading).count("word_files.not_standing") == 2


def test_a_picture_in_a_field_is_a_fault(blank: WordFile, read: Read) -> None:
    """It may be the answer, and cannot be read."""
    blank.fill("reis", f"{run('zie')}<w:r><w:drawing/></w:r>")
    reading = read(blank)
    assert values(reading) == {"reis": "zie"}
    assert codes(reading) == ["word_files.not_only_text", CONCEPT]
    assert reading.failed
