import { getBusinessObject, is } from "bpmn-js/lib/util/ModelUtil";
import { update } from "./properties";

/** How long the engine keeps what has ended, unless the designer says otherwise; the application's own default is the same. */
export const HISTORY = "P180D";

/** The commands that give the process of an element a history time to live: Camunda 7 deploys none without it. */
export function keepHistory(element) {
  const process = processOf(getBusinessObject(element));
  return !process || process.get("camunda:historyTimeToLive")
    ? []
    : [update(element, process, { "camunda:historyTimeToLive": HISTORY })];
}

function processOf(businessObject) {
  let one = businessObject;
  while (one && !is(one, "bpmn:Process")) {
    one = one.$parent;
  }
  return one;
}
