// Fills a PDF's form with pdf.js, as Firefox does, and saves it.
// node pdfjs_fill.mjs IN OUT VALUES; VALUES is JSON: field name -> text, or the export value of a box or radio.
import { readFile, writeFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const [source, target, json] = process.argv.slice(2);
const values = JSON.parse(json);
const data = new Uint8Array(await readFile(source));
const pdf = await getDocument({ data, verbosity: 0, isEvalSupported: false }).promise;

/** What the storage holds for one widget; a radio group has a widget per option, of which one is on. */
function stored(widget, wanted) {
  if (widget.radioButton) return { value: widget.buttonValue === wanted };
  if (widget.checkBox) return { value: widget.exportValue === wanted };
  return { value: wanted };
}

const filled = new Set();
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  for (const widget of await page.getAnnotations({ intent: "display" })) {
    if (!(widget.fieldName in values)) continue;
    pdf.annotationStorage.setValue(widget.id, stored(widget, values[widget.fieldName]));
    filled.add(widget.fieldName);
  }
}
await writeFile(target, await pdf.saveDocument());
await pdf.destroy();
console.log(JSON.stringify([...filled].sort()));
