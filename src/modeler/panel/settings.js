import { getBusinessObject } from "bpmn-js/lib/util/ModelUtil";
import { useService } from "bpmn-js-properties-panel";
import { isAnySet, isAutomation, readAutomation, readTrigger, readWait } from "../language/read";
import { LIST_EVENTS, TAG_EVENTS, VALUE_OPERATORS } from "../language/words";
import { nameMistakes } from "../lint/places";
import { keepHistory } from "./history";
import { changeMessage, messageName } from "./message";
import { changeProperties, readProperties } from "./properties";

/** A start event with this is a trigger, and several automations may start by its event. */
const USUAL_RUNS = { "trigger.runs": "multiple" };

/** What kind of settings an element has. */
const KINDS = {
  trigger: (element, properties) => readTrigger(messageName(element), properties, isOfAutomation(element)),
  wait: (element, properties) => readWait(messageName(element), properties),
  automation: (_element, properties) => readAutomation(properties),
};

/** What the settings of an element would say if it had these properties, and all that is wrong with them. */
function read(element, kind, properties) {
  const plain = kind === "trigger" && isPlain(element);
  const { mistakes, ...said } = KINDS[kind](element, properties);
  const misnamed = nameMistakes(getBusinessObject(element), properties, !plain);
  return { ...said, isPlain: plain, mistakes: [...mistakes, ...misnamed] };
}

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
      commandStack.execute("properties-panel.multi-command-executor", [...commands, ...keepHistory(element)]);
    }
  };

  /** Whatever is set, what a designer makes here is a trigger. */
  const asTrigger = (before, changes) =>
    kind !== "trigger" || before["trigger.runs"] ? changes : { ...USUAL_RUNS, ...changes };

  return {
    properties,
    event: messageName(element),
    ...read(element, kind, properties),

    /** What stays as it is, as when somebody leaves a field, makes no step to undo. */
    change(changes) {
      const before = readProperties(element);
      const real = Object.entries(changes).filter(([name, value]) => (value || undefined) !== before[name]);
      if (real.length) {
        execute(changeProperties(element, asTrigger(before, Object.fromEntries(real)), bpmnFactory));
      }
    },

    changeEvent(name) {
      if ((name || "") === messageName(element)) {
        return;
      }
      const runs = name ? asTrigger(readProperties(element), {}) : {};
      execute([
        ...changeMessage(element, name, bpmnFactory),
        ...(Object.keys(runs).length ? changeProperties(element, runs, bpmnFactory) : []),
      ]);
    },

    /** Takes away what the event can't have, once its name is all there: half of it is the name of another event. */
    dropForeign() {
      const name = messageName(element);
      const before = readProperties(element);
      const foreign = [
        ...(LIST_EVENTS.includes(name) ? [] : ["trigger.list"]),
        ...(TAG_EVENTS.includes(name) ? [] : ["trigger.tag"]),
      ].filter((property) => before[property]);
      if (kind === "trigger" && name && foreign.length) {
        const changes = Object.fromEntries(foreign.map((property) => [property, undefined]));
        execute(changeProperties(element, changes, bpmnFactory));
      }
    },

    /** What is wrong with a property, were this its value; undefined if nothing. */
    mistakeIn(property, value) {
      const { mistakes } = read(element, kind, { ...properties, [property]: value });
      return mistakes.find((one) => one.property === property)?.allowed;
    },
  };
}

function isOfAutomation(element) {
  return isAutomation(readProperties(getBusinessObject(element).$parent));
}

/** Whether it is a start event that nothing is set on, which is Camunda's own. */
export function isPlain(element) {
  return !isAnySet(readProperties(element)) && !isOfAutomation(element);
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
