import { checkExpression } from "../language/feel.js";
import { eventName, mistake } from "../language/settings.js";
import { beanOf, stepMeantBy, stepOf } from "../language/steps.js";
import { areExpressionsClosed, EXPRESSION, isConstant, isTemplate, TEMPLATE } from "../language/template.js";
import { fieldsOf } from "./node.js";

const SENDER = "an e-mail address such as shop@example.com or Shop <shop@example.com>";

/** Mistakes with a step: one that there is not, and fields that are missing, unknown or wrong. */
export function stepMistakes(node) {
  const step = stepOf(node.delegateExpression);
  return step ? fieldMistakes(step, fieldsOf(node)) : unknown(beanOf(node.delegateExpression));
}

/** Other beans of the application are not known here. */
function unknown(bean) {
  const meant = bean && stepMeantBy(bean);
  return meant
    ? [
        mistake(
          "delegateExpression",
          `\${${bean}}`,
          `the name of a step or of another bean of the application, such as \${${meant}}`,
        ),
      ]
    : [];
}

function fieldMistakes(step, fields) {
  const isMissing = (name) => !fields[name]?.trim();
  const missing = (name, orElse = "") =>
    mistake(`field ${name}`, undefined, `needed by the step ${step.title}${orElse}`);
  const found = [
    ...Object.entries(fields).flatMap(([name, text]) =>
      step.all.includes(name) ? textMistakes(step, name, text) : [mistake(`field ${name}`, text, allowed(step))],
    ),
    ...step.needed.filter(isMissing).map((name) => missing(name)),
  ];
  if (step.all.includes("body") && isMissing("body") === isMissing("template")) {
    found.push(
      isMissing("body")
        ? missing("body", ", or else a template")
        : mistake("field template", fields.template, "none beside a body"),
    );
  }
  return found;
}

function allowed({ all, title }) {
  return all.length ? `only ${all.join(", ")} in the step ${title}` : `no field in the step ${title}`;
}

function textMistakes({ bean }, name, text) {
  if (!text.trim()) {
    return [];
  }
  const wrong = (...rules) => rules.map((rule) => mistake(`field ${name}`, text.trim(), rule));
  if (!areExpressionsClosed(text)) {
    return wrong(EXPRESSION);
  }
  switch (`${bean}.${name}`) {
    case "sendEmail.subject":
    case "sendEmail.body":
      return isTemplate(text) ? [] : wrong(TEMPLATE);
    case "sendEmail.from":
      return isConstant(text) && !text.includes("{") && !isSender(text) ? wrong(SENDER) : [];
    case "checkSegment.expression":
      return isConstant(text) ? wrong(...checkExpression(text)) : [];
    case "trackEvent.event":
      return isConstant(text) && !eventName(text)
        ? wrong("a name of 1 to 255 characters without control characters")
        : [];
    default:
      return [];
  }
}

function isSender(text) {
  const named = /^(?:"[^"<>]*"\s*|[^"<>]*)<([^<>]*)>$/.exec(text.trim());
  return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test((named ? named[1] : text).trim());
}
