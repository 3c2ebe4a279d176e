"""Output for people, in plain lines; never what somebody filled in."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from proeftuin_docs.cli.app import print_line
from proeftuin_docs.cli.localisation import words

if TYPE_CHECKING:
    from proeftuin_docs.returned.readings import Reading
    from proeftuin_docs.returned.verify import Verified


def show_list(documents: Sequence[dict[str, Any]]) -> None:
    """Prints every document with its versions, the default one marked."""
    for document in documents:
        print_line(f"{document['id']} – {document['title']}")
        for version in document["versions"]:
            default = version["version"] == document["default"]
            mark = f" ({words('messages', 'default')})" if default else ""
            print_line(f"  {version['version']} {version['status']}{mark}")
        if document["default"] is None:
            print_line(f"  {words('messages', 'no_version')}")
        if document["awaits_review"]:
            print_line(f"  {words('messages', 'awaits_review')}")
        print_line(f"  {words('messages', 'formats')}: {', '.join(document['formats'])}")
        print_line(f"  {words('messages', 'for_whom')}: {', '.join(document['audience'])}")


def show_one(described: dict[str, Any]) -> None:
    """Prints one document's source, history and fields."""
    for line in _description(described):
        print_line(line)


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
    if parts := described.get("parts"):
        yield f"{words('messages', 'parts')}: {', '.join(parts)}"
    if described["fields"]:
        yield f"{words('messages', 'fields')}:"
    for section, fields in groupby(described["fields"], key=lambda field: field["section_title"]):
        yield f"  {section}"
        for field in fields:
            number = f"{field['number']} " if field["number"] else ""
            yield f"    {number}{field['label']} [{field['id']}: {field['kind']}]"


def show_readings(readings: Sequence["Reading"]) -> None:
    """Prints for each file which version it is, how confidential, and how much was filled in."""
    for reading in readings:
        print_line(reading.file)
        for line in _lines(reading):
            print_line(f"  {line}")
    if any(reading.read for reading in readings):
        print_line(words("readings", "how_to_see"))


def _lines(reading: "Reading") -> Iterator[str]:
    from proeftuin_docs.returned.readings import reading_data

    plain = reading_data(reading)
    if reading.definition is None:
        yield words("readings", "unplaced")
        return
    title = reading.definition.title
    yield words("readings", "document", title=title, version=plain["version"], hash=plain["hash"][:12])
    for part in reading.parts:
        yield words("readings", "part", title=part.title)
    if reading.source is not None:
        yield words("readings", "carried", version=reading.source.version)
    secrecy = plain["confidentiality"]
    yield words("secrecy", secrecy["level"], statement=secrecy["statement"])
    if reading.read is None:
        yield words("readings", "nothing")
        return
    within = {section for part in reading.parts for section in part.sections}
    asked = sum(not within or trail[0].id in within for trail, _ in reading.definition.questions())
    known = len(reading.prefilled)
    yield words("readings", "filled", filled=len(reading.read.values) - known, asked=asked - known)
    if known:
        yield words("readings", "prefilled", count=known)
    for key in ("extra_room", "unread", "not_carried"):
        if found := plain.get(key):
            yield words("readings", key, count=len(found))


def show_verdict(verified: "Verified") -> None:
    """Print the verdict on a file, including what was and was not examined."""
    definition = verified.definition
    part = f" ({verified.edition.part.title})" if verified.edition.part else ""
    title = f"{definition.title} {definition.version}{part}" if definition else ""
    said = words("verdicts", verified.verdict.value, title=title).rstrip()
    print_line(f"{verified.file}: {said}")
    told = (*verified.problems, *verified.not_looked_at)
    for hint, problems in groupby(told, key=lambda problem: problem.hint):
        for problem in problems:
            where = f"{problem.place.path}: " if problem.place.path else ""
            print_line(f"  {where}{problem.message} ({problem.number})")
        print_line(f"    → {hint}")
