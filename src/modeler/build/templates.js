// Checks the element templates by the Modeler's own validator.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import validator from "@bpmn-io/element-templates-validator";
import { ROOT } from "./places.js";

const folder = join(ROOT, "bpmn", ".camunda", "element-templates");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
let wrong = files.length ? 0 : 1;
for (const file of files) {
  const { valid, results } = validator.validateAll(JSON.parse(readFileSync(join(folder, file), "utf8")));
  console.log(`${file}: ${results.length} templates, ${valid ? "valid" : "not valid"}`);
  for (const { errors } of results.filter((result) => !result.valid)) {
    for (const error of errors) {
      console.error(`  ${error.instancePath}: ${error.message}`);
    }
  }
  wrong += valid ? 0 : 1;
}
process.exit(wrong ? 1 : 0);
