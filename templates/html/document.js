"use strict";
// Alles gebeurt op deze pagina: dit script vraagt niets op, verstuurt niets en bewaart niets.
(() => {
  const page = document.documentElement;
  const growsByItself = CSS.supports("field-sizing", "content");
  let changed = false;

  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  /** Laat een vak zo hoog worden als zijn tekst, en zet die tekst klaar voor op papier. */
  function show(typed) {
    typed.closest(".answer").querySelector(".paper").textContent = typed.value;
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
    all(".typed").forEach(show);
    all("[data-clear]").forEach(showClear);
  }

  function clearChoice(button) {
    const radios = all("input[type=radio]", button.parentElement);
    radios.forEach((radio) => { radio.checked = false; });
    radios[0].focus();
    showClear(button);
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
      else node.toggleAttribute("checked", shown[index].checked);
    });
    all(".paper", copy).forEach((paper) => { paper.textContent = ""; });
    all("[data-clear]", copy).forEach((button) => button.classList.remove("nothing-chosen"));
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
  }

  document.addEventListener("input", (event) => {
    changed = true;
    if (event.target.matches(".typed")) show(event.target);
    else all("[data-clear]").forEach(showClear);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button === null) return;
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
