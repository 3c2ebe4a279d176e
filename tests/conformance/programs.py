"""Programs that are not ours and judge or show what we make: each is found, run, and its answer read."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NoReturn
from xml.sax.saxutils import escape

import pytest

from proeftuin_docs.resources import font_folders

Validator = Callable[[Sequence[Path]], Mapping[Path, Sequence[str]]]
"""Files -> what is wrong with each; a file that cannot be judged has that as its fault."""
PrintToPdf = Callable[[Path, Path], None]
Convert = Callable[[Path, str, Path], Path]
ReadText = Callable[[Path], str]

ROOT: Final = Path(__file__).parents[2]
NODE_FOLDER: Final = ROOT / "tests" / "node"
VERAPDF_FOLDER: Final = ROOT / ".tools" / "verapdf"
OASDIFF: Final = ROOT / ".tools" / "oasdiff"
VERAPDF_CLASS: Final = "org.verapdf.apps.GreenfieldCliWrapper"
VERAPDF_PROFILES: Final = {"ua1": "PDF/UA-1", "2a": "PDF/A-2A"}
CHROMIUM_FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LIBREOFFICE_PARTS: Final = {"Writer": "libswlo.so", "Draw": "libsdlo.so"}
"""Part of LibreOffice -> the library that has it; packages leave parts out, and no command tells which."""
START_PROBES: Final = {
    "chromium": (*CHROMIUM_FLAGS, "--dump-dom", "about:blank"),
    "java": ("-version",),
    "node": ("--version",),
}
"""Program that may be there without starting, as a stub or without its libraries -> how to see that."""
_PROBE_SECONDS: Final = 60
_TIMEOUT_SECONDS: Final = 300


def tool_missing(reason: str) -> NoReturn:
    """Skip the test with this reason, or fail it where every validator has to be there."""
    if os.environ.get("PROEFTUIN_CONFORMANCE") == "required":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def find_program(name: str) -> str:
    """Return the full path of a program; where it is missing or does not start, the test skips or fails."""
    path = shutil.which(name) or tool_missing(f"{name} is not installed; .ci/run says which package has it")
    problem = _start_problem(path, START_PROBES[name]) if name in START_PROBES else ""
    return tool_missing(f"{name} is installed but does not start: {problem}") if problem else path


@cache
def _start_problem(path: str, probe: Sequence[str]) -> str:
    """Return why a program does not start, or nothing."""
    try:
        done = subprocess.run(
            [path, *probe],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=_PROBE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return f"exit code {done.returncode}, {said[-1] if said else 'nothing said'}" if done.returncode else ""


def find_libreoffice(part: str) -> str:
    """Return the full path of LibreOffice; where this part of it is missing the test is skipped or fails.

    Nothing is refused where `soffice` is a wrapper, away from the libraries: there only a run can tell.
    """
    soffice, library = find_program("soffice"), LIBREOFFICE_PARTS[part]
    folder = Path(soffice).resolve().parent
    if (folder / "soffice.bin").exists() and not (folder / library).is_file():
        tool_missing(f"LibreOffice {part} is not installed, {library} is missing; .ci/run names the package")
    return soffice


def run_program(
    *command: str | Path, good: Sequence[int] = (0,), environment: Mapping[str, str] | None = None
) -> str:
    """What a program prints; any exit code that is not among the good ones fails the test.

    `environment` comes on top of that of the tests.
    """
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=False,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        timeout=_TIMEOUT_SECONDS,
    )
    printed = done.stdout.decode(errors="replace")
    assert done.returncode in good, (
        f"{command[0]} ended with {done.returncode}: {done.stderr.decode()}{printed}"
    )
    return printed


def run_node(script: str, *arguments: str | Path) -> Any:  # noqa: ANN401 - JSON holds anything
    """The JSON that a script of `tests/node` prints."""
    node = find_program("node")
    if not (NODE_FOLDER / "node_modules" / ".installed").is_file():
        tool_missing("tests/node has no packages yet; run: make tools")
    return json.loads(run_program(node, NODE_FOLDER / script, *arguments))


def judge_with_verapdf(paths: Sequence[Path]) -> Mapping[Path, Sequence[str]]:
    """The rules of PDF/UA-1 and of PDF/A-2a that each file fails; the JVM starts once per standard."""
    java, jars = find_program("java"), sorted(VERAPDF_FOLDER.glob("*.jar"))
    if not jars:
        tool_missing("veraPDF is not installed; run: make tools")
    found: dict[Path, list[str]] = {path: [] for path in paths}
    for flavour, profile in VERAPDF_PROFILES.items():
        printed = run_program(
            java,
            *("-cp", str(jars[-1]), VERAPDF_CLASS),
            *("-f", flavour, "--format", "json", "--maxfailuresdisplayed", "3"),
            *paths,
            good=(0, 1, 7),
        )
        jobs = {job["itemDetails"]["name"]: job for job in json.loads(printed)["report"]["jobs"]}
        for path in paths:
            found[path] += [f"{profile}: {fault}" for fault in _verapdf_faults(jobs.get(str(path)), profile)]
    return found


def _verapdf_faults(job: Mapping[str, Any] | None, profile: str) -> list[str]:
    """The failed rules of one file; not having judged it, or by another profile, is a fault too."""
    if job is None:
        return ["not judged"]
    results = job.get("validationResult", ())
    if len(results) != 1 or "taskException" in job:
        return [f"cannot be processed: {job.get('taskException', {}).get('exceptionMessage', 'no result')}"]
    (result,) = results
    if not result["profileName"].startswith(profile) or result["details"]["passedRules"] == 0:
        return [f"judged by {result['profileName']}, {result['details']['passedRules']} rules passed"]
    faults = [_rule(rule) for rule in result["details"]["ruleSummaries"] if rule["failedChecks"]]
    return faults if result["compliant"] else faults or ["not compliant, without a rule"]


def _rule(rule: Mapping[str, Any]) -> str:
    places = " | ".join(str(check.get("context")) for check in rule["checks"])
    return (
        f"{rule['clause']}-{rule['testNumber']} ({rule['failedChecks']}x): {rule['description']} at {places}"
    )


def judge_with_spectral(description: Path) -> Sequence[tuple[str, str, str]]:
    """Which rule of the NLGov API Design Rules a description breaks, how bad that is, and where."""
    return [(rule, severity, place) for rule, severity, place in run_node("spectral.mjs", description)]


def judge_with_oasdiff(before: Path, after: Path) -> Sequence[str]:
    """What a description of an API takes back of one before it, by the names of the checks."""
    if not OASDIFF.is_file():
        tool_missing("oasdiff is not installed; run: make tools")
    printed = run_program(OASDIFF, "breaking", "--format", "json", before, after)
    return [fault["id"] for fault in json.loads(printed or "[]")]


def judge_with_open_xml_sdk(paths: Sequence[Path]) -> Mapping[Path, Sequence[str]]:
    """The faults that the Open XML SDK finds in each file."""
    found = run_node("ooxml.mjs", *paths)
    return {path: found.get(str(path), ["not judged"]) for path in paths}


def judge_with_axe(paths: Sequence[Path]) -> Mapping[Path, Sequence[str]]:
    """The violations that axe finds in each page, and every request that leaves the machine."""
    found = run_node("axe.mjs", find_program("chromium"), *paths)
    return {path: _axe_faults(found.get(str(path))) for path in paths}


def _axe_faults(page: Mapping[str, Any] | None) -> list[str]:
    if page is None or page["passes"] == 0:
        return ["axe ran no rules"]
    return list(page["findings"])


def use_pages(what: str, paths: Sequence[Path]) -> Mapping[Path, Any]:
    """What each page shows when it is used in this way, which is a function of `page_use.mjs`."""
    found = run_node("page_use.mjs", find_program("chromium"), what, *paths)
    return {path: found[str(path)] for path in paths}


def print_with_chromium(html: Path, pdf: Path) -> None:
    """Print a page to PDF, as a reader's browser would."""
    run_program(
        find_program("chromium"),
        *CHROMIUM_FLAGS,
        "--no-pdf-header-footer",
        f"--print-to-pdf={pdf}",
        html.resolve().as_uri(),
    )
    assert pdf.is_file(), f"chromium printed nothing for {html.name}"


