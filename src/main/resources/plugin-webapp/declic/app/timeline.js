import { instancePage, mark } from "./decisions.js";
import { button, el, fill, load, loading, table } from "./dom.js";
import { kindName, number, time } from "./words.js";

const PAGE = 20;
const SHORT = 60;
// what may not fit into the box, so that the keyboard must reach it
const LONG = 200;
const LINES = 7;

/** The events of a contact, the latest first, with what automations decided about them. */
export const timeline = (from, contact, tenant) => {
  const place = el("div", { class: "declic-timeline" });
  const show = (offset) =>
    load(place, from.get("/contact/events", { email: contact, tenant, offset, limit: PAGE }), (page) => {
      if (!page.events.length && !offset) return el("p", { class: "declic-empty" }, "No events.");
      return [
        table(["Time", "Event", "Value", "Decisions"], page.events.map(row), "Events of the contact"),
        page.total > PAGE && pager(offset, page),
      ];
    });
  const turn = (offset) => () => show(offset).then(() => place.querySelector("nav button:not([disabled])")?.focus());
  const pager = (offset, page) =>
    el(
      "nav",
      { class: "declic-pager", "aria-label": "Pages of events" },
      button("‹ Newer", turn(Math.max(0, offset - PAGE)), { disabled: offset === 0 }),
      el("span", { class: "declic-page-number" }, `${number(offset + 1)} to ${number(offset + page.events.length)} of ${number(page.total)}`),
      button("Older ›", turn(offset + PAGE), { disabled: page.events.length < PAGE || offset + PAGE >= page.total }),
    );
  fill(place, loading());
  show(0);
  return place;
};

const row = (event) => [time(event.occurredAt), event.name, value(event.value), event.decisions.map(decision)];

/** The value of an event as it came; JSON with line breaks if it is long. */
export const value = (text) => {
  if (text === null) return el("span", { class: "text-muted" }, "none");
  const shown = pretty(text);
  const scrolls = shown.length > LONG || shown.split("\n").length > LINES;
  return el("pre", { class: "declic-value", tabindex: scrolls ? 0 : null }, shown);
};

const pretty = (text) => {
  try {
    const json = JSON.parse(text);
    return json !== null && typeof json === "object" && text.length > SHORT ? JSON.stringify(json, null, 2) : text;
  } catch {
    return text;
  }
};

const decision = (one) =>
  el(
    "div",
    {},
    mark(one.outcome),
    " ",
    one.processInstanceId ? el("a", { href: instancePage(one.processInstanceId) }, one.automation) : one.automation,
    one.outcome === "refused" && el("div", { class: "declic-reason" }, `${kindName(one.reason)}: ${one.reasons.join("; ")}`),
  );
