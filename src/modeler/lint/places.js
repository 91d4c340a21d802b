import { hasPrefix, isKnown, meantBy, nearlyOfWaits } from "../language/names.js";
import { insteadOf, isAnySet } from "../language/read.js";
import { mistake } from "../language/settings.js";
import { messageDefinitionOf, propertiesInOrder, propertiesOf } from "./node.js";

/** What reads or refuses settings of triggers and waits by itself. */
const EVENTS = ["bpmn:StartEvent", "bpmn:IntermediateCatchEvent", "bpmn:ReceiveTask", "bpmn:BoundaryEvent"];
const ON_EVENTS =
  "only on message start events of the process itself, and but for trigger.runs and the like on intermediate message " +
  "catch events and receive tasks";

const ON_WAITS = "only on intermediate message catch events and receive tasks";

/** Mistakes with settings where nothing reads them: on other elements, under names that are nearly right, and twice. */
export function placeMistakes(node, usesDeclic) {
  const properties = propertiesOf(node);
  return [
    ...nameMistakes(node, properties, usesDeclic),
    ...twice(node).map((name) => mistake(name, properties[name].trim(), "one value, and it is set more than once")),
  ];
}

/** Those of them that the properties alone tell, whether or not they are kept already. */
export function nameMistakes(node, properties, usesDeclic) {
  const set = Object.entries(properties).filter(([, value]) => value?.trim());
  return [
    ...set.flatMap(([name, value]) => placeMistake(node, name, value.trim(), properties, usesDeclic) ?? []),
    ...(EVENTS.includes(node.$type) ? set.flatMap(([name]) => comma(name, properties) ?? []) : []),
  ];
}

/** Mistakes for all settings of triggers and waits on an element that takes none. */
export function misplaced(node) {
  return Object.entries(propertiesOf(node))
    .filter(([name, value]) => value.trim() && isOurs(name, true) && !isOfProcess(name))
    .map(([name, value]) => mistake(name, value.trim(), placeOf(name)));
}

function placeMistake(node, name, value, properties, usesDeclic) {
  const isEvent = EVENTS.includes(node.$type);
  const isProcess = node.$type === "bpmn:Process";
  if (!hasPrefix(name)) {
    const meant = (isEvent || isProcess) && (usesDeclic || name.includes(".")) ? meantBy(name) : undefined;
    return meant && mistake(name, value, `no such property; there is ${meant}`);
  }
  if (name.startsWith("wait.") && !isKnown(name)) {
    return unknownOfWaits(node, name, value, properties, usesDeclic);
  }
  const isRight = isOfProcess(name) ? isProcess : isEvent;
  return isRight || !isOurs(name, usesDeclic) ? undefined : mistake(name, value, placeOf(name));
}

/**
 * What begins as the settings of waits may well be somebody else's where nothing waits, and in processes that don't use Declic. Beside a
 * right setting it is told of where that is read.
 */
function unknownOfWaits(node, name, value, properties, usesDeclic) {
  const isNear = nearlyOfWaits(name) !== undefined;
  if (!isWait(node)) {
    return usesDeclic && isNear ? mistake(name, value, ON_WAITS) : undefined;
  }
  return (usesDeclic || isNear) && !isAnySet(properties) ? mistake(name, value, insteadOf(name)) : undefined;
}

function isWait(node) {
  return (
    node.$type === "bpmn:ReceiveTask" ||
    (node.$type === "bpmn:IntermediateCatchEvent" && messageDefinitionOf(node) !== undefined)
  );
}

/** What begins as the settings of waits may well be somebody else's where nothing waits. */
function isOurs(name, usesDeclic) {
  return isKnown(name) || (usesDeclic && hasPrefix(name) && !name.startsWith("wait."));
}

function placeOf(name) {
  return isOfProcess(name) ? "only on the process" : name.startsWith("wait.") ? ON_WAITS : ON_EVENTS;
}

function isOfProcess(name) {
  return name.startsWith("automation.");
}

function twice(node) {
  const names = propertiesInOrder(node)
    .filter(([, value]) => value.trim())
    .map(([name]) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].filter(isKnown);
}

/** As a text such a number is another than the one that is meant. */
function comma(name, properties) {
  const as = properties[`${name}.as`]?.trim() || "auto";
  const value = properties[name].trim();
  return name.endsWith(".value") &&
    isKnown(name) &&
    ["is", "is-not"].includes(properties[`${name}.operator`]?.trim()) &&
    as === "auto" &&
    /^[+-]?\d[\d.]*,\d+$/.test(value)
    ? mistake(
        name,
        value,
        `a number with a point, such as 100.50; or a text, with Compared as (${name}.as) set to text`,
      )
    : undefined;
}
