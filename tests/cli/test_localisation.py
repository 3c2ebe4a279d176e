"""Click's own words in Dutch: the catalogue that is used is the one that is written, and leaves no trace."""

import gettext
import os
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from proeftuin_docs.cli.localisation import LOCALE_FOLDER, DutchCommand, dutch_messages

CATALOGUE = LOCALE_FOLDER / "nl" / "LC_MESSAGES"


def messages(compiled: bytes) -> dict[object, str]:
    """The translations in a compiled catalogue, without its header."""
    found = gettext.GNUTranslations(BytesIO(compiled))
    return {key: text for key, text in vars(found)["_catalog"].items() if key}


def test_the_compiled_catalogue_is_that_of_the_written_one() -> None:
    """After a change of `messages.po`: make messages."""
    compiled = BytesIO()
    with (CATALOGUE / "messages.po").open("rb") as written:
        write_mo(compiled, read_po(written))
    found = messages((CATALOGUE / "messages.mo").read_bytes())
    assert found == messages(compiled.getvalue())
    assert len(found) > 10


def test_every_message_is_one_of_click() -> None:
    """A message that click no longer has would leave English on the screen."""
    source = "".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    with (CATALOGUE / "messages.po").open("rb") as written:
        ids = [id_ for message in read_po(written) for id_ in (message.id,) if id_]
    flat = [id_ for item in ids for id_ in ([item] if isinstance(item, str) else item)]
    assert [id_ for id_ in flat if f'"{id_}"' not in source] == []


@pytest.mark.parametrize("language", [None, "de"])
def test_what_the_machine_had_comes_back(language: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its language is, click speaks Dutch, and afterwards all is as it was."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    if language:
        monkeypatch.setenv("LANGUAGE", language)
    before = gettext.bindtextdomain("messages")
    with dutch_messages():
        assert gettext.gettext("Usage:") == "Gebruik:"
    assert (gettext.bindtextdomain("messages"), os.environ.get("LANGUAGE")) == (before, language)
    assert gettext.gettext("Usage:") == "Usage:"


def test_the_option_for_help_is_dutch_whoever_asks_for_it_first() -> None:
    """Click makes it once and keeps it."""
    command = DutchCommand("proef")
    option = command.get_help_option(click.Context(command))
    assert option is not None
    assert option.help == "Toon deze uitleg."
