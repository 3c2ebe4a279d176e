"""What people make in the folder of a set stays, another case is refused, and a set is whole or not there."""

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proeftuin_docs.errors import WrongUsageError
from proeftuin_docs.output_folder.journal import NAME, is_own_name
from proeftuin_docs.output_folder.set_journal import BUILD, HEARING
from proeftuin_docs.output_folder.sets import Placed, open_set, write_all

FIRST: Final = {"brief.docx": b"eerste brief", "checklist.pdf": b"eerste lijst", "overzicht.html": b"eerste"}
SECOND: Final = {name: content.replace(b"eerste", b"tweede") for name, content in FIRST.items()}
KIM: Final = (("rc 26/1", "18-1-26"), ("kim verbeek", "2001-01-01"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the set goes."""
    return tmp_path / "verhoor"


def place(folder: Path, contents: dict[str, bytes], about: tuple[tuple[str, ...], ...] = KIM) -> Placed:
    """Put a set of a hearing in the folder."""
    with open_set(folder, HEARING) as opened:
        return opened.place(contents, about)


def there(folder: Path) -> dict[str, bytes]:
    """Every file in the folder but the program's own."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name not in (NAME, ".in-gebruik")
    }


def names(placed: Placed) -> list[tuple[str, str]]:
    """What was told, each with the file that it is about."""
    return [(item.name, Path(item.place.file or "").name) for item in placed.told]


def test_a_newer_set_takes_the_place_of_the_older_one(folder: Path) -> None:
    """What nobody touched is replaced without a word."""
    place(folder, FIRST)
    placed = place(folder, SECOND)
    assert (there(folder), names(placed)) == (SECOND, [])


def test_what_somebody_changed_stays_and_the_new_one_stands_beside_it(folder: Path) -> None:
    """However often it is done; the one beside it is the newest, until somebody changes that too."""
    place(folder, FIRST)
    (folder / "checklist.pdf").write_bytes(b"eerste lijst, met kruisjes")
    placed = place(folder, SECOND)
    kept = {"checklist.pdf": b"eerste lijst, met kruisjes", "checklist.nieuw.pdf": b"tweede lijst"}
    assert there(folder) == SECOND | kept
    assert names(placed) == [("files.kept_as_changed", "checklist.pdf")]
    assert placed.paths[1] == folder / "checklist.nieuw.pdf"
    place(folder, FIRST)
    assert there(folder) == FIRST | kept | {"checklist.nieuw.pdf": b"eerste lijst"}
    (folder / "checklist.nieuw.pdf").write_bytes(b"ook met kruisjes")
    place(folder, SECOND)
    both = kept | {"checklist.nieuw.pdf": b"ook met kruisjes", "checklist.nieuw-2.pdf": b"tweede lijst"}
    assert there(folder) == SECOND | both


def test_a_changed_file_that_is_gone_again_makes_room(folder: Path) -> None:
    """The new one has its own name then, and what stood beside is set aside."""
    place(folder, FIRST)
    (folder / "brief.docx").write_bytes(b"bewerkt")
    place(folder, SECOND)
    (folder / "brief.docx").unlink()
    placed = place(folder, SECOND)
    assert there(folder) == SECOND
    assert names(placed) == [("files.set_aside", "brief.nieuw.docx")]


def test_what_no_longer_belongs_is_set_aside_changed_or_not(folder: Path) -> None:
    """A second one of the same name is kept beside the first; files of somebody else are left alone."""
    place(folder, FIRST | {"oud.pdf": b"een"})
    (folder / "notitie.txt").write_bytes(b"eigen")
    (folder / "eigen.pdf").write_bytes(b"eigen")
    placed = place(folder, FIRST)
    assert names(placed) == [("files.set_aside", "oud.pdf")]
    place(folder, FIRST | {"oud.pdf": b"twee"})
    (folder / "oud.pdf").write_bytes(b"twee, bewerkt")
    place(folder, FIRST)
    assert there(folder) == FIRST | {"notitie.txt": b"eigen", "eigen.pdf": b"eigen"}
    assert there(folder / "vervallen") == {"oud.pdf": b"een", "oud.2.pdf": b"twee, bewerkt"}


@pytest.mark.parametrize(
    ("about", "same"),
    [
        (KIM, True),
        ((("rc 26/1",), ("kim verbeke", "2001-01-01")), True),
        ((("rc 26/1", "18-1-27"), ("kim verbeek", "2001-02-01")), True),
        ((("rc 26/2",), ("kim verbeek", "2001-01-01")), False),
        ((("rc 26/1",), ("noor nergens", "2002-02-02")), False),
        ((("rc 26/1",), ()), False),
    ],
)
def test_the_folder_of_another_case_or_person_is_refused(
    about: tuple[tuple[str, ...], ...], same: bool, folder: Path
) -> None:
    """A name that was mended is the same person; another person in the same case is another folder."""
    place(folder, FIRST)
    if same:
        place(folder, SECOND, about)
        assert there(folder) == SECOND
        return
    with pytest.raises(WrongUsageError) as caught:
        place(folder, SECOND, about)
    assert [item.name for item in caught.value.diagnostics] == ["usage.folder_of_other_case"]
    assert there(folder) == FIRST


def test_the_journal_holds_nothing_that_tells_who_it_is_about(folder: Path) -> None:
    """Neither number, name nor birthday, whole or hashed without the key."""
    place(folder, FIRST)
    kept = (folder / NAME).read_bytes()
    assert not [text for group in KIM for text in group if text.encode() in kept]
    assert not [content for content in FIRST.values() if content in kept]
    place(other := folder.with_name("elders"), FIRST)
    assert json.loads((other / NAME).read_bytes().splitlines()[1]) != json.loads(kept.splitlines()[1])


def test_a_folder_of_an_older_program_keeps_what_differs(folder: Path) -> None:
    """Nobody knows who wrote it last, so it counts as somebody's work; what is equal is taken over."""
    folder.mkdir()
    for name, content in (FIRST | {"brief.docx": b"misschien bewerkt"}).items():
        (folder / name).write_bytes(content)
    placed = place(folder, FIRST)
    assert names(placed) == [("files.kept_as_changed", "brief.docx")]
    assert there(folder) == FIRST | {"brief.docx": b"misschien bewerkt", "brief.nieuw.docx": b"eerste brief"}
    assert names(place(folder, SECOND)) == [("files.kept_as_changed", "brief.docx")]


def test_files_about_a_person_are_for_their_owner_alone(folder: Path) -> None:
    """Documents, journal, lock and the folders that are made, whatever the system gives new files."""
    place(folder, FIRST | {"oud.pdf": b"een"})
    (folder / "brief.docx").chmod(0o644)
    place(folder, FIRST)
    modes = {path.name: stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}
    files = {"brief.docx", "checklist.pdf", "overzicht.html", "oud.pdf", NAME, ".in-gebruik"}
    assert modes == dict.fromkeys(files, 0o600) | {"verhoor": 0o700, "vervallen": 0o700}


@pytest.mark.parametrize("name", ["brief.docx", "overzicht.html", ".in-gebruik", "vervallen"])
def test_a_link_that_somebody_planted_is_replaced_and_not_followed(name: str, folder: Path) -> None:
    """What it points to, in the folder or outside it, stays as it is."""
    place(folder, FIRST | {"oud.pdf": b"een"})
    outside = folder.with_name("elders")
    outside.mkdir()
    target = outside if name == "vervallen" else outside / "kostbaar"
    if target != outside:
        target.write_bytes(b"kostbaar")
        (folder / name).unlink()
    (folder / name).symlink_to(target)
    place(folder, SECOND)
    assert there(folder) == SECOND
    assert not (folder / name).is_symlink()
    assert [path.read_bytes() for path in outside.iterdir()] == ([] if target == outside else [b"kostbaar"])


def test_a_folder_where_a_file_should_come_is_told_and_nothing_changes(folder: Path) -> None:
    """With its name."""
    place(folder, FIRST)
    (folder / "brief.docx").unlink()
    (folder / "brief.docx").mkdir()
    with pytest.raises(WrongUsageError, match=r"brief\.docx: .*dit is een map"):
        place(folder, SECOND)
    assert there(folder).items() <= FIRST.items()


@pytest.mark.parametrize("call", ["fsync", "write", "replace"])
@pytest.mark.parametrize("after", range(0, 12, 2))
def test_a_disk_that_fills_up_changes_nothing(
    call: str, after: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told in words; the old set is whole, nothing half written stays, and the next run is as any other."""
    place(folder, FIRST)
    (folder / "checklist.pdf").write_bytes(b"met kruisjes")
    before = there(folder)
    owner, left = (Path if call == "replace" else os), [after]
    original = getattr(owner, call)

    def fail(*args: object) -> object:
        left[0] -= 1
        if left[0] < 0 and (call != "replace" or left[0] == -1):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return original(*args)

    said = ""
    with monkeypatch.context() as patch:
        patch.setattr(owner, call, fail)
        try:
            place(folder, SECOND)
        except WrongUsageError as error:
            said = str(error)
    new = SECOND | {"checklist.pdf": b"met kruisjes", "checklist.nieuw.pdf": b"tweede lijst"}
    assert there(folder) == (before if said else new)
    assert ("de schijf is vol" in said) is bool(said)
    assert left[0] >= 0 or said or after == 6
    place(folder, SECOND)
    assert there(folder) == new
    assert not list(folder.glob(".schrijven-*"))


def test_what_could_not_be_moved_is_moved_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that a program holds open, as some systems have it, keeps the old set whole."""
    place(folder, FIRST)
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name == "brief.docx":
            raise PermissionError(errno.EACCES, "")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        with pytest.raises(WrongUsageError):
            place(folder, SECOND)
    assert there(folder) == FIRST
    place(folder, SECOND)
    assert there(folder) == SECOND


def test_a_second_run_at_the_same_time_is_refused(folder: Path) -> None:
    """By name of the folder; the first goes on."""
    with open_set(folder, HEARING) as first:
        with pytest.raises(WrongUsageError) as caught, open_set(folder, HEARING):
            pass
        assert [item.name for item in caught.value.diagnostics] == ["usage.folder_busy"]
        first.place(FIRST)
    assert there(folder) == FIRST


def test_a_folder_that_was_made_for_nothing_is_gone_again(tmp_path: Path) -> None:
    """When the documents cannot be made, nobody finds an empty folder and takes it for a set."""
    with pytest.raises(KeyError), open_set(tmp_path / "een" / "twee", HEARING):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_killed_run_are_swept(folder: Path) -> None:
    """Also those of an older program, which had no journal."""
    folder.mkdir()
    (folder / ".schrijven-ab12cd_4").write_bytes(b"half")
    place(folder, FIRST)
    assert not list(folder.glob(".schrijven-*"))


KEY: Final = "00" * 16
HEAD: Final = json.dumps({"kind": "proeftuin-docs/hearing/1", "key": KEY}) + "\n"
UNSAFE: Final = (
    *(
        "../kostbaar.pdf",
        "/etc/hosts.pdf",
        "a\\b.pdf",
        "a/b.pdf",
        "a\nb.pdf",
        "\u202ea.pdf",
        ".verborgen.pdf",
    ),
    *("kostbaar.txt", "kostbaar", "", "..", "con.pdf", "C:a.pdf", NAME, ".in-gebruik", "a\x1b[31m.pdf"),
)


@pytest.mark.parametrize("name", UNSAFE)
@pytest.mark.parametrize(
    "line",
    [
        lambda name: {"names": {name: ["x"]}},
        lambda name: {"swap": {"comes": {name: ".schrijven-a"}, "goes": {}}},
        lambda name: {"swap": {"comes": {"a.pdf": name}, "goes": {}}},
        lambda name: {"swap": {"comes": {}, "goes": {name: "vervallen"}}},
        lambda name: {"swap": {"comes": {}, "goes": {"a.pdf": name}}},
    ],
)
def test_a_name_that_the_program_never_gives_is_not_believed(
    line: Callable[[str], object], name: str, folder: Path
) -> None:
    """Nothing in or outside the folder moves, and the fault is one of its own."""
    folder.mkdir()
    kept = {folder.parent / "kostbaar.pdf": b"1", folder / "kostbaar.txt": b"2", folder / "kostbaar": b"3"}
    for path, content in kept.items():
        path.write_bytes(content)
    (folder / NAME).write_text(HEAD + json.dumps(line(name)) + "\n", encoding="utf-8")
    with pytest.raises(WrongUsageError) as caught:
        place(folder, FIRST)
    assert [item.name for item in caught.value.diagnostics] == ["files.unsafe_journal_name"]
    assert {path: path.read_bytes() for path in kept} == kept
    assert not is_own_name(name)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "files.damaged_journal"),
        ("onzin\n", "files.damaged_journal"),
        ("[]\n", "files.damaged_journal"),
        ('{"kind":"anders/1"}\n', "files.damaged_journal"),
        ("[" * 100_000 + "\n", "files.damaged_journal"),
        (HEAD.replace(KEY, "zz"), "files.damaged_journal"),
        (HEAD.replace(KEY, "00"), "files.damaged_journal"),
        (HEAD + "onzin\n" + HEAD, "files.damaged_journal"),
        (HEAD + '{"names":5}\n', "files.damaged_journal"),
        (HEAD + '{"names":{"a.pdf":5}}\n', "files.damaged_journal"),
        (HEAD + '{"swap":[1]}\n', "files.damaged_journal"),
        (HEAD + '{"owner":5}\n', "files.damaged_journal"),
        (HEAD.replace("hearing", "letters"), "usage.folder_for_other_command"),
    ],
)
def test_a_damaged_or_foreign_journal_is_a_fault_of_its_own(content: str, fault: str, folder: Path) -> None:
    """With a way on; the folder stays as it is."""
    folder.mkdir()
    (folder / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(WrongUsageError) as caught:
        place(folder, FIRST)
    assert [item.name for item in caught.value.diagnostics] == [fault]
    assert there(folder) == {}
    assert (folder / NAME).read_text(encoding="utf-8") == content


def test_a_link_in_the_place_of_the_journal_is_not_followed(folder: Path) -> None:
    """Neither read nor written."""
    place(folder, FIRST)
    elsewhere = folder.with_name("elders.jsonl")
    (folder / NAME).rename(elsewhere)
    before = elsewhere.read_bytes()
    (folder / NAME).symlink_to(elsewhere)
    with pytest.raises(WrongUsageError, match="beschadigd, of niet van dit programma"):
        place(folder, SECOND)
    assert (there(folder), elsewhere.read_bytes()) == (FIRST, before)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(min_value=0), byte=st.binary(min_size=1, max_size=3))
