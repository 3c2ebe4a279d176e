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
