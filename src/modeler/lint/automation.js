import { readAutomation } from "../language/read.js";
import { propertiesOf } from "./node.js";
import { report } from "./report.js";

/** The settings of a process. */
export default function automation() {
  return {
    check(node, reporter) {
      if (node.$type === "bpmn:Process") {
        report(node, readAutomation(propertiesOf(node)).mistakes, reporter);
      }
    },
  };
}
