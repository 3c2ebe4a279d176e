"use strict";
// Alles gebeurt op deze pagina: dit script vraagt niets op, verstuurt niets en bewaart niets.
(() => {
  const page = document.documentElement;
  const growsByItself = CSS.supports("field-sizing", "content");
  const QUICK = 5000; // milliseconden waarin de toets Esc drie keer wordt ingedrukt
  let changed = false;
  let escapes = 0;
  let forgetting = 0;

  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  const status = document.querySelector(".bar .told");
  const question = (id) => document.getElementById(`q_${id}`);

  /** Zet woorden neer die voorgelezen worden als ze veranderen; `facts` vult de plekken tussen accolades. */
  function say(node, words, facts = {}) {
    const text = words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
    if (node.textContent !== text) node.textContent = text;
  }

  const hasAnswer = (within) =>
    all(".typed", within).some((typed) => typed.value.trim() !== "") || within.querySelector("input:checked") !== null;

  /** Of een vervolgvraag aan de orde is: haar vraag is dat, en heeft het antwoord dat zij wil. */
  function isAsked({ dataset: { follows, option } }) {
    const before = question(follows);
    if (before === null) return true;
    if (before.classList.contains("not-asked")) return false;
    if (option === "") return hasAnswer(before);
    return all("input:checked", before).some((box) => box.value === option || box.name === `${follows}_${option}`);
  }

  /** De vraag in beeld waar een verborgen vervolgvraag onder hangt. */
  function shownAbove(hidden) {
    const before = question(hidden.dataset.follows);
    return before.classList.contains("not-asked") ? shownAbove(before) : before;
  }

  const setAside = () => all(".not-asked").filter(hasAnswer);
  const called = (hidden) => hidden.map((node) => node.dataset.called).join(", ");

  /** Toont de vervolgvragen die aan de orde zijn; wat er in andere staat, blijft staan, en dat wordt gezegd. */
  function showFollowUps() {
    all("[data-follows]").forEach((node) => node.classList.toggle("not-asked", !isAsked(node)));
    for (const note of all(".set-aside")) {
      const hidden = setAside().filter((node) => shownAbove(node) === note.parentElement);
      say(note, hidden.length ? note.dataset.words : "", { questions: called(hidden) });
    }
  }

  /** Telt per deel de vragen in beeld, en die met een antwoord. */
  function showProgress() {
    for (const count of all("[data-count]")) {
      const asked = all(".question:not(.not-asked)", document.getElementById(count.dataset.count).closest(".part"));
      const facts = { count: asked.filter(hasAnswer).length, total: asked.length };
      say(count, asked.length ? count.dataset.words : "", facts);
    }
  }

  /** Laat een vak zo hoog worden als zijn tekst, en zet die tekst klaar voor op papier. */
  function show(typed) {
    const answer = typed.closest(".answer");
    answer.querySelector(".paper").textContent = typed.value;
    answer.classList.toggle("outgrown", typed.tagName === "INPUT" && typed.scrollWidth > typed.clientWidth);
    if (growsByItself || typed.tagName !== "TEXTAREA") return;
    typed.style.height = "auto";
    typed.style.height = `${typed.scrollHeight + typed.offsetHeight - typed.clientHeight}px`;
  }

  /** Toont 'wis keuze' zodra er iets te wissen is. */
  function showClear(button) {
    const chosen = button.parentElement.querySelector("input:checked");
    button.classList.toggle("nothing-chosen", chosen === null);
  }

  function showAll() {
    showFollowUps();
    showProgress();
    all(".typed").forEach(show);
    all("[data-clear]").forEach(showClear);
  }

  function clearChoice(button) {
    const radios = all("input[type=radio]", button.parentElement);
    radios.forEach((radio) => { radio.checked = false; });
    radios[0].focus();
    showAll();
  }

  function empty(row) {
    all(".typed", row).forEach((typed) => { typed.value = ""; typed.defaultValue = ""; });
    all("input[type=radio], input[type=checkbox]", row).forEach((box) => {
      box.checked = false;
      box.defaultChecked = false;
    });
  }

  /** Zet een lege rij onder de laatste, met de namen van een rij verder. */
  function addRow(button) {
    const last = all("tr[data-row]", button.parentElement).at(-1);
    const number = Number(last.dataset.row) + 1;
    const row = last.cloneNode(true);
    for (const node of all("*", row)) {
      for (const name of ["id", "name", "aria-labelledby"]) {
        const value = node.getAttribute(name);
        if (value) node.setAttribute(name, value.replaceAll(`_r${last.dataset.row}_`, `_r${number}_`));
      }
    }
    row.dataset.row = String(number);
    const header = row.querySelector("[data-words]");
    header.textContent = header.dataset.words.replace("{row}", String(number));
    empty(row);
    last.after(row);
    showAll();
    row.querySelector(".typed, input").focus();
  }

  /** De pagina met haar antwoorden als tekst; wat het script toevoegde, gaat eruit. */
  function copyOfPage() {
    const copy = page.cloneNode(true);
    const shown = all(".typed, input");
    all(".typed, input", copy).forEach((node, index) => {
      node.removeAttribute("style");
      if (node.tagName === "TEXTAREA") node.textContent = `\n${shown[index].value}`;
      else if (node.matches(".typed")) node.setAttribute("value", shown[index].value);
      else node.toggleAttribute("checked", shown[index].checked);
    });
    all(".paper, .told", copy).forEach((node) => { node.textContent = ""; });
    for (const name of ["nothing-chosen", "not-asked", "outgrown"]) {
      all(`.${name}`, copy).forEach((node) => node.classList.remove(name));
    }
    copy.classList.remove("scripted");
    copy.dataset.kept = ""; // wie de kopie inleest, ziet dat er niets in ontbreekt
    return `<!DOCTYPE html>\n${copy.outerHTML}`;
  }

  function save(button) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([copyOfPage()], { type: "text/html;charset=utf-8" }));
    link.download = button.dataset.save;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    changed = false;
    const hidden = setAside();
    say(status, hidden.length ? status.dataset.asideWords : status.dataset.savedWords, { questions: called(hidden) });
  }

  /** Maakt de pagina leeg en gaat weg, zonder dat 'terug' haar weer toont. Nog een Esc houdt dat niet tegen. */
  function leave(link) {
    const { href, dataset } = link;
    changed = false;
    document.title = dataset.leave;
    all(".typed, input").forEach((node) => { node.value = ""; node.checked = false; });
    document.body.replaceChildren();
    window.addEventListener("keydown", (event) => event.preventDefault(), true);
    window.location.replace(href);
  }

  function forgetEscapes() {
    clearTimeout(forgetting);
    if (escapes > 0) say(status, "");
    escapes = 0;
  }

  function countEscape(link) {
    clearTimeout(forgetting);
    escapes += 1;
    if (escapes === 3) { leave(link); return; }
    say(status, status.dataset.leaveWords, { count: 3 - escapes });
    forgetting = setTimeout(forgetEscapes, QUICK);
  }

  /** Haalt wat de focus krijgt onder de balk vandaan: browsers tellen wat deels in beeld is als zichtbaar. */
  function uncover(node) {
    const bar = document.querySelector(".bar");
    const low = Math.max(...[bar, status].map((shown) => shown.getBoundingClientRect().bottom));
    const hidden = low - node.getBoundingClientRect().top;
    if (hidden > 0 && node !== document.body && !bar.contains(node)) window.scrollBy(0, -hidden - 12);
  }

  document.addEventListener("input", (event) => {
    changed = true;
    say(status, "");
    if (!event.target.matches(".typed")) { showAll(); return; }
    show(event.target);
    showFollowUps();
    showProgress();
  });
  document.addEventListener("keydown", (event) => {
    const link = document.querySelector("[data-leave]");
    if (link === null || event.repeat || event.isComposing) return;
    if (event.key === "Escape") countEscape(link);
    else forgetEscapes();
  }, true);
  document.addEventListener("keyup", (event) => {
    if (event.key === "Tab" && document.activeElement !== null) uncover(document.activeElement);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, [data-leave]");
    if (button === null) return;
    if ("leave" in button.dataset) { event.preventDefault(); leave(button); return; }
    if ("print" in button.dataset) window.print();
    if ("save" in button.dataset) save(button);
    if ("addRow" in button.dataset) { addRow(button); changed = true; }
    if ("clear" in button.dataset) { clearChoice(button); changed = true; }
  });
  window.addEventListener("beforeprint", showAll);
  window.addEventListener("pageshow", showAll);
  window.addEventListener("resize", showAll);
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  page.classList.add("scripted");
  showAll();
})();
