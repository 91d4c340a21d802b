import { getBusinessObject } from "bpmn-js/lib/util/ModelUtil";

/**
 * The extension properties of an element, {name: value}; an empty value is as good as none and left out.
 */
export function readProperties(element) {
  const found = {};
  for (const property of carrier(element)?.get("values") || []) {
    if ((property.get("value") || "").trim()) {
      found[property.get("name")] = property.get("value").trim();
    }
  }
  return found;
}

/**
 * The commands that set extension properties of an element; an undefined or empty value takes the property away. Properties that
 * are not named keep their place and value.
 *
 * @param {Object} changes {name: value}
 */
export function changeProperties(element, changes, bpmnFactory) {
  const businessObject = getBusinessObject(element);
  const extensionElements = businessObject.get("extensionElements");
  const properties = carrier(element);
  const values = changed(properties?.get("values") || [], changes, bpmnFactory);
  if (properties) {
    values.forEach((value) => {
      value.$parent = properties;
    });
    return [update(element, properties, { values })];
  }
  if (!values.length) {
    return [];
  }
  const created = bpmnFactory.create("camunda:Properties", { values });
  values.forEach((value) => {
    value.$parent = created;
  });
  if (extensionElements) {
    created.$parent = extensionElements;
    return [update(element, extensionElements, { values: [...extensionElements.get("values"), created] })];
  }
  const extension = bpmnFactory.create("bpmn:ExtensionElements", { values: [created] });
  created.$parent = extension;
  extension.$parent = businessObject;
  return [update(element, businessObject, { extensionElements: extension })];
}

/** A command that updates a part of an element. */
export function update(element, moddleElement, properties) {
  return { cmd: "element.updateModdleProperties", context: { element, moddleElement, properties } };
}

function carrier(element) {
  return (getBusinessObject(element).get("extensionElements")?.get("values") || []).find(
    (one) => one.$type === "camunda:Properties",
  );
}

function changed(values, changes, bpmnFactory) {
  const left = { ...changes };
  const kept = values.flatMap((property) => {
    const name = property.get("name");
    if (!(name in left)) {
      return [property];
    }
    const value = left[name];
    delete left[name];
    return value ? [bpmnFactory.create("camunda:Property", { name, value })] : [];
  });
  const added = Object.entries(left)
    .filter(([, value]) => value)
    .map(([name, value]) => bpmnFactory.create("camunda:Property", { name, value }));
  return [...kept, ...added];
}
