/** Reports mistakes in an element, each with the entry of the properties panel where it can be mended. */
export function report(node, mistakes, reporter) {
  for (const { property, inPanel } of mistakes) {
    const entryIds = [entryId(property)];
    reporter.report(node.id, inPanel, { propertiesPanel: { entryIds } });
  }
}

/** Reports mistakes that no entry of the panel mends. */
export function reportForeign(node, mistakes, reporter) {
  for (const { inPanel } of mistakes) {
    reporter.report(node.id, inPanel);
  }
}

function entryId(property) {
  if (property === "message name") {
    return "declic-event";
  }
  const condition = /^segment\.(\d+)\.(.+)$/.exec(property);
  if (condition) {
    return `declic-condition-${condition[1]}-${condition[2].replace(".", "-")}`;
  }
  const value = /^trigger\.(value.*)$/.exec(property);
  return value ? `declic-trigger-${value[1].replace(".", "-")}` : `declic-${property.split(".").pop()}`;
}
