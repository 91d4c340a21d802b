import { DURATION, duration } from "./duration.js";
import { checkExpression } from "./feel.js";
import { eventName } from "./settings.js";
import { either, MATCH, OPERATORS, TIMES } from "./words.js";

/** What may follow segment.N. */
export const OF_A_CONDITION = [
  "event",
  "operator",
  "times",
  "count",
  "value.path",
  "value.operator",
  "value",
  "value.as",
  "within",
];
const ALLOWED = `segment.match, segment.expression, and segment.N. with N = 1, 2, 3 … and one of ${OF_A_CONDITION.join(", ")}`;
const WHOLE = "a whole number of 0 or more";
const NEVER =
  "another event than the trigger's own, or a value: the triggering event counts itself, so this can never be true";

/**
 * The segment that the properties segment.… say: {match, conditions, expression}. What is wrong is reported to the settings and
 * left out.
 *
 * @param {string} trigger the event that is listened to
 */
export function readSegment(trigger, settings) {
  const numbers = new Set();
  for (const name of settings.names("segment.")) {
    const numbered = /^segment\.([1-9]\d{0,3})\.(.+)$/.exec(name);
    if (numbered && OF_A_CONDITION.includes(numbered[2])) {
      numbers.add(Number(numbered[1]));
    } else if (name !== "segment.match" && name !== "segment.expression") {
      settings.report(name, `no such property; there are ${ALLOWED}`);
    }
  }
  settings.refuseExpressions("segment.");
  const match = settings.choice("segment.match", either(MATCH), MATCH) ?? "all";
  const conditions = [];
  let expected = 1;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (number !== expected) {
      settings.report(`segment.${expected}.event`, `needed, as the numbering must have no gap before ${number}`);
    }
    expected = number + 1;
    conditions.push(readCondition(trigger, settings, `segment.${number}.`));
  }
  const expression = settings.text("segment.expression");
  if (expression) {
    for (const wrong of checkExpression(expression)) {
      settings.report("segment.expression", wrong);
    }
  }
  return { match, conditions: conditions.filter((one) => one.event), expression };
}

/** One condition: {event, negated, comparison, count, value, within}; without an event if it names none that is right. */
export function readCondition(trigger, settings, prefix) {
  if (!settings.text(`${prefix}event`)) {
    settings.report(`${prefix}event`, "needed, the name of an event");
  }
  const condition = {
    event: settings.read(`${prefix}event`, "the name of an event, at most 255 characters", eventName),
    negated: settings.choice(`${prefix}operator`, either(OPERATORS), OPERATORS) === "not-happened",
    ...readTimes(settings, prefix),
    value: settings.valueTest(prefix),
    within: settings.read(`${prefix}within`, DURATION, duration),
  };
  if (condition.event === trigger && isImpossible(condition)) {
    settings.report(`${prefix}event`, NEVER);
  }
  return condition;
}

function readTimes(settings, prefix) {
  const comparison = settings.choice(`${prefix}times`, either(TIMES), TIMES) ?? "at-least";
  if (settings.text(`${prefix}times`) && !settings.text(`${prefix}count`)) {
    settings.report(`${prefix}count`, `needed with ${prefix}times, ${WHOLE}`);
  }
  const count = settings.read(`${prefix}count`, WHOLE, (text) => (/^\d{1,18}$/.test(text) ? BigInt(text) : undefined));
  return count === undefined ? { comparison: "at-least", count: 1n } : { comparison, count };
}

/** Whether it can never hold for a trigger on the same event, which counts itself. */
function isImpossible({ negated, comparison, count, value }) {
  if (value) {
    return false;
  }
  if (negated) {
    return (comparison === "at-least" && count <= 1n) || (comparison === "more-than" && count === 0n);
  }
  return (["at-most", "exactly"].includes(comparison) && count < 1n) || (comparison === "fewer-than" && count < 2n);
}
