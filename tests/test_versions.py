"""Versions: what counts as content, what the lock guards, and which version is the default."""

from collections.abc import Iterator

import pytest

from proeftuin_docs.definitions import (
    Catalogue,
    FormDefinition,
    Status,
    canonical_content,
    check_lock,
    content_hash,
    load_form,
    lock_line,
    make_catalogue,
    read_lock,
)
from proeftuin_docs.errors import DefinitionError, Place, WrongUsageError
from tests.builders import ALL_KINDS_FILE, all_kinds, fault_places, form_head, form_text, make_form

LOCK_NAME = "forms/published.lock"


def test_the_status_is_no_content() -> None:
    """A published version can be withdrawn without becoming another."""
    hashes = {content_hash(make_form(status=status.value)) for status in Status}
    assert len(hashes) == 1


def test_a_default_that_is_written_out_is_no_other_content() -> None:
    """A later schema may add keys with defaults without touching old hashes."""
    plain = make_form("- {kind: long_text, id: a, label: b}\n")
    as_json = make_form(
        "- {kind: long_text, id: a, label: b, lines: 4, number: '', help: null}\n", language="nl-NL"
    )
    assert content_hash(plain) == content_hash(as_json)


def test_layout_and_order_of_the_yaml_are_no_content() -> None:
    """The hash is of what the definition says, not of how it is typed."""
    plain = make_form("- {kind: text, id: a, label: b}\n")
    other = make_form("- label: 'b'   # commentaar\n  id: a\n  kind: text\n")
    assert canonical_content(plain) == canonical_content(other)


def changes() -> Iterator[tuple[str, str]]:
    """A word of the fixture with every kind, and another that says something else but is as valid."""
    yield "Alle soorten vragen", "Alle soorten"
    yield "version: 1.2.3", "version: 1.2.4"
    yield "date: 2026-11-23", "date: 2026-11-24"
    yield "annex: bijlage Ω", "annex: bijlage O"
    yield "- testers", "- tester"
    yield "level: openbaar", "level: vertrouwelijk"
    yield "*helemaal*", "helemaal"
    yield "Wat is er gebeurd?", "Wat is er gebeurd."
    yield "lines: 5", "lines: 6"
    yield "unit: keer", "unit: maal"
    yield "answer: ja", "answer: nee"
    yield "label: Anders", "label: Overig"
    yield "from: -2", "from: -1"
    yield "new_page: true", "new_page: false"
    yield "weight: 3", "weight: 4"
    yield "rows: 2", "rows: 3"
    yield "binnen **14 dagen**", "binnen 14 dagen"
    yield "marker: 1°", "marker: 2°"
    yield "01/234567-26", "01/234567-27"
    yield "filled_by: de begeleider", "filled_by: de tester"


@pytest.mark.parametrize(("old", "new"), list(changes()))
def test_every_other_change_is_content(old: str, new: str) -> None:
    """Whatever a reader could notice changes the hash."""
    text = ALL_KINDS_FILE.read_text(encoding="utf-8")
    assert old in text
    assert content_hash(load_form(text.replace(old, new, 1), "x.yaml")) != content_hash(all_kinds())


def check(locked: str, *forms: FormDefinition) -> list[tuple[str, str]]:
    """Code and file of every fault between a lock's text and these forms."""
    placed = [(form, Place(f"forms/{form.id}/{form.version}.yaml")) for form in forms]
    found = check_lock(placed, read_lock(locked, LOCK_NAME), LOCK_NAME)
    return [(fault.name, str(fault.place.file)) for fault in found]


@pytest.mark.parametrize("status", ["vastgesteld", "ingetrokken"])
def test_a_published_version_that_is_unchanged_has_no_faults(status: str) -> None:
    """Withdrawing changes the status, not the content."""
    form = make_form(status=status)
    assert check(lock_line(form), form) == []


def test_a_concept_needs_no_lock() -> None:
    """Only a concept can still change."""
    assert check("", make_form(status="concept")) == []


