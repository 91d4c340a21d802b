import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { BpmnModdle } from "bpmn-moddle";
import Linter from "bpmnlint/lib/linter.js";
import { config, resolver } from "../lint/index.js";

const camunda = createRequire(import.meta.url)("camunda-bpmn-moddle/resources/camunda.json");

const settings = (properties) =>
  `<extensionElements><c:properties>${Object.entries(properties)
    .map(([name, value]) => `<c:property name="${name}" value="${value}" />`)
    .join("")}</c:properties></extensionElements>`;
const start = (id, properties, message = "M") =>
  `<startEvent id="${id}">${settings(properties)}${message && `<messageEventDefinition messageRef="${message}" />`}</startEvent>`;

async function lint(elements, processSettings = {}) {
  const { rootElement } = await new BpmnModdle({ camunda }).fromXML(`
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c="http://camunda.org/schema/1.0/bpmn"
        targetNamespace="test">
      <message id="M" name="Order placed" /><message id="Wide" name=" Order placed" />
      <process id="P" isExecutable="true">${settings(processSettings)}${elements}</process>
    </definitions>`);
  const found = Object.values(await new Linter({ config, resolver }).lint(rootElement)).flat();
  return found.map(({ id, message, category, propertiesPanel }) => {
    assert.equal(category, "error");
    return [id, message, ...(propertiesPanel?.entryIds ?? [])];
  });
}

test("a right trigger, and start events that are none, have no mistakes", async () => {
  assert.deepEqual(
    await lint(`${start("A", { "trigger.runs": "once", "segment.1.event": "" })}
    ${start("B", { other: "x" }, "")}<startEvent id="C" />`),
    [],
  );
});

test("each mistake names the element and the entry of the panel where it is mended", async () => {
  assert.deepEqual(
    await lint(
      start("A", {
        "trigger.runs": "twice",
        "trigger.value.operator": "is",
        "segment.1.event": "Paid",
        "segment.1.value.path": "amount",
      }),
    ),
    [
      ["A", "Runs (trigger.runs) is 'twice', allowed: once, multiple or once-per-key", "declic-runs"],
      ["A", "Compared with (trigger.value) is missing: needed with the operator is", "declic-trigger-value"],
      [
        "A",
        "Condition 1, Where in the event's data (segment.1.value.path) is 'amount', allowed: a JSON pointer such as /orderId, or /customer/plan",
        "declic-condition-1-value-path",
      ],
      [
        "A",
        "Condition 1, With a value that (segment.1.value.operator) is missing: needed with segment.1.value.path, one of is, is-not, contains, " +
          "not-contains, starts-with, ends-with, greater-than, at-least, less-than, at-most, is-set, is-not-set, one-of",
        "declic-condition-1-value-operator",
      ],
    ],
  );
});

test("settings where nothing starts by them", async () => {
  const allowed =
    "only on message start events of the process itself, and but for trigger.runs and the like on " +
    "intermediate message catch events and receive tasks";
  assert.deepEqual(
    await lint(`${start("None", { "trigger.runs": "once" }, "")}
    <subProcess id="S" triggeredByEvent="true">${start("Inner", { "segment.1.event": "A" })}</subProcess>`),
    [
      ["None", `Runs (trigger.runs) is 'once', allowed: ${allowed}`],
      ["Inner", `Condition 1, Event (segment.1.event) is 'A', allowed: ${allowed}`],
    ],
  );
});

test("what waits may have conditions, and no runs", async () => {
  const wait = (tag, id, properties, inner = "") => `<${tag} id="${id}">${settings(properties)}${inner}</${tag}>`;
  const message = '<messageEventDefinition messageRef="M" />';
  const nowhere = (property, value) =>
    `${property} is '${value}', allowed: only on message start events of the process itself, and but for trigger.runs and the ` +
    "like on intermediate message catch events and receive tasks";
  assert.deepEqual(
    await lint(`
    ${wait("intermediateCatchEvent", "Right", { "segment.1.event": "Paid" }, message)}
    ${wait("intermediateCatchEvent", "Runs", { "trigger.runs": "once" }, message)}
    ${wait("intermediateCatchEvent", "Timer", { "segment.1.event": "Paid" }, "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>")}
    ${wait("receiveTask", "Task", { "trigger.value.operator": "is-set" })}
    <userTask id="T" /><boundaryEvent id="Boundary" attachedToRef="T">${settings({ "segment.1.event": "A" })}${message}</boundaryEvent>
  `),
    [
      [
        "Runs",
        "Runs (trigger.runs) is 'once', allowed: on an element that waits for a message only wait.since, wait.same, " +
          "trigger.value.path, trigger.value.operator, trigger.value, trigger.value.as",
        "declic-runs",
      ],
      ["Timer", nowhere("Condition 1, Event (segment.1.event)", "Paid")],
      ["Task", "Event (message name) is missing: needed, the name of an event", "declic-event"],
      ["Boundary", nowhere("Condition 1, Event (segment.1.event)", "A")],
    ],
  );
});

