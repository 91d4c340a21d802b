import { isAnySet, isAutomation } from "../language/read.js";
import { stepOf } from "../language/steps.js";
import { partsOf, propertiesOf } from "./node.js";

const TAKING_EVENTS = ["bpmn:StartEvent", "bpmn:IntermediateCatchEvent", "bpmn:ReceiveTask"];

/** Whether a process uses Declic, by a setting or a step. */
export function usesDeclic(process) {
  return hasSettings(process) || isWithin(process, (node) => Boolean(stepOf(node.delegateExpression)));
}

/** Whether a process has a setting, so that the conditions of its sequence flows are about a contact. */
export function hasSettings(process) {
  return (
    isAutomation(propertiesOf(process)) ||
    isWithin(process, (node) => TAKING_EVENTS.includes(node.$type) && isAnySet(propertiesOf(node)))
  );
}

function isWithin(node, which) {
  return which(node) || partsOf(node).some((part) => isWithin(part, which));
}
