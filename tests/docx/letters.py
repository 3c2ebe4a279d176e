"""Letters and working lists made straight from the model, with what breaks careless programs."""

from datetime import date
from typing import Final

from proeftuin_docs.document import (
    Block,
    CheckField,
    Column,
    DateField,
    Document,
    Fact,
    Heading,
    Identity,
    ItemList,
    Layout,
    LetterHead,
    LineBreak,
    ListItem,
    Notice,
    NoticeKind,
    Paragraph,
    Pictogram,
    Question,
    Strong,
    TableField,
    Text,
    TextField,
    Window,
)

NASTY_NAMES: Final = (
    "Nguyễn Thị Hồng Phượng",
    "M. d'Angélique-van der Zwaan",
    "{{ 7*7 }} {% if x %}",
    "Łukasz Žižek & Şükrü <Öz>",
    "Bartholomeus-Maximiliaan " * 12,
)
SENTENCES: Final = (
    "De rechter-commissaris wil graag met u praten over wat u heeft meegemaakt.",
    "U heeft niets verkeerd gedaan en u bent geen verdachte.",
    "Het gesprek is op dinsdag 1 december 2026 om 10.00 uur (in de ochtend).",
    "Wij zorgen ervoor dat u de verdachte niet tegenkomt in het gebouw.",
    "Heeft u een tolk nodig, of wilt u liever een andere dag? Bel ons dan gerust.",
)


def letter(
    *blocks: Block, window: Window = Window.LEFT, layout: Layout = Layout.LETTER, **head: object
) -> Document:
    """A letter with these blocks after its head; `head` replaces parts of the head by name."""
    parts = {"recipient": ("Kim Verbeek", "Kastanjelaan 12 B", "1234 AB Voorbeeldstad"), **head}
    return Document(
        identity=identity(),
        title="Uitnodiging voor een gesprek",
        summary="Nodigt uit voor een gesprek bij de rechter-commissaris.",
        blocks=(letter_head(window, **parts), *blocks),
        mark="Concept",
        layout=layout,
    )


def letter_head(window: Window = Window.LEFT, **parts: object) -> LetterHead:
    """The head of a letter, parts of it replaced by name."""
    facts = (
        Fact("Datum", (Text("23 november 2026"),)),
        Fact("Ons kenmerk", (Text("RC 26/1234"),)),
        Fact("Vragen? Bel", (Strong((Text("Sanne de Wit"),)), LineBreak(), Text("088 123 45 67"))),
    )
    given: dict[str, object] = {
        "sender": (
            "Rechtbank Midden-Nederland",
            "Kabinet rechter-commissaris",
            "Postbus 16005, 3500 DA Utrecht",
        ),
        "return_line": "Retouradres: Postbus 16005, 3500 DA Utrecht",
        "recipient": (),
        "facts": facts,
        "subject": "Uitnodiging voor een gesprek op 1 december 2026",
        "window": window,
        **parts,
    }
    return LetterHead(**given)  # type: ignore[arg-type]


def full_letter(layout: Layout = Layout.LETTER, window: Window = Window.LEFT) -> Document:
    """A letter of two pages with everything that a letter has."""
    notice = Notice(NoticeKind.STATUS, "Dit is een concept", ((Text("Gebruik deze versie nog niet."),),))
    titles = ("Wanneer en waar is het gesprek?", "Wat gaat er gebeuren?", "Wie mag u meenemen?", "Vragen?")
    parts: list[Block] = []
    for number, title in enumerate(titles):
        if layout is Layout.EASY_LETTER:
            parts.append(Pictogram("kalender"))
        parts += [Heading(1, title, f"deel-{number}"), *_text(layout)]
    return letter(notice, Paragraph((Text("Beste Kim Verbeek,"),)), *parts, window=window, layout=layout)


def _text(layout: Layout) -> tuple[Block, ...]:
    easy = layout is Layout.EASY_LETTER
    lines = [node for line in SENTENCES for node in (LineBreak() if easy else Text(" "), Text(line))]
    items = tuple(ListItem("", (Text(text),)) for text in ("een vriend of vriendin", "uw advocaat"))
    return Paragraph(tuple(lines[1:])), ItemList(items)


def working_list(items: int = 45, rows: int = 0) -> Document:
    """A compact checklist of this many items, with a table of five columns when it has rows."""
    blocks: list[Block] = []
    for number in range(items):
        if number % 8 == 0:
            blocks.append(Heading(1, f"Voorbereiding, deel {number // 8 + 1}", f"d{number}"))
        blocks.append(_item(number))
    if rows:
        blocks += [Heading(1, "Afspraken", "afspraken"), _table(rows)]
    return Document(identity(), "Werklijst verhoor", "Voor de griffier.", tuple(blocks), "", Layout.COMPACT)


def _item(number: int) -> Question:
    help_ = (
        (Text("Vraag ook naar dialect en naar de voorkeur voor een man of vrouw."),)
        if number % 3 == 0
        else ()
    )
    label = SENTENCES[number % 5] if number % 2 else f"Tolk geregeld voor de juiste taal ({number})"
    return Question(
        f"i{number}",
        "",
        label,
        CheckField(f"i{number}", "", number % 4 == 0),
        help_,
        source=f"CKM 4.{number}",
    )


def _table(rows: int) -> Question:
    labels = (("Wat", 4), ("Wie", 3), ("Wanneer", 3), ("Gedaan", 2), ("Opmerking", 4))
    columns = tuple(Column(label.lower(), label, weight) for label, weight in labels)
    cells = tuple(
        (
            TextField(f"t_r{row}_wat", "", 1, "Tolk bellen over de taal" if row % 2 else ""),
            TextField(f"t_r{row}_wie", "", 1),
            DateField(f"t_r{row}_wanneer", "", date(2026, 12, 1) if row % 2 else None),
            CheckField(f"t_r{row}_gedaan", ""),
            TextField(f"t_r{row}_opmerking", "", 1),
        )
        for row in range(1, rows + 1)
    )
    return Question("t", "", "Wie doet wat?", TableField("t", "", columns, cells, 0), source="CKM 5.1")


def identity() -> Identity:
    """The identity that all these documents have."""
    return Identity("uitnodiging", "1.0.0", "concept", "0123456789abcdef" * 4, "nl-NL", date(2026, 11, 23))
