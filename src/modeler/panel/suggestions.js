import { getBusinessObject } from "bpmn-js/lib/util/ModelUtil";
import { everyElement, messageNames, rootOf } from "./message";

const CONTACT_EVENTS = [
  "List subscribed",
  "List unsubscribed",
  "Tag added",
  "Tag removed",
  "Contact created",
  "Contact updated",
];

/** Names of events that the diagram knows, by messages, conditions and the step "Track event", and those that Declic records. */
export function eventNames(element) {
  return sorted([
    ...messageNames(element),
    ...propertyValues(element, /^segment\.\d+\.event$/),
    ...fieldValues(element, "event"),
    ...CONTACT_EVENTS,
  ]);
}

/** Names of lists that the diagram knows, by triggers and steps. */
export function listNames(element) {
  return sorted([...propertyValues(element, /^trigger\.list$/), ...fieldValues(element, "list")]);
}

/** Names of tags that the diagram knows, by triggers and steps. */
export function tagNames(element) {
  return sorted([...propertyValues(element, /^trigger\.tag$/), ...fieldValues(element, "tag")]);
}

function propertyValues(element, name) {
  return found(element, (one) => one.$type === "camunda:Property" && name.test(one.name) && one.value);
}

function fieldValues(element, name) {
  return found(
    element,
    (one) => one.$type === "camunda:Field" && one.name === name && (one.stringValue || one.string || one.expression),
  ).filter((value) => !/[$#]\{/.test(value));
}

function found(element, valueIn) {
  const values = [];
  everyElement(rootOf(getBusinessObject(element)), (one) => {
    const value = valueIn(one);
    if (value) {
      values.push(value);
    }
  });
  return values;
}

function sorted(names) {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name))].sort((a, b) => a.localeCompare(b));
}
