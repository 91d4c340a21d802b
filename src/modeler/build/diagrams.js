import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./places.js";

/** The diagrams of the repository: their paths below bpmn, such as recipes/only-once.bpmn. */
export function diagrams() {
  const folder = join(ROOT, "bpmn");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".bpmn"))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
