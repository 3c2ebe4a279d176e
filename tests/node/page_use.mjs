// Uses pages of ours in Chromium as people do, and prints as JSON what is then to be seen.
// node page_use.mjs CHROMIUM WHAT FILE... ; WHAT is one of the functions in `uses`.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WIDTHS = [320, 360, 768, 1280];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The widths at which a page is wider than the screen, with what sticks out first. */
async function widths(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${width}: ${wide} px too wide`);
  }
  return found;
}

/** What has the focus and is covered by the bar, going through the page with the Tab key and back again. */
async function covered(page) {
  await page.setViewportSize({ width: 360, height: 500 });
  const found = new Set();
  let seen = 0;
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press(key);
      const name = await page.evaluate(() => {
        const node = document.activeElement;
        const bar = document.querySelector(".bar");
        if (node === document.body || bar.contains(node)) return null;
        const low = bar.getBoundingClientRect().bottom;
        const box = node.getBoundingClientRect();
        return { name: node.id || node.outerHTML.slice(0, 60), hidden: box.top < low - 1 && box.height < innerHeight - low };
      });
      if (name !== null) seen += 1;
      if (name?.hidden) found.add(name.name);
    }
  }
  return { seen, covered: [...found] };
}

/** The size of everything that can be clicked and is smaller than 24 by 24 CSS pixels; links in text excepted. */
async function small(page) {
  await page.setViewportSize({ width: 360, height: 800 });
  return page.evaluate(() => [...document.querySelectorAll("button, input, textarea, summary, .leave, .contents a, .files a")]
    .map((node) => [node.id || node.textContent.trim(), (node.closest("label") ?? node).getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([name, box]) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`));
}

const state = (page) => page.evaluate(() => ({
  hidden: [...document.querySelectorAll("[data-follows]")].filter((node) => node.offsetParent === null).map((node) => node.id),
  told: [...document.querySelectorAll(".told")].map((node) => node.textContent).filter(Boolean),
}));

/** What a form shows before an answer, after 'ja', after typing in its follow-up, after 'nee', and in print. */
async function followed(page) {
  const steps = [await state(page)];
  const first = page.locator("[data-follows]").first();
  const asked = await first.getAttribute("data-follows");
  await page.locator(`#q_${asked} [value="ja"]`).check();
  steps.push(await state(page));
  await first.locator(".typed").first().fill("weg {count}");
  steps.push(await state(page));
  await page.locator(`#q_${asked} [value="nee"]`).check();
  steps.push(await state(page));
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-save]").click()]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  const copy = Buffer.concat(parts).toString("utf8");
  steps.push({ ...(await state(page)), kept: copy.includes("weg {count}"), clean: !/not-asked"|niet in beeld is: [^{]/.test(copy.split("<script>")[0]) });
  await page.emulateMedia({ media: "print" });
  steps.push({ hidden: (await state(page)).hidden });
  return steps;
}

/** Where a page is after its button was pressed, by key, and whether it is still there behind that. */
async function left(page, file, context) {
  const asked = [];
  await context.route("https://**", (route) => { asked.push(route.request().url()); return route.fulfill({ contentType: "text/html", body: "<title>weer</title>buiten" }); });
  page.on("dialog", (dialog) => { asked.push(`dialog: ${dialog.type()}`); return dialog.accept(); });
  const found = {};
  for (const how of ["button", "enter", "escape", "interrupted"]) {
    await page.goto("about:blank");
    await page.goto(pathToFileURL(file).href);
    await page.locator(".typed").first().fill("geheim");
    await page.mouse.wheel(0, 3000);
    await page.waitForTimeout(100);
    const seen = await page.locator(".leave").evaluate((node) => { const box = node.getBoundingClientRect(); return document.elementFromPoint(box.x + 5, box.y + box.height / 2) === node; });
    if (how === "button") await page.locator(".leave").click();
    else if (how === "enter") { await page.locator(".leave").focus(); await page.keyboard.press("Enter"); }
    else if (how === "escape") for (let at = 0; at < 3; at += 1) await page.keyboard.press("Escape");
    else for (const key of ["Escape", "Escape", "a", "Escape"]) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    const url = page.url().replace(/^file:.*\//, "file:");
    await page.goBack();
    found[how] = { seen, url, back: page.url().replace(/^file:.*\//, "file:") };
  }
  return { ...found, asked };
}

const uses = { widths, covered, small, followed, left };
const [executablePath, what, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: FLAGS });
const found = {};
for (const file of files) {
  const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  found[file] = await uses[what](page, file, context);
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found));
