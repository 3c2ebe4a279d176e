// Checks HTML files with axe-core in Chromium. Prints {file: {passes, findings: [...]}} as JSON.
// Requests that leave the machine are blocked and are findings too.
// node axe.mjs CHROMIUM FILE...
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LOCAL = /^(file|data|blob|about):/;
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function check(browser, file) {
  const findings = [];
  const context = await browser.newContext({ bypassCSP: true });
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (LOCAL.test(url)) return route.continue();
    findings.push(`network request: ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => findings.push(`script error: ${error.message}`));
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: AXE });
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations", "passes"] }));
  for (const rule of result.violations) {
    for (const node of rule.nodes) findings.push(`${rule.id} ${node.target}: ${rule.help}`);
  }
  await context.close();
  return { passes: result.passes.length, findings };
}

const [executablePath, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: FLAGS });
const found = {};
for (const file of files) found[file] = await check(browser, file);
await browser.close();
console.log(JSON.stringify(found));
