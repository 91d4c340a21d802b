import { mark } from "./decisions.js";
import { instancePage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get } from "./server.js";
import { button, empty, pager, table } from "./view.js";
import { kindName, localTimes, number, time } from "./words.js";

const PAGE = 20;
const HEADS = ["Recorded", "Occurred", "Event and id", "Value", "Decisions"];
const SHORT = 60;
// what may not fit into the box, so that the keyboard must reach it
const LONG = 200;
const LINES = 7;

/** The events of a contact, the one recorded last first, with what automations decided about them. */
export const timeline = (page, contact, tenant) => {
  const list = question(page, { keeps: true });
  /** @param pages where each page begins, up to the wanted one; events that come meanwhile move nothing */
  const ask = (pages) =>
    list.ask(
      get("/contact/events", { email: contact, tenant, before: pages.at(-1), limit: PAGE }),
      ({ events, total, older }) =>
        () => {
          if (!events.length && pages.length === 1) return empty("No events.");
          return [table("Events of the contact", HEADS, events.map(row)), turns(pages, events, total, older)];
        },
    );
  const turns = (pages, events, total, older) => {
    if (!older && pages.length === 1) return nothing;
    const turn = (label, to, there) => button(label, () => ask(to), { off: !there || list.waiting() });
    const first = events[0]?.seq ?? 0;
    return pager(
      "Pages of events",
      turn("‹ Newer", pages.slice(0, -1), pages.length > 1),
      `${number(total - first + 1)} to ${number(total - first + events.length)} of ${number(total)}`,
      turn("Older ›", [...pages, older], older),
    );
  };
  ask([""]);
  return () => html`<div class="declic-timeline">${list.view()}</div>`;
};

const row = (event) => [
  time(event.recordedAt),
  time(event.occurredAt),
  [html`<div>${event.name}</div>`, html`<div class="text-muted declic-id">${event.id}</div>`],
  value(event.value),
  [event.startsNothing ? late : nothing, ...event.decisions.map(decision), ...event.keptFor.map(kept)],
];

const late = html`
  <div class="declic-reason declic-late">
    <span class="declic-mark">late or backfilled</span>: it is counted, and starts nothing
  </div>
`;

const kept = (instance) => html`
  <div>Waits until <a href=${instancePage(instance)}>a suspended instance</a> is activated</div>
`;

/** The value of an event as it came; JSON with line breaks if it is long. */
export const value = (text) => {
  if (text === null) return html`<span class="text-muted">none</span>`;
  const shown = pretty(text);
  const scrolls = shown.length > LONG || shown.split("\n").length > LINES;
  return html`<pre class="declic-value" tabindex=${scrolls ? 0 : nothing}>${shown}</pre>`;
};

const pretty = (text) => {
  try {
    const json = JSON.parse(text);
    return json !== null && typeof json === "object" && text.length > SHORT ? JSON.stringify(json, null, 2) : text;
  } catch {
    return text;
  }
};

const decision = ({ outcome, reason, reasons, processInstanceId, ended, automation }) => html`
  <div>
    ${mark(outcome)}
    ${processInstanceId ? html`<a href=${instancePage(processInstanceId, ended)}>${automation}</a>` : automation}
    ${outcome === "refused" ? why(reason, reasons) : nothing}
  </div>
`;

const why = (reason, reasons) =>
  html`<div class="declic-reason">${kindName(reason)}: ${localTimes(reasons.join("; "))}</div>`;
