"""Documents built from the model itself: one with every node there is, and small ones around one block."""

from datetime import date

from proeftuin_docs.document import (
    Block,
    Card,
    Cards,
    CellField,
    CheckField,
    ChoiceField,
    Column,
    DateField,
    Document,
    Emphasis,
    Fact,
    Facts,
    Field,
    ForeignLine,
    Heading,
    Identity,
    InfoTable,
    ItemList,
    LetterHead,
    LineBreak,
    ListItem,
    MultiChoiceField,
    Notice,
    NoticeKind,
    NumberField,
    Option,
    Paragraph,
    Pictogram,
    Question,
    ScaleField,
    Signature,
    Strong,
    TableField,
    Text,
    TextField,
    TimeField,
    Tone,
    cell_name,
    explanation_name,
)

HASH = "0123456789abcdef" * 4
OPTIONS = (Option("toelichting", "Zelf <komen>"), Option("b", "Via & met een ander"), Option("c", "Niet"))
DAY = date(2028, 2, 29)


def document_of(*blocks: Block, title: str = "Titel", mark: str = "Concept") -> Document:
    """A document with these blocks."""
    identity = Identity("klein", "1.2.3", "concept", HASH, "nl-NL", date(2026, 11, 23))
    return Document(identity, title, "Waar dit voor is.", blocks, mark)


def question_of(field: Field, label: str = "Hoe gaat het?", number: str = "1.") -> Question:
    """A question around this field, with a help text and a follow-up line."""
    return Question(
        field.name, number, label, field, help=(Text("Het hoeft niet."),), follows=(Text("Vervolg."),)
    )


def text_document(value: str, lines: int = 1) -> Document:
    """A document with one text field that holds this value."""
    return document_of(question_of(TextField("tekst", "Tekst", lines, value)))


def table_of(name: str, columns: int, filled: bool) -> TableField:
    """A table of two rows whose columns take turns in kind."""
    heads = tuple(Column(f"k{index}", f"Kolom {index}", index + 1) for index in range(columns))
    rows = tuple(
        tuple(_cell(cell_name(name, row, head.id), index, filled) for index, head in enumerate(heads))
        for row in (1, 2)
    )
    return TableField(name, "Tabel", heads, rows, 2 if filled else 0)


def _cell(name: str, index: int, filled: bool) -> CellField:
    kinds: tuple[CellField, ...] = (
        TextField(name, "Cel", 2, "twee\nregels" if filled else ""),
        DateField(name, "Cel", DAY if filled else None),
        ChoiceField(name, "Cel", OPTIONS, "b" if filled else None),
        CheckField(name, "Cel", filled),
        NumberField(name, "Cel", "uur", "3.5" if filled else ""),
    )
    return kinds[index % len(kinds)]


def every_field(filled: bool) -> tuple[Field, ...]:
    """A field of every kind; tables both narrow and wide."""
    return (
        TextField("kort", "Kort", 1, "één regel" if filled else ""),
        TextField("lang", "Lang", 5, "a\n\nb" if filled else ""),
        NumberField("getal", "Getal", "keer", "007.50" if filled else ""),
        DateField("dag", "Dag", DAY if filled else None),
        TimeField("tijd", "Tijd", "10.00" if filled else ""),
        ChoiceField("keuze", "Keuze", OPTIONS, "toelichting" if filled else None),
        MultiChoiceField("meer", "Meer", OPTIONS[1:], ("b", "c") if filled else ()),
        ScaleField("schaal", "Schaal", -2, 2, "slecht", "goed", -1 if filled else None),
        ScaleField("trap", "Trap", 0, 10, value=10 if filled else None),
        CheckField("vinkje", "Vinkje", filled),
        table_of("smal", 3, filled),
        table_of("breed", 8, filled),
    )


def every_block(filled: bool = False) -> Document:
    """A document with every block, inline and field of the model."""
    explained = Question(
        "uitleg",
        "",
        "Met uitleg?",
        ChoiceField("uitleg", "Uitleg", OPTIONS[1:]),
        explanation=TextField(explanation_name("uitleg"), "Toelichting", 3, "omdat" if filled else ""),
        explanation_label="Namelijk:",
    )
    inner = ListItem("a.", (Text("binnenin"),))
    return document_of(
        LetterHead(("Hof",), "Terug", ("Kim", "Straat 1"), (Fact("Datum", (Text("nu"),)),), "Waarover"),
        Notice(NoticeKind.STATUS, "Let op", ((Text("Nog niet klaar."),),)),
        Paragraph((Text("Gewoon "), Strong((Text("vet"), Emphasis((Text("en schuin"),)))), LineBreak())),
        Heading(1, "Eerste", "eerste"),
        Paragraph((Text("Door de tester."),), Tone.FILLED_BY),
        ItemList((ListItem("1", (Text("genummerd"),), (inner,)), ListItem("", (Text("los"),)))),
        Notice(NoticeKind.PROMISE, "Beloofd", ((Text("Niets moet."),), (Text("Echt niet."),))),
        Facts((Fact("Wie", (Text("jij"),)),)),
        Pictogram("klok"),
        Heading(2, "Dieper", "dieper"),
        InfoTable("Termijnen", ("Stap", "Termijn"), (((Text("bezwaar"),), (Text("zes weken"),)),)),
        Notice(NoticeKind.INFORMATION, "Weet", ((Text("Dit."),),)),
        Heading(1, "Vragen", "vragen", new_page=True),
        *(question_of(field) for field in every_field(filled)),
        explained,
        Paragraph((Text("Kleine letters."),), Tone.SMALL),
        ForeignLine("هل؟ 020 000 00 01", "ar"),
        Cards((Card(Pictogram("kalender"), "Eerst", ((Strong((Text("maandag"),)), Text(" vroeg")),)),)),
        Signature("Hof", (Text("Groet,"),), ((Text("Sam"),), (Text("griffier"),))),
    )
