"""Literal text in style sheets: the running text and the page number of printed pages."""

from typing import Final

from markupsafe import Markup

from proeftuin_docs.text.wording import Wording

_PAGE: Final = "\ue000"
_PAGES: Final = "\ue001"
_COUNTERS: Final = {_PAGE: "counter(page)", _PAGES: "counter(pages)"}


def css_string(text: str) -> Markup:
    """The text as a CSS string in which every special character is written by its number.

    Nothing in the text can close the string or the style element (CSS Syntax 3, 4.3.7).
    """
    return Markup('"{}"').format(Markup("").join(_css_character(character) for character in text))


def page_counter(wording: Wording) -> Markup:
    """The `content` of the page number: the words of phrase `page` around the counters of CSS."""
    pieces: list[Markup] = []
    words = ""
    for character in wording.phrase("page", page=_PAGE, pages=_PAGES):
        if character in _COUNTERS:
            pieces += [css_string(words), Markup(_COUNTERS[character])]
            words = ""
        else:
            words += character
    return Markup(" ").join([*pieces, css_string(words)])


def _css_character(character: str) -> Markup:
    plain = character == " " or (character.isascii() and character.isalnum())
    return Markup(character if plain else f"\\{ord(character):x} ")