def test_a_journal_with_anything_in_it_touches_nothing_outside(at: int, byte: bytes, tmp_path: Path) -> None:
    """It counts, or it is told; no traceback, and what somebody changed is there afterwards."""
    folder = tmp_path / f"map-{at}-{byte.hex()}"
    place(folder, FIRST)
    (folder / "brief.docx").write_bytes(b"bewerkt")
    journal = (folder / NAME).read_bytes()
    cut = at % len(journal)
    (folder / NAME).write_bytes(journal[:cut] + byte + journal[cut + len(byte) :])
    try:
        place(folder, SECOND)
    except WrongUsageError:
        assert there(folder) == FIRST | {"brief.docx": b"bewerkt"}
    else:
        assert b"bewerkt" in {path.read_bytes() for path in folder.rglob("*") if path.is_file()}


PAGES: Final = {"a-1.0.0.pdf": b"a", "index.html": b"pagina", "manifest.json": b""}


def pages(**changed: bytes) -> dict[str, bytes]:
    """A build: documents, a page to hand them out from, and a manifest."""
    from hashlib import sha256

    files = PAGES | {name.replace("_", "."): content for name, content in changed.items()}
    rows = [{"file": "a-1.0.0.pdf", "sha256": sha256(files["a-1.0.0.pdf"]).hexdigest()}]
    return files | {"manifest.json": json.dumps(rows).encode()}


def test_a_build_leaves_its_files_and_nothing_else(folder: Path) -> None:
    """Not even a journal: its manifest says what is in it; everybody may read it."""
    for files in (pages(), PAGES | pages(index_html=b"nieuwere pagina")):
        write_all(files, folder)
        assert {path.name: path.read_bytes() for path in folder.rglob("*")} == files
    assert stat.S_IMODE((folder / "index.html").stat().st_mode) & 0o044


@pytest.mark.parametrize("name", ["a-1.0.0.pdf", "index.html", "manifest.json"])
def test_what_somebody_changed_in_a_build_stays(name: str, folder: Path) -> None:
    """A document, the page, or the list of what there is."""
    write_all(pages(), folder)
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    changed = (folder / name).read_bytes()
    with open_set(folder, BUILD) as opened:
        placed = opened.place(pages(index_html=b"nieuwere pagina"))
    assert ("files.kept_as_changed", name) in names(placed)
    assert (folder / name).read_bytes() == changed
