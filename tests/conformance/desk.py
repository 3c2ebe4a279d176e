"""A desk that was opened with its command, and pages of it in a real browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conformance.programs import NODE_FOLDER, find_program, tool_missing

TODAY: Final = "27-11-2026"
_AXE: Final = NODE_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_PATIENCE: Final = 20_000
"""Milliseconds that a page has for what a person would wait a moment for."""
_NO_RETURN: Final = "--disable-back-forward-cache"
"""Playwright takes from a browser what everybody's has: pages that stand as they were for who goes back."""
_REFUSED: Final = "Failed to load resource"


@contextmanager
def served(*options: str) -> Iterator[str]:
    """Yield the address that a desk on a free port prints, and end it afterwards."""
    command = [sys.executable, "-m", "proeftuin_docs", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        [*command, "--today", TODAY, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@dataclass
class Browser:
    """A browser in which a desk was opened once; every page is another that knows the way in."""

    chromium: Any
    address: str
    state: Any = None
    told: list[str] = field(default_factory=list)
    """What pages complained of: errors, and violations of the policy."""

    @property
    def origin(self) -> str:
        """Where the desk is."""
        return "/".join(self.address.split("/")[:3])

    def page(self, path: str, **look: Any) -> Any:  # noqa: ANN401 - Playwright's own
        """Open a page; `look` is how the browser shows it, such as its size, or without scripts."""
        context = self.chromium.new_context(storage_state=self.state, **look)
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.told.append(str(error)))
        if self.state is None:
            page.goto(self.address)
            self.state = context.storage_state()
        page.goto(self.origin + path)
        return page

    def _console(self, message: Any) -> None:  # noqa: ANN401
        """A page that tells faults is refused with a status of its own, which a browser notes."""
        if message.type in ("error", "warning") and _REFUSED not in message.text:
            self.told.append(message.text)


@contextmanager
def browsing(address: str) -> Iterator[Browser]:
    """Yield Chromium with this desk; the test skips, or fails, where a program is missing."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(
            executable_path=find_program("chromium"), args=["--no-sandbox"], ignore_default_args=[_NO_RETURN]
        )
        yield Browser(chromium, address)
        chromium.close()


def axe_faults(page: Any) -> list[str]:  # noqa: ANN401 - Playwright's own
    """Return what axe finds in a page as it stands."""
    if not _AXE.is_file():
        tool_missing("axe-core is not installed; .ci/run says how")
    page.evaluate(Path(_AXE).read_text(encoding="utf-8"))
    asked = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
    found = page.evaluate(asked, _TAGS)
    return [f"{rule['id']} {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
