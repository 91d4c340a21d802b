import { duration } from "./duration.js";
import { nearlyOfWaits } from "./names.js";
import { readSegment } from "./segment.js";
import { eventName, mistake, Settings, strip } from "./settings.js";
import { either, LIST_EVENTS, OF_A_TRIGGER, OF_WAITS_ALONE, REENTRY, RUNS, SINCE, TAG_EVENTS } from "./words.js";

const OF_A_WAIT = [
  ...OF_WAITS_ALONE,
  "trigger.value.path",
  "trigger.value.operator",
  "trigger.value",
  "trigger.value.as",
];
const LIMIT = "none, or entries per time such as 10/PT24H: a whole number from 1 to 1000000 and an ISO-8601 duration";
const RUNS_IN_ORDER = ["once", "multiple", "once-per-key"].map((word) => RUNS.find(({ value }) => value === word));
const NAME = "message name";

/** The limit of a trigger that has a property but says none, as the application is shipped. */
export const USUAL_LIMIT = "10/PT24H";

/** Whether a property of a trigger or a segment is set, be it a right one or not. */
export function isAnySet(properties) {
  return isOfTriggerSet(properties) || readMisplaced(properties).length > 0;
}

/** The same without those of waits alone. */
export function isOfTriggerSet(properties) {
  const settings = new Settings(properties);
  return settings.names("trigger.").length + settings.names("segment.").length > 0;
}

/** What is wrong with the settings of waits alone on an element that is none. */
export function readMisplaced(properties) {
  const settings = new Settings(properties);
  for (const name of OF_WAITS_ALONE.filter((one) => settings.text(one))) {
    settings.report(name, "only on intermediate message catch events and receive tasks");
  }
  return settings.mistakes;
}

/** Whether a property of an automation is set, be it a right one or not. */
export function isAutomation(properties) {
  return new Settings(properties).names("automation.").length > 0;
}

/**
 * What the properties of a message start event say, as {trigger, mistakes}; what is wrong is left out of the trigger.
 *
 * @param {string} event name of the message
 * @param {Object} properties {name: value}
 * @param {boolean} ofAutomation whether the process has settings, so that the start event is a trigger even without properties
 */
export function readTrigger(event, properties, ofAutomation = false) {
  const settings = new Settings(properties);
  if (ofAutomation || isAnySet(properties)) {
    settings.mistakes.push(...inName(event));
  } else {
    settings.mistakes.push(...readName(event));
  }
  for (const name of settings.names("trigger.").filter((one) => !OF_A_TRIGGER.includes(one))) {
    settings.report(name, `no such property; there are ${OF_A_TRIGGER.join(", ")}`);
  }
  settings.mistakes.push(...readMisplaced(properties));
  settings.refuseExpressions("trigger.");
  const runs = settings.choice("trigger.runs", either(RUNS_IN_ORDER), RUNS_IN_ORDER) ?? "multiple";
  const name = strip(event);
  const trigger = {
    event: name,
    runs,
    key: readKey(settings, runs),
    limit: readLimit(settings),
    value: settings.valueTest("trigger."),
    list: readAbout(settings, "trigger.list", LIST_EVENTS, name),
    tag: readAbout(settings, "trigger.tag", TAG_EVENTS, name),
    segment: readSegment(name, settings),
  };
  return { trigger, mistakes: settings.mistakes };
}

/** What an element that waits for a message may have instead of a property that there is not. */
export function insteadOf(unknown) {
  const meant = nearlyOfWaits(unknown);
  return meant
    ? `no such property; there is ${meant}`
    : `on an element that waits for a message only ${OF_A_WAIT.join(", ")}`;
}

/** What the properties of an element say that waits for a message, as {wait, mistakes}. */
export function readWait(event, properties) {
  const settings = new Settings(properties);
  const names = [...settings.names("wait."), ...settings.names("trigger.")];
  for (const name of names.filter((one) => !OF_A_WAIT.includes(one))) {
    settings.report(name, insteadOf(name));
  }
  settings.mistakes.push(...readName(event));
  const name = strip(event);
  settings.refuseExpressions("trigger.", "wait.");
  const wait = {
    event: name,
    value: settings.valueTest("trigger."),
    segment: readSegment(name, settings),
    since: settings.choice("wait.since", either(SINCE), SINCE) ?? "reached",
    same: settings.pointers("wait.same"),
  };
  return { wait, mistakes: settings.mistakes };
}

/** What the properties of a process say, as {reentry, mistakes}. */
export function readAutomation(properties) {
  const settings = new Settings(properties);
  for (const name of settings.names("automation.").filter((one) => one !== "automation.reentry")) {
    settings.report(name, "no such property; there is automation.reentry");
  }
  const reentry = settings.choice("automation.reentry", either(REENTRY), REENTRY) ?? "any";
  return { reentry, mistakes: settings.mistakes };
}

/** What is wrong with the name of a message that an element starts by or waits for, whether or not it has settings. */
export function readName(event) {
  return event && strip(event) !== event ? [mistake(NAME, event, "no white space before or after the name")] : [];
}

function inName(event) {
  if (!eventName(event)) {
    return event ? [mistake(NAME, event, "a name of 1 to 255 characters without control characters")] : [];
  }
  return readName(event);
}

function readKey(settings, runs) {
  const isSet = settings.text("trigger.key") !== undefined;
  if (runs === "once-per-key" && !isSet) {
    settings.report("trigger.key", "needed with trigger.runs once-per-key, a JSON pointer such as /orderId");
  }
  if (runs !== "once-per-key" && isSet) {
    settings.report("trigger.key", "only with trigger.runs once-per-key");
  }
  const key = settings.pointer("trigger.key");
  return runs === "once-per-key" ? key : undefined;
}

function readLimit(settings) {
  if (settings.text("trigger.limit") === "none") {
    return undefined;
  }
  if (settings.text("trigger.limit")) {
    return settings.read("trigger.limit", LIMIT, limit);
  }
  return settings.names("trigger.").length ? limit(USUAL_LIMIT) : undefined;
}

function limit(text) {
  const parts = /^(\d{1,7})\/(.+)$/.exec(text);
  const entries = Number(parts?.[1]);
  const within = parts && entries >= 1 && entries <= 1000000 ? duration(parts[2]) : undefined;
  return within && { entries, within };
}

function readAbout(settings, property, events, event) {
  const which = settings.text(property);
  if (which === undefined || which === "any") {
    return undefined;
  }
  if (!events.includes(event)) {
    settings.report(property, `only on a start event with the message ${[...events].sort().join(" or ")}`);
  }
  return which;
}
