import { CollapsibleEntry, ListEntry } from "@bpmn-io/properties-panel";
import { CONDITION_LABELS, LABELS } from "../language/labels";
import { conditionSentence } from "../language/sentence";
import { MATCH, OPERATORS, TIMES } from "../language/words";
import { ChoiceProperty, TextProperty } from "./entries";
import { conditionNumbers, useSettings, withoutCondition } from "./settings";
import { eventNames } from "./suggestions";
import { valueEntries } from "./value";

const AT_LEAST_ONCE = { value: "", label: "at least once" };
const ITEMS = [];

/** The entries about the contact's past. */
export function segmentEntries({ kind, properties }) {
  const several = conditionNumbers(properties).length + (properties["segment.expression"] ? 1 : 0) > 1;
  return [
    { id: "declic-conditions", component: ConditionsEntry, kind },
    ...(several
      ? [
          {
            id: "declic-match",
            component: ChoiceProperty,
            kind,
            property: "segment.match",
            label: LABELS["segment.match"],
            choices: MATCH,
            usual: "all",
          },
        ]
      : []),
    {
      id: "declic-expression",
      component: TextProperty,
      kind,
      property: "segment.expression",
      label: LABELS["segment.expression"],
      multiline: true,
      placeholder: 'times("Order placed", duration("P30D")) >= 3',
    },
  ];
}

function ConditionsEntry({ element, id, kind }) {
  const settings = useSettings(element, kind);
  const numbers = conditionNumbers(settings.properties);
  return (
    <ListEntry
      element={element}
      id={id}
      label="Segment the contacts entering"
      open={true}
      autoFocusEntry={true}
      items={numbers.map(item)}
      component={ConditionEntry}
      kind={kind}
      onAdd={() => settings.change({ [`segment.${(numbers[numbers.length - 1] || 0) + 1}.operator`]: "happened" })}
      onRemove={(removed) => settings.change(withoutCondition(settings.properties, removed.number))}
    />
  );
}

/** The same object each time for the same number, as the list tells new items by it. */
function item(number) {
  ITEMS[number] = ITEMS[number] || { number };
  return ITEMS[number];
}

function ConditionEntry({ element, item: { number }, kind, open }) {
  const { properties } = useSettings(element, kind);
  const prefix = `segment.${number}.`;
  const id = `declic-condition-${number}`;
  return (
    <CollapsibleEntry
      element={element}
      id={id}
      open={open || !properties[`${prefix}event`]}
      label={conditionSentence(properties, number) || `Condition ${number}`}
      entries={conditionEntries({ element, prefix, id, kind, properties })}
    />
  );
}

function conditionEntries({ element, prefix, id, kind, properties }) {
  const entries = [
    {
      id: `${id}-event`,
      component: TextProperty,
      property: `${prefix}event`,
      label: CONDITION_LABELS.event,
      placeholder: "such as Subscribed to service",
      suggest: eventNames,
    },
    {
      id: `${id}-operator`,
      component: ChoiceProperty,
      property: `${prefix}operator`,
      label: CONDITION_LABELS.operator,
      choices: OPERATORS,
      usual: "happened",
    },
    {
      id: `${id}-times`,
      component: ChoiceProperty,
      property: `${prefix}times`,
      label: CONDITION_LABELS.times,
      choices: [AT_LEAST_ONCE, ...TIMES],
      usual: properties[`${prefix}count`] ? "at-least" : "",
      along: (chosen) => ({ [`${prefix}count`]: chosen ? properties[`${prefix}count`] || "1" : undefined }),
    },
    ...(properties[`${prefix}times`] || properties[`${prefix}count`]
      ? [
          {
            id: `${id}-count`,
            component: TextProperty,
            property: `${prefix}count`,
            label: CONDITION_LABELS.count,
          },
        ]
      : []),
    ...valueEntries({ prefix, id, kind, properties }),
    {
      id: `${id}-within`,
      component: TextProperty,
      property: `${prefix}within`,
      label: CONDITION_LABELS.within,
      placeholder: "ever; P30D: 30 days, PT24H: 24 hours",
    },
  ];
  return entries.map((entry) => ({ ...entry, element, kind }));
}
