import { isAutomation, readName, readTrigger } from "../language/read.js";
import { messageDefinitionOf, messageOf, propertiesOf } from "./node.js";
import { misplaced } from "./places.js";
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
      } else if (!(process && messageDefinitionOf(node))) {
        reportForeign(node, misplaced(node), reporter);
      }
    },
  };
}
