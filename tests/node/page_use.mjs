// Uses pages of ours in Chromium as people do, and prints as JSON what is then to be seen.
// node page_use.mjs CHROMIUM WHAT FILE... ; WHAT is one of the functions in `uses`.
import { readFile } from "node:fs/promises";
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

/** The fonts of a page that are there, under its own policy. */
const fonts = (page) => page.evaluate(async () => {
  await document.fonts.ready;
  return [...document.fonts].map((font) => `${font.family} ${font.weight} ${font.status}`);
});

/** What can be seen of a form where no script runs: follow-ups, buttons, and the way out. */
async function unscripted(_, file, __, browser) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const count = (selector) => page.locator(selector).filter({ visible: true }).count();
  return {
    hidden: (await page.locator("[data-follows]").count()) - (await count("[data-follows]")),
    buttons: await count("button"),
    leave: await count(".leave"),
    contents: await count(".contents a"),
  };
}

/** What has the focus and is covered by the bar, going through the page with the Tab key and back again. */
async function covered(page) {
  await page.setViewportSize({ width: 360, height: 500 });
  const found = new Set();
  let seen = 0;
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press(key);
      const covered = await page.evaluate(() => {
        const [node, bar] = [document.activeElement, document.querySelector(".bar")];
        if (node === document.body || bar.contains(node)) return null;
        const [low, box] = [bar.getBoundingClientRect().bottom, node.getBoundingClientRect()];
        return box.top < low - 1 && box.height < innerHeight - low ? node.outerHTML.slice(0, 60) : "";
      });
      if (covered !== null) seen += 1;
      if (covered) found.add(covered);
    }
  }
  return { seen, covered: [...found] };
}

/** The size of everything that can be clicked and is smaller than 24 by 24 CSS pixels; links in text excepted. */
async function small(page) {
  await page.setViewportSize({ width: 360, height: 800 });
  const targets = "button, input, textarea, summary, .leave, .contents a, .files a";
  return page.evaluate((selector) => [...document.querySelectorAll(selector)]
    .map((node) => [node.id || node.textContent.trim(), (node.closest("label") ?? node).getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([name, box]) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`), targets);
}

const state = (page) => page.evaluate(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    hidden: all("[data-follows]").filter((node) => node.offsetParent === null).map((node) => node.id),
    told: all(".told").map((node) => node.textContent).filter(Boolean),
  };
});

/** What a form shows before an answer, after 'ja', after its first follow-up, after 'nee', once kept, and in print. */
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
  steps.push(await state(page));
  await page.emulateMedia({ media: "print" });
  steps.push(await state(page));
  return { steps, copy: await readFile(await download.path(), "utf8") };
}

/** Ways out of a page, the last of which is none: a letter between the keys. */
const ways = {
  button: (page) => page.locator(".leave").click(),
  enter: async (page) => { await page.locator(".leave").focus(); await page.keyboard.press("Enter"); },
  escape: (page) => press(page, ["Escape", "Escape", "Escape", "Escape"]),
  interrupted: (page) => press(page, ["Escape", "Escape", "a", "Escape"]),
};

async function press(page, keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Whether the way out is at its place and nothing lies over it. */
const isSeen = (page) => page.locator(".leave").evaluate((node) => {
  const box = node.getBoundingClientRect();
  return box.top >= 0 && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === node;
});

/** Where a page is after each way out, far down and with something typed, and where 'back' leads then. */
async function left(page, file, context) {
  const found = { dialogs: [] };
  const shown = () => (page.url().startsWith("file:") ? "form" : page.url());
  await context.route("https://**", (route) => route.fulfill({ contentType: "text/html", body: "buiten" }));
  page.on("dialog", (dialog) => { found.dialogs.push(dialog.type()); return dialog.accept(); });
  for (const [name, way] of Object.entries(ways)) {
    await page.goto("about:blank");
    await page.goto(pathToFileURL(file).href);
    await page.locator("textarea.typed").last().fill("geheim");
    const seen = await isSeen(page);
    await way(page);
    await page.waitForTimeout(500);
    found[name] = { seen, there: shown() };
    await page.goBack();
    found[name].back = shown();
  }
  return found;
}

const uses = { widths, fonts, unscripted, covered, small, followed, left };
const [executablePath, what, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: FLAGS });
const found = {};
for (const file of files) {
  const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  found[file] = await uses[what](page, file, context, browser);
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found));
