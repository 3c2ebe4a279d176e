"""Letters, working lists and an overview, built from the model itself."""

from dataclasses import replace
from typing import Final

from proeftuin_docs.document import (
    Block,
    CellField,
    CheckField,
    ChoiceField,
    Column,
    Document,
    Fact,
    Heading,
    Layout,
    LetterHead,
    LineBreak,
    Notice,
    NoticeKind,
    Option,
    Paragraph,
    Pictogram,
    Question,
    TableField,
    Text,
    TextField,
    Window,
    cell_name,
)
from proeftuin_docs.renderers.html import IndexFile, Overview, OverviewDocument
from tests.html.documents import document_of

SENDER: Final = ("Rechtbank Midden-Nederland", "Postbus 16005", "3500 DA Utrecht", "Telefoon 088 362 00 00")
RETURN_LINE: Final = "Retour: Postbus 16005, 3500 DA Utrecht"
RECIPIENT: Final = ("Kim Verbeek", "Lindelaan 12", "3512 AB Utrecht")
SUBJECT: Final = "Uitnodiging voor een gesprek"
SENTENCES: Final = ("Het gesprek is op donderdag.", "Het begint om 10.00 uur.")
DRAWINGS: Final = (
    *("brief", "deur", "gebouw", "geld", "hulp", "identiteit", "kalender", "klok", "mensen", "opname"),
    *("pauze", "praten", "telefoon", "tolk", "vraag"),
)


def head_of(window: Window = Window.LEFT, sender: tuple[str, ...] = SENDER) -> LetterHead:
    """The head of a letter with everything in it."""
    facts = (Fact("Datum", (Text("23 november 2026"),)), Fact("Kenmerk", (Text("RC 26/1234"),)))
    return LetterHead(sender, RETURN_LINE, RECIPIENT, facts, SUBJECT, window)


def letter(layout: Layout = Layout.LETTER, head: LetterHead | None = None, parts: int = 2) -> Document:
    """A letter of some parts, each with a heading; in easy language with a pictogram and in lines."""
    first, second = (Text(sentence) for sentence in SENTENCES)
    notice = Notice(NoticeKind.STATUS, "Dit is een concept", ((Text("Nog niet gebruiken."),),))
    blocks: list[Block] = [head or head_of(), notice, Paragraph((Text("Beste Kim Verbeek,"),))]
    for number in range(parts):
        drawing = (Pictogram("klok"),) if layout is Layout.EASY_LETTER else ()
        heading = Heading(1, f"Deel {number}", f"deel-{number}")
        blocks = [*blocks, *drawing, heading, Paragraph((first, LineBreak(), second))]
    return replace(document_of(*blocks, title="Brief"), layout=layout)


def checklist(items: int) -> Document:
    """A working list of this many items in six sections; each has a source, one in three an explanation."""
    blocks: list[Block] = []
    for number in range(items):
        if number % -(-items // 6) == 0:
            blocks.append(Heading(1, f"Onderdeel {number}", f"onderdeel-{number}"))
        blocks.append(_item(number))
    return replace(document_of(*blocks, title="Checklist"), layout=Layout.COMPACT)


def _item(number: int) -> Question:
    label = f"Punt {number}: de tolk is geboekt en komt niet uit de eigen kring"
    name = f"punt-{number}"
    help_ = (Text("Vraag de griffier wie dat regelt."),) if number % 3 == 0 else ()
    return Question(name, "", label, CheckField(name, label), help_, source=f"art. {number} Sv")


def question_table(rows: int) -> Document:
    """A table of five columns, filled in."""
    names = ("vraag", "onderwerp", "bladzijde", "doel")
    columns = (*(Column(name, name.title(), 2) for name in names), Column("besluit", "Besluit", 2))
    options = (Option("stellen", "Stellen"), Option("beletten", "Beletten"))
    cells: tuple[tuple[CellField, ...], ...] = tuple(
        (
            *(TextField(cell_name("t", row, name), name, 1, f"{name}{row:02}") for name in names),
            ChoiceField(cell_name("t", row, "besluit"), "Besluit", options, "stellen"),
        )
        for row in range(1, rows + 1)
    )
    return document_of(Question("t", "1.", "Welke vragen?", TableField("t", "Tabel", columns, cells, rows)))


def overview_of(documents: int = 2, **changed: tuple[str, ...]) -> Overview:
    """The overview of a hearing with everything on it."""
    files = (IndexFile("pdf", "brief.pdf", 145_001), IndexFile("html", "brief.html", 999, "Lezen & <zien>"))
    given = {
        "to_decide": ("Mag de verdachte erbij zijn?",),
        "warnings": ("Post is misschien niet veilig.",),
        "unreviewed": ("Stuk 1",),
    }
    return Overview(
        "Verhoor van Kim",
        (("Kenmerk", "RC 26/1234"), ("Waar", "Utrecht")),
        tuple(
            OverviewDocument(f"Stuk {number}", "Waar het over gaat.", "de advocaat", files, "Geef het zelf.")
            for number in range(1, documents + 1)
        ),
        reminder="Afspraak donderdag 10.00 uur. Vragen? Bel 088 362 12 34.",
        **(given | changed),
    )
