import { isKnown } from "../language/names.js";
import { mistake, NO_EVENT } from "../language/settings.js";
import { flowMistakes } from "./flows.js";
import { messageDefinitionOf, messageOf, partsOf } from "./node.js";
import { placeMistakes } from "./places.js";
import { report, reportForeign } from "./report.js";
import { stepMistakes } from "./steps.js";
import { timerMistakes } from "./timers.js";
import { hasSettings, usesDeclic } from "./use.js";

const LISTENING = ["bpmn:StartEvent", "bpmn:IntermediateCatchEvent", "bpmn:BoundaryEvent"];

/**
 * All of a diagram that designers get wrong, besides the settings of triggers and waits. What is not Declic's own is looked at only
 * in processes that use Declic.
 */
export default function design() {
  return {
    check(node, reporter) {
      if (node.$type === "bpmn:Definitions") {
        for (const part of partsOf(node)) {
          check(part, part, part.$type === "bpmn:Process" && usesDeclic(part), reporter);
          if (part.$type === "bpmn:Process" && hasSettings(part)) {
            checkFlows(part, reporter);
          }
        }
      }
    },
  };
}

function checkFlows(node, reporter) {
  reportForeign(node, flowMistakes(node), reporter);
  for (const part of partsOf(node)) {
    checkFlows(part, reporter);
  }
}

/** @param around what a designer sees of the node: itself, or what it is a part of */
function check(node, around, ofDeclic, reporter) {
  const seen = isSeen(node) ? node : around;
  const misplaced = placeMistakes(node, ofDeclic);
  report(seen, misplaced.filter(isInPanel), reporter);
  reportForeign(
    seen,
    misplaced.filter((one) => !isInPanel(one)),
    reporter,
  );
  if (ofDeclic) {
    reportForeign(seen, [...stepMistakes(node), ...timerMistakes(node)], reporter);
  }
  if (LISTENING.includes(node.$type) && messageDefinitionOf(node) && !messageOf(node)) {
    report(node, [NO_EVENT], reporter);
  }
  if (node.$type === "bpmn:Process") {
    reportSameStarts(node, reporter);
  }
  for (const part of partsOf(node)) {
    check(part, seen, ofDeclic, reporter);
  }
}

/** Whether the panel has an entry for it, which it shows where the setting is in its place. */
function isInPanel({ property }) {
  return isKnown(property);
}

function isSeen({ $type, id }) {
  return Boolean(id) && $type.startsWith("bpmn:") && !$type.endsWith("EventDefinition");
}

function reportSameStarts(process, reporter) {
  const first = new Map();
  for (const start of (process.flowElements ?? []).filter(({ $type }) => $type === "bpmn:StartEvent")) {
    const event = messageOf(start);
    if (event && first.has(event)) {
      const allowed = `another event than that of '${first.get(event)}', since an event starts a process in one place`;
      report(start, [mistake("message name", event, allowed)], reporter);
    } else if (event) {
      first.set(event, start.id);
    }
  }
}
