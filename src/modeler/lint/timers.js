import { mistake } from "../language/settings.js";
import { areExpressionsClosed, isConstant } from "../language/template.js";
import { TIMERS } from "../language/timer.js";

/** Mistakes with a timer that the engine could not read when a contact comes to it. */
export function timerMistakes(node) {
  if (node.$type !== "bpmn:TimerEventDefinition") {
    return [];
  }
  const kind = ["timeDate", "timeCycle", "timeDuration"].find((one) => node[one]);
  const text = (node[kind]?.body ?? "").trim();
  const { rule, fits } = TIMERS[kind ?? "timeDuration"];
  if (!text) {
    return [mistake(kind ?? "timeDuration", undefined, `needed, ${rule}`)];
  }
  return (isConstant(text) ? fits(text) : areExpressionsClosed(text)) ? [] : [mistake(kind, text, rule)];
}
