# SPDX-License-Identifier: EUPL-1.2
"""A letter's definition and a case -> a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from proeftuin_docs.cases import CaseView
from proeftuin_docs.composition.cards import FIRST_PAGES, ON_CARDS, FirstPage, cards_of, is_told
from proeftuin_docs.composition.conditions import evaluate
from proeftuin_docs.composition.inline_text import (
    MissingValueError,
    choose_address,
    has_placeholder,
    placeholders_in,
    read_inlines,
    substitute,
    substitute_in_line,
)
from proeftuin_docs.definitions import LetterDefinition, LetterPart, Status, Texts, content_hash
from proeftuin_docs.document import (
    Block,
    Document,
    Edition,
    Fact,
    ForeignLine,
    Heading,
    Identity,
    Inline,
    ItemList,
    Layout,
    LetterHead,
    LineBreak,
    ListItem,
    Notice,
    NoticeKind,
    Paragraph,
    Pictogram,
    Signature,
    Size,
    Text,
    Tone,
    Window,
)
from proeftuin_docs.errors import DataError, cases
from proeftuin_docs.text.variants import VARIANTS
from proeftuin_docs.text.wording import Wording

_KEPT: Final = 256
"""So many combinations of switches are remembered; they say nothing about anybody."""
_BULLET: Final = "- "
_EVERYTHING: Final = FirstPage((), (), frozenset(), frozenset())
_NAME: Final = "{{ griffier.naam }}"
_COURT: Final = "{{ rechtbank.naam }}"
_OWN_SENTENCE: Final = "{{ rc.zin }}"


@dataclass(frozen=True, slots=True)
class LetterFrame:
    """The frame of a letter: sender, recipient, facts and the opening words."""

    sender: tuple[str, ...]
    return_line: str
    recipient: tuple[str, ...]
    facts: tuple[Fact, ...]
    salutation: str
    window: Window = Window.LEFT
    foot: tuple[str, ...] = ()
    continuation: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with the text of a letter: lines in other languages above it, and a note below it."""

    lines: tuple[ForeignLine, ...] = ()
    note: str = ""


def compose_letter(
    definition: LetterDefinition,
    frame: LetterFrame | None,
    view: CaseView,
    wording: Wording,
    own_sentences: Sequence[str] = (),
    *,
    size: Size = Size.NORMAL,
    beside: "Beside | None" = None,
) -> Document:
    """The letter for this case: the parts whose conditions hold, in the case's variant and form of address.

    Without a frame it is a text by itself, such as a message for a telephone. `own_sentences` are the
    judge's own and stand before the closing, literally, unless the letter places `rc.zin` itself. `beside` is
    what goes with the letter's own text.

    Raises `DataError` when a text names a value that the case does not have, or the letter does not come in
    the case's variant.
    """
    if view.variant not in definition.variants:
        known = ", ".join(definition.variants)
        raise DataError([cases.no_such_variant(letter=definition.id, variant=view.variant, known=known)])
    try:
        composer = _Composer(definition, frame, view, wording, tuple(own_sentences), beside or Beside())
        blocks = _lists_joined(composer.blocks())
    except MissingValueError as missing:
        raise DataError([cases.missing_value(letter=definition.id, name=missing.name)]) from missing
    status = definition.status
    return Document(
        identity=Identity(
            id=definition.id,
            version=definition.version,
            status=status.value,
            content_hash=content_hash(definition),
            language=wording.phrase("language"),
            date=definition.date,
            edition=Edition(size),
        ),
        title=definition.title,
        summary=definition.summary,
        blocks=blocks,
        mark="" if status is Status.VASTGESTELD else wording.phrase(f"mark_{status.value}"),
        layout=Layout.EASY_LETTER if VARIANTS[view.variant].plain else Layout.LETTER,
    )


def _lists_joined(blocks: Iterator[Block]) -> tuple[Block, ...]:
    """The blocks with neighbouring lists as one: to a reader the items of two parts are one list."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, ItemList) and isinstance(before, ItemList):
            joined[-1] = ItemList((*before.items, *block.items))
        else:
            joined.append(block)
    return tuple(joined)


def letter_text(texts: Texts | None, view: CaseView) -> str:
    """The text of the case's variant in its form of address, values not yet put in, or nothing."""
    return _text_of(texts, view.variant, view.address)


def _text_of(texts: Texts | None, variant: str, address: str) -> str:
    text = getattr(texts, variant) if texts is not None else None
    return choose_address(text, address) if text else ""


def values_named(definition: LetterDefinition, view: CaseView) -> frozenset[str]:
    """Return the names of every value that a letter prints for this case, on its cards as well."""
    said = (text for part in included_parts(definition, view) for text in (part.title, part.text))
    texts = (definition.subject, definition.salutation, definition.closing, *said)
    named = frozenset(name for item in texts for name in placeholders_in(letter_text(item, view)))
    return named | (ON_CARDS if definition.id in FIRST_PAGES else frozenset())


def included_parts(definition: LetterDefinition, view: CaseView) -> tuple[LetterPart, ...]:
    """The parts that this case asks for and that have a text in its variant, in their order."""
    return _parts(definition, tuple(sorted(view.conditions.items())), view.variant, view.address)


@lru_cache(maxsize=_KEPT)
def _parts(
    definition: LetterDefinition, chosen: tuple[tuple[str, bool | str], ...], variant: str, address: str
) -> tuple[LetterPart, ...]:
    """Of a list of letters many have the same switches."""
    switches = dict(chosen)
    return tuple(
        part
        for part in definition.parts
        if evaluate(part.when, switches) and _text_of(part.text, variant, address)
    )


