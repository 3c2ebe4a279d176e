# SPDX-License-Identifier: EUPL-1.2
"""A document as it is shown beside its case: the real pages as pictures, its text, and how plain it is."""

import hashlib
import io
import re
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from proeftuin_docs.definitions import Definition
from proeftuin_docs.document import (
    Cards,
    Document,
    Facts,
    ForeignLine,
    Heading,
    InfoTable,
    ItemList,
    Layout,
    LetterHead,
    ListItem,
    Notice,
    Paragraph,
    Pictogram,
    Question,
    Signature,
    plain_text,
)
from proeftuin_docs.quality.language import Counts, LanguageRules, count, sentences, words
from proeftuin_docs.text.variants import LANGUAGE, VARIANTS, ordinary

_COLOURS: Final = 32
_DIGEST: Final = 24


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a PNG, with a sign of what it looks like; without the picture where that is known already."""

    sign: str
    width: int
    height: int
    png: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text: a heading (`h`), a paragraph (`p`) or an item of a list (`li`), in sentences."""

    kind: str
    sentences: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """How plain a letter is: against the bar of its variant, and its hardest sentence where that is too long.

    `ease` is Flesch-Douma, for Dutch alone; the bars are what to aim for.
    """

    mean: float
    mean_bar: float
    ease: float | None
    ease_bar: float
    longest: int
    longest_bar: int
    hard: str = field(default="", repr=False)


def pages_of(
    pdf: bytes, scale: float, known: Collection[str], marked: str = "", colour: str = ""
) -> list[PageImage]:
    """Return every page as a picture, `scale` pixels to a point; one whose sign is `known` has no picture.

    The words `marked` have this colour behind them, wherever they stand.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()  # without this no page shows what its fields hold
    try:
        return [_page(document[number], scale, known, marked, colour) for number in range(len(document))]
    finally:
        document.close()


def _page(page: Any, scale: float, known: Collection[str], marked: str, colour: str) -> PageImage:  # noqa: ANN401 - PDFium has no types
    bitmap = page.render(scale=scale)
    boxes = list(_boxes(page, marked)) if marked else []
    seen = hashlib.sha256(bitmap.buffer)
    seen.update(f"{scale} {bitmap.width} {bitmap.height} {boxes} {colour}".encode())
    sign = seen.hexdigest()[:_DIGEST]
    png = None if sign in known else _png(bitmap.to_pil().convert("RGB"), boxes, scale, colour)
    return PageImage(sign, bitmap.width, bitmap.height, png)


def _boxes(page: Any, sentence: str) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    """Where a sentence stands on a page, in points from its top left corner, line by line."""
    text, height = page.get_textpage(), page.get_height()
    try:
        wanted = r"\s+".join(re.escape(word) for word in sentence.split())
        for found in re.finditer(wanted, text.get_text_range(), re.IGNORECASE):
            for number in range(text.count_rects(found.start(), found.end() - found.start())):
                left, bottom, right, top = text.get_rect(number)
                yield left, height - top, right, height - bottom
    finally:
        text.close()


def _png(image: Any, boxes: Sequence[tuple[float, ...]], scale: float, colour: str) -> bytes:  # noqa: ANN401
    from PIL import Image, ImageChops, ImageDraw

    if boxes:
        layer = Image.new("RGB", image.size, "white")
        draw = ImageDraw.Draw(layer)
        for box in boxes:
            draw.rectangle([edge * scale for edge in box], fill=colour)
        image = ImageChops.multiply(image, layer)
    small = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    target = io.BytesIO()
    small.save(target, "PNG", compress_level=3)
    return target.getvalue()


def text_of(document: Document) -> list[Block]:
    """Return the text of a document in the order in which it is read, without what is filled in by hand."""
    return [Block(kind, sentences(text) or (text,)) for kind, text in _texts(document) if text.strip()]


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        match block:
            case Heading(text=text):
                yield "h", text
            case ForeignLine(text=text):
                yield "p", text
            case Paragraph(inlines=inlines):
                yield "p", plain_text(inlines)
            case ItemList(items=items):
                yield from _items(items)
            case Notice(title=title, paragraphs=paragraphs):
                yield "h", title
                yield from (("p", plain_text(inlines)) for inlines in paragraphs)
            case Question(number=number, label=label):
                yield "li", f"{number} {label}".strip()
            case Pictogram():
                pass
            case Facts() | InfoTable() | LetterHead() | Cards() | Signature():
                yield from _frame(block)


def _frame(block: Facts | InfoTable | LetterHead | Cards | Signature) -> Iterator[tuple[str, str]]:
    """The texts of what stands around the running text."""
    match block:
        case Facts(facts=facts):
            yield from (("p", f"{fact.label}: {plain_text(fact.inlines)}") for fact in facts)
        case InfoTable(rows=rows):
            yield from (("li", " – ".join(plain_text(cell) for cell in row)) for row in rows)
        case LetterHead():
            yield from _head(block)
        case Cards(cards=cards):
            for card in cards:
                yield "h", card.label
                yield from (("p", plain_text(line)) for line in card.lines)
        case Signature(sender=sender, greeting=greeting, signers=signers):
            yield from (("p", text) for text in (plain_text(greeting), sender, *map(plain_text, signers)))


def _items(items: Sequence[ListItem]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield "li", f"{item.marker} {plain_text(item.inlines)}".strip()
        yield from _items(item.children)


def _head(head: LetterHead) -> Iterator[tuple[str, str]]:
    yield "p", ", ".join(head.sender)
    yield "p", ", ".join(head.recipient)
    yield from (("p", f"{fact.label}: {plain_text(fact.inlines)}") for fact in head.facts)
    yield "h", head.subject


def words_of(definition: Definition) -> frozenset[str]:
    """Return every word of a definition; what a letter has besides was typed by somebody."""
    return frozenset(
        word.lower() for text in _strings(definition.model_dump(mode="json")) for word in words(text)
    )


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for item in node.values() if isinstance(node, dict) else node:
            yield from _strings(item)


def reading_of(document: Document, rules: LanguageRules, known: Container[str]) -> Reading | None:
    """Return how plain a letter is, of which these words are `known`; None for what is no letter."""
    if document.layout not in (Layout.LETTER, Layout.EASY_LETTER):
        return None
    bar = rules.thresholds[_variant(document)]
    said = list(_running(document))
    counts = sum((count(text, known) for text in said), Counts())
    longest = max((sentence for text in said for sentence in sentences(text)), key=_length, default="")
    is_dutch = VARIANTS[_variant(document)].language == LANGUAGE
    aim = bar.longest[0]
    return Reading(
        mean=counts.mean,
        mean_bar=bar.mean[0],
        ease=counts.flesch_douma if is_dutch else None,
        ease_bar=bar.flesch[0],
        longest=_length(longest),
        longest_bar=aim,
        hard=longest if _length(longest) > aim else "",
    )


def _length(sentence: str) -> int:
    return len(words(sentence))


def _running(document: Document) -> Iterator[str]:
    """The texts of a letter that are made of sentences."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield plain_text(block.inlines)
        elif isinstance(block, ItemList):
            yield from (text for _, text in _items(block.items))
        elif isinstance(block, Notice):
            yield from map(plain_text, block.paragraphs)


def _variant(document: Document) -> str:
    language = document.identity.language.partition("-")[0]
    if document.layout is Layout.EASY_LETTER:
        return next(item.id for item in VARIANTS.values() if item.plain and item.language == language)
    return ordinary(language).id
