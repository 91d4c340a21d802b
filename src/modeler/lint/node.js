/** The extension properties of an element of a diagram, {name: value}. */
export function propertiesOf(node) {
  return Object.fromEntries(propertiesInOrder(node));
}

/** The same as [name, value], with those that are there twice. */
export function propertiesInOrder(node) {
  const carriers = (node.extensionElements?.values ?? []).filter(({ $type }) => $type === "camunda:Properties");
  return carriers.flatMap(({ values }) => values ?? []).map(({ name, value }) => [(name ?? "").trim(), value ?? ""]);
}

/** The name of the message that an element listens to; undefined if it listens to none. */
export function messageOf(node) {
  const holder = node.$type === "bpmn:ReceiveTask" ? node : messageDefinitionOf(node);
  return holder?.messageRef?.name || undefined;
}

/** The message event definition of an event; undefined if it is none of a message. */
export function messageDefinitionOf(node) {
  return (node.eventDefinitions ?? []).find(({ $type }) => $type === "bpmn:MessageEventDefinition");
}

/** The fields of a delegate, {name: text}. */
export function fieldsOf(node) {
  const values = node.extensionElements ? (node.extensionElements.values ?? []) : (node.fields ?? []);
  const fields = values.filter(({ $type }) => $type === "camunda:Field");
  return Object.fromEntries(fields.map((field) => [field.name ?? "", textOf(field)]));
}

function textOf(field) {
  const texts = [field.stringValue, field.$attrs?.expression, field.string, field.expression];
  return texts.find((text) => text?.trim()) ?? "";
}

/** What an element is made of. */
export function partsOf(node) {
  const properties = (node.$descriptor?.properties ?? []).filter(
    (property) => !property.isReference && !property.isAttr && !property.isVirtual,
  );
  return properties
    .flatMap(({ name }) => node[name] ?? [])
    .filter((part) => part?.$type && part.$descriptor && !part.$descriptor.isGeneric);
}
