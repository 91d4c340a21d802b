import { nearest } from "../language/distance.js";
import { variablesOf } from "../language/feel.js";
import { mistake } from "../language/settings.js";
import { feelOf } from "./flows.js";
import { fieldsOf, partsOf } from "./node.js";
import { reportForeign } from "./report.js";
import { hasSettings } from "./use.js";

/** What each instance has, or FEEL knows without a variable. */
const GIVEN = ["contact", "event", "entry", "trigger"];
/** Where a diagram names a variable that it sets. */
const ATTRIBUTES = [
  "resultVariable",
  "elementVariable",
  "errorCodeVariable",
  "errorMessageVariable",
  "escalationCodeVariable",
  "initiator",
];
const SETS = /setVariable(?:Local)?\s*\(\s*["']([^"']+)["']/g;
const SHORT = 4;

/**
 * Names in conditions that are nearly those of variables that the process sets: a hint. A variable may also come from outside, so
 * that any other name says nothing.
 */
export default function variables() {
  return {
    check(node, reporter) {
      if (node.$type === "bpmn:Process" && hasSettings(node)) {
        const set = [...GIVEN, ...setIn(node)];
        visit(node, (flow, text) => report(flow, text, set, reporter));
      }
    },
  };
}

function visit(node, found) {
  const text = feelOf(node);
  if (text) {
    found(node, text);
  }
  for (const part of partsOf(node)) {
    visit(part, found);
  }
}

function report(flow, text, set, reporter) {
  for (const name of variablesOf(text).filter((one) => !set.includes(one))) {
    const meant = nearest(name, set, name.length <= SHORT ? 1 : 2);
    if (meant) {
      const allowed = `the names of variables; nothing here sets '${name}', but there is '${meant}'`;
      reportForeign(flow, [mistake("condition", text, allowed)], reporter);
    }
  }
}

function setIn(node) {
  return [
    ...ATTRIBUTES.map((name) => node[name]),
    ...named(node),
    fieldsOf(node).resultVariable?.trim(),
    ...Object.values(node)
      .filter((value) => typeof value === "string")
      .flatMap((text) => [...text.matchAll(SETS)].map(([, name]) => name)),
    ...partsOf(node).flatMap(setIn),
  ].filter(Boolean);
}

function named({ $type, name, id, target }) {
  switch ($type) {
    case "camunda:In":
    case "camunda:Out":
      return [target];
    case "camunda:FormField":
      return [id];
    case "camunda:InputParameter":
    case "camunda:OutputParameter":
      return [name];
    default:
      return [];
  }
}
