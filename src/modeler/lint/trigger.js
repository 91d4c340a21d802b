import { isAutomation, isOfTriggerSet, readMisplaced, readName, readTrigger } from "../language/read.js";
import { messageOf, propertiesOf } from "./node.js";
import { report, reportForeign } from "./report.js";

/** The settings of start events. */
export default function trigger() {
  return {
    check(node, reporter) {
      if (node.$type !== "bpmn:StartEvent") {
        return;
      }
      const properties = propertiesOf(node);
      const process = node.$parent.$type === "bpmn:Process" ? node.$parent : undefined;
      const message = process && messageOf(node);
      if (!process) {
        report(node, readName(messageOf(node) ?? ""), reporter);
      }
      if (message) {
        report(node, readTrigger(message, properties, isAutomation(propertiesOf(process))).mistakes, reporter);
        return;
      }
      report(node, readMisplaced(properties), reporter);
      if (isOfTriggerSet(properties)) {
        reportForeign(
          node,
          "trigger.*, segment.*",
          "only on a message start event of the process itself, with a message",
          reporter,
        );
      }
    },
  };
}
