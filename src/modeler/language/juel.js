import { checkExpression } from "./feel.js";
import known from "./functions.js";
import { upToBrace } from "./template.js";

const TOKENS = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[\p{L}_$][\p{L}\p{N}_$]*|\d[\d.]*|\S/gu;
const NAME = /^[\p{L}_$]/u;
const QUOTED = /^['"]/;
const GETTERS = ["getVariable", "getVariableLocal"];
const TEXT = `one expression $\{…} that is true or false, or FEEL with the language feel`;
const MATCHES = "of segment there is only segment.matches(execution, '…'), with an expression in FEEL";
const EVENT = (of, entry) =>
  `the process variable '${of}' is JSON, which has no '.${entry}' in $\{…}; write it in FEEL, with the language feel: ` +
  `${of}.${entry}…, or with prop: $\{${of}.prop("${entry}")…}`;
const ENTRIES = {
  event: EVENT,
  entry: EVENT,
  contact: (_, entry) =>
    `the process variable 'contact' is the e-mail address, a text that has no '.${entry}'; ask in FEEL, with the language feel: ` +
    `contact.${entry}…, or compare $\{contact == '…'}`,
  trigger: (_, entry) =>
    `the process variable 'trigger' is the id of the start event, a text that has no '.${entry}'; compare $\{trigger == '…'}`,
  segment: () => MATCHES,
};

/**
 * What can never be true in a condition in JUEL, the expressions of Camunda, in the words of the deployment; empty if nothing is found.
 * What is no JUEL at all is left to the deployment.
 */
export function checkCondition(text) {
  const inner = /^[$#]\{/.test(text) ? upToBrace(text.slice(2)) : undefined;
  if (inner?.length === text.length - 3) {
    return [...new Set(new Check(inner.match(TOKENS) ?? []).mistakes())];
  }
  const called = Object.keys(known.ours).find((name) => new RegExp(`\\b${name}\\s*\\(`).test(text));
  const isUnclosed = /[$#]\{/.test(text) && !text.includes("}");
  return isUnclosed ? [] : [called ? ofFeel(called) : TEXT];
}

function ofFeel(name) {
  return (
    `'${name}' is a function of FEEL: set the language of the condition to feel, or write ` +
    `$\{segment.matches(execution, '${name}("…")…')}`
  );
}

/** Looks at an expression token by token, for what follows the names that Declic gives. */
class Check {
  constructor(tokens) {
    this.tokens = tokens;
  }

  mistakes() {
    const found = [];
    for (let at = 0; at < this.tokens.length; at++) {
      const name = this.tokens[at];
      if (!NAME.test(name) || this.tokens[at - 1] === ".") {
        continue;
      }
      if (name in known.ours && this.tokens[at + 1] === "(") {
        found.push(ofFeel(name));
      } else if (name === "segment" && this.isCall(at + 1)) {
        const end = this.closing(at + 3);
        found.push(...this.matches(this.tokens[at + 2], this.tokens.slice(at + 4, end)));
        at = end;
      } else {
        found.push(...this.entry(at));
      }
    }
    return found;
  }

  /** What is asked of a variable here that it has not. */
  entry(at) {
    const { of, end } = this.variable(at);
    const next = this.afterBrackets(at, end);
    const { entry, after } = this.property(next);
    return entry !== undefined && this.tokens[after] !== "(" && Object.hasOwn(ENTRIES, of)
      ? [ENTRIES[of](of, entry)]
      : [];
  }

  /** The process variable that it is, by its name or by execution.getVariable. */
  variable(at) {
    const [name, dot, getter, open, literal, close] = this.tokens.slice(at, at + 6);
    return name === "execution" &&
      dot === "." &&
      GETTERS.includes(getter) &&
      open === "(" &&
      QUOTED.test(literal) &&
      close === ")"
      ? { of: unquoted(literal), end: at + 6 }
      : { of: name, end: at + 1 };
  }

  /** Behind brackets that have nothing but this in them. */
  afterBrackets(start, end) {
    const opens = this.tokens[start - 1] === "(" && !/^[\p{L}\p{N}_$)\]]/u.test(this.tokens[start - 2] ?? "");
    return opens && this.tokens[end] === ")" ? this.afterBrackets(start - 1, end + 1) : end;
  }

  property(at) {
    const [open, name, close] = this.tokens.slice(at, at + 3);
    if (open === "." && NAME.test(name ?? "")) {
      return { entry: name, after: at + 2 };
    }
    return open === "[" && QUOTED.test(name ?? "") && close === "]" ? { entry: unquoted(name), after: at + 3 } : {};
  }

  isCall(at) {
    return this.tokens[at] === "." && this.tokens[at + 2] === "(";
  }

  closing(open) {
    for (let at = open, depth = 0; at < this.tokens.length; at++) {
      depth += this.tokens[at] === "(" ? 1 : this.tokens[at] === ")" ? -1 : 0;
      if (!depth) {
        return at;
      }
    }
    return this.tokens.length;
  }

  /** What is wrong with a question to segment. */
  matches(method, [first, comma, ...second]) {
    if (method !== "matches" || first !== "execution" || comma !== "," || !second.length) {
      return [MATCHES];
    }
    return second.length === 1 && QUOTED.test(second[0]) ? checkExpression(unquoted(second[0])) : [];
  }
}

function unquoted(literal) {
  return literal.slice(1, -1).replace(/\\(.)/g, "$1");
}
