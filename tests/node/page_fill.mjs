// Fills in a page of ours in Chromium and saves it: with its own button, and as the browser holds it.
// node page_fill.mjs CHROMIUM IN BY_BUTTON BY_BROWSER VALUES; VALUES is JSON: field name -> text, label or value.
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, source, byButton, byBrowser, json] = process.argv.slice(2);
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const browser = await chromium.launch({ executablePath, args: FLAGS });
const page = await browser.newPage({ acceptDownloads: true });
await page.goto(pathToFileURL(source).href);

/** Types in a box or on a line, also of a question that is not shown for the answers that were given. */
async function write(box, value) {
  if (await box.isVisible()) return box.fill(value);
  return box.evaluate((node, text) => {
    node.value = text;
    node.dispatchEvent(new Event("input", { bubbles: true }));
  }, value);
}

/** Whether this field now holds the value: typed in a box, or clicked. */
async function fill(name, value) {
  const boxes = page.locator(`[name="${name}"]`);
  if ((await boxes.count()) === 0) return false;
  if (await boxes.first().evaluate((node) => node.matches(".typed"))) {
    await write(boxes.first(), value);
    return true;
  }
  for (const box of await boxes.all()) {
    const words = await box.evaluate((node) => node.closest("label").innerText.trim());
    if ((await box.getAttribute("value")) !== value && words !== value) continue;
    if (await box.isVisible()) await box.check();
    else await box.evaluate((node) => node.click());
    return true;
  }
  return false;
}

/** Adds rows until the table has the one that this field stands in. */
async function makeRoom(name) {
  const cell = /^(.+)_r(\d+)_(.+)$/.exec(name);
  if (cell === null) return;
  const rows = page.locator(`table:has([name^="${cell[1]}_r"])`);
  while ((await page.locator(`[name="${name}"]`).count()) === 0 && (await rows.count()) > 0) {
    await rows.locator("xpath=following-sibling::button").first().click();
  }
}

const filled = [];
for (const [name, value] of Object.entries(JSON.parse(json))) {
  await makeRoom(name);
  if (await fill(name, value)) filled.push(name);
}
const waiting = page.waitForEvent("download");
await page.locator("[data-save]").click();
await (await waiting).saveAs(byButton);
await writeFile(byBrowser, `<!DOCTYPE html>\n${await page.evaluate(() => document.documentElement.outerHTML)}`);
await browser.close();
console.log(JSON.stringify(filled.sort()));
