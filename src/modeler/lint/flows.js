import { checkExpression } from "../language/feel.js";
import { checkCondition } from "../language/juel.js";
import { mistake } from "../language/settings.js";

const PROPERTY = "condition";

/** Mistakes in the condition of a sequence flow, in FEEL or in Camunda's own expressions. */
export function flowMistakes(node) {
  const text = feelOf(node);
  if (text === undefined) {
    return juelMistakes(node);
  }
  const rules = text.match(/[$#]{/)
    ? [`FEEL without $\{…}, as its language is feel`]
    : checkExpression(text, { inProcess: true });
  return rules.map((rule) => mistake(PROPERTY, text || undefined, rule));
}

function juelMistakes({ $type, conditionExpression }) {
  if ($type !== "bpmn:SequenceFlow" || !conditionExpression || conditionExpression.language !== undefined) {
    return [];
  }
  const text = (conditionExpression.body ?? "").trim();
  return checkCondition(text).map((rule) => mistake(PROPERTY, text || undefined, rule));
}

/** The condition of a sequence flow in FEEL; undefined if it has none. */
export function feelOf({ $type, conditionExpression }) {
  return $type === "bpmn:SequenceFlow" &&
    conditionExpression?.language?.toLowerCase() === "feel" &&
    !conditionExpression.resource
    ? (conditionExpression.body ?? "").trim()
    : undefined;
}
