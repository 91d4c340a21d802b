import { mistake } from "../language/settings.js";

/** Reports mistakes in an element, each with the entry of the properties panel where it can be mended. */
export function report(node, mistakes, reporter) {
  for (const { property, text } of mistakes) {
    const entryIds = [entryId(property)];
    reporter.report(node.id, text, { propertiesPanel: { entryIds } });
  }
}

/** Reports that the element must not have the settings that it has. */
export function reportForeign(node, property, allowed, reporter) {
  reporter.report(node.id, mistake(property, undefined, allowed).text);
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
