// The page for who writes definitions: faults and pages while somebody writes, and a fault leads to its line.
const form = document.getElementById("definitie");
const source = document.getElementById("tekst");
const variant = document.getElementById("variant");
const pages = document.getElementById("bladzijden");
const stand = document.getElementById("stand");
const outcome = document.getElementById("uitkomst");
const notices = document.getElementById("opmerkingen");
const PAUSE = 700;
const MOMENT = 1000;
const pictures = new Map();
let changed = false;
let leaving = false;
let timer = 0;
let running = null;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  if (!link) return;
  event.preventDefault();
  const lines = source.value.split("\n");
  const line = Math.min(Number(link.dataset.line), lines.length);
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  source.focus();
  source.setSelectionRange(start, start + lines[line - 1].length);
  source.scrollTop = (source.scrollHeight / lines.length) * (line - 4);
});

async function ask() {
  running?.abort();
  running = new AbortController();
  if (!source.value.trim()) return;
  try {
    const answer = await fetch("/redactie/voorbeeld", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ text: source.value, variant: variant.value, known: [...pictures.keys()] }),
      signal: running.signal,
    });
    if (answer.status === 503) later();
    else if (answer.ok) show(await answer.json());
  } catch (error) {
    if (error.name !== "AbortError") later();
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(ask, MOMENT);
}

function show(answer) {
  outcome.hidden = false;
  outcome.classList.toggle("fine", answer.errors.length === 0);
  outcome.querySelector("h2").textContent = answer.heading;
  outcome.querySelector("ol").replaceChildren(...answer.errors.map(lineOf));
  notices.hidden = answer.notices.length === 0;
  notices.querySelector("summary span").textContent = answer.notices_heading;
  notices.querySelector("ol").replaceChildren(...answer.notices.map(lineOf));
  document.getElementById("soort").hidden = answer.variants.length === 0;
  variant.replaceChildren(...answer.variants.map(([name, label]) => new Option(label, name)));
  variant.value = answer.variant;
  if (answer.title) document.getElementById("voorbeeld-kop").textContent = answer.title;
  if (answer.pages.length) showPages(answer.pages);
  if (stand.textContent !== answer.status) stand.textContent = answer.status;
}

function lineOf(item) {
  const made = document.getElementById(item.line ? "regel" : "zonder-regel").content.firstElementChild.cloneNode(true);
  made.querySelector(".what").textContent = item.text;
  if (item.line) {
    made.querySelector("a").dataset.line = item.line;
    made.querySelector("a span").textContent = item.line;
  }
  return made;
}

function showPages(found) {
  for (const page of found) {
    if (!page.png) continue;
    const bytes = Uint8Array.from(atob(page.png), (char) => char.charCodeAt(0));
    pictures.set(page.sign, URL.createObjectURL(new Blob([bytes], { type: "image/png" })));
  }
  const images = found.map((page, index) => {
    const image = new Image(page.width, page.height);
    image.src = pictures.get(page.sign);
    image.alt = pages.dataset.alt.replace("{}", index + 1).replace("{}", found.length);
    return image;
  });
  pages.replaceChildren(...images);
  pages.hidden = false;
  pages.classList.remove("stale");
  document.getElementById("wachten").hidden = true;
  for (const sign of [...pictures.keys()]) {
    if (found.some((page) => page.sign === sign)) continue;
    URL.revokeObjectURL(pictures.get(sign));
    pictures.delete(sign);
  }
}

form.addEventListener("input", (event) => {
  changed = true;
  if (event.target.type === "file") return;
  pages.classList.add("stale");
  for (const id of ["leesbaar", "als-tekst"]) document.getElementById(id)?.remove();
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
form.addEventListener("submit", (event) => {
  running?.abort();
  clearTimeout(timer);
  if (event.submitter && "saves" in event.submitter.dataset) changed = false;
  leaving = true;
  setTimeout(() => (leaving = false), MOMENT);
});
addEventListener("beforeunload", (event) => {
  if (changed && !leaving) event.preventDefault();
});
