"""Publishing: one line added, once, and never for what changed or is no final version."""

from pathlib import Path

import pytest

from proeftuin_docs.errors import DefinitionError, WrongUsageError
from proeftuin_docs.library import Library
from proeftuin_docs.usecases.publish import publish
from tests.builders import form_head, form_text
from tests.usecases.conftest import Court

VERSION = "klein@1.0.0"


def lock(config: Path) -> str:
    """The text of the court's own lock; empty while there is none."""
    path = config / "forms" / "published.lock"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def refused(config: Path) -> list[str]:
    """The codes for which publishing is refused; the lock stays as it was."""
    before = lock(config)
    with pytest.raises(DefinitionError) as caught:
        publish(Library.open(config), VERSION)
    assert lock(config) == before
    return [fault.name for fault in caught.value.diagnostics]


def test_publishing_adds_exactly_one_line(court: Court) -> None:
    """The lock of the folder that holds the definition gets the version with its hash."""
    config = court(status="vastgesteld")
    (config / "forms" / "published.lock").write_text("# Ons slot\n", encoding="utf-8")
    done = publish(Library.open(config), VERSION)
    assert done.added
    assert lock(config) == f"# Ons slot\n{VERSION} sha256:{done.hash}\n"
    assert VERSION not in {fault.facts.get("name") for fault in Library.open(config).lock_faults()}


def test_the_first_version_makes_the_lock(court: Court) -> None:
    """A court that starts has no lock yet; it begins by saying what a line is."""
    config = court(status="vastgesteld")
    done = publish(Library.open(config), VERSION)
    assert lock(config) == f"# id@versie sha256:hash\n{VERSION} sha256:{done.hash}\n"


def test_a_lock_without_a_last_newline_stays_readable(court: Court) -> None:
    """An editor that drops the last newline does not glue two lines together."""
    config = court(status="vastgesteld")
    (config / "forms" / "published.lock").write_text("# Ons slot", encoding="utf-8")
    publish(Library.open(config), VERSION)
    assert lock(config).splitlines()[0] == "# Ons slot"
    assert len(lock(config).splitlines()) == 2


def test_publishing_twice_changes_nothing_and_says_so(court: Court) -> None:
    """The second time there is no line to add."""
    config = court(status="vastgesteld")
    first, once = publish(Library.open(config), VERSION), lock(config)
    second = publish(Library.open(config), VERSION)
    assert (first.added, second.added) == (True, False)
    assert first.hash == second.hash
    assert lock(config) == once


def test_changed_content_keeps_its_old_number_from_being_published(court: Court) -> None:
    """What people have on paper under this number never changes."""
    config = court(status="vastgesteld")
    publish(Library.open(config), VERSION)
    court(status="vastgesteld", title="Anders")
    assert refused(config) == ["lock.published_otherwise"]


@pytest.mark.parametrize("status", ["concept", "ingetrokken"])
def test_only_an_established_version_is_published(status: str, court: Court) -> None:
    """A concept can still change, and what is withdrawn is not brought out anew."""
    assert refused(court(status=status)) == ["lock.not_adopted"]


def test_a_faulty_neighbour_is_said_first(court: Court) -> None:
    """Publishing looks at the whole configuration."""
    config = court(status="vastgesteld")
    (config / "forms" / "klein" / "1.1.0.yaml").write_text(
        form_text(head=form_head(version="1.1.0", title="")), encoding="utf-8"
    )
    assert refused(config) == ["definitions.missing_key"]


@pytest.mark.parametrize("name", ["weg@1.0.0", "klein@9.9.9", "klein@"])
def test_what_is_not_there_is_not_published(name: str, court: Court) -> None:
    """A wrong name or number is a fault of usage."""
    config = court(status="vastgesteld")
    with pytest.raises(WrongUsageError):
        publish(Library.open(config), name)
    assert lock(config) == ""


def test_the_bundled_lock_is_not_touched(court: Court) -> None:
    """A court publishes in its own folder only."""
    bundled = Library.open().resources.lock_files()[0].path
    before = bundled.read_bytes()
    publish(Library.open(court(status="vastgesteld")), VERSION)
    assert bundled.read_bytes() == before
