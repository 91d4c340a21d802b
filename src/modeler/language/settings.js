import { neverCompares } from "./compare.js";
import { labelOf } from "./labels.js";
import { VALUE_AS, VALUE_OPERATORS } from "./words.js";

const SPACE = "[\\p{Z}\\p{Cc}\\xAD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF]";
const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");
const SHOWN = 80;
const NAME = 255;
const POINTER = "a JSON pointer such as /orderId, or /customer/plan";
const POINTERS = "JSON pointers such as /orderId, parted by commas";
const ANY_TEXT = /\.(value|list|tag|event)$/;
const NO_EXPRESSION =
  "a fixed value, as expressions are not evaluated here; a wait for what the event that started the instance was about, " +
  "such as the same order, has wait.same, such as /orderId";
const ALL_AS = VALUE_AS.map(({ value }) => value).join(", ");
const ALL_OPERATORS = VALUE_OPERATORS.map(({ value }) => value).join(", ");

/** The text without white space and control characters before and after it. */
export function strip(text) {
  return text.replace(AROUND, "");
}

/**
 * Reads single settings, each by its rule, and keeps what breaks it. An empty value is as good as none.
 */
export class Settings {
  /** @param {Object} properties {name: value} */
  constructor(properties) {
    this.properties = properties;
    this.mistakes = [];
  }

  /** The text, or undefined if it is not set. */
  text(property) {
    return strip(this.properties[property] ?? "") || undefined;
  }

  /** The names of the properties that are set and begin so. */
  names(prefix) {
    return Object.keys(this.properties).filter((name) => name.startsWith(prefix) && this.text(name));
  }

  /**
   * What the text stands for; undefined if it is not set, or wrong and reported.
   *
   * @param {Function} parse undefined for what is wrong
   */
  read(property, allowed, parse) {
    const text = this.text(property);
    if (text === undefined) {
      return undefined;
    }
    const parsed = parse(text);
    if (parsed === undefined) {
      this.report(property, allowed);
    }
    return parsed;
  }

  /** One of these words. */
  choice(property, allowed, choices) {
    return this.read(property, allowed, (text) => choices.find(({ value }) => value === text)?.value);
  }

  /** A JSON pointer (RFC 6901) that is not empty. */
  pointer(property) {
    return this.read(property, POINTER, pointerOf);
  }

  /** JSON pointers parted by commas; none if it is not set. */
  pointers(property) {
    const parse = (text) => {
      const pointers = text.split(",").map((one) => pointerOf(strip(one)));
      return pointers.includes(undefined) ? undefined : [...new Set(pointers)];
    };
    return this.read(property, POINTERS, parse) ?? [];
  }

  /** Reports what is written as an expression of Camunda where any text would do, as nobody evaluates it. */
  refuseExpressions(...prefixes) {
    for (const name of prefixes.flatMap((prefix) => this.names(prefix))) {
      if (this.isExpression(name) && (ANY_TEXT.test(name) || this.text(name).startsWith("/"))) {
        this.report(name, NO_EXPRESSION);
      }
    }
  }

  isExpression(property) {
    return /[$#]\{/.test(this.text(property) ?? "");
  }

  /** A condition on a value: {path, operator, operand, as}; undefined if none is set, or if it is wrong and reported. */
  valueTest(prefix) {
    const property = `${prefix}value`;
    const operatorProperty = `${property}.operator`;
    const path = this.pointer(`${property}.path`);
    const operator = this.choice(operatorProperty, `one of ${ALL_OPERATORS}`, VALUE_OPERATORS);
    const asProperty = `${property}.as`;
    const as = this.choice(asProperty, `one of ${ALL_AS}`, VALUE_AS) ?? "auto";
    if (!this.text(operatorProperty)) {
      const lonely = [property, `${property}.path`, asProperty].find((one) => this.text(one));
      if (lonely) {
        this.report(operatorProperty, `needed with ${lonely}, one of ${ALL_OPERATORS}`);
      }
      return undefined;
    }
    if (!operator) {
      return undefined;
    }
    const { needsOperand } = VALUE_OPERATORS.find(({ value }) => value === operator);
    if (needsOperand !== (this.text(property) !== undefined)) {
      this.report(property, `${needsOperand ? "needed" : "none"} with the operator ${operator}`);
      return undefined;
    }
    if (!needsOperand && this.text(asProperty)) {
      this.report(asProperty, `none with the operator ${operator}`);
    }
    const test = { path, operator, operand: this.text(property) ?? "", as };
    const never = neverCompares(test);
    if (never && !this.isExpression(property)) {
      this.report(never.ofAs ? asProperty : property, never.allowed);
    }
    return test;
  }

  report(property, allowed) {
    this.mistakes.push(mistake(property, this.text(property), allowed));
  }
}

function pointerOf(text) {
  return text.startsWith("/") && !/~([^01]|$)/.test(text) ? text : undefined;
}

/**
 * Something wrong with a setting: its name, what was got (undefined if it is missing), what it must be, and all that in words,
 * without and with what the panel calls the setting.
 */
export function mistake(property, value, allowed) {
  const rest = value === undefined ? ` is missing: ${allowed}` : ` is ${shown(value)}, allowed: ${allowed}`;
  const label = labelOf(property);
  return {
    property,
    value,
    allowed,
    text: property + rest,
    inPanel: (label ? `${label} (${property})` : property) + rest,
  };
}

/** An element that listens to a message has none, or one without a name. */
export const NO_EVENT = mistake("message name", undefined, "needed, the name of an event");

/** The name of an event; undefined if it is none. */
export function eventName(text) {
  const name = strip(text);
  return name && name.length <= NAME && !/[\p{Cc}\p{Cs}]/u.test(name) ? name : undefined;
}

function shown(value) {
  const short = value.length <= SHOWN ? value : `${[...value].slice(0, SHOWN / 2).join("")}…`;
  const readable = short.replace(/[\p{Cc}\p{Cs}]/gu, "\ufffd");
  return `'${readable}'${value.length <= SHOWN ? "" : ` (${value.length} characters)`}`;
}
