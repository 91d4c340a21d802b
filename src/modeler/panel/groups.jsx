import { Group } from "@bpmn-io/properties-panel";
import { sentence, waitSentence } from "../language/sentence";
import { LIST_EVENTS, REENTRY, RUNS, SINCE, TAG_EVENTS } from "../language/words";
import { ChoiceProperty, EventEntry, SentenceEntry, TextProperty } from "./entries";
import { messageName } from "./message";
import { readProperties } from "./properties";
import { segmentEntries } from "./segment";
import { eventNames, listNames, tagNames } from "./suggestions";
import { valueEntries } from "./value";

/** The group of a message start event. */
export function triggerGroup(element) {
  const kind = "trigger";
  const properties = readProperties(element);
  const event = messageName(element);
  return group("declic-trigger", "Start trigger", element, [
    { id: "declic-sentence", component: SentenceEntry, kind, sentenceOf: ({ trigger }) => sentence(trigger) },
    { id: "declic-event", component: EventEntry, kind, suggest: eventNames },
    ...about(kind, properties, event, LIST_EVENTS, "list", listNames),
    ...about(kind, properties, event, TAG_EVENTS, "tag", tagNames),
    ...valueEntries({ prefix: "trigger.", id: "declic-trigger", kind, properties, label: "With a value that" }),
    {
      id: "declic-runs",
      component: ChoiceProperty,
      kind,
      property: "trigger.runs",
      label: "Runs",
      choices: RUNS,
      usual: "multiple",
      along: (chosen) => (chosen === "once-per-key" ? {} : { "trigger.key": undefined }),
    },
    ...(properties["trigger.runs"] === "once-per-key" || properties["trigger.key"]
      ? [
          {
            id: "declic-key",
            component: TextProperty,
            kind,
            property: "trigger.key",
            label: "Key, in the event's data",
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
            label: "Limit of entries per contact",
            placeholder: "10/PT24H: ten in 24 hours; none",
          },
        ]),
    ...segmentEntries({ kind, properties }),
  ]);
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
      label: "Events count",
      choices: SINCE,
      usual: "reached",
    },
    {
      id: "declic-same",
      component: TextProperty,
      kind,
      property: "wait.same",
      label: "The same as in the event that started this",
      placeholder: "such as /orderId",
    },
    ...valueEntries({ prefix: "trigger.", id: "declic-trigger", kind, properties, label: "With a value that" }),
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
      label: "A contact may enter",
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
          label: `Which ${what}`,
          placeholder: `any ${what}`,
          suggest,
        },
      ]
    : [];
}

function group(id, label, element, entries) {
  return { id, label, component: Group, element, shouldOpen: true, entries };
}
