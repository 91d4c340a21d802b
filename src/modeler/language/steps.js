import { nearest } from "./distance.js";

const step = (bean, title, needed, optional = []) => [bean, { bean, title, needed, all: [...needed, ...optional] }];

/** The steps by their names in diagrams, with the fields that they have. */
const STEPS = new Map([
  step("trackEvent", "Track event", ["event"], ["value"]),
  step("subscribeToList", "Subscribe to list", ["list"]),
  step("unsubscribeFromList", "Unsubscribe", ["list"]),
  step("stopMail", "Stop all mail", []),
  step("addTag", "Add tag", ["tag"]),
  step("removeTag", "Remove tag", ["tag"]),
  step("setField", "Set field", ["field"], ["value"]),
  step("changeEmail", "Change e-mail", ["email"]),
  step("sendEmail", "Send e-mail", ["subject"], ["body", "template", "from", "list"]),
  step("checkSegment", "Check segment", ["expression"], ["resultVariable"]),
  step("leaveAutomation", "Leave automation", ["automation"]),
  step("enterAutomation", "Enter automation", ["automation"]),
]);
const WRONG_LETTERS = 3;

/** The step that a delegate expression names; undefined for others. */
export function stepOf(delegateExpression) {
  return STEPS.get(beanOf(delegateExpression));
}

/** The name in a delegate expression that is nothing but a name. */
export function beanOf(delegateExpression) {
  return /^[$#]\{\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*\}$/u.exec((delegateExpression ?? "").trim())?.[1];
}

/** The step that is nearly of this name; undefined for the names of other beans. */
export function stepMeantBy(bean) {
  const beans = [...STEPS.keys()].sort();
  const found = nearest(
    bean.toLowerCase(),
    beans.map((one) => one.toLowerCase()),
    WRONG_LETTERS,
  );
  return beans.find((one) => one.toLowerCase() === found);
}
