// What is in the zip and what it registers when Camunda Modeler loads it; needs `npm run build` before.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { strFromU8, unzipSync } from "fflate";
import { TARGET } from "../build/places.js";

const files = Object.fromEntries(
  Object.entries(unzipSync(readFileSync(join(TARGET, "declic-modeler-plugin.zip"))))
    .filter(([name]) => !name.endsWith("/"))
    .map(([name, bytes]) => [name, strFromU8(bytes)]),
);

test("the zip is one folder with what the plugin says it consists of", () => {
  assert.deepEqual(Object.keys(files).sort(), ["declic/client.js", "declic/index.js", "declic/panel.css"]);
  const module = {};
  runInNewContext(files["declic/index.js"], { module });
  assert.equal(module.exports.name, "Declic");
  assert.ok(files[join("declic", module.exports.script)]);
  assert.ok(files[join("declic", module.exports.style)]);
});

test("it registers for diagrams of Camunda 7 and for no others", () => {
  const common = { preact: { root: {}, compat: {}, hooks: {}, jsxRuntime: {} }, common: {}, bpmn: {} };
  const window = { plugins: [], vendor: { propertiesPanel: common } };
  runInNewContext(files["declic/client.js"], { window, setTimeout, clearTimeout, console, TextEncoder, document: {} });
  const types = window.plugins.map(({ type }) => type);
  assert.deepEqual(types.sort(), ["bpmn.platform.modeler.additionalModules", "lintRules.bpmn"]);
  const { config, resolver } = window.plugins.find(({ type }) => type === "lintRules.bpmn").plugin;
  for (const name of Object.keys(config.rules)) {
    assert.equal(typeof resolver.resolveRule("bpmnlint-plugin-declic", name.split("/")[1])().check, "function");
  }
});
