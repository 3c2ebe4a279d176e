// The page of a hearing while somebody types: the real pages, what is wrong, what an answer means. Without it all works too.
const form = document.getElementById("zaak");
const stand = document.getElementById("stand");
const pages = document.getElementById("bladzijden");
const chooser = document.getElementById("stuk");
const words = document.getElementById("woorden").dataset;
const PAUSE = 150;
const PATIENCE = 1000;
const REST = 1000; // after this the pages are asked for as the file will have them
const PICTURES = 6;
const POINTS = 595;
const FILES = /\/verhoor\/(documenten|bestand)$/;

const left = new Set();
const pictures = new Map();
let timer = 0;
let running = null;
let last = null;
let leaving = false;
let picked = false; // whether somebody chose a document; until then the letter comes as soon as it can
let changed = "changed" in form.dataset;
let all = "told" in form.dataset;

document.documentElement.classList.add("scripted");

function typed() {
  return [...new FormData(form)].filter(([name, value]) => value && typeof value === "string" && !name.startsWith("_"));
}

// As sharp as the screen shows them, in quarters, so that a window that changes a little needs no new pictures.
function scale() {
  const wide = (pages.clientWidth || 480) * Math.max(1, devicePixelRatio);
  return Math.min(2.5, Math.max(1, Math.ceil((4 * wide) / POINTS) / 4));
}

async function ask(draft = false) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const answer = await fetch("/verhoor/voorbeeld", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ pairs: typed(), document: picked ? chooser.value : "", known: [...pictures.keys()], scale: scale(), draft }),
      signal,
    });
    if (answer.status === 503) return later();
    if (!answer.ok) return;
    await show(await answer.json(), signal);
    if (draft && !signal.aborted) timer = setTimeout(ask, REST);
  } catch (error) {
    if (error.name !== "AbortError") later();
  }
}

function later() {
  stand.textContent = words.busy;
  clearTimeout(timer);
  timer = setTimeout(ask, PATIENCE);
}

async function show(answer, signal) {
  last = answer;
  form.elements._gezien.value = answer.seen;
  for (const [name, text] of Object.entries(answer.says)) say(name, text);
  showFound();
  showToDo(answer);
  showSet(answer);
  await showPages(answer, signal);
  if (signal.aborted) return;
  showReading(answer);
  showText(answer);
  if (stand.textContent !== answer.status) stand.textContent = answer.status;
}

function controlOf(name) {
  return document.getElementById(`v-${name.replaceAll(".", "-")}`);
}

function fieldOf(name) {
  return form.querySelector(`[data-name="${CSS.escape(name)}"]`);
}

function say(name, text) {
  const place = document.getElementById(`v-${name.replaceAll(".", "-")}-betekent`);
  if (place && place.textContent !== text) place.textContent = text;
}

function message(item) {
  const made = document.getElementById("melding").content.firstElementChild.cloneNode(true);
  made.className = item.severity;
  made.firstElementChild.textContent = `${words[item.severity]} `;
  made.lastElementChild.textContent = item.text;
  return made;
}

