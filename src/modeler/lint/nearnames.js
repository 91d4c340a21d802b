import { mistake } from "../language/settings.js";
import { messageOf, partsOf, propertiesOf } from "./node.js";
import { report } from "./report.js";

const OWN = ["List subscribed", "List unsubscribed", "Tag added", "Tag removed", "Contact created", "Contact updated"];
const TAKING_EVENTS = ["bpmn:StartEvent", "bpmn:IntermediateCatchEvent", "bpmn:ReceiveTask", "bpmn:BoundaryEvent"];

/** Names of events that differ from others only by case or blanks, and so are others: a hint, as that may be meant. */
export default function nearnames() {
  return {
    check(node, reporter) {
      if (node.$type === "bpmn:Definitions") {
        const first = new Map(OWN.map((name) => [folded(name), name]));
        visit(node, (one, property, name) => {
          const known = first.get(folded(name));
          if (known && known !== name) {
            report(one, [mistake(property, name, `the name of an event; '${known}' is another one`)], reporter);
          }
          first.set(folded(name), known ?? name);
        });
      }
    },
  };
}

function visit(node, found) {
  if (TAKING_EVENTS.includes(node.$type)) {
    const event = messageOf(node);
    if (event) {
      found(node, "message name", event.trim());
    }
    for (const [property, value] of Object.entries(propertiesOf(node))) {
      if (/^segment\.\d+\.event$/.test(property) && value.trim()) {
        found(node, property, value.trim());
      }
    }
  }
  for (const part of partsOf(node)) {
    visit(part, found);
  }
}

function folded(name) {
  return name.toLowerCase().replace(/\s+/g, " ");
}
