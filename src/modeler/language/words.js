/** The words that designers choose from: what is set, and what it is called. */

const choice = ([value, label]) => ({ value, label });

/** The settings of a trigger. */
export const OF_A_TRIGGER = [
  "trigger.runs",
  "trigger.key",
  "trigger.limit",
  "trigger.value.path",
  "trigger.value.operator",
  "trigger.value",
  "trigger.value.as",
  "trigger.list",
  "trigger.tag",
];

/** The settings of waits alone. */
export const OF_WAITS_ALONE = ["wait.since", "wait.same"];

/** trigger.runs */
export const RUNS = [
  ["multiple", "Multiple times"],
  ["once", "Once"],
  ["once-per-key", "Once per key, such as once per order"],
].map(choice);

/** segment.match */
export const MATCH = [
  ["all", "All conditions"],
  ["any", "Any condition"],
].map(choice);

/** segment.N.operator */
export const OPERATORS = [
  ["happened", "has happened"],
  ["not-happened", "has not happened"],
].map(choice);

/** segment.N.times */
export const TIMES = ["at-least", "at-most", "exactly", "more-than", "fewer-than"].map((word) => ({
  value: word,
  label: inWords(word),
}));

/** trigger.value.operator and segment.N.value.operator; those without operand compare with nothing. */
export const VALUE_OPERATORS = [
  "is",
  "is-not",
  "contains",
  "not-contains",
  "starts-with",
  "ends-with",
  "greater-than",
  "at-least",
  "less-than",
  "at-most",
  "is-set",
  "is-not-set",
  "one-of",
].map((word) => ({
  value: word,
  label: inWords(word),
  needsOperand: !/^is-(not-)?set$/.test(word),
  isOrder: ["greater-than", "at-least", "less-than", "at-most"].includes(word),
}));

/** trigger.value.as and segment.N.value.as */
export const VALUE_AS = [
  ["auto", "numbers, dates or text, as they are"],
  ["text", "text, such as codes"],
  ["number", "numbers"],
  ["date", "dates"],
].map(choice);

/** wait.since */
export const SINCE = [
  ["reached", "From when the wait is reached"],
  ["entry", "From the event that started the instance"],
].map(choice);

/** automation.reentry */
export const REENTRY = [
  ["any", "As often as its start events let the contact in"],
  ["once", "Once, over all start events"],
  ["after-exit", "Not while the contact is still in it"],
].map(choice);

/** The events that are about a list, and those about a tag. */
export const LIST_EVENTS = ["List subscribed", "List unsubscribed"];
export const TAG_EVENTS = ["Tag added", "Tag removed"];

/** A word as people say it. */
export function inWords(word) {
  return word.replaceAll("-", " ");
}

/** All of them but the last parted by commas, as in "all or any". */
export function either(choices) {
  const words = choices.map(({ value }) => value);
  return `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}
