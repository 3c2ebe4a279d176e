"""What the pages tell a reader to do works: each is followed from top to bottom in a folder of its own."""

import re
import tomllib
from collections.abc import Iterator
from glob import glob
from itertools import chain
from pathlib import Path
from typing import Final

import click
import pytest

from proeftuin_docs.cli.commands import app
from proeftuin_docs.cli.localisation import dutch_messages
from tests.cli.conftest import Program
from tests.docs.pages import (
    NAMES,
    PAGES,
    ROOT,
    Change,
    Command,
    File,
    headings,
    inline_code,
    inline_commands,
    links,
    steps,
)
from tests.docs.prepared import prepare

TODAY: Final = "23-11-2026"
"""The day on the letters of the examples."""
ONLY_PARSED: Final = {
    "serve": "it stays open until somebody ends it; tests of the desk start it",
    "verify --printed": "the mark on the sheet is cut short on the page",
}
ANSWERED_OTHERWISE: Final = {
    ("docs/brieven.md", "proeftuin-docs check zaak.yaml"): 4,
}
"""A command that a page gives for what it refuses or holds -> its exit code there."""
OF_OTHERS: Final = {"--read-only", "--cap-drop", "--network"}
"""Options of a container, not of the program."""


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_reader_who_follows_the_page_gets_there(
    name: str, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are made and changed, commands are given and end as the page says, in their order."""
    prepare(name, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROEFTUIN_DOCS_TODAY", TODAY)
    for step in steps(ROOT / name):
        match step:
            case File():
                write(step)
            case Change():
                change(step)
            case Command():
                give(step, name, program)


def write(file: File) -> None:
    """Make a file, or what comes after what is in it already."""
    path = Path(file.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a" if file.more else "w", encoding="utf-8") as opened:
        opened.write(("\n" if file.more else "") + file.content)


def change(wanted: Change) -> None:
    """Put a line in the place of the only one that is like it."""
    path = Path(wanted.name)
    text = path.read_text(encoding="utf-8")
    assert text.count(wanted.old) == 1, f"{wanted.old!r} in {path}"
    path.write_text(text.replace(wanted.old, wanted.new), encoding="utf-8")


def give(command: Command, page: str, program: Program) -> None:
    """Give a command; where it cannot be, it is parsed."""
    if command.words[0] == "make":
        assert command.words[1] in make_targets(), str(command)
    elif is_only_parsed(command):
        parse(command)
    else:
        done = program(*chain.from_iterable(map(expanded, command.words[1:])))
        assert done.code == ANSWERED_OTHERWISE.get((page, str(command)), 0), f"{command}\n{done.said}"


def expanded(word: str) -> list[str]:
    """A word as a shell gives it."""
    return sorted(glob(word)) or [word]  # noqa: PTH207 - names stay relative, as they were typed


def is_only_parsed(command: Command) -> bool:
    """Whether this is not run."""
    return any(str(command).startswith(f"proeftuin-docs {start}") for start in ONLY_PARSED)


def parse(command: Command) -> None:
    """Let click read a command, without what it does; raises `click.UsageError`."""
    with dutch_messages():
        top = app.make_context("proeftuin-docs", list(command.words[1:]))
        rest = [*top._protected_args, *top.args]
        _, found, words = app.resolve_command(top, rest)
        assert found is not None
        found.make_context(found.name, words, parent=top)


def make_targets() -> set[str]:
    """What `make` knows."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def options(parameters: Iterator[click.Parameter]) -> set[str]:
    """The names of options."""
    names = (name for item in parameters for name in (*item.opts, *item.secondary_opts))
    return {name for name in names if name.startswith("-")}


def known_options(command: str) -> set[str]:
    """The options that may stand in a line with this command."""
    found = app.commands[command]
    return options(iter((*found.params, *app.params))) | {"--help"}


def test_what_is_only_parsed_is_on_a_page() -> None:
    """The list of exceptions holds nothing that is gone."""
    given = [step for page in PAGES for step in steps(page) if isinstance(step, Command)]
    for start in ONLY_PARSED:
        assert [item for item in given if str(item).startswith(f"proeftuin-docs {start}")], start
    assert len(given) > 40


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_command_in_a_sentence_exists_with_its_options(page: Path) -> None:
    """It may leave out what it is about, and then is not run."""
    for command in inline_commands(page):
        named = next((word for word in command.words[1:] if word in app.commands), None)
        used = {word.partition("=")[0] for word in command.words if word.startswith("-") and word != "-"}
        known = known_options(named) if named else options(iter(app.params)) | {"--help"}
        assert used <= known, str(command)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_no_page_names_an_option_that_does_not_exist(page: Path) -> None:
    """An option in a sentence is one of some command."""
    every = set().union(*(known_options(name) for name in app.commands)) | OF_OTHERS | {"--version"}
    named = {found for code in inline_code(page) for found in re.findall(r"(?<![\w-])--[a-z][a-z-]*", code)}
    assert named - every == set()


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Another page, its heading, or a picture."""
    for target, _ in links(page):
        if not target.startswith("https://"):
            path, _, anchor = target.partition("#")
            there = (page.parent / path).resolve() if path else page
            assert there.exists(), target
            assert not anchor or anchor in headings(there), target


def test_the_parts_of_the_package_that_pages_install_exist() -> None:
    """`pip install 'proeftuin-docs[desk]'` names a part of the package."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"proeftuin[-_]docs\S*?\[([a-z]+)\]", text))
    assert {"desk"} <= named <= extras["optional-dependencies"].keys()
