import { readCondition } from "./segment.js";
import { Settings } from "./settings.js";
import { inWords } from "./words.js";

const VERBS = {
  contains: "contains",
  "not-contains": "does not contain",
  "starts-with": "starts with",
  "ends-with": "ends with",
};

/** A trigger in plain words, such as "When Order placed is recorded, once, if Signed up has happened at least once". */
export function sentence({ event, list, tag, value, runs, key, limit, segment }) {
  return (
    `When ${event} is recorded` +
    (list ? ` for the list '${list}'` : "") +
    (tag ? ` for the tag '${tag}'` : "") +
    (value ? ` with ${valueWords(value)}` : "") +
    (runs === "once" ? ", once" : "") +
    (runs === "once-per-key" && key ? `, once per ${key}` : "") +
    (limit && runs !== "once" ? `, up to ${limitWords(limit)}` : "") +
    (segmentWords(segment) && `, if ${segmentWords(segment)}`)
  );
}

/** What a start event does on which nothing is set. */
export function plainSentence(event) {
  return `Each message ${event} starts this, as Camunda has it. Choose how it runs to make it a trigger.`;
}

/** What an element waits for, in plain words. */
export function waitSentence({ event, since, same, value, segment }) {
  return (
    `Waits until ${event} is recorded` +
    (same.length ? ` with the same ${same.join(", ")} as the event that started the instance` : "") +
    (value ? `${same.length ? " and" : ""} with ${valueWords(value)}` : "") +
    (since === "entry" ? ", be it before the wait is reached" : "") +
    (segmentWords(segment) && `, if ${segmentWords(segment)}`)
  );
}

/** The condition of this number in plain words, '' if it names no event yet. */
export function conditionSentence(properties, number) {
  const condition = readCondition(undefined, new Settings(properties), `segment.${number}.`);
  return condition.event ? conditionWords(condition) : "";
}

function segmentWords({ match, conditions, expression }) {
  return [...conditions.map(conditionWords), ...(expression ? [expression] : [])].join(
    match === "any" ? " or " : " and ",
  );
}

function conditionWords({ event, negated, comparison, count, value, within }) {
  const never = negated && comparison === "at-least" && count === 1n;
  return (
    event +
    (negated ? " has not happened" : " has happened") +
    (never ? "" : ` ${inWords(comparison)} ${times(count)}`) +
    (value ? ` with ${valueWords(value)}` : "") +
    (within ? ` in the last ${within.words}` : "")
  );
}

function valueWords({ path, operator, operand, as }) {
  const compared = (operand ? ` '${operand}'` : "") + (as === "auto" ? "" : ` as ${as}`);
  return (path ? `${path} ${inWords(operator)}` : `a value that ${verb(operator)}`) + compared;
}

function verb(operator) {
  return VERBS[operator] ?? (operator.startsWith("is") ? inWords(operator) : `is ${inWords(operator)}`);
}

function limitWords({ entries, within }) {
  return `${times(BigInt(entries))} in ${within.words}`;
}

function times(number) {
  return number === 1n ? "once" : `${number} times`;
}
