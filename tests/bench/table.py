"""One table: what this program takes, the least that it could take, and what a user would take instead.

Every line is measured in one process on one machine, so lines compare; numbers of different runs do not.
"Floor" is the part of our own time that Typst takes of it, or, for a list, two processes that do nothing but
let Typst lay out the same letters. "Instead" is WeasyPrint on our own web page of the document, docxtpl on
our own Word file with the same words to fill in, and docxtpl with LibreOffice for a PDF of it. What is not
installed is not measured, and the table says so. Times are medians in milliseconds of wall clock.
"""

import contextlib
import itertools
import json
import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from proeftuin_docs.definitions import Answers, FormDefinition, load_definition
from proeftuin_docs.hearings.documents import CaseDocument, compose_all, read_hearing
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.pdf import typesetting
from proeftuin_docs.renderers.registry import render_document
from tests.bench.letters import measure as measure_list
from tests.bench.load import letters
from tests.builders import answers_to, form_text
from tests.mailmerge.sample_lists import csv_list, sample_rows

ROUNDS: Final = 15
LIST_ROWS: Final = 2000
PROCESSES: Final = 2
QUESTIONS: Final = (250, 500, 1000)
_MS: Final = 1000
_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: ours, the floor and what stands instead, all in the same unit; None for none."""

    what: str
    ours: float
    floor: float | None = None
    instead: float | None = None
    note: str = ""

    def text(self) -> str:
        """The line as it is printed, with the ratios."""
        floor = f"{self.floor:>9.1f}{self.ours / self.floor:>7.2f}" if self.floor else f"{'':>16}"
        instead = f"{self.instead:>10.1f}{self.instead / self.ours:>7.1f}" if self.instead else f"{'':>17}"
        return f"{self.what:<44}{self.ours:>9.1f}{floor}{instead}  {self.note}"


def milliseconds(work: Callable[[], object]) -> float:
    """The median time of one call; the first, which loads fonts and libraries, does not count."""
    work()
    return median(_timed(work) for _ in range(ROUNDS))


def beside_typst(work: Callable[[], object]) -> tuple[float, float]:
    """The median of a call, and that of the part of the same calls that Typst takes."""
    taken: list[float] = []
    compile_request = typesetting.compile_request

    def counted(request: Mapping[str, Any]) -> bytes:
        start = perf_counter()
        compiled = compile_request(request)
        taken.append((perf_counter() - start) * _MS)
        return compiled

    typesetting.compile_request = counted
    try:
        work()
        whole, parts = [], []
        for _ in range(ROUNDS):
            taken.clear()
            whole.append(_timed(work))
            parts.append(taken[0])
    finally:
        typesetting.compile_request = compile_request
    return median(whole), median(parts)


def forms(library: Library) -> Iterator[Line]:
    """Fillable forms against Typst alone, and against WeasyPrint on the same web page."""
    for reference in ("iri", "veiligheidsplan"):
        definition = library.find(reference)
        assert isinstance(definition, FormDefinition)
        page = library.render(definition, "html").decode()
        instead = _weasyprint(page)
        for name, answers in (("blank", None), ("filled", _answered(definition))):
            work = partial(_rendered, library, definition, answers)
            yield Line(f"{reference}, fillable PDF, {name}, ms", *beside_typst(work), instead)


def letter_lines(library: Library) -> Iterator[Line]:
    """A letter, every time to somebody else, as PDF and as Word."""
    cases, made = letters(1), _composed(library)
    page = render_document(made.document, "html", made.options).decode()
    documents = iter(lambda: _composed(library, next(cases)), None)
    ready = itertools.cycle(list(itertools.islice(documents, ROUNDS + 1)))
    yield Line("letter, PDF, ms", *beside_typst(lambda: _document(next(ready), "pdf")), _weasyprint(page))
    word = milliseconds(lambda: _document(next(ready), "docx"))
    content = _document(made, "docx")
    names = itertools.count()
    docxtpl = milliseconds(lambda: _docxtpl(content, next(names)))
    yield Line("letter, Word, ms", word, None, docxtpl, "instead: docxtpl on the same file")
    if shutil.which("soffice"):
        both = milliseconds(lambda: _as_pdf(_docxtpl(content, next(names))))
        pdf = milliseconds(lambda: _document(next(ready), "pdf"))
        yield Line("letter, PDF, ms", pdf, None, both, "instead: docxtpl and LibreOffice")


def reading(library: Library) -> Iterator[Line]:
    """Reading back a filled form with its own command, from start to end."""
    definition = library.find("iri")
    assert isinstance(definition, FormDefinition)
    for format_name in ("pdf", "docx"):
        content = library.render(definition, format_name, _answered(definition))
        with tempfile.NamedTemporaryFile(suffix=f".{format_name}") as file:
            Path(file.name).write_bytes(content)
            command = [sys.executable, "-m", "proeftuin_docs", "read", file.name]
            once = milliseconds(partial(subprocess.run, command, check=True, capture_output=True))
        yield Line(f"filled iri read back from {format_name}, command, ms", once)


def long_forms(library: Library) -> Iterator[Line]:
    """A form of very many questions: the floor is a straight line from the shortest."""
    first = 0.0
    for count in QUESTIONS:
        content = "\n".join(f"  - {{kind: text, id: v{at}, label: Vraag {at}}}" for at in range(count))
        definition = load_definition(form_text(content), "lang.yaml")
        assert isinstance(definition, FormDefinition)
        took = _timed(partial(library.render, definition, "pdf"))
        first = first or took / count
        yield Line(f"form of {count} questions, fillable PDF, ms", took, first * count)


def start_lines() -> Iterator[Line]:
    """The processor time of commands that are started anew."""
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in (("list", ["list"]), ("build", ["build", "-o", folder])):
            yield Line(f"{name}, command, processor ms", _processor([*arguments]))


def list_lines(rows: int) -> Iterator[Line]:
    """A list against two processes of Typst alone, in rows a second; a short list with Word against that."""
    ours = measure_list(rows, ("pdf",))
    floor = _typst_alone(rows)
    rate = rows / ours.seconds
    yield Line(f"list of {rows}, PDF, rows a second", rate, rows / floor, None, f"{ours.memory / 1e6:.0f} MB")
    short, long = (measure_list(count, ("pdf,docx",)) for count in (rows // _WORDS, rows))
    yield Line(
        f"list of {short.rows}, PDF and Word, rows a second",
        short.rows / short.seconds,
        long.rows / long.seconds,
        None,
        f"floor: the same list of {rows}; {long.memory / 1e6:.0f} MB",
    )


def main(arguments: Sequence[str]) -> None:
    """Print the table; an argument is how many rows the list has, 0 for no list."""
    rows = int(arguments[0]) if arguments else LIST_ROWS
    library = Library.open()
    print(f"{'':<44}{'ours':>9}{'floor':>9}{'x':>7}{'instead':>10}{'x':>7}", flush=True)
    lists = list_lines(rows) if rows else iter(())
    parts = (
        forms(library),
        letter_lines(library),
        reading(library),
        long_forms(library),
        start_lines(),
        lists,
    )
    for line in itertools.chain(*parts):
        print(line.text(), flush=True)
    if not find_spec("weasyprint"):
        print("WeasyPrint is not installed, and is not compared: pip install weasyprint")


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * _MS


def _answered(definition: FormDefinition) -> Answers:
    """Answers to every question of text, the same words in each."""
    texts = [item.id for _, item in definition.questions() if item.kind == "text"]
    words = "Zo staat het er nu voor, in een paar woorden."
    return answers_to(definition, json.dumps(dict.fromkeys(texts, words)))


def _rendered(library: Library, definition: FormDefinition, answers: Answers | None) -> bytes:
    return library.render(definition, "pdf", answers)


def _composed(library: Library, case: bytes = b"") -> CaseDocument:
    request = json.loads(case or next(letters(0)))
    hearing = read_hearing(json.dumps(request["zaak"]).encode(), "zaak.json", library)
    return next(compose_all(library.find("oproep-rc"), hearing))


def _document(made: CaseDocument, format_name: str) -> bytes:
    return render_document(made.document, format_name, made.options)


def _docxtpl(content: bytes, number: int) -> bytes:
    """Our own Word file as a template of docxtpl: the whole body goes through Jinja once."""
    from docxtpl import DocxTemplate

    template, target = DocxTemplate(BytesIO(content)), BytesIO()
    template.render({"naam": f"Kim Verbeek {number}"})
    template.save(target)
    return target.getvalue()


def _as_pdf(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "brief.docx"
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profiel"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)


def _weasyprint(page: str) -> float | None:
    if not find_spec("weasyprint"):
        return None
    from importlib import import_module

    weasyprint = import_module("weasyprint")
    return median(
        _timed(lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")) for _ in range(3)
    )


def _processor(arguments: Sequence[str]) -> float:
    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "proeftuin_docs", *arguments], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * _MS

    once()
    return median(once() for _ in range(3))


def _requests(rows: int) -> list[dict[str, Any]]:
    """What Typst is asked for each letter of a list, in the order in which they are made."""
    from proeftuin_docs.mailmerge.letter_renderer import LetterRenderer
    from proeftuin_docs.mailmerge.plan import PlannedRow, group_similar_rows
    from proeftuin_docs.mailmerge.row_job import Job
    from proeftuin_docs.spreadsheets import read_list, row_case

    renderer = LetterRenderer.prepare(("oproep-rc",), ("pdf",), Library.open())
    cases = read_list(csv_list(sample_rows(rows)), "lijst.csv")
    found: list[dict[str, Any]] = []
    for planned in group_similar_rows([PlannedRow(Job(row, ""), "") for row in cases.rows], cases.header):
        case = row_case("lijst.csv", cases.header, planned.job.row, renderer.library.profiles)
        with _asked_of_typst(found):
            list(itertools.islice(renderer.render(case), 1))
    return found


@contextlib.contextmanager
def _asked_of_typst(found: list[dict[str, Any]]) -> Iterator[None]:
    """Keep what Typst is asked for from now on, until the end."""
    compile_request = typesetting.compile_request

    def kept(request: Mapping[str, Any]) -> bytes:
        found.append(dict(request))
        return compile_request(request)

    typesetting.compile_request = kept
    try:
        yield
    finally:
        typesetting.compile_request = compile_request


def _compiled_all(requests: Sequence[Mapping[str, Any]]) -> None:
    """Lay out each letter once, as the first fitting has it, and do nothing else."""
    for request in requests:
        data = {key: value for key, value in request["data"].items() if key != "fitting"}
        typesetting.compile_request({**request, "data": data})


def _typst_alone(rows: int) -> float:
    requests = _requests(rows)
    half = len(requests) // PROCESSES
    start = perf_counter()
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        pool.map(_compiled_all, [requests[:half], requests[half:]], chunksize=1)
    return perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
