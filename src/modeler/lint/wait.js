import { isAnySet, readName, readWait } from "../language/read.js";
import { NO_EVENT } from "../language/settings.js";
import { messageDefinitionOf, messageOf, propertiesOf } from "./node.js";
import { misplaced } from "./places.js";
import { report, reportForeign } from "./report.js";

const WAITING = ["bpmn:IntermediateCatchEvent", "bpmn:ReceiveTask"];

/** The conditions of elements that wait for a message. */
export default function wait() {
  return {
    check(node, reporter) {
      if (!WAITING.includes(node.$type) && node.$type !== "bpmn:BoundaryEvent") {
        return;
      }
      if (!isAnySet(propertiesOf(node))) {
        report(node, readName(messageOf(node) ?? ""), reporter);
        return;
      }
      const message = WAITING.includes(node.$type) ? messageOf(node) : undefined;
      if (message) {
        report(node, readWait(message, propertiesOf(node)).mistakes, reporter);
      } else if (node.$type === "bpmn:ReceiveTask") {
        report(node, [NO_EVENT], reporter);
      } else if (node.$type === "bpmn:BoundaryEvent" || !messageDefinitionOf(node)) {
        reportForeign(node, misplaced(node), reporter);
      }
    },
  };
}
