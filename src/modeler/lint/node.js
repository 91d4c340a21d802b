/** The extension properties of an element of a diagram, {name: value}. */
export function propertiesOf(node) {
  const carriers = (node.extensionElements?.values ?? []).filter(({ $type }) => $type === "camunda:Properties");
  return Object.fromEntries(
    carriers.flatMap(({ values }) => values ?? []).map(({ name, value }) => [(name ?? "").trim(), value ?? ""]),
  );
}

/** The name of the message that an element listens to; undefined if it listens to none. */
export function messageOf(node) {
  const holder =
    node.$type === "bpmn:ReceiveTask"
      ? node
      : (node.eventDefinitions ?? []).find(({ $type }) => $type === "bpmn:MessageEventDefinition");
  return holder?.messageRef?.name || undefined;
}
