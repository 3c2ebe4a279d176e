// The page for who writes definitions: a fault leads to its line, and nothing typed is lost by accident.
const form = document.getElementById("definitie");
const source = document.getElementById("tekst");
const MOMENT = 1000;
let changed = false;
let leaving = false;

for (const link of document.querySelectorAll("[data-line]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const lines = source.value.split("\n");
    const line = Math.min(Number(link.dataset.line), lines.length);
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    source.focus();
    source.setSelectionRange(start, start + lines[line - 1].length);
    source.scrollTop = (source.scrollHeight / lines.length) * (line - 4);
  });
}

form.addEventListener("input", () => (changed = true));
form.addEventListener("submit", (event) => {
  if (event.submitter && "saves" in event.submitter.dataset) changed = false;
  leaving = true;
  setTimeout(() => (leaving = false), MOMENT);
});
addEventListener("beforeunload", (event) => {
  if (changed && !leaving) event.preventDefault();
});