test("what belongs to waits alone", async () => {
  const message = '<messageEventDefinition messageRef="M" />';
  const caught = (id, properties) =>
    `<intermediateCatchEvent id="${id}">${settings(properties)}${message}</intermediateCatchEvent>`;
  const only = "only on intermediate message catch events and receive tasks";
  const fixed =
    "a fixed value, as expressions are not evaluated here; a wait for what the event that started the instance was about, " +
    "such as the same order, has wait.same, such as /orderId";
  assert.deepEqual(
    await lint(`
    ${caught("Right", { "wait.since": "entry", "wait.same": "/orderId, /shop" })}
    ${caught("Since", { "wait.since": "start" })}
    ${caught("Same", { "wait.same": "/orderId,shop" })}
    ${caught("Other", { "wait.until": "x", "wait.since": "entry" })}
    ${caught("Value", { "trigger.value.operator": "is", "trigger.value": `\${orderId}` })}
    ${start("Start", { "wait.since": "entry" })}
    <userTask id="T" /><boundaryEvent id="Boundary" attachedToRef="T">${settings({ "wait.same": "/a" })}${message}</boundaryEvent>
  `),
    [
      ["Start", `Events count (wait.since) is 'entry', allowed: ${only}`, "declic-since"],
      ["Since", "Events count (wait.since) is 'start', allowed: reached or entry", "declic-since"],
      [
        "Same",
        "The same as in the event that started this (wait.same) is '/orderId,shop', allowed: JSON pointers such as /orderId, parted by commas",
        "declic-same",
      ],
      [
        "Other",
        "wait.until is 'x', allowed: on an element that waits for a message only wait.since, wait.same, " +
          "trigger.value.path, trigger.value.operator, trigger.value, trigger.value.as",
        "declic-until",
      ],
      ["Value", `Compared with (trigger.value) is '\${orderId}', allowed: ${fixed}`, "declic-trigger-value"],
      ["Boundary", `The same as in the event that started this (wait.same) is '/a', allowed: ${only}`],
    ],
  );
});

test("the settings of the process, and the names of messages that it makes triggers", async () => {
  assert.deepEqual(await lint(start("A", {}, "Wide"), { "automation.reentry": "never" }), [
    ["P", "A contact may enter (automation.reentry) is 'never', allowed: any, once or after-exit", "declic-reentry"],
    ["A", "Event (message name) is ' Order placed', allowed: no white space before or after the name", "declic-event"],
  ]);
  assert.deepEqual(await lint(start("A", {}, "Wide")), [
    ["A", "Event (message name) is ' Order placed', allowed: no white space before or after the name", "declic-event"],
  ]);
});

test("the names of messages that elements without settings wait for", async () => {
  const wide = '<messageEventDefinition messageRef="Wide" />';
  const text = "Event (message name) is ' Order placed', allowed: no white space before or after the name";
  assert.deepEqual(
    await lint(`
    <intermediateCatchEvent id="Catch">${wide}</intermediateCatchEvent>
    <receiveTask id="Task" messageRef="Wide" />
    <boundaryEvent id="Boundary" attachedToRef="Task">${wide}</boundaryEvent>
    <subProcess id="Sub" triggeredByEvent="true"><startEvent id="Goal">${wide}</startEvent></subProcess>
    <receiveTask id="Fine" messageRef="M" />
  `),
    ["Goal", "Catch", "Task", "Boundary"].map((id) => [id, text, "declic-event"]),
  );
});

test("what can never compare", async () => {
  const properties = { "trigger.value.operator": "greater-than", "trigger.value": "1,5" };
  assert.deepEqual(await lint(start("A", properties)), [
    [
      "A",
      "Compared with (trigger.value) is '1,5', allowed: a number such as 10.5, or a date such as 2026-11-29 or 2026-11-29T10:00:00Z",
      "declic-trigger-value",
    ],
  ]);
  assert.deepEqual(await lint(start("A", { ...properties, "trigger.value.as": "text" })), [
    [
      "A",
      "Compared as (trigger.value.as) is 'text', allowed: auto, number or date with the operator greater-than",
      "declic-trigger-value-as",
    ],
  ]);
});
