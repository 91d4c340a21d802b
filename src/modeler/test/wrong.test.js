// The same table as the deployment is tested by: what designers get wrong in a diagram, word for word.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { BpmnModdle } from "bpmn-moddle";
import Linter from "bpmnlint/lib/linter.js";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { ROOT } from "../build/places.js";
import { config, resolver } from "../lint/index.js";

const camunda = createRequire(import.meta.url)("camunda-bpmn-moddle/resources/camunda.json");
const TABLE = join(ROOT, "src", "test", "resources", "wrong", "diagrams.yaml");

for (const row of load(readFileSync(TABLE, "utf8"), { schema: FAILSAFE_SCHEMA })) {
  test(row.case, async () => {
    const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(diagram(row));
    assert.deepEqual(warnings, []);
    const found = Object.values(await new Linter({ config, resolver }).lint(rootElement)).flat();
    const of = (kind) =>
      found
        .filter(({ category }) => category === kind)
        .map(({ id, message }) => `'${id}': ${message}`)
        .sort();
    assert.deepEqual(of("error"), [...(row.then ?? [])].sort());
    assert.deepEqual(of("warn"), [...(row.hints ?? [])].sort());
    assert.deepEqual(of("rule-error"), []);
  });
}

function diagram({ start, process, xml }) {
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">
    <bpmn:message id="Placed" name="Order placed" /><bpmn:message id="Paid" name="Order paid" />
    <bpmn:message id="Nameless" /><bpmn:message id="Wide" name=" Order placed" />
    <bpmn:process id="wrong" isExecutable="true">${settings(process)}
      ${
        start === "none"
          ? ""
          : `<bpmn:startEvent id="Start">${settings(start)}<bpmn:messageEventDefinition messageRef="Placed" /></bpmn:startEvent>`
      }
      <bpmn:userTask id="Task" />${xml ?? ""}
    </bpmn:process></bpmn:definitions>`;
}

function settings(properties = {}) {
  const all = Object.entries(properties).map(
    ([name, value]) => `<camunda:property name="${escaped(name)}" value="${escaped(value)}" />`,
  );
  return all.length
    ? `<bpmn:extensionElements><camunda:properties>${all.join("")}</camunda:properties></bpmn:extensionElements>`
    : "";
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
