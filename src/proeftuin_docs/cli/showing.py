"""Lists and descriptions in plain lines, for people."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import click

from proeftuin_docs.cli.texts import words


def show_list(documents: Sequence[dict[str, Any]]) -> None:
    """Prints every document with its versions, the default one marked."""
    for document in documents:
        click.echo(f"{document['id']} – {document['title']}")
        for version in document["versions"]:
            default = version["version"] == document["default"]
            mark = f" ({words('messages', 'default')})" if default else ""
            click.echo(f"  {version['version']} {version['status']}{mark}")
        if document["default"] is None:
            click.echo(f"  {words('messages', 'no_version')}")
        if document["awaits_review"]:
            click.echo(f"  {words('messages', 'awaits_review')}")
        click.echo(f"  {words('messages', 'formats')}: {', '.join(document['formats'])}")
        click.echo(f"  {words('messages', 'for_whom')}: {', '.join(document['audience'])}")


def show_one(described: dict[str, Any]) -> None:
    """Prints one document's source, history and fields."""
    for line in _description(described):
        click.echo(line)


def _description(described: dict[str, Any]) -> Iterator[str]:
    yield f"{described['title']} {described['version']}"
    yield described["summary"]
    yield f"{words('messages', 'status')}: {described['status']} ({described['hash'][:12]})"
    if described["awaits_review"]:
        yield words("messages", "awaits_review")
    yield f"{words('messages', 'source')}: {'; '.join(described['source'].values())}"
    yield f"{words('messages', 'for_whom')}: {', '.join(described['audience'])}"
    yield f"{words('messages', 'changes')}:"
    yield from (f"  - {' '.join(change.split())}" for change in described["changes"])
    if described["fields"]:
        yield f"{words('messages', 'fields')}:"
    for section, fields in groupby(described["fields"], key=lambda field: field["section_title"]):
        yield f"  {section}"
        for field in fields:
            number = f"{field['number']} " if field["number"] else ""
            yield f"    {number}{field['label']} [{field['id']}: {field['kind']}]"
