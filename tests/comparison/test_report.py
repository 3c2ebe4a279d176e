"""A comparison in the order and the words of somebody who uses the document."""

from proeftuin_docs.comparison import compare_definitions
from proeftuin_docs.comparison.report import HeadingGroup, Report, report
from tests.builders import make_form
from tests.comparison.definitions import bundled

CHOICE = "- {{kind: choice, id: keus, label: Wat kiest u?, options: [{options}]}}\n"
QUESTION = "- {kind: text, id: naam, label: Naam}\n"


def told(old: str, new: str, **changed: str) -> Report:
    """The report on two small forms with these contents, the newer with another head."""
    return report(compare_definitions(make_form(old), make_form(new, **changed)))


def lines_of(group: HeadingGroup) -> list[tuple[str, str, str]]:
    """Name, kind of change with what it is about, and words, of every line."""
    return [
        (entry.name, line.about, "".join(f"{piece.kind}:{piece.text}|" for piece in line.pieces))
        for entry in group.entries
        for line in entry.lines
    ]


def choice(*options: str) -> str:
    """A question with these options, each with its label as its id."""
    return CHOICE.format(options=", ".join(f"{{id: {item.lower()}, label: {item}}}" for item in options))


def test_what_changed_about_the_version_comes_last_and_is_not_counted() -> None:
    """A judge wants the questions first."""
    found = told(QUESTION, QUESTION.replace("Naam", "Uw naam"), version="1.1.0", changes="[Anders.]")
    assert [group.title for group in found.all_groups] == ["Deel", "Over de versie zelf"]
    assert found.counts == {"veranderd": 1}
    assert found.summary == "1 veranderd. Wat er over de versie zelf veranderd is, staat als laatste."
    assert found.about is not None
    assert [line[1] for line in lines_of(found.about)] == ["veranderd: versie", "veranderd: geschiedenis"]


def test_without_a_difference_that_is_what_it_says() -> None:
    """No groups, no counts."""
    found = told(QUESTION, QUESTION)
    assert (found.summary, found.all_groups, dict(found.counts)) == ("Er is niets veranderd.", (), {})


def test_a_new_version_with_the_same_content_says_that_it_is_the_same() -> None:
    """Only what is about the version differs."""
    found = told(QUESTION, QUESTION, version="1.1.0")
    assert found.summary == "De vragen en teksten zijn gelijk. Alleen over de versie zelf is iets veranderd."


def test_counts_are_of_parts_and_in_one_sentence() -> None:
    """A question with two changes is one that changed."""
    old = choice("Ja", "Nee") + QUESTION + "- {kind: text, id: a, label: A}\n"
    new = choice("Ja", "Nee", "Soms") + "- {kind: date, id: naam, label: Uw naam}\n"
    assert told(old, new).summary == "1 nieuw, 1 vervallen en 1 veranderd."


def test_options_are_told_with_their_question() -> None:
    """Added, gone, moved and reworded: all under one name."""
    found = told(choice("Ja", "Nee", "Vaak", "Soms"), choice("Soms", "Ja", "Vaak", "Nooit"))
    (group,) = found.groups
    assert lines_of(group) == [
        ("Vraag: Wat kiest u?", "verplaatst: keuze ‘Soms’", "same:staat nu vooraan|"),
        ("Vraag: Wat kiest u?", "vervallen: keuze", "gone:Nee|"),
        ("Vraag: Wat kiest u?", "nieuw: keuze", "new:Nooit|"),
    ]


def test_a_reworded_option_is_named_by_its_words_alone() -> None:
    """The marked words say which it is."""
    new = choice("Ja", "Nee").replace("label: Nee", "label: Nee hoor")
    (group,) = told(choice("Ja", "Nee"), new).groups
    assert lines_of(group) == [("Vraag: Wat kiest u?", "veranderd: keuze, woorden", "same:Nee|new: hoor|")]


def test_another_kind_of_question_is_told_in_dutch() -> None:
    """And with it what the new kind has that the old one had not."""
    (group,) = told(QUESTION, "- {kind: long_text, id: naam, label: Naam, lines: 6}\n").groups
    assert ("Vraag: Naam", "veranderd: soort", "gone:korte|new:lange|same: tekst|") in lines_of(group)
    assert ("Vraag: Naam", "veranderd: regels", "new:6|") in lines_of(group)


def test_what_is_new_is_told_whole() -> None:
    """Help, kind and options of a question that was not there; nothing that is off."""
    (group,) = told(
        QUESTION, QUESTION + choice("Ja", "Nee").replace("label: Wat", "help: Kies er een, label: Wat")
    ).groups
    ((name, about, words),) = lines_of(group)
    assert (name, about) == ("Vraag: Wat kiest u?", "nieuw")
    assert words == "new:Wat kiest u?\nuitleg: Kies er een\nsoort: één keuze\nkeuze: Ja\nkeuze: Nee|"


def test_words_that_only_stand_otherwise_are_told_too() -> None:
    """One line of two and two lines of one look the same as text."""
    found = told(QUESTION, QUESTION, changes='["Eerste\\nversie."]')
    other = report(
        compare_definitions(
            make_form(QUESTION, changes='["Eerste\\nversie."]'),
            make_form(QUESTION, changes="[Eerste, versie.]"),
        )
    )
    assert found.about is not None
    assert other.about is not None
    assert [line[1] for line in lines_of(other.about)] == [
        "veranderd: geschiedenis, andere indeling van dezelfde woorden"
    ]


def test_a_letter_is_told_part_by_part() -> None:
    """Its parts stand under one heading, with their own."""
    letter = bundled("oproep-rc")
    data = letter.model_dump(by_alias=True)
    data["parts"][0]["text"]["b1"] += " Kom op tijd."
    data["closing"]["en"] = "Regards"
    found = report(compare_definitions(letter, type(letter).model_validate(data)))
    assert [group.title for group in found.all_groups] == ["Het document als geheel", "De brief"]
    assert [line[1] for group in found.groups for line in lines_of(group)] == [
        "veranderd: slot, Engels",
        "veranderd: tekst, gewone taal",
    ]


def test_lines_that_the_reader_of_a_letter_does_not_see_are_no_difference() -> None:
    """Only in easy language is every line one; a part that is only a list is called by its words."""
    letter = bundled("oproep-rc")
    data = letter.model_dump(by_alias=True)
    part = next(item for item in data["parts"] if item["id"] == "veilig")
    easy, ordinary = part["text"]["eenvoudig"], part["text"]["b1"]
    part["text"]["b1"] = " ".join(f"{ordinary} Ook later.".split())
    part["text"]["eenvoudig"] = easy.replace("\n", " ", 1)
    data["parts"][1]["text"]["b1"] += " snel"
    found = report(compare_definitions(letter, type(letter).model_validate(data)))
    lines = [line for group in found.groups for line in lines_of(group)]
    ordinary_lines = [line[2] for line in lines if line[1] == "veranderd: tekst, gewone taal"]
    easy_line = next(line[2] for line in lines if line[1] == "veranderd: tekst, eenvoudige taal")
    assert ordinary_lines[1].endswith("|new: Ook later.|")
    assert "gone:" not in ordinary_lines[1]
    assert "gone:\n|new: |" in easy_line
    assert lines[0][0].endswith(": Kom om: {{ verhoor.aankomst }} snel")