def convert_with_libreoffice(profile: Path, path: Path, out_format: str, out_dir: Path) -> Path:
    """The file as LibreOffice saves it in another format; `profile` keeps runs apart from each other."""
    (made,) = convert_all_with_libreoffice(profile, [path], out_format, out_dir)
    return made


def convert_all_with_libreoffice(
    profile: Path, paths: Sequence[Path], out_format: str, out_dir: Path
) -> Sequence[Path]:
    """The files as LibreOffice saves them, all in one run; it has the font that documents are set in."""
    run_program(
        find_libreoffice("Writer"),
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        *("--headless", "--norestore", "--convert-to", out_format, "--outdir", out_dir),
        *paths,
        environment={"FONTCONFIG_FILE": str(_fonts(profile))},
    )
    made = [out_dir / f"{path.stem}.{out_format.partition(':')[0]}" for path in paths]
    missing = [path.name for path in made if not path.is_file()]
    assert not missing, f"LibreOffice did not make {missing}"
    return made


def _fonts(folder: Path) -> Path:
    """A configuration of fonts: those of the machine, and the ones that the documents name."""
    folders = "".join(f"<dir>{escape(str(path))}</dir>" for path in font_folders())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}</fontconfig>',
        encoding="utf-8",
    )
    return path


def read_with_poppler(path: Path, *, as_written: bool = False) -> str:
    """The text that poppler finds in a PDF, as it stands on the page or in the order of its writing."""
    order = ["-raw"] if as_written else []
    return run_program(find_program("pdftotext"), *order, "-enc", "UTF-8", path, "-")


def read_with_mupdf(path: Path) -> str:
    """The text that MuPDF draws of a PDF, that of filled fields included."""
    return run_program(find_program("mutool"), "draw", "-q", "-F", "txt", path)
