// The same tables as the application is tested by: mistakes word for word, and the triggers in plain words.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { ROOT } from "../build/places.js";
import { readAutomation, readTrigger } from "../language/read.js";
import { sentence } from "../language/sentence.js";

const TABLES = join(ROOT, "src", "test", "resources", "truth");
/** What the engine's FEEL says in its own words. */
const IN_OTHER_WORDS = [];

let sentences = 0;
for (const table of readdirSync(TABLES).filter((name) => name.endsWith(".yaml"))) {
  for (const row of load(readFileSync(join(TABLES, table), "utf8"), { schema: FAILSAFE_SCHEMA })) {
    test(`${table}: ${row.case}`, () => judge(row));
  }
}

test("triggers of many kinds were said in plain words", () => assert.ok(sentences > 20, `${sentences} were`));

function judge(row) {
  const properties = Object.fromEntries(Object.entries(row.set ?? {}).map(([name, value]) => [name, value ?? ""]));
  const { trigger, mistakes } = readTrigger(row.when ?? "Now", properties);
  const texts = [...readAutomation(properties).mistakes, ...mistakes].map(({ text }) => text);
  if (row.then !== "mistake") {
    assert.deepEqual(texts, []);
  } else if (IN_OTHER_WORDS.includes(row.case)) {
    assert.equal(texts.length, 1);
  } else {
    assert.deepEqual(texts, [row.because]);
  }
  if (row.sentence) {
    sentences++;
    assert.equal(sentence(trigger), row.sentence);
  }
}
