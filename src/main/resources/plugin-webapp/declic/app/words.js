import { html } from "./lit-html.js";

/** The kinds of decisions, in words and as a colour of the chart. */
const KINDS = {
  entered: ["Entered", "#2f7d32"],
  audience: ["Entered with the audience", "#6fbf73"],
  "by-hand": ["Entered by hand", "#155cb5"],
  segment: ["Segment", "#b5152b"],
  once: ["Runs once", "#e0863c"],
  reentry: ["Re-entry", "#f2c14e"],
  limit: ["Limit", "#8d4fa8"],
  value: ["Value, list or tag", "#d76ba8"],
  suspended: ["Automation suspended", "#6b6b6b"],
  deployment: ["Deployed after the event, or gone", "#5b7fa6"],
  late: ["Occurred too long ago", "#94a84e"],
  mistake: ["Mistake in the settings", "#3f3f3f"],
  chain: ["Chain of events", "#0f8b8d"],
  "no-contact": ["No contact", "#a3a3a3"],
  dropped: ["Dropped", "#7a4b2a"],
  undone: ["Entry undone", "#9c8aa5"],
  // no decision: it is still open
  failed: ["Failed", "#000000"],
};

const ENTERED = ["entered", "audience", "by-hand"];

export const kindName = (kind) => (KINDS[kind] || [kind])[0];

export const kindColor = (kind) => (KINDS[kind] || ["", "#333333"])[1];

/** Pairs of a kind and its words; of those that end so, if an outcome is given. */
export const kinds = (outcome) =>
  Object.keys(KINDS)
    .filter((kind) => kind !== "failed")
    .filter((kind) => !outcome || (outcome === "entered") === ENTERED.includes(kind))
    .map((kind) => [kind, kindName(kind)]);

export const number = (value) => value.toLocaleString("en");

/** Such as 12.3k, for places where there is little room. */
export const short = (value) => new Intl.NumberFormat("en", { notation: "compact" }).format(value);

const two = (value) => String(value).padStart(2, "0");

/** In the time zone of the browser, as everywhere in Cockpit. */
export const time = (iso) => {
  const at = new Date(iso);
  return `${day(at)} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
};

const TIME = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/** A text of the server with the times in it shown in the time zone of the browser, too; they stay readable by machines. */
export const localTimes = (text) =>
  String(text)
    .split(TIME)
    .map((piece) => (TIME.test(piece) ? html`<time datetime=${piece}>${time(piece)}</time>` : piece));

export const day = (at) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

export const hour = (at) => `${two(at.getHours())}:${two(at.getMinutes())}`;

/** "1 event", "2 events". */
export const times = (count, noun, nouns = `${noun}s`) => `${number(count)} ${count === 1 ? noun : nouns}`;

/** What a text stands for: nothing if it is blank, JSON if it is JSON, else the text. */
export const jsonOrText = (text) => {
  if (!text.trim()) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
