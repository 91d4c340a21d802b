import { getBusinessObject, is } from "bpmn-js/lib/util/ModelUtil";
import { update } from "./properties";

/** What refers to the message: the event definition, or the receive task itself; undefined if it is no message element. */
export function messageHolder(element) {
  const businessObject = getBusinessObject(element);
  return is(businessObject, "bpmn:ReceiveTask")
    ? businessObject
    : (businessObject.get("eventDefinitions") || []).find((one) => is(one, "bpmn:MessageEventDefinition"));
}

/** The name of the message, '' if it has none. */
export function messageName(element) {
  return messageHolder(element)?.get("messageRef")?.get("name") || "";
}

/**
 * The commands that have the element listen to the message of this name: one of the diagram if there is one, else its own renamed
 * if nothing else refers to it, else a new one. An empty name takes the reference away.
 */
export function changeMessage(element, name, bpmnFactory) {
  const holder = messageHolder(element);
  if (!name) {
    return [update(element, holder, { messageRef: undefined })];
  }
  const definitions = rootOf(getBusinessObject(element));
  const known = messages(definitions).find((message) => message.get("name") === name);
  if (known) {
    return [update(element, holder, { messageRef: known })];
  }
  const own = holder.get("messageRef");
  if (own && references(definitions, own) === 1) {
    return [update(element, own, { name })];
  }
  const created = bpmnFactory.create("bpmn:Message", { name });
  created.$parent = definitions;
  return [
    update(element, definitions, { rootElements: [...definitions.get("rootElements"), created] }),
    update(element, holder, { messageRef: created }),
  ];
}

/** The names of all messages of the diagram. */
export function messageNames(element) {
  return messages(rootOf(getBusinessObject(element)))
    .map((message) => message.get("name"))
    .filter((name) => name);
}

export function rootOf(businessObject) {
  let root = businessObject;
  while (root.$parent) {
    root = root.$parent;
  }
  return root;
}

function messages(definitions) {
  return definitions.get("rootElements").filter((one) => is(one, "bpmn:Message"));
}

function references(definitions, message) {
  let count = 0;
  everyElement(definitions, (one) => {
    count += one.messageRef === message ? 1 : 0;
  });
  return count;
}

/** Visits all elements that are contained in this one. */
export function everyElement(businessObject, visit) {
  visit(businessObject);
  for (const property of businessObject.$descriptor?.properties || []) {
    if (property.isReference || property.isAttr || property.isVirtual) {
      continue;
    }
    const value = businessObject[property.name];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child?.$type) {
        everyElement(child, visit);
      }
    }
  }
}
