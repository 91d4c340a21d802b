import automation from "./automation.js";
import design from "./design.js";
import nearnames from "./nearnames.js";
import trigger from "./trigger.js";
import variables from "./variables.js";
import wait from "./wait.js";

const PACKAGE = "bpmnlint-plugin-declic";
const RULES = { automation, design, nearnames, trigger, variables, wait };
const HINTS = ["nearnames", "variables"];

/** Rules of bpmnlint for the mistakes that deployment refuses, in the same words. */
export const config = {
  rules: Object.fromEntries(
    Object.keys(RULES).map((name) => [`declic/${name}`, HINTS.includes(name) ? "warn" : "error"]),
  ),
};

/** Finds the rules. */
export const resolver = {
  resolveRule(pkg, name) {
    if (pkg !== PACKAGE || !RULES[name]) {
      throw new Error(`cannot resolve rule <${name}> of <${pkg}>`);
    }
    return RULES[name];
  },

  resolveConfig(pkg, name) {
    throw new Error(`cannot resolve config <${name}> of <${pkg}>`);
  },
};
