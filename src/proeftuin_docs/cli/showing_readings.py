"""Read answers and verdicts in plain lines, without anything that somebody filled in."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from proeftuin_docs.cli.texts import words

if TYPE_CHECKING:
    from proeftuin_docs.returned.readings import Reading
    from proeftuin_docs.returned.verify import Verified


def show_readings(readings: Sequence["Reading"]) -> None:
    """Prints for each file which version it is, how confidential, and how much was filled in."""
    for reading in readings:
        click.echo(reading.file)
        for line in _lines(reading):
            click.echo(f"  {line}")
    if any(reading.read for reading in readings):
        click.echo(words("readings", "how_to_see"))


def _lines(reading: "Reading") -> Iterator[str]:
    from proeftuin_docs.returned.readings import reading_data

    plain = reading_data(reading)
    if reading.definition is None:
        yield words("readings", "unplaced")
        return
    title = reading.definition.title
    yield words("readings", "document", title=title, version=plain["version"], hash=plain["hash"][:12])
    if reading.source is not None:
        yield words("readings", "carried", version=reading.source.version)
    secrecy = plain["confidentiality"]
    yield words("secrecy", secrecy["level"], statement=secrecy["statement"])
    if reading.read is None:
        yield words("readings", "nothing")
        return
    asked = sum(1 for _ in reading.definition.questions())
    yield words("readings", "filled", filled=len(reading.read.values), asked=asked)
    for key in ("extra_room", "unread", "not_carried"):
        if found := plain.get(key):
            yield words("readings", key, count=len(found))


def show_verdict(verified: "Verified") -> None:
    """Print the verdict on a file, including what was and was not examined."""
    definition = verified.definition
    title = f"{definition.title} {definition.version}" if definition else ""
    said = words("verdicts", verified.verdict.value, title=title).rstrip()
    click.echo(f"{verified.file}: {said}")
    for hint, problems in groupby(verified.problems, key=lambda problem: problem.hint):
        for problem in problems:
            where = f"{problem.place.path}: " if problem.place.path else ""
            click.echo(f"  {where}{problem.message} ({problem.number})")
        click.echo(f"    → {hint}")
