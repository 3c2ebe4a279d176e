"""What a reviewer is shown of a change: what it is compared with, and what is said of each document."""

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from proeftuin_docs.comparison.versions import print_files
from proeftuin_docs.definitions import Definition
from proeftuin_docs.library import Library
from tests.builders import dutch, make_form
from tests.visual import contact_sheets, documents
from tests.visual.differences import Comparer, Difference
from tests.visual.printing import make_all
from tests.visual.states import LOCK, State, StateError, find_base, unpack

QUESTION = "- {kind: text, id: naam, label: Naam}\n"
OTHER = "- {kind: text, id: naam, label: Uw naam}\n"


def git(root: Path, *arguments: str) -> str:
    """What git prints."""
    name = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(root), *name, *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


def commit(root: Path, file: str, text: str) -> str:
    """A commit that changes one file."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", text)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def history(tmp_path: Path) -> tuple[Path, list[str]]:
    """A history in which something was published twice, with other commits in between."""
    root = tmp_path / "werk"
    root.mkdir()
    git(root, "init", "-q")
    files = ("a", LOCK, "a", LOCK, "a", "a")
    return root, [commit(root, file, f"stap {number}") for number, file in enumerate(files)]


def test_what_was_published_last_is_compared_with(history: tuple[Path, list[str]]) -> None:
    """The last commit that changed the lock, however many came after it."""
    root, commits = history
    assert find_base("", root) == commits[3]


def test_a_commit_that_publishes_is_compared_with_the_one_before(history: tuple[Path, list[str]]) -> None:
    """Otherwise it would be compared with itself."""
    root, commits = history
    head = commit(root, LOCK, "nog een")
    assert find_base("", root) == commits[5] != head


def test_any_commit_can_be_asked_for(history: tuple[Path, list[str]]) -> None:
    """By any name that git knows."""
    root, commits = history
    assert find_base("HEAD~2", root) == commits[3]
    with pytest.raises(StateError):
        find_base("bestaat-niet", root)
    with pytest.raises(StateError):
        find_base("--all", root)


@pytest.mark.parametrize(("depth", "expected"), [(1, None), (2, None), (3, None), (4, 3)])
def test_a_shallow_clone_does_not_take_its_edge_for_what_was_published(
    depth: int, expected: int | None, history: tuple[Path, list[str]], tmp_path: Path
) -> None:
    """Its first commit seems to change every file; only what lies beyond it tells."""
    root, commits = history
    clone = tmp_path / "kopie"
    git(tmp_path, "clone", "-q", f"--depth={depth}", root.as_uri(), str(clone))
    assert find_base("", clone) == (None if expected is None else commits[expected])


def test_where_there_is_no_git_there_is_no_base(tmp_path: Path) -> None:
    """As in an unpacked archive."""
    assert find_base("", tmp_path) is None


def test_a_commit_is_unpacked_as_it_was(history: tuple[Path, list[str]], tmp_path: Path) -> None:
    """Not as the files are now."""
    root, commits = history
    folder = tmp_path / "toen"
    folder.mkdir()
    unpack(commits[2], folder, root)
    assert (folder / "a").read_text(encoding="utf-8") == "stap 2"
    assert (folder / LOCK).read_text(encoding="utf-8") == "stap 1"


@cache
def printed(content: str, version: str) -> tuple[Definition, bytes]:
    """A small form and its pages."""
    definition = make_form(content, version=version)
    return definition, print_files(definition, Library.open())[""]


def state(*forms: tuple[str, str], made: bool = True) -> State:
    """A state with small forms: contents and versions."""
    found = {("klein", version): printed(content, version) for content, version in forms}
    definitions = {key: definition for key, (definition, _) in found.items()}
    prints_of = {key: {"print": content} for key, (_, content) in found.items()} if made else {}
    return State(definitions, prints_of, ())


def pages_of(made: State) -> int:
    """How many pages the first document of a state has."""
    ((content,),) = (tuple(item.values()) for item in made.print_files.values())
    return len(PdfReader(BytesIO(content)).pages)


def compared(before: State | None, now: State) -> list[Difference]:
    """What is said of every version."""
    return list(Comparer(before, now, Library.open(), dutch()).differences())


def test_a_document_that_is_as_it_was_is_said_to_be() -> None:
    """It has no page."""
    (found,) = compared(state((QUESTION, "1.0.0")), state((QUESTION, "1.0.0")))
    assert (found.state, found.differs, found.certain, found.page) == ("Ongewijzigd.", False, True, b"")


def test_a_concept_that_changed_is_shown_with_its_pages() -> None:
    """The same version, with other words."""
    (found,) = compared(state((QUESTION, "1.0.0")), state((OTHER, "1.0.0")))
    assert (found.state, found.differs, found.pages) == ("1 veranderd.", True, 1)
    assert found.file_name == "klein-1.0.0.html"
    assert "Bladzijden die gelijk zijn, staan er niet bij." in found.page.decode()


def test_another_look_of_the_same_definition_is_a_difference() -> None:
    """A template changed: the definition says nothing of it, and every page that it touches is shown."""
    before, now = state((QUESTION, "1.0.0")), state((QUESTION, "1.0.0"))
    other = State(now.definitions, {("klein", "1.0.0"): {"print": printed(OTHER, "1.0.0")[1]}}, ())
    (found,) = compared(before, other)
    assert (found.differs, found.pages, bool(found.page)) == (True, pages_of(other), True)


def test_a_new_version_is_compared_with_the_one_before() -> None:
    """The older one is unchanged."""
    before, now = state((QUESTION, "1.0.0")), state((QUESTION, "1.0.0"), (OTHER, "1.1.0"))
    old, new = compared(before, now)
    assert old.state == "Ongewijzigd."
    assert new.state.startswith("Nieuwe versie, vergeleken met 1.0.0. 1 veranderd.")


def test_what_is_new_and_what_is_gone_is_said() -> None:
    """A version that disappears must not go unseen."""
    now = state((QUESTION, "1.0.0"))
    (new,) = compared(state(), now)
    (gone,) = compared(state((QUESTION, "1.0.0")), state())
    assert (new.state, new.differs, new.pages) == ("Dit document is nieuw.", True, pages_of(now))
    assert (gone.state, gone.differs) == ("Deze versie is er niet meer.", True)


def test_without_an_earlier_state_a_version_is_compared_with_the_one_before_it() -> None:
    """The first has none, and is not called unchanged."""
    first, second = compared(None, state((QUESTION, "1.0.0"), (OTHER, "1.1.0")))
    assert (first.differs, first.certain) == (False, False)
    assert "vergeleken met 1.0.0" in second.state


def test_what_could_not_be_made_then_is_not_called_unchanged() -> None:
    """Its words are compared all the same."""
    (found,) = compared(state((QUESTION, "1.0.0"), made=False), state((QUESTION, "1.0.0")))
    assert (found.differs, found.certain) == (False, False)
    assert "niet meer te maken" in found.state


def test_the_overview_has_what_differs_first_and_links_to_its_page(tmp_path: Path) -> None:
    """What was there from an earlier run is gone."""
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "oud.html").write_text("oud", encoding="utf-8")
    found = compared(
        state((QUESTION, "1.0.0"), (QUESTION, "1.1.0")), state((QUESTION, "1.0.0"), (OTHER, "1.1.0"))
    )
    documents.write(found, "Vergeleken met toen.", tmp_path / "uit")
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == ["index.html", "klein-1.1.0.html"]
    index = (tmp_path / "uit" / "index.html").read_text(encoding="utf-8")
    assert '<a href="klein-1.1.0.html">klein 1.1.0</a>' in index
    assert index.index("klein 1.1.0") < index.index("klein 1.0.0")
    assert "Vergeleken met toen." in index


def test_a_state_that_cannot_be_made_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """CI must not go on as if nothing differed."""

    def fail(*_: object, **__: object) -> None:
        raise StateError("geen lettertype")

    monkeypatch.setattr(documents, "make_states", fail)
    monkeypatch.setattr(documents, "find_base", lambda _: None)
    monkeypatch.setattr("sys.argv", ["documents"])
    assert documents.main() == 1
    assert "Dit is niet gelukt: geen lettertype" in capsys.readouterr().out


@pytest.mark.slow
def test_every_document_is_made_in_every_make(tmp_path: Path) -> None:
    """Forms to print and to fill in, letters in their variants."""
    assert list(make_all(tmp_path)) == []
    made = {path.name: sorted(item.stem for item in path.iterdir()) for path in tmp_path.iterdir()}
    assert made["iri@1.0.0"] == ["pdf", "print"]
    assert made["oproep-rc@1.0.0"] == ["b1", "eenvoudig", "en"]
    assert all(len(PdfReader(path).pages) for path in tmp_path.glob("sai@*/*.pdf"))


def test_a_contact_sheet_has_the_pages_of_before_above_those_of_now(tmp_path: Path) -> None:
    """Each in its place and nothing over another; a document that is new has only those of now."""
    folder, output = tmp_path / "states", tmp_path / "sheets"
    for state, names in {"before": ("oud",), "now": ("oud", "nieuw")}.items():
        (folder / state / "brief@1.0.0").mkdir(parents=True)
        for name in names:
            pages = [Image.new("RGB", (100, 200), "black")] * 7
            target = folder / state / "brief@1.0.0" / f"{name}.pdf"
            pages[0].save(target, save_all=True, append_images=pages[1:])
    contact_sheets.write_sheets(folder, output)
    black = {
        path.name: sum(Image.open(path).convert("L").histogram()[:16]) for path in sorted(output.iterdir())
    }
    assert set(black) == {"brief@1.0.0-oud.png", "brief@1.0.0-nieuw.png"}
    assert black["brief@1.0.0-oud.png"] == 2 * black["brief@1.0.0-nieuw.png"] > 7 * 100 * 100
