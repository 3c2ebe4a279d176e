"""Documents made straight from the model: one with every block and field, and small ones."""

from datetime import date
from typing import Final

from proeftuin_docs.document import (
    Block,
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
    LineBreak,
    ListItem,
    MultiChoiceField,
    Notice,
    NoticeKind,
    NumberField,
    Option,
    Paragraph,
    Question,
    ScaleField,
    Strong,
    TableField,
    Text,
    TextField,
    TimeField,
    Tone,
)

TRICKY: Final = "A & B <c> {{ 7*7 }} {% for %} {_{ #let x = 1 $m$ @ref \\ \" '\n\n\tingesprongen 🙂 ]]> &amp;"
YES_NO: Final = (Option("ja", "Ja"), Option("nee", "Nee"))
LONG_LABEL: Final = "Waaraan kan een ander merken dat er risico is op een onveilige situatie? " * 3


def document(
    *blocks: Block, mark: str = "", title: str = "Proef & <stuk>", language: str = "nl-NL"
) -> Document:
    """A document with these blocks."""
    identity = Identity("proef", "1.2.3", "concept", "0123456789abcdef" * 4, language, date(2026, 11, 23))
    return Document(identity, title, "Een samenvatting met & en <.", blocks, mark)


def question(field: Field, label: str = "Hoe gaat het?", explanation: TextField | None = None) -> Question:
    """A question with this field."""
    return Question("vraag", "1", label, field, explanation=explanation, explanation_label="Namelijk:")


def text_document(value: str) -> Document:
    """A document with one text, filled in."""
    return document(question(TextField("tekst", "Tekst", 3, value)))


def every_kind(*, filled: bool) -> Document:
    """A document with every block and every field, blank or filled with what breaks careless programs."""
    return document(*_blocks(), *_questions(filled=filled), _about(), mark="Concept")


def _blocks() -> tuple[Block, ...]:
    marked = (
        Text("Gewoon, "),
        Strong((Text("vet, "), Emphasis((Text("beide"),)))),
        LineBreak(),
        Text("<klaar>"),
    )
    return (
        *(Notice(kind, f"Titel {kind.value}", (marked, (Text("Nog een alinea"),))) for kind in NoticeKind),
        Notice(NoticeKind.PROMISE, "", ((Text("Zonder titel"),),)),
        *(Heading(level, f"Kop {level}", f"kop-{level}") for level in (1, 2, 3, 4)),
        *(Paragraph(marked, tone) for tone in Tone),
        ForeignLine("هل؟ 020 000 00 01", "ar"),
        ForeignLine("Appelez 020 000 00 01.", "fr"),
        ItemList((_item("a.", _item("1°", _item("–", _item("x"))), _item("")), _item("", _item("")))),
        InfoTable("Een tabel", ("Links", "Rechts"), ((marked, (Text("2"),)), ((Text("3"),), ()))),
        InfoTable("", ("Alleen",), (((Text("x"),),),)),
        InfoTable("", ("Erna",), (((Text("y"),),),)),
    )


def _item(marker: str, *children: ListItem) -> ListItem:
    return ListItem(marker, (Text(f"onderdeel {marker}"),), children)


def _about() -> Block:
    return Facts(
        (Fact("Versie", (Text("1.2.3"),)), Fact("Een heel lang opschrift van een feit", (Text("x"),)))
    )


def _questions(*, filled: bool) -> tuple[Question, ...]:
    def text(name: str, lines: int) -> TextField:
        return TextField(name, f"Tooltip {name}", lines, TRICKY if filled else "")

    day = date(2027, 1, 12) if filled else None
    options = (Option("a", "Optie <a> & zo"), Option("b", "Optie b"), Option("c", "Optie c, een heel lange"))
    choice = ChoiceField("keuze", "", options, "b" if filled else None)
    scale = ScaleField("schaal", "", 0, 10, "onveilig", "veilig", 0 if filled else None)
    plain_scale = ScaleField("kale-schaal", "", 1, 3, end_caption="hoogste")
    several = MultiChoiceField("meer", "", options, ("a", "c") if filled else ())
    check = CheckField("vinkje", "", filled)
    follows, help_ = (Text("Vervolg op vraag 1."),), (Text("Uitleg met "), Strong((Text("nadruk"),)))
    return (
        Question("kort", "1", "Naam", text("kort", 1)),
        Question("lang", "2a.", LONG_LABEL, text("lang", 6), help_, follows),
        Question("getal", "", "Leeftijd", NumberField("getal", "", "jaar", "12.5" if filled else "")),
        Question("datum", "", "Datum", DateField("datum", "", day)),
        Question("tijd", "", "Tijd", TimeField("tijd", "", "10.00" if filled else "")),
        Question("keuze", "", "Kies", choice, (), (), text("keuze_toelichting", 2), "Toelichting"),
        Question("schaal", "", "Hoe veilig?", scale),
        Question("kale-schaal", "", "Hoe hoog?", plain_scale),
        Question("meer", "", "Kies meer", several, (), (), text("meer_toelichting", 1), "Waarom?"),
        Question("vinkje", "a", "Ik ben het eens", check, (), (), text("vinkje_toelichting", 1), "Opmerking"),
        Question("los", "", "Los vakje", CheckField("los", "")),
        Question("tabel", "", "Wie komen er?", _table(filled=filled), help_),
    )


def _table(*, filled: bool) -> TableField:
    labels = ("Naam", "Aantal", "Dag", "Komt", "Gezien")
    columns = tuple(
        Column(label.lower(), label, weight) for label, weight in zip(labels, (5, 2, 3, 3, 2), strict=True)
    )
    return TableField(
        "tabel", "", columns, tuple(_row(row, filled=filled and row == 1) for row in (1, 2)), int(filled)
    )


def _row(row: int, *, filled: bool) -> tuple[TextField, NumberField, DateField, ChoiceField, CheckField]:
    return (
        TextField(f"tabel_r{row}_naam", "", 2, TRICKY if filled else ""),
        NumberField(f"tabel_r{row}_aantal", "", "stuks", "3" if filled else ""),
        DateField(f"tabel_r{row}_dag", "", date(2026, 2, 1) if filled else None),
        ChoiceField(f"tabel_r{row}_komt", "", YES_NO, "nee" if filled else None),
        CheckField(f"tabel_r{row}_gezien", "", filled),
    )