@pytest.mark.parametrize(
    ("published", "now", "code"),
    [
        ({"status": "vastgesteld"}, {"status": "vastgesteld", "title": "Anders"}, "lock.changed_content"),
        ({"status": "vastgesteld"}, {"status": "concept"}, "lock.published_as_concept"),
        ({"status": "vastgesteld"}, {"status": "concept", "title": "Anders"}, "lock.changed_content"),
        (None, {"status": "vastgesteld"}, "lock.not_published"),
        (None, {"status": "ingetrokken"}, "lock.not_published"),
    ],
)
def test_a_version_that_departs_from_the_lock_is_a_fault_of_its_file(
    published: dict[str, str] | None, now: dict[str, str], code: str
) -> None:
    """Changed content, a concept again, or established without having been published."""
    locked = lock_line(make_form(**published)) if published else ""
    assert check(locked, make_form(**now)) == [(code, "forms/klein/1.0.0.yaml")]


def test_a_published_version_cannot_disappear() -> None:
    """A version is withdrawn, never deleted; the fault stands at the lock."""
    gone, kept = make_form(status="vastgesteld"), make_form(status="vastgesteld", version="1.1.0")
    assert check(f"{lock_line(gone)}\n{lock_line(kept)}\n", kept) == [("lock.missing_definition", LOCK_NAME)]


def test_a_lock_holds_lines_remarks_and_empty_lines() -> None:
    """Its lines are what `lock_line` writes."""
    form = make_form()
    assert read_lock(f"# uitleg\n\n{lock_line(form)}\n", LOCK_NAME) == {
        ("klein", "1.0.0"): content_hash(form)
    }


def test_every_faulty_line_of_a_lock_is_reported_at_once() -> None:
    """A merge that went wrong shows itself with its lines."""
    line = lock_line(make_form())
    with pytest.raises(DefinitionError) as caught:
        read_lock(f"{line}\n<<<<<<< HEAD\n{line}\nklein@1.0.0 sha256:abc\n", LOCK_NAME)
    assert fault_places(caught.value.diagnostics) == [
        ("lock.invalid_line", 2, 1),
        ("lock.repeated_version", 3, 1),
        ("lock.invalid_line", 4, 1),
    ]


def catalogue(*versions: tuple[str, str]) -> Catalogue:
    """A catalogue of the small form in these versions, each with its status."""
    return make_catalogue(
        tuple(load_form(form_text(head=form_head(version=v, status=s)), "x.yaml") for v, s in versions)
    )


def test_the_default_is_the_newest_established_version() -> None:
    """Versions are numbers: 1.10.0 is newer than 1.9.0."""
    found = catalogue(
        ("1.10.0", "vastgesteld"), ("1.9.0", "vastgesteld"), ("1.11.0", "ingetrokken"), ("2.0.0", "concept")
    )
    assert found.find("klein").version == "1.10.0"
    assert [form.version for form in found.entries["klein"].versions] == [
        "1.9.0",
        "1.10.0",
        "1.11.0",
        "2.0.0",
    ]


def test_a_version_that_is_named_is_found_whatever_its_status() -> None:
    """Old cases keep their old form."""
    found = catalogue(("1.0.0", "ingetrokken"), ("1.1.0", "vastgesteld"))
    assert found.find("klein@1.0.0").status is Status.INGETROKKEN


def test_a_form_without_an_established_version_shows_its_newest() -> None:
    """A concept has a title too."""
    entry = catalogue(("0.1.0", "concept"), ("0.2.0", "concept")).entries["klein"]
    assert entry.default is None
    assert entry.shown.version == "0.2.0"


@pytest.mark.parametrize(
    ("reference", "code", "named"),
    [
        ("klien", "usage.unknown_document", "klein"),
        ("heel-iets-anders", "usage.unknown_document", "klein"),
        ("klein@3.0.0", "usage.unknown_version", "0.1.0 (concept)"),
        ("klein@", "usage.unknown_version", "0.1.0 (concept)"),
        ("klein", "usage.no_adopted_version", "0.1.0 (concept)"),
    ],
)
def test_a_form_that_is_not_there_is_answered_with_those_that_are(
    reference: str, code: str, named: str
) -> None:
    """The message names what could have been meant."""
    with pytest.raises(WrongUsageError) as caught:
        catalogue(("0.1.0", "concept")).find(reference)
    (found,) = caught.value.diagnostics
    assert found.name == code
    assert named in str(found)


def test_forms_stand_in_the_catalogue_by_name() -> None:
    """The order of the files does not matter."""
    second = load_form(form_text(head=form_head(id="anders")), "x.yaml")
    assert list(make_catalogue((make_form(), second)).entries) == ["anders", "klein"]
