import { VALUE_LABELS } from "../language/labels";
import { VALUE_AS, VALUE_OPERATORS } from "../language/words";
import { ChoiceProperty, TextProperty } from "./entries";
import { needsOperand } from "./settings";

const NO_CONDITION = { value: "", label: "(any)" };

/** The entries of a condition on a value; where it is and what it is compared with only once there is an operator. */
export function valueEntries({ prefix, id, kind, properties }) {
  const operator = properties[`${prefix}value.operator`];
  const path = `${prefix}value.path`;
  const value = `${prefix}value`;
  const as = `${prefix}value.as`;
  return [
    {
      id: `${id}-value-operator`,
      component: ChoiceProperty,
      kind,
      property: `${prefix}value.operator`,
      label: VALUE_LABELS["value.operator"],
      choices: [NO_CONDITION, ...VALUE_OPERATORS],
      along: (chosen) => ({
        ...(chosen ? {} : { [path]: undefined }),
        ...(needsOperand(chosen) ? {} : { [value]: undefined, [as]: undefined }),
      }),
    },
    ...(operator && needsOperand(operator)
      ? [
          {
            id: `${id}-value`,
            component: TextProperty,
            kind,
            property: value,
            label: VALUE_LABELS.value,
            placeholder: operator === "one-of" ? "texts parted by commas" : "a number, a date or a text",
          },
          {
            id: `${id}-value-as`,
            component: ChoiceProperty,
            kind,
            property: as,
            label: VALUE_LABELS["value.as"],
            choices: VALUE_AS,
            usual: "auto",
          },
        ]
      : []),
    ...(operator
      ? [
          {
            id: `${id}-value-path`,
            component: TextProperty,
            kind,
            property: path,
            label: VALUE_LABELS["value.path"],
            placeholder: "such as /amount; empty: the whole value",
          },
        ]
      : []),
  ];
}
