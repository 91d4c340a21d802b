import { checkExpression } from "../language/feel.js";
import { mistake } from "../language/settings.js";

const PROPERTY = "condition";

/** Mistakes in the condition of a sequence flow in FEEL. Those in Camunda's own expressions are told by the deployment. */
export function flowMistakes(node) {
  const text = feelOf(node);
  if (text === undefined) {
    return [];
  }
  const rules = text.match(/[$#]{/)
    ? [`FEEL without $\{…}, as its language is feel`]
    : checkExpression(text, { inProcess: true });
  return rules.map((rule) => mistake(PROPERTY, text || undefined, rule));
}

/** The condition of a sequence flow in FEEL; undefined if it has none. */
export function feelOf({ $type, conditionExpression }) {
  return $type === "bpmn:SequenceFlow" &&
    conditionExpression?.language?.toLowerCase() === "feel" &&
    !conditionExpression.resource
    ? (conditionExpression.body ?? "").trim()
    : undefined;
}
