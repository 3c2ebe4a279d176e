"""Shows a reviewer what a change does to every document: `make visual-diff [BASE=commit]`.

Makes every document as it was at the last published state and as it is here, and writes a page for each that
differs and an overview, in `artifacts/visual-diff`. Ends with 1 when a document cannot be made here.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from proeftuin_docs.library import Library
from proeftuin_docs.renderers.html.templates import render_page
from tests.visual.differences import Comparer, Difference
from tests.visual.states import ROOT, State, StateError, find_base, finish, start, unpack

OUTPUT: Final = ROOT / "artifacts" / "visual-diff"
LIBRARY: Final = Library.open()
WORDING: Final = LIBRARY.wording()
_SHORT: Final = 12


def main() -> int:
    """Compare, write, and say where the result is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", default="", help="a commit; without it the last published state")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args()
    try:
        base = find_base(given.base)
    except StateError:
        print(WORDING.phrase("diffs_no_commit", commit=given.base))
        return 1
    try:
        with tempfile.TemporaryDirectory() as folder:
            now, before, since = make_states(base, Path(folder), required=bool(given.base))
    except StateError as error:
        print(WORDING.phrase("diffs_failed", problem=error))
        return 1
    found = list(Comparer(before, now, LIBRARY, WORDING).differences())
    write(found, since, given.output)
    for line in (
        since,
        *_told(found),
        *(WORDING.phrase("diffs_failed", problem=item) for item in now.failures),
    ):
        print(line)
    print(given.output / "index.html")
    return 1 if now.failures else 0


def make_states(base: str | None, folder: Path, *, required: bool) -> tuple[State, State | None, str]:
    """The state that is here, the earlier one where that can be made, and in words which that is."""
    folders = {name: folder / name for name in ("now", "before", "source")}
    for path in folders.values():
        path.mkdir()
    here = start(ROOT, folders["now"])
    if base is None:
        return finish(here, ROOT, folders["now"]), None, WORDING.phrase("diffs_no_history")
    unpack(base, folders["source"])
    there = start(folders["source"], folders["before"])
    now = finish(here, ROOT, folders["now"])
    try:
        before = finish(there, folders["source"], folders["before"])
    except StateError:
        if required:
            raise
        return now, None, WORDING.phrase("diffs_no_base", commit=base[:_SHORT])
    phrase = "diffs_since" if required else "diffs_since_published"
    return now, before, WORDING.phrase(phrase, commit=base[:_SHORT])


def write(found: list[Difference], since: str, output: Path) -> None:
    """The pages and their overview, in an empty folder."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    for item in found:
        if item.page:
            (output / item.file_name).write_bytes(item.page)
    (output / "index.html").write_bytes(overview(found, since))


def overview(found: Iterable[Difference], since: str) -> bytes:
    """The overview of many comparisons, what differs first; `since` names the state compared with."""
    documents = sorted(found, key=lambda item: (not item.differs, item.name))
    facts = {"documents": documents, "since": since}
    return render_page("vergelijkingen", LIBRARY.options(), facts, scripted=False)


def _told(found: list[Difference]) -> Iterator[str]:
    for item in found:
        if item.differs or not item.certain:
            yield f"{item.name}: {item.state}"
    same = sum(item.certain and not item.differs for item in found)
    yield WORDING.phrase("diffs_unchanged_count", count=same)


if __name__ == "__main__":
    raise SystemExit(main())
