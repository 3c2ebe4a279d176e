"""How long it takes from a key press to the painted preview, in Chromium, with the three-page letter.

Run as `python -m tests.bench.desk [presses]`: prints the middle, the 95th hundredth and the worst, in
milliseconds, all in all and beyond the pause in typing.
"""

import statistics
import sys
from typing import Any, Final

from tests.cases.cases import EXAMPLES
from tests.conformance.desk import browsing, served

PAUSE: Final = 150
"""Milliseconds that the page waits for the next key; see `templates/desk/verhoor.js`."""
_WATCH: Final = """field => {
    window.took = [];
    let pressed = 0;
    field.addEventListener("keydown", () => { pressed = performance.now(); });
    document.addEventListener("painted", () => window.took.push(performance.now() - pressed));
}"""


def measure(presses: int) -> list[float]:
    """Return how long each press took, in milliseconds."""
    with served() as address, browsing(address) as browser:
        page = browser.page("/verhoor", viewport={"width": 1500, "height": 900})
        page.locator(".open-file summary").click()
        page.set_input_files("#openen", EXAMPLES / "zaak.yaml")
        page.get_by_role("button", name="Openen", exact=True).click()
        page.get_by_role("status").filter(has_text="Voorbeeld bijgewerkt").wait_for()
        field = page.locator("#v-verhoor-kamer")
        field.evaluate(_WATCH)
        return [_press(page, field, number) for number in range(presses)]


def _press(page: Any, field: Any, number: int) -> float:  # noqa: ANN401 - Playwright's own
    field.press("Backspace" if number % 2 else str(number % 10))
    while page.evaluate("window.took.length") <= number:
        page.wait_for_timeout(20)
    return float(page.evaluate("window.took.at(-1)"))


def main() -> None:
    """Measure and print."""
    took = sorted(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
    middle, late = statistics.median(took), took[int(len(took) * 0.95)]
    for name, found in (("p50", middle), ("p95", late), ("worst", took[-1])):
        print(f"{name}: {found:.0f} ms, {found - PAUSE:.0f} ms beyond the pause")


if __name__ == "__main__":
    main()
