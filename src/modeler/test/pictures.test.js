import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { diagrams } from "../build/diagrams.js";
import { picture, stamp } from "../build/picture.js";
import { ROOT } from "../build/places.js";

for (const diagram of diagrams()) {
  test(`the picture of ${diagram} is up to date`, () => {
    const xml = readFileSync(join(ROOT, "bpmn", diagram), "utf8");
    const svg = readFileSync(picture(diagram), "utf8");
    assert.ok(svg.includes(stamp(xml)), "npm run build && npm run pictures draws it anew");
    for (const [, id] of xml.matchAll(/<bpmndi:BPMN(?:Shape|Edge) [^>]*bpmnElement="([^"]+)"/g)) {
      assert.ok(svg.includes(`data-element-id="${id}"`), `${id} is not drawn`);
    }
  });
}
