// Checks a description of an API with Spectral, by the rules of nlgov.yaml. Prints [[rule, severity, place], ...] as JSON.
// node spectral.mjs FILE
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const CLI = createRequire(import.meta.url).resolve("@stoplight/spectral-cli/dist/index.js");
const RULES = fileURLToPath(new URL("nlgov.yaml", import.meta.url));
const done = spawnSync(process.execPath, [CLI, "lint", "-q", "-r", RULES, "-f", "json", process.argv[2]], {
  encoding: "utf8", maxBuffer: 1 << 26,
});
if (done.status > 1) throw new Error(done.stderr || done.stdout);
const severity = ["error", "warn", "info", "hint"];
const found = JSON.parse(done.stdout || "[]");
console.log(JSON.stringify(found.map((item) => [item.code, severity[item.severity], item.path.join(" ")])));
