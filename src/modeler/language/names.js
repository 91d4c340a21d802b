import { nearest } from "./distance.js";
import { OF_A_CONDITION } from "./segment.js";
import { OF_A_TRIGGER, OF_WAITS_ALONE } from "./words.js";

const PREFIXES = ["trigger.", "segment.", "automation.", "wait."];
const ALL = [
  ...OF_A_TRIGGER,
  "segment.match",
  "segment.expression",
  ...OF_A_CONDITION.map((one) => `segment.n.${one}`),
  "automation.reentry",
  ...OF_WAITS_ALONE,
];
const WRONG_LETTERS = 2;

/** Whether it is the name of a setting, letter by letter. */
export function isKnown(name) {
  return ALL.includes(name) || (hasPrefix(name) && ALL.includes(numberless(name)));
}

/** Whether Declic says what names there are that begin so. */
export function hasPrefix(name) {
  return PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** The setting that is meant by a name that is nearly one; undefined for a setting's name and for names that others may have. */
export function meantBy(name) {
  if (hasPrefix(name)) {
    return undefined;
  }
  const parts = name
    .trim()
    .toLowerCase()
    .split(/[\s._:/-]+/)
    .join(".");
  const number = parts.split(".").find((part) => /^[1-9]\d{0,3}$/.test(part)) ?? "1";
  return nearest(numberless(parts), ALL, WRONG_LETTERS)?.replace(".n.", `.${number}.`);
}

/** The setting of waits that such a name stands for, but for a wrong letter or the case; undefined for all others. */
export function nearlyOfWaits(name) {
  return name.startsWith("wait.") && !isKnown(name) ? nearest(name.toLowerCase(), OF_WAITS_ALONE, 1) : undefined;
}

/** The name with n in the place of the number of a condition. */
function numberless(name) {
  const parts = name.split(".");
  if (parts.length > 2 && /^[1-9]\d{0,3}$/.test(parts[1])) {
    parts[1] = "n";
  }
  return parts.join(".");
}
