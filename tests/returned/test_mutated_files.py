"""Good files that changed on the way give a reading or one of our own faults, whatever changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proeftuin_docs.library import Library
from proeftuin_docs.returned import handed_out, reading
from proeftuin_docs.returned import verify as verifying
from proeftuin_docs.returned.given_files import read_raw
from proeftuin_docs.returned.readers.model import RawFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import readings_json
from proeftuin_docs.returned.verify import Verdict, verdict_data, verify
from tests.returned import files
from tests.returned.mutations import (
    Edit,
    edits,
    mutated,
    object_mutated,
    objects_of,
    part_mutated,
    stream_mutated,
    tree_mutated,
)
from tests.returned.outcomes import outcome_of, read_or_refused, require_little

FEW: Final = settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MANY: Final = settings(FEW, max_examples=60)
Mutation = Callable[["Good", float, Sequence[Edit]], bytes]


class Good:
    """The form of every kind, filled in, in every format; and its configuration."""

    def __init__(self, folder: Path) -> None:
        self.config = files.all_kinds_folder(folder)
        self.files = {name: files.all_kinds_file(name, self.config) for name in files.FORMATS}
        self.objects = objects_of(self.files["pdf"])


MUTATIONS: Final[Mapping[str, Mutation]] = {
    "bytes of a PDF": lambda good, _, changes: mutated(good.files["pdf"], changes),
    "an object of a PDF": lambda good, share, changes: object_mutated(good.objects, share, changes),
    "a stream of a PDF": lambda good, share, changes: stream_mutated(good.objects, share, changes),
    "bytes of a Word file": lambda good, _, changes: mutated(good.files["docx"], changes),
    "a part of a Word file": lambda good, share, changes: part_mutated(good.files["docx"], share, changes),
    "elements of a Word file": lambda good, share, changes: tree_mutated(good.files["docx"], share, changes),
    "a web page": lambda good, _, changes: mutated(good.files["html"], changes),
}
NO_EDITS: Final[Sequence[Edit]] = ()
kinds = pytest.mark.parametrize("kind", MUTATIONS)


@pytest.fixture(scope="module", autouse=True)
def _read_apart() -> Iterator[None]:
    """Verdicts come from the process that reads files too."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (handed_out, reading, verifying):
            patch.setattr(module, "read_raw", read_raw)
        yield


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """Files that nothing happened to yet."""
    return Good(tmp_path_factory.mktemp("eigen"))


@kinds
def test_a_file_that_was_only_packed_again_says_what_it_said(good: Good, kind: str) -> None:
    """Otherwise every mutated file would be refused for the wrong reason."""
    read = read_or_refused(MUTATIONS[kind](good, 0.5, NO_EDITS))
    assert isinstance(read, RawFile)
    same = read_or_refused(good.files[read.kind.value])
    assert isinstance(same, RawFile)
    assert (read.fields, read.claim) == (same.fields, same.claim)
    assert len(read.fields) > 10


def check(content: bytes) -> None:
    """Reads a file in the process that reads files; only our own faults may come out, at little cost."""
    assert outcome_of(content)
    require_little()


def check_whole(content: bytes, config: Path) -> None:
    """Lets a file go all the way: verdict, values, and what is printed of both."""
    given_file = files.given(content)
    (verified,) = verify(Library.open(config), [given_file])
    assert verified.verdict in Verdict
    assert verdict_data(verified)["problems"] == [] or all(map(str, verified.problems))
    readings = read(Library.open(config), [given_file])
    assert all(map(str, readings[0].problems))
    assert readings_json(readings)


@kinds
@FEW
@given(share=st.floats(0, 1), changes=edits)
def test_a_file_that_changed_is_read_or_refused(
    good: Good, kind: str, share: float, changes: list[Edit]
) -> None:
    """Whatever happened to it, within two seconds of the processor and 300 megabytes."""
    check(MUTATIONS[kind](good, share, changes))


@pytest.mark.slow
@kinds
@MANY
@given(share=st.floats(0, 1), changes=edits)
def test_many_files_that_changed_are_read_or_refused(
    good: Good, kind: str, share: float, changes: list[Edit]
) -> None:
    """The same for more changes."""
    check(MUTATIONS[kind](good, share, changes))


@pytest.mark.slow
@kinds
@settings(FEW, max_examples=6)
@given(share=st.floats(0, 1), changes=edits)
def test_a_file_that_changed_gets_a_verdict(good: Good, kind: str, share: float, changes: list[Edit]) -> None:
    """What is read of it can be judged, understood and printed, whatever it is."""
    check_whole(MUTATIONS[kind](good, share, changes), good.config)
