import { isAnySet, isOfTriggerSet, readMisplaced, readName, readWait } from "../language/read.js";
import { messageOf, propertiesOf } from "./node.js";
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
        return;
      }
      report(node, readMisplaced(propertiesOf(node)), reporter);
      if (isOfTriggerSet(propertiesOf(node))) {
        reportForeign(
          node,
          "trigger.value.*, segment.*",
          "only on message start events, intermediate message catch events and receive tasks",
          reporter,
        );
      }
    },
  };
}
