// Wat elke pagina beter doet met JavaScript; zonder werkt alles ook.
document.querySelector("[autofocus]")?.focus();

// Een bestand mag ook op de pagina worden losgelaten.
const chooser = document.querySelector('input[type="file"][name="bestand"]');
if (chooser) {
  const form = chooser.form;
  const dropping = (event, on) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("dropping", on);
  };
  document.addEventListener("dragover", (event) => dropping(event, true));
  document.addEventListener("dragleave", (event) => dropping(event, false));
  document.addEventListener("drop", (event) => {
    dropping(event, false);
    if (event.dataTransfer.files.length) {
      chooser.files = event.dataTransfer.files;
      chooser.focus();
    }
  });
}

// Op een foutpagina: alles nog eens sturen, zoals opnieuw laden dat doet.
const again = document.getElementById("nog-eens");
if (again) {
  again.hidden = false;
  again.addEventListener("click", () => location.reload());
}

// Wat te groot is, wordt gezegd voordat de pagina weg is.
for (const chosen of document.querySelectorAll('input[type="file"]')) {
  const { most, tooLarge } = document.body.dataset;
  chosen.addEventListener("change", () => {
    const size = [...chosen.files].reduce((sum, file) => sum + file.size, 0);
    chosen.setCustomValidity(size > most * 2 ** 20 ? tooLarge : "");
    chosen.reportValidity();
  });
  chosen.form.addEventListener("submit", (event) => {
    if (!chosen.reportValidity()) event.preventDefault();
  }, true);
}
