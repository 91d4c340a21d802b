import { VALUE_OPERATORS } from "./words.js";

const NUMBER = /^[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})([eE][+-]?\d{1,4})?$/;
const TIME =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,30})?)? ?([Zz]|UTC|GMT|([+-]\d\d)(?::?(\d\d))?)?(?:\[[^\]]{1,50}\])?)?$/;
const OF_TEXT = ["contains", "not-contains", "starts-with", "ends-with"];
const A_NUMBER = "a number such as 10.5";
const A_DATE = "a date such as 2026-11-29 or 2026-11-29T10:00:00Z";
const KINDS = { number: A_NUMBER, date: A_DATE, auto: `${A_NUMBER}, or ${A_DATE}` };

/**
 * What of a condition on a value can never compare, as {ofAs, allowed}: whether it is what values are compared as, and what it
 * must be. Undefined if all can.
 */
export function neverCompares({ operator, operand, as }) {
  const { isOrder, needsOperand } = VALUE_OPERATORS.find(({ value }) => value === operator);
  if (isOrder && as === "text") {
    return { ofAs: true, allowed: `auto, number or date with the operator ${operator}` };
  }
  const isTyped = as === "number" || as === "date";
  if (isTyped && OF_TEXT.includes(operator)) {
    return { ofAs: true, allowed: `auto or text with the operator ${operator}` };
  }
  const compared = operator === "one-of" ? items(operand) : [operand];
  return (isOrder || (isTyped && needsOperand)) && !compared.every((one) => isOrdered(one.trim(), as))
    ? { ofAs: false, allowed: KINDS[as] }
    : undefined;
}

function isOrdered(text, as) {
  return (as !== "date" && NUMBER.test(text)) || (as !== "number" && isTime(text));
}

function isTime(text) {
  const parts = text.length <= 120 && TIME.exec(text);
  if (!parts) {
    return false;
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const isDay = month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 60 && isOffset(parts[8], parts[9]);
}

function isOffset(hours = "+00", minutes = "00") {
  const all = Math.abs(Number(hours)) * 60 + Number(minutes);
  return Number(minutes) < 60 && all <= 18 * 60;
}

/** What one-of compares with: a JSON array's items, or texts parted by commas. */
function items(operand) {
  try {
    const array = JSON.parse(operand);
    if (Array.isArray(array)) {
      return array.map((item) => (item !== null && typeof item === "object" ? JSON.stringify(item) : String(item)));
    }
  } catch {
    // texts
  }
  return operand.split(",");
}
