import { useService } from "bpmn-js-properties-panel";
import { readAutomation, readTrigger, readWait } from "../language/read";
import { LIST_EVENTS, TAG_EVENTS, VALUE_OPERATORS } from "../language/words";
import { changeMessage, messageName } from "./message";
import { changeProperties, readProperties } from "./properties";

/** What kind of settings an element has. */
export const KINDS = {
  trigger: (element, properties) => readTrigger(messageName(element), properties),
  wait: (element, properties) => readWait(messageName(element), properties),
  automation: (_element, properties) => readAutomation(properties),
};

/**
 * The settings of an element, to read and to change; each change is one step to undo.
 *
 * @param {'trigger'|'wait'|'automation'} kind
 */
export function useSettings(element, kind) {
  const commandStack = useService("commandStack");
  const bpmnFactory = useService("bpmnFactory");
  const properties = readProperties(element);

  const execute = (commands) => {
    if (commands.length) {
      commandStack.execute("properties-panel.multi-command-executor", commands);
    }
  };

  return {
    properties,
    event: messageName(element),
    ...KINDS[kind](element, properties),

    /** What stays as it is, as when somebody leaves a field, makes no step to undo. */
    change(changes) {
      const before = readProperties(element);
      const real = Object.entries(changes).filter(([name, value]) => (value || undefined) !== before[name]);
      if (real.length) {
        execute(changeProperties(element, Object.fromEntries(real), bpmnFactory));
      }
    },

    changeEvent(name) {
      if ((name || "") === messageName(element)) {
        return;
      }
      const foreign = {};
      if (!LIST_EVENTS.includes(name)) {
        foreign["trigger.list"] = undefined;
      }
      if (!TAG_EVENTS.includes(name)) {
        foreign["trigger.tag"] = undefined;
      }
      execute([
        ...changeMessage(element, name, bpmnFactory),
        ...(kind === "trigger" ? changeProperties(element, foreign, bpmnFactory) : []),
      ]);
    },

    /** What is wrong with a property, were this its value; undefined if nothing. */
    mistakeIn(property, value) {
      const { mistakes } = KINDS[kind](element, { ...properties, [property]: value });
      return mistakes.find((one) => one.property === property)?.allowed;
    },
  };
}

/** The numbers of the conditions that are there. */
export function conditionNumbers(properties) {
  const numbers = new Set();
  for (const name of Object.keys(properties)) {
    const match = /^segment\.([1-9]\d{0,3})\./.exec(name);
    if (match) {
      numbers.add(Number(match[1]));
    }
  }
  return [...numbers].sort((a, b) => a - b);
}

/** The changes that take a condition away and move up those after it. */
export function withoutCondition(properties, removed) {
  const changes = {};
  for (const name of Object.keys(properties)) {
    const match = /^segment\.([1-9]\d{0,3})\.(.+)$/.exec(name);
    if (!match || Number(match[1]) < removed) {
      continue;
    }
    const number = Number(match[1]);
    changes[name] = changes[name] ?? undefined;
    if (number > removed) {
      changes[`segment.${number - 1}.${match[2]}`] = properties[name];
    }
  }
  return changes;
}

/** Whether the operator compares with anything. */
export function needsOperand(operator) {
  return VALUE_OPERATORS.some((one) => one.value === operator && one.needsOperand);
}