// A fault is told once its field was left; what holds the letters, and what is only told, at once.
function showFound() {
  if (!last) return;
  const shown = new Map();
  for (const item of last.found) {
    const told = all || left.has(item.control) || item.severity !== "error";
    if (told && item.control) shown.set(item.control, [...(shown.get(item.control) ?? []), item]);
    if (item.severity === "held" && item.word) reveal(`bevestigd.${item.word}`);
  }
  for (const field of form.querySelectorAll("[data-name]")) {
    const items = shown.get(field.dataset.name) ?? [];
    const place = field.querySelector(".found");
    const text = items.map((item) => item.text).join();
    if (place.dataset.text !== text) {
      place.replaceChildren(...items.map(message));
      place.dataset.text = text;
    }
    const control = field.querySelector("input:not([type=radio]), textarea, select");
    if (items.some((item) => item.severity === "error")) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
  count();
}

function reveal(name) {
  const field = fieldOf(name);
  if (field) field.hidden = false;
}

function count() {
  const faults = last.found.filter((item) => item.severity === "error");
  for (const badge of document.querySelectorAll(".count")) {
    const section = document.getElementById(badge.dataset.section);
    const number = faults.filter((item) => section.contains(fieldOf(item.control))).length;
    badge.hidden = number === 0;
    badge.firstElementChild.textContent = number;
  }
}

// What is still to do, each with a link to its question; why an answer is not good is said once its field was left.
function showToDo(answer) {
  const faults = answer.found.filter((item) => item.severity === "error");
  const box = document.getElementById("te-doen");
  box.hidden = faults.length === 0;
  document.getElementById("nog").textContent = faults.length;
  const filled = new Set(typed().map(([name]) => name));
  const items = new Map();
  for (const item of faults) {
    const label = answer.labels[item.control];
    const why = !label || (filled.has(item.control) && (all || left.has(item.control)));
    items.set(item.control || item.text, { control: item.control, text: [label, why && item.text].filter(Boolean).join(label?.endsWith("?") ? " " : ": ") });
  }
  const sign = JSON.stringify([...items.values()]);
  if (box.dataset.sign === sign) return;
  box.dataset.sign = sign;
  box.querySelector("ul").replaceChildren(...[...items.values()].map(lineOf));
}

function showSet(answer) {
  const there = answer.entries.length > 0;
  document.getElementById("wachten").hidden = there || pages.childElementCount > 0;
  document.getElementById("documenten").hidden = answer.gaps;
  document.getElementById("met-gaten").hidden = !answer.gaps || answer.pages.length === 0;
  if (!there) return;
  document.querySelector(".chooser").hidden = false;
  const sign = JSON.stringify(answer.entries);
  if (chooser.dataset.sign === sign) {
    chooser.value = answer.chosen;
    return;
  }
  chooser.dataset.sign = sign;
  chooser.replaceChildren(...answer.entries.map((entry) => new Option(titleOf(entry), entry.name)));
  chooser.value = answer.chosen;
  document.getElementById("stukken").replaceChildren(...answer.entries.map(fileOf));
  const held = answer.found.filter((item) => item.severity === "held");
  const zip = document.getElementById("zip");
  zip.textContent = held.length ? zip.dataset.lists : zip.dataset.all;
}

function titleOf(entry) {
  return entry.reader ? `${entry.title} – ${entry.reader}` : entry.title;
}

function fileOf(entry) {
  const kind = entry.held ? "stuk-vast" : "stuk-los";
  const made = document.getElementById(kind).content.firstElementChild.cloneNode(true);
  made.querySelector(".title").textContent = titleOf(entry);
  for (const button of made.querySelectorAll("button")) {
    button.value = `${entry.name}.${button.dataset.format}`;
    button.firstElementChild.textContent = `${entry.title}${words.as}`;
  }
  return made;
}

function showTold(id, items) {
  const box = document.getElementById(id);
  box.hidden = items.length === 0;
  box.querySelector("ul").replaceChildren(...items.map(lineOf));
}

function lineOf(item) {
  const line = document.createElement("li");
  const link = document.createElement(item.control ? "a" : "span");
  if (item.control) link.href = `#v-${item.control.replaceAll(".", "-")}`;
  link.textContent = item.text;
  line.append(link);
  return line;
}

async function showPages(answer, signal) {
  showTold("vast", answer.found.filter((item) => item.severity === "held"));
  showTold("let-op", answer.found.filter((item) => item.severity === "warning"));
  if (answer.pages.length === 0) return;
  pages.hidden = false;
  for (const page of answer.pages) if (page.png) keep(page);
  const there = [...pages.children];
  const images = answer.pages.map((page, index) =>
    there[index]?.dataset.sign === page.sign ? there[index] : imageOf(page),
  );
  await Promise.all(images.map((image) => (image.isConnected ? null : image.decode().catch(() => undefined))));
  if (signal.aborted) return;
  images.forEach((image, index) => {
    image.alt = pages.dataset.alt.replace("{}", index + 1).replace("{}", images.length);
    if (!there[index]) pages.append(image);
    else if (there[index] !== image) there[index].replaceWith(image);
  });
  while (pages.childElementCount > answer.pages.length) pages.lastElementChild.remove();
  pages.classList.remove("stale");
  forget(new Set(answer.pages.map((page) => page.sign)));
  requestAnimationFrame(() => setTimeout(() => document.dispatchEvent(new CustomEvent("painted"))));
}

function keep(page) {
  const bytes = Uint8Array.from(atob(page.png), (char) => char.charCodeAt(0));
  pictures.set(page.sign, URL.createObjectURL(new Blob([bytes], { type: "image/png" })));
}

function imageOf(page) {
  const image = new Image(page.width, page.height);
  image.src = pictures.get(page.sign);
  image.dataset.sign = page.sign;
  return image;
}

// Pictures of some turns back are kept, so that what is typed and taken back needs none; the rest goes.
function forget(shown) {
  for (const sign of [...pictures.keys()]) {
    if (pictures.size <= PICTURES + shown.size) return;
    if (shown.has(sign)) continue;
    URL.revokeObjectURL(pictures.get(sign));
    pictures.delete(sign);
  }
}

function showReading(answer) {
  if (answer.pages.length === 0) return;
  const box = document.getElementById("leesbaar");
  box.hidden = !answer.reading;
  if (!answer.reading) return;
  const { verdict, ease_words: ease, words: said, hard } = answer.reading;
  for (const [name, text] of [["verdict", verdict], ["ease", ease], ["words", said], ["hard", hard]]) {
    box.querySelector(`.${name}`).textContent = text;
  }
  const meter = box.querySelector("meter");
  meter.hidden = answer.reading.ease === null;
  meter.value = answer.reading.ease ?? 0;
}

function showText(answer) {
  if (answer.pages.length === 0) return;
  document.getElementById("als-tekst").hidden = answer.text.length === 0;
  document.getElementById("tekst").replaceChildren(
    ...answer.text.map((block) => {
      const made = document.createElement(block.kind === "h" ? "h3" : "p");
      if (block.kind === "li") made.className = "li";
      for (const sentence of block.sentences) {
        if (answer.gaps) made.append(...withGaps(sentence), " ");
        else made.append(spoken(sentence === answer.hard ? "mark" : "span", sentence), " ");
      }
      return made;
    }),
  );
}

function spoken(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function withGaps(sentence) {
  return sentence.split(words.gap).flatMap((part, index) => (index ? [spoken("mark", words.gap), part] : [part]));
}

function courts() {
  const chosen = form.elements.rechtbank?.value;
  for (const group of form.querySelectorAll("optgroup[data-court]")) {
    group.hidden = group.disabled = Boolean(chosen) && group.dataset.court !== chosen;
  }
}

form.addEventListener("input", () => {
  changed = true;
  pages.classList.add("stale");
  clearTimeout(timer);
  timer = setTimeout(() => ask(true), PAUSE);
});
form.addEventListener("change", (event) => {
  if (event.target.name === "rechtbank") courts();
  leave(event.target);
});
form.addEventListener("focusout", (event) => leave(event.target));

function leave(target) {
  const name = target.closest("[data-name]")?.dataset.name;
  if (!name || (target.matches("input[type=text], textarea") && !target.value && !left.has(name))) return;
  left.add(name);
  showFound();
}

chooser.addEventListener("change", () => {
  picked = true;
  pages.classList.add("stale");
  ask();
});

// A file is fetched, so that the page stays whatever the answer is; one that is a page is asked for again as such.
form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button && FILES.test(button.formAction) && !leaving) {
    event.preventDefault();
    download(button);
    return;
  }
  leaving = true;
  setTimeout(() => (leaving = false), PATIENCE);
});

async function download(button) {
  const body = new FormData(form);
  if (button.name) body.append(button.name, button.value);
  stand.textContent = words.making;
  const answer = await fetch(button.formAction, { method: "POST", body }).catch(() => null);
  if (!answer || answer.status === 503) {
    stand.textContent = words.busy;
    return;
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
  if (!name) {
    leaving = true;
    form.requestSubmit(button);
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60 * PATIENCE);
  if ("saves" in button.dataset) changed = false;
  stand.textContent = words.made;
}

addEventListener("beforeunload", (event) => {
  if (changed && !leaving) event.preventDefault();
});

document.querySelector(".clear").addEventListener("click", (event) => {
  event.preventDefault();
  if (changed && !confirm(event.currentTarget.dataset.asks)) return;
  changed = false;
  form.reset();
  location.replace(event.currentTarget.href);
});

// A link to a question opens the groups that it is in.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let group = target?.closest("details"); group; group = group.parentElement.closest("details")) group.open = true;
}
addEventListener("hashchange", unfold);

courts();
unfold();
if ("filled" in form.dataset) ask();
