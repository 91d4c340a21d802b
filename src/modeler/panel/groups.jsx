import { Group } from "@bpmn-io/properties-panel";
import { LABELS } from "../language/labels";
import { plainSentence, sentence, waitSentence } from "../language/sentence";
import { LIST_EVENTS, REENTRY, RUNS, SINCE, TAG_EVENTS } from "../language/words";
import { ChoiceProperty, EventEntry, SentenceEntry, TextProperty } from "./entries";
import { messageName } from "./message";
import { readProperties } from "./properties";
import { segmentEntries } from "./segment";
import { isPlain } from "./settings";
import { eventNames, listNames, tagNames } from "./suggestions";
import { valueEntries } from "./value";

const NO_TRIGGER = { value: "", label: "(no trigger: as Camunda has it)" };

/** The group of a message start event. */
export function triggerGroup(element) {
  const kind = "trigger";
  const properties = readProperties(element);
  const event = messageName(element);
  return group("declic-trigger", "Start trigger", element, [
    { id: "declic-sentence", component: SentenceEntry, kind, sentenceOf },
    { id: "declic-event", component: EventEntry, kind, suggest: eventNames },
    ...about(kind, properties, event, LIST_EVENTS, "list", listNames),
    ...about(kind, properties, event, TAG_EVENTS, "tag", tagNames),
    ...valueEntries({ prefix: "trigger.", id: "declic-trigger", kind, properties }),
    {
      id: "declic-runs",
      component: ChoiceProperty,
      kind,
      property: "trigger.runs",
      label: LABELS["trigger.runs"],
      choices: isPlain(element) ? [NO_TRIGGER, ...RUNS] : RUNS,
      usual: isPlain(element) ? "" : "multiple",
      along: (chosen) => (chosen === "once-per-key" ? {} : { "trigger.key": undefined }),
    },
    ...(properties["trigger.runs"] === "once-per-key" || properties["trigger.key"]
      ? [
          {
            id: "declic-key",
            component: TextProperty,
            kind,
            property: "trigger.key",
            label: LABELS["trigger.key"],
            placeholder: "such as /orderId",
          },
        ]
      : []),
    ...(properties["trigger.runs"] === "once" && !properties["trigger.limit"]
      ? []
      : [
          {
            id: "declic-limit",
            component: TextProperty,
            kind,
            property: "trigger.limit",
            label: LABELS["trigger.limit"],
            placeholder: "10/PT24H: ten in 24 hours; none",
          },
        ]),
    ...segmentEntries({ kind, properties }),
  ]);
}

function sentenceOf(settings) {
  return settings.isPlain ? plainSentence(settings.event) : sentence(settings.trigger);
}

/** The group of an intermediate message catch event or a receive task. */
export function waitGroup(element) {
  const kind = "wait";
  const properties = readProperties(element);
  return group("declic-wait", "Wait for event", element, [
    { id: "declic-sentence", component: SentenceEntry, kind, sentenceOf: ({ wait }) => waitSentence(wait) },
    { id: "declic-event", component: EventEntry, kind, suggest: eventNames },
    {
      id: "declic-since",
      component: ChoiceProperty,
      kind,
      property: "wait.since",
      label: LABELS["wait.since"],
      choices: SINCE,
      usual: "reached",
    },
    {
      id: "declic-same",
      component: TextProperty,
      kind,
      property: "wait.same",
      label: LABELS["wait.same"],
      placeholder: "such as /orderId",
    },
    ...valueEntries({ prefix: "trigger.", id: "declic-trigger", kind, properties }),
    ...segmentEntries({ kind, properties }),
  ]);
}

/** The group of a process. */
export function automationGroup(element) {
  return group("declic-automation", "Automation", element, [
    {
      id: "declic-reentry",
      component: ChoiceProperty,
      kind: "automation",
      property: "automation.reentry",
      label: LABELS["automation.reentry"],
      choices: REENTRY,
      usual: "any",
    },
  ]);
}

function about(kind, properties, event, events, what, suggest) {
  return events.includes(event) || properties[`trigger.${what}`]
    ? [
        {
          id: `declic-${what}`,
          component: TextProperty,
          kind,
          property: `trigger.${what}`,
          label: LABELS[`trigger.${what}`],
          placeholder: `any ${what}`,
          suggest,
        },
      ]
    : [];
}

function group(id, label, element, entries) {
  return { id, label, component: Group, element, shouldOpen: true, entries };
}
