"""A measure and a variant are each declared once, in data; the rest follows without any Python."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from proeftuin_docs.cases.measures import MEASURES
from tests.cases.cases import ADULT, example

ROOT: Final = Path(__file__).parents[2]
DECLARED: Final = """
  hulphond:
    schakelaar: hulphond
    gegevens: niets
    schema: "Een hulphond is bij het verhoor."
    kop: "Hulphond"
    wat: "een hulphond"
kolommen:
"""
LETTER_PART: Final = """
  - id: hulphond
    source: proef
    when: hulphond
    title: {b1: Een hond, eenvoudig: Een hond, en: A dog}
    text:
      b1: Er is een hond bij.
      eenvoudig: Er is een hond bij.
      en: There is a dog.
"""
Run = Callable[..., str]


def _add_french(folder: Path) -> None:
    """A variant of language: its declaration, its wording, and the references to the law in it."""
    variants = folder / "letters" / "taal" / "varianten.yaml"
    variants.write_text(variants.read_text(encoding="utf-8") + "  fr: {taal: fr}\n", encoding="utf-8")
    wording = folder / "templates" / "wording"
    shutil.copy(wording / "en.yaml", wording / "fr.yaml")
    law = folder / "letters" / "profielen" / "wet.yaml"
    known = yaml.safe_load(law.read_text(encoding="utf-8"))
    for reference in known["wet"]:
        reference["tekst"]["fr"] = "la loi"
        reference.update({key: str(value) for key, value in reference.items() if key.startswith("geldig")})
    law.write_text(yaml.safe_dump(known, allow_unicode=True), encoding="utf-8")


def _in_french(node: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    """A letter whose texts are there in French too."""
    if isinstance(node, list):
        return [_in_french(item) for item in node]
    if not isinstance(node, dict):
        return node
    inner = {key: _in_french(value) for key, value in node.items()}
    return inner | {"fr": f"FR {node['b1']}"} if "b1" in node else inner


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The program with a configuration that declares one measure more; the source is that of the project."""
    folder = tmp_path_factory.mktemp("proef")
    for name in ("forms", "letters", "templates", "src"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    declared = folder / "letters" / "profielen" / "maatregelen.yaml"
    text = declared.read_text(encoding="utf-8")
    assert text.count("\nkolommen:\n") == 1
    head, _, tail = text.partition("# De kolommen bij")
    columns = tail.partition("kolommen:\n")[2]
    declared.write_text(f"{head}{DECLARED}{columns}", encoding="utf-8")
    _add_french(folder)
    case = example(ADULT).replace("maatregelen:\n", "maatregelen:\n  hulphond: ja\n", 1)
    (folder / "zaak.yaml").write_text(case, encoding="utf-8")

    def command(*arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
        done = subprocess.run(
            [sys.executable, "-m", "proeftuin_docs", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return command


def test_the_program_knows_it_nowhere_else() -> None:
    """It is no measure of the project."""
    assert "hulphond" not in {measure.key for measure in MEASURES}


def test_a_case_and_its_schema_have_the_key(run: Run) -> None:
    """An editor completes it and says what it means."""
    chosen = json.loads(run("schema", "case"))["$defs"]["Maatregelen"]["properties"]["hulphond"]
    assert chosen["description"] == "Een hulphond is bij het verhoor."
    assert {"enum": [True, False, "ja", "nee"]} in chosen["anyOf"]


@pytest.mark.slow
def test_the_overview_of_a_hearing_names_it(run: Run, tmp_path: Path) -> None:
    """In the words of its declaration, as long as the wording has none of its own."""
    run("hearing", "zaak.yaml", "-o", str(tmp_path / "uit"))
    page = (tmp_path / "uit" / "overzicht.html").read_text(encoding="utf-8")
    assert "Een hulphond is bij het verhoor." in page


def test_a_list_has_its_column(run: Run, tmp_path: Path) -> None:
    """With the explanation of its shape."""
    run("letters", "--template", "-o", str(tmp_path / "leeg.csv"))
    lines = (tmp_path / "leeg.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "Hulphond" in lines[0].split(";")
    assert "ja bij een hulphond." in "\n".join(lines)


@pytest.mark.slow
def test_a_letter_can_depend_on_it(run: Run, tmp_path: Path) -> None:
    """A condition that names it is sound, and the part is printed in a case that has it."""
    court = tmp_path / "gerecht"
    letter = (ROOT / "letters" / "oproep-rc" / "1.0.0.yaml").read_text(encoding="utf-8")
    head, parts, rest = letter.partition("\nparts:\n")
    assert parts
    changed = head.replace("version: 1.0.0", "version: 9.0.0").replace(
        "status: vastgesteld", "status: concept"
    )
    path = court / "letters" / "oproep-rc" / "9.0.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{changed}{parts}{LETTER_PART.lstrip(chr(10))}{rest}", encoding="utf-8")
    out = tmp_path / "brief.html"
    arguments = ("render", "oproep-rc@9.0.0", "--format", "html", "--data", "zaak.yaml", "-o", str(out))
    run("--config", str(court), *arguments)
    assert "Er is een hond bij." in out.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_variant_is_a_declaration_and_its_texts(run: Run, tmp_path: Path) -> None:
    """A letter that has them comes in it, in the wording of its language, from a case that asks for it."""
    court, out = tmp_path / "gerecht", tmp_path / "brief.html"
    letter = _in_french(yaml.safe_load((ROOT / "letters" / "oproep-rc" / "1.0.0.yaml").read_text("utf-8")))
    letter |= {"version": "9.0.0", "status": "concept", "variants": [*letter["variants"], "fr"]}
    letter["date"] = str(letter["date"])
    path = court / "letters" / "oproep-rc" / "9.0.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump(letter, allow_unicode=True, sort_keys=False), encoding="utf-8")
    case = yaml.load(example(ADULT), Loader=yaml.BaseLoader)
    case["slachtoffer"]["taal"] = "fr"
    typed = ("bereikbaar", "tolk_taal", "plaats", "ingang", "melden_bij", "ophalen", "voorgesprek_met")
    case["vertaling"] = {"fr": dict.fromkeys(typed, "FR quelque chose")}
    (tmp_path / "zaak.yaml").write_text(yaml.safe_dump(case, allow_unicode=True), encoding="utf-8")
    data = ("--data", str(tmp_path / "zaak.yaml"), "-o", str(out))
    run("--config", str(court), "render", "oproep-rc@9.0.0", "--format", "html", *data)
    assert "FR " in out.read_text(encoding="utf-8")
    assert "fr" in json.loads(run("schema", "case"))["$defs"]["Taal"]["enum"]
    assert "fr" in json.loads(run("schema", "letter"))["$defs"]["Texts"]["properties"]
