import { createHash } from "node:crypto";
import { join } from "node:path";
import { ROOT } from "./places.js";

/** Where the picture of a diagram is. */
export function picture(diagram) {
  return join(ROOT, "src", "docs", "diagrams", diagram.replace(/\.bpmn$/, ".svg"));
}

/** What a picture says about the diagram that it was drawn from. */
export function stamp(xml) {
  return `drawn from the diagram with sha256 ${createHash("sha256").update(xml.replace(/\r\n/g, "\n")).digest("hex")}`;
}
