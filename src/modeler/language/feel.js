import { evaluate, parseExpression } from "feelin";
import known from "./functions.js";
import { eventName } from "./settings.js";

const RULE = "a FEEL expression that is true or false";
const CONSTANTS = ["StringLiteral", "NumericLiteral", "BooleanLiteral"];
const GIVING_EVENTS = ["latest", "earliest"];
/** Of a contact of whom nothing is known; functions tell by their parameters what they take. */
const NOTHING = {
  happened: (name, within) => false,
  times: (name, within) => 0,
  latest: (name) => null,
  earliest: (name) => null,
  contact: { email: "nobody@example.com", lists: [], tags: [], fields: {} },
  event: { name: "none", id: "none", value: null, data: null, occurredAt: null },
};

/** Names of several words, of which some are FEEL's own, such as "get or else": they are read as names if they are known. */
const NAMES = Object.fromEntries(
  Object.keys(known.functions)
    .filter((name) => name.includes(" "))
    .map((name) => [name, () => null]),
);

/**
 * What is wrong with a FEEL expression, and what is allowed, in words; empty if nothing is.
 *
 * @param inProcess whether other names may be process variables
 */
export function checkExpression(text, { inProcess = false } = {}) {
  const root = parseExpression(text, NAMES, undefined).topNode;
  const broken = firstError(root);
  if (broken !== undefined) {
    const rest = text.slice(broken).split("\n")[0].trim();
    return [`${RULE}: ${rest ? `it can't be read from '${rest.slice(0, 20)}' on` : "something is missing at its end"}`];
  }
  const found = new Set();
  new Check(text, (wrong) => found.add(wrong), inProcess).visit(root, { names: [], open: false });
  if (!found.size) {
    trial(text, (wrong) => found.add(wrong));
    neverTrue(root, text, (wrong) => found.add(wrong));
  }
  return [...found].map((wrong) => `${RULE}: ${wrong}`);
}

/** The names of process variables that an expression in a process asks for; none if it can't be read. */
export function variablesOf(text) {
  const root = parseExpression(text, NAMES, undefined).topNode;
  if (firstError(root) !== undefined) {
    return [];
  }
  const check = new Check(text, () => {}, true);
  check.visit(root, { names: [], open: false });
  return [...check.variables];
}

/** Tells an expression that asks about no contact and is not true. */
function neverTrue(root, text, report) {
  try {
    const { value, warnings } = evaluate(text, {});
    if (isConstantExpression(root) && !warnings.length && (value === null || value === false)) {
      report(`gives ${value} whoever the contact is`);
    }
  } catch {
    // what can't be told here is told at deployment
  }
}

/** Whether nothing has a name in it. Functions are left to the deployment, as another engine may have them otherwise. */
function isConstantExpression(node) {
  return node.name !== "VariableName" && children(node).every(isConstantExpression);
}

/** What it gives if nothing is known of a contact, as far as that can be told here. */
function trial(text, report) {
  try {
    const { value, warnings } = evaluate(text, NOTHING);
    if (!warnings.length && value !== null && value !== undefined && typeof value !== "boolean") {
      report(`gives ${typeof value === "object" ? JSON.stringify(value) : value}`);
    }
  } catch {
    // what can't be told here is told at deployment
  }
}

function firstError(node) {
  if (node.type.isError) {
    return node.from;
  }
  return children(node)
    .map(firstError)
    .find((found) => found !== undefined);
}

/** Finds names, functions and arguments that there are not, as deployment does. */
class Check {
  constructor(text, report, inProcess) {
    this.text = text;
    this.report = report;
    this.inProcess = inProcess;
    this.variables = new Set();
  }

  /** @param scope {names, open}: the names bound here, and whether others may be entries of what is filtered */
  visit(node, scope) {
    const visitor = this[`visit${node.name}`];
    if (visitor) {
      visitor.call(this, node, scope);
    } else {
      this.visitAll(children(node), scope);
    }
  }

  visitAll(nodes, scope) {
    for (const node of nodes) {
      this.visit(node, scope);
    }
  }

  visitVariableName(node, { names, open }) {
    const name = this.words(node);
    if (open || names.includes(name) || name in known.entries) {
      return;
    }
    if (!this.inProcess) {
      this.report(`there is no '${name}', only contact, event and entry`);
      return;
    }
    const written = Object.keys(known.entries).find((one) => one.toLowerCase() === name.toLowerCase());
    if (written) {
      this.report(`there is no '${name}', it is written ${written}`);
    } else {
      this.variables.add(name);
    }
  }

  visitPathExpression(node, scope) {
    const [of, key] = [node.firstChild, node.lastChild];
    this.visit(of, scope);
    const what = this.whatIs(of, scope);
    const entries = known.entries[what];
    if (entries && !entries.includes(this.words(key))) {
      this.report(`${what} has no '${this.words(key)}', only ${entries.join(", ")}`);
    }
  }

  visitFunctionInvocation(node, scope) {
    if (node.firstChild.name !== "VariableName") {
      this.visit(node.firstChild, scope);
    } else if (!scope.names.includes(this.words(node.firstChild))) {
      this.call(this.words(node.firstChild), node.lastChild.prevSibling);
    }
    this.visitAll(children(node).slice(1), scope);
  }

  visitForExpression(node, scope) {
    const bound = this.bind(node.getChild("InExpressions"), "InExpression", scope);
    this.visit(node.lastChild, { ...bound, names: [...bound.names, "partial"] });
  }

  visitQuantifiedExpression(node, scope) {
    this.visit(node.lastChild, this.bind(node.getChild("InExpressions"), "InExpression", scope));
  }

  visitContext(node, scope) {
    this.bind(node, "ContextEntry", scope);
  }

  visitFilterExpression(node, scope) {
    this.visit(node.firstChild, scope);
    this.visitAll(children(node).slice(1), { ...scope, open: true });
  }

  visitFunctionDefinition(node, scope) {
    const parameters = node.getChild("FormalParameters")?.getChildren("FormalParameter") ?? [];
    const names = parameters.map((one) => this.words(one.firstChild));
    this.visit(node.lastChild, { ...scope, names: [...scope.names, ...names] });
  }

  /** Each of the names is known to those that follow it. */
  bind(node, kind, scope) {
    const names = [...scope.names];
    for (const one of node.getChildren(kind)) {
      this.visit(one.lastChild, { ...scope, names });
      names.push(this.words(one.firstChild).replace(/^"|"$/g, ""));
    }
    return { ...scope, names };
  }

  whatIs(node, { names, open }) {
    if (node.name === "VariableName") {
      return open || names.includes(this.words(node)) ? undefined : this.words(node);
    }
    const called = node.name === "FunctionInvocation" ? this.words(node.firstChild) : undefined;
    return GIVING_EVENTS.includes(called) && !names.includes(called) ? `${called}(…)` : undefined;
  }

  call(name, parameters) {
    const forms = known.functions[name];
    if (known.forbidden.includes(name)) {
      this.report(`the function '${name}' is not allowed, as it is not the same each time`);
    } else if (!forms) {
      this.report(`there is no function '${name}'`);
    } else if (!forms.some((form) => this.takes(form, parameters))) {
      const words = forms.map((form) => `(${form.parameters.join(", ")}${form.anyNumber ? " …" : ""})`);
      this.report(`the function '${name}' takes ${words.join(" or ")}`);
    } else if (known.ours[name]) {
      this.ours(name, this.args(name, parameters));
    }
  }

  takes(form, parameters) {
    if (parameters.name === "NamedParameters") {
      const names = new Set(parameters.getChildren("NamedParameter").map((one) => this.words(one.firstChild)));
      return names.size === form.parameters.length && form.parameters.every((one) => names.has(one));
    }
    const number = children(parameters).length;
    return form.anyNumber ? number >= form.parameters.length - 1 : number === form.parameters.length;
  }

  args(name, parameters) {
    if (parameters.name !== "NamedParameters") {
      return children(parameters);
    }
    const named = parameters.getChildren("NamedParameter");
    return known.ours[name].map(
      (parameter) => named.find((one) => this.words(one.firstChild) === parameter)?.lastChild,
    );
  }

  /** What is written as a constant can be told to be wrong at once. */
  ours(name, [event, within]) {
    const text = event.name === "StringLiteral" ? this.string(event) : undefined;
    if (text !== undefined ? eventName(text) !== text : isConstant(event)) {
      this.report(`${name}(name): name must be the name of an event`);
    }
    if (within && isConstant(within)) {
      this.report(`${name}(name, within): within must be a duration longer than nothing, such as duration("P30D")`);
    }
  }

  string(node) {
    return evaluate(this.text.slice(node.from, node.to)).value;
  }

  words(node) {
    return this.text.slice(node.from, node.to).trim().replace(/\s+/g, " ");
  }
}

function isConstant(node) {
  return CONSTANTS.includes(node.name);
}

function children(node) {
  const found = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    found.push(child);
  }
  return found;
}
