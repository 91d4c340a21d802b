// Checks all diagrams by the common rules, those of Camunda 7.24, and Declic's own.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { BpmnModdle } from "bpmn-moddle";
import Linter from "bpmnlint/lib/linter.js";
import NodeResolver from "bpmnlint/lib/resolver/node-resolver.js";
import { config, resolver } from "../lint/index.js";
import { diagrams } from "./diagrams.js";
import { PROJECT, ROOT } from "./places.js";

const require = createRequire(import.meta.url);
// made anew for each diagram, as some rules remember what they have seen
const linters = () => [
  new Linter({
    config: { extends: ["bpmnlint:recommended", "plugin:camunda-compat/camunda-platform-7-24"] },
    resolver: new NodeResolver({ requireLocally: require, pkg: require(join(PROJECT, "package.json")) }),
  }),
  new Linter({ config, resolver }),
];
const moddle = new BpmnModdle({ camunda: require("camunda-bpmn-moddle/resources/camunda.json") });

let found = 0;
for (const diagram of diagrams()) {
  const { rootElement } = await moddle.fromXML(readFileSync(join(ROOT, "bpmn", diagram), "utf8"));
  for (const linter of linters()) {
    for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) {
      for (const { category, id, message } of reports) {
        console.error(`${diagram}: ${id}: ${category}: ${message} (${rule})`);
        found++;
      }
    }
  }
  console.log(`${diagram}: looked at`);
}
process.exit(found ? 1 : 0);
