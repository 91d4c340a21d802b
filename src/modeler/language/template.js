/** What a text with expressions must be. */
export const EXPRESSION = `a text, or an expression such as \${contact} that ends with }`;

/** What a text of a mail must be. */
export const TEMPLATE =
  "a template in which each {{ has its }}, and each {{#name}} its {{/name}}; names are such as {{contact.email}}";

/** Whether the text has no expression in it, so that it is known what it will be. */
export function isConstant(text) {
  return !/[$#]\{/.test(text);
}

/** Whether each expression in the text is closed, and has something in it. */
export function areExpressionsClosed(text) {
  for (const { index } of text.matchAll(/(?<!\\)[$#]\{/g)) {
    const inner = upToBrace(text.slice(index + 2));
    if (inner === undefined || !inner.trim() || !isBalanced(inner)) {
      return false;
    }
  }
  return true;
}

/** Whether a text of a mail can be filled, whatever its expressions come to. */
export function isTemplate(text) {
  const filled = text.replace(/[$#]\{[^}]*\}/g, "x");
  const open = [];
  for (const [, kind, name] of filled.matchAll(/\{\{\s*([#^/]?)\s*([^}]*?)\s*\}\}/g)) {
    if (kind === "/" && open.pop() !== name) {
      return false;
    }
    if (kind && kind !== "/") {
      open.push(name);
    }
  }
  return !open.length && filled.lastIndexOf("{{") <= filled.lastIndexOf("}}");
}

/** What is before the brace that closes; braces in quotes close nothing. */
export function upToBrace(text) {
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    if (quote && text[at] === "\\") {
      at++;
    } else if (quote) {
      quote = text[at] === quote ? "" : quote;
    } else if (text[at] === '"' || text[at] === "'") {
      quote = text[at];
    } else if (text[at] === "}") {
      return text.slice(0, at);
    }
  }
  return undefined;
}

function isBalanced(expression) {
  const brackets = expression.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "").replace(/[^()[\]]/g, "");
  let left = brackets;
  for (let before = ""; before !== left; ) {
    before = left;
    left = left.replace("()", "").replace("[]", "");
  }
  return !left;
}