@dataclass(frozen=True, slots=True)
class _Composer:
    definition: LetterDefinition
    frame: LetterFrame | None
    view: CaseView
    wording: Wording
    own_sentences: tuple[str, ...]
    beside: Beside

    def blocks(self) -> Iterator[Block]:
        if self.frame is not None:
            yield self._head(self.frame)
        if self.definition.status is not Status.VASTGESTELD:
            yield self._status_notice()
        yield from self.beside.lines
        yield from self._salutation()
        yield from self._parts(included_parts(self.definition, self.view))
        yield from (Paragraph((Text(sentence),)) for sentence in self._unplaced())
        yield from self._closing()
        if self.beside.note:
            yield Paragraph((Text(self.beside.note),), Tone.SMALL)

    def _unplaced(self) -> Sequence[str]:
        """The judge's own sentences, unless a part of the letter says where they stand."""
        texts = (_text_of(part.text, self.view.variant, self.view.address) for part in self.definition.parts)
        return () if any(_OWN_SENTENCE in text for text in texts) else self.own_sentences

    @property
    def _first_page(self) -> FirstPage:
        return FIRST_PAGES.get(self.definition.id, _EVERYTHING)

    def _parts(self, parts: Sequence[LetterPart]) -> Iterator[Block]:
        """The parts in their order, those of the first page before the others and around the cards."""
        before, after, others = self._first_page.ordered(parts)
        for part in before:
            yield from self._part(part)
        if before:
            yield cards_of(self._first_page, self.view, self.wording)
        for part in after:
            yield from self._part(part)
        opens = bool(before) and not VARIANTS[self.view.variant].plain
        for number, part in enumerate(others):
            yield from self._part(part, new_page=opens and number == 0)

    def _closing(self) -> Iterator[Block]:
        """The greeting and who signs: the name first, then the functions after it and those before it."""
        greeting, *rest = letter_text(self.definition.closing, self.view).split("\n\n")
        lines = [line for chunk in rest for line in chunk.strip("\n").replace("\n", ", ").split(", ")]
        signers = [line for line in lines if line != _COURT]
        if self.frame is None or not signers:
            yield from self._text("\n\n".join((greeting, *rest)))
            return
        first = signers.index(_NAME) if _NAME in signers else 0
        ordered = (*signers[first:], *signers[:first])
        court = self.frame.sender[0] if self.frame.sender else ""
        yield Signature(court, self._inlines(greeting), tuple(map(self._inlines, ordered)))

    def _salutation(self) -> Iterator[Block]:
        own = self._line(self.definition.salutation)
        salutation = own or (self.frame.salutation if self.frame else "")
        if salutation:
            yield Paragraph((Text(f"{salutation},"),))

    def _head(self, frame: LetterFrame) -> LetterHead:
        subject = self._line(self.definition.subject)
        return LetterHead(
            frame.sender,
            frame.return_line,
            frame.recipient,
            frame.facts,
            subject,
            frame.window,
            frame.foot,
            frame.continuation,
        )

    def _status_notice(self) -> Notice:
        key = f"notice_{self.definition.status.value}"
        return Notice(
            NoticeKind.STATUS, self.wording.phrase(f"{key}_title"), (read_inlines(self.wording.phrase(key)),)
        )

    def _line(self, texts: Texts | None) -> str:
        return substitute_in_line(" ".join(letter_text(texts, self.view).split()), self.view.values)

    def _part(self, part: LetterPart, *, new_page: bool = False) -> Iterator[Block]:
        title = self._line(part.title)
        if title:
            if part.pictogram and VARIANTS[self.view.variant].plain:
                yield Pictogram(part.pictogram)
            yield Heading(1, title, part.id, new_page)
        on_cards = part.id in self._first_page.on_cards
        yield from self._text(letter_text(part.text, self.view), on_cards=on_cards)

    def _text(self, text: str, *, on_cards: bool = False) -> Iterator[Block]:
        """The paragraphs and lists of a text; items of a list that cards tell are not said twice."""
        for chunk in text.split("\n\n"):
            lines = chunk.strip("\n").splitlines()
            if lines and lines[0].startswith(_BULLET):
                items = [(item, ListItem("", self._inlines(item))) for item in _items(lines)]
                kept = tuple(item for said, item in items if not (on_cards and is_told(said, self.view)))
                yield from (ItemList(kept),) if kept else ()
            elif lines:
                yield Paragraph(self._paragraph(lines))

    def _paragraph(self, lines: list[str]) -> tuple[Inline, ...]:
        if not VARIANTS[self.view.variant].plain:
            return self._inlines(" ".join(lines))
        first, *others = (self._inlines(line) for line in lines)
        return (*first, *(node for line in others for node in (LineBreak(), *line)))

    def _inlines(self, text: str) -> tuple[Inline, ...]:
        inlines = read_inlines(text)
        return substitute(inlines, self.view.values) if has_placeholder(text) else inlines


def _items(lines: list[str]) -> Iterator[str]:
    """The items of a list; a line without a bullet goes on with the item above it."""
    item = ""
    for line in lines:
        if line.startswith(_BULLET) and item:
            yield item
            item = ""
        item = f"{item} {line.removeprefix(_BULLET).strip()}".strip()
    if item:
        yield item
