/** What the panel calls the settings, as messages do. */
export const LABELS = {
  "trigger.runs": "Runs",
  "trigger.key": "Key, in the event's data",
  "trigger.limit": "Limit of entries per contact",
  "trigger.list": "Which list",
  "trigger.tag": "Which tag",
  "wait.since": "Events count",
  "wait.same": "The same as in the event that started this",
  "segment.match": "The contact must meet",
  "segment.expression": "Advanced: expression (FEEL)",
  "automation.reentry": "A contact may enter",
  "message name": "Event",
  delegateExpression: "Delegate expression",
  calledElement: "Called element",
  timeDate: "Timer",
  timeDuration: "Timer",
  timeCycle: "Timer",
};

/** Those of a condition on a value, be it the trigger's or one of a condition of the segment. */
export const VALUE_LABELS = {
  "value.path": "Where in the event's data",
  "value.operator": "With a value that",
  value: "Compared with",
  "value.as": "Compared as",
};

/** Those of a condition of the segment. */
export const CONDITION_LABELS = {
  event: "Event",
  operator: "Has it happened?",
  times: "How often?",
  count: "Times",
  ...VALUE_LABELS,
  within: "In the last",
};

/** Those of the fields of steps. */
const FIELD_LABELS = {
  event: "Event",
  value: "Value",
  list: "List",
  tag: "Tag",
  field: "Field",
  subject: "Subject",
  body: "Body",
  template: "Template",
  from: "From",
  expression: "Expression",
  resultVariable: "Answer goes to",
  automation: "Automation",
};

/** What the panel calls a setting; undefined for what it has no field for. */
export function labelOf(property) {
  const condition = /^segment\.([1-9]\d{0,3})\.(.+)$/.exec(property);
  if (condition) {
    const label = CONDITION_LABELS[condition[2]];
    return label && `Condition ${condition[1]}, ${label}`;
  }
  const field = /^field (\w+)$/.exec(property);
  return field
    ? FIELD_LABELS[field[1]]
    : (LABELS[property] ??
        (property.startsWith("trigger.") ? VALUE_LABELS[property.slice("trigger.".length)] : undefined));
}
