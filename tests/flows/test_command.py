"""The command that carries: what somebody decided in is never written over."""

import json
from pathlib import Path

from click.testing import CliRunner

from proeftuin_docs.cli.commands import app
from proeftuin_docs.cli.localisation import dutch_messages
from proeftuin_docs.library import Library
from proeftuin_docs.resources import bundled_root, example_cases
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.usecases.carry import carry_into
from proeftuin_docs.usecases.render import render


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """The first run makes the review, the second one refuses and leaves it as it is."""
    answers = json.dumps({"kenmerk": "RC 26/0001", "vraag": [{"vraag": "Wanneer was dat?"}]}).encode()
    handed_in, review = tmp_path / "ovj.html", tmp_path / "toets.docx"
    handed_in.write_bytes(render(Library.open(), "vragenlijst-ovj", "html", (answers, "vragen.json")))
    asked = ["carry", str(handed_in), "--to", "vragentoets-rc", "-o", str(review)]
    with dutch_messages():
        assert CliRunner().invoke(app, asked).exit_code == 0
    review.write_bytes(review.read_bytes() + b"besloten")
    before = review.read_bytes()
    with dutch_messages():
        again = CliRunner().invoke(app, asked, standalone_mode=False)
    assert "flows.already_there" in str(getattr(again.exception, "diagnostics", ""))
    assert review.read_bytes() == before


def test_large_print_and_the_house_style_follow_the_case(tmp_path: Path) -> None:
    """The next form comes in large print where that is asked; a case of another court has no house style."""
    config = bundled_root() / "examples" / "gerecht"
    answers = json.dumps({"kenmerk": "RC 26/0001", "vraag": [{"vraag": "Wanneer was dat?"}]}).encode()
    page = render(Library.open(), "vragenlijst-ovj", "html", (answers, "v.json"))
    handed_in = GivenFile("ovj.html", lambda: page)
    example = example_cases()[0].read_bytes().replace(b"RC 26/0001 (voorbeeld)", b"RC 26/0001")
    pages = {
        size: carry_into(
            Library.open(config),
            [handed_in],
            "vragentoets-rc",
            "html",
            case=(example, "zaak.yaml"),
            size=size,
        ).document.decode()
        for size in ("normaal", "groot")
    }
    own = carry_into(Library.open(config), [handed_in], "vragentoets-rc", "html").document.decode()
    assert 'name="proeftuin-docs.size" content="groot"' in pages["groot"]
    assert "proeftuin-docs.size" not in pages["normaal"]
    assert [('class="house"' in page) for page in (pages["normaal"], own)] == [False, True]
