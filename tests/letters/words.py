"""Short ways to read the words of letters."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from proeftuin_docs.cases import CONDITIONS
from proeftuin_docs.composition import choose_address
from proeftuin_docs.definitions import LetterDefinition, LetterPart, Texts, load_definition

Letter = tuple[LetterDefinition, str]

FOLDER: Final = Path(__file__).parents[2] / "letters"
FILES: Final = tuple(sorted(FOLDER.glob("*/[0-9]*.yaml")))
VICTIM: Final = "oproep-rc"
FOR_VICTIMS: Final = {"slachtoffer", "vertegenwoordiger", "begeleider", "telefoon"}
VARIANTS: Final = ("b1", "eenvoudig", "en")
CASE_WORDS: Final = re.compile(
    r"mensenhandel|uitbuit|prostitu|seksue|slachtoffer|verdacht|verhoor|strafzaak|strafrecht|misdrijf|dader"
    r"|trafficking|exploit|victim|suspect|criminal|offence|hearing",
    re.IGNORECASE,
)
"""What whoever sees a letter lie about must not read in its title, its subject or its first lines."""

DUTY: Final = {
    "oproeping": re.compile(
        r"vraagt (?:de rechter )?(?:u|je|\{\{ persoon\.naam \}\}) om te komen|the judge asks .{2,20} to come",
        re.IGNORECASE,
    ),
    "dagvaarding": re.compile(
        r"volgens de wet moet (?:u|je) komen|moet volgens de wet komen|law says that .{3,20} must come",
        re.IGNORECASE,
    ),
}
GSM_7: Final = re.compile(r"[A-Za-z0-9 @£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*")
PRESENCE: Final = re.compile(
    r"(?:de|the) verdachte (?:is|zit|mag|erbij)|(?<!of )the suspect (?:is|may|sits)", re.IGNORECASE
)
ABSENT: Final = re.compile(
    r"verdachte (?:is )?niet (?:bij|aanwezig)|niet bij het verhoor aanwezig|suspect is not", re.I
)


@cache
def letter(name: str) -> LetterDefinition:
    """The newest version of the letter with this id."""
    path = newest(name)
    definition = load_definition(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(definition, LetterDefinition)
    return definition


def newest(name: str) -> Path:
    """The file of the newest version of a letter; earlier ones never change."""
    return [path for path in FILES if path.parent.name == name][-1]


def each_letter() -> list[str]:
    """Every letter, by its id."""
    return sorted({path.parent.name for path in FILES})


def texts_of(texts: Texts | None) -> Iterator[tuple[str, str]]:
    """Every variant that is there, with its text."""
    for variant in VARIANTS:
        text = getattr(texts, variant) if texts is not None else None
        if text:
            yield variant, text


def every_text(definition: LetterDefinition) -> Iterator[tuple[str, str | None, str, str]]:
    """Every text of a letter: where it stands, its condition, its variant and its words."""
    for name in ("subject", "salutation", "closing"):
        for variant, text in texts_of(getattr(definition, name)):
            yield name, definition.when, variant, text
    for part in definition.parts:
        condition = " and ".join(f"({item})" for item in (definition.when, part.when) if item) or None
        for texts in (part.title, part.text):
            for variant, text in texts_of(texts):
                yield part.id, condition, variant, text


def printed(part: LetterPart, variant: str, address: str = "u") -> str:
    """A part's text as one line of words, without marks of bold."""
    text = getattr(part.text, variant) or ""
    return " ".join(choose_address(text, address).replace("**", "").split())


def without_values(text: str) -> str:
    """A text without the names of its values, which no reader sees."""
    return re.sub(r"\{\{.*?\}\}", "", text)


def some_case(**chosen: bool | str) -> dict[str, bool | str]:
    """Switches of a case: the first value of each, or what was chosen."""
    return {
        name: values[-1] if values == (True, False) else values[0] for name, values in CONDITIONS.items()
    } | chosen
