import { mark } from "./decisions.js";
import { instancePage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get } from "./server.js";
import { button, empty, pager, table } from "./view.js";
import { kindName, number, time } from "./words.js";

const PAGE = 20;
const SHORT = 60;
// what may not fit into the box, so that the keyboard must reach it
const LONG = 200;
const LINES = 7;

/** The events of a contact, the latest first, with what automations decided about them. */
export const timeline = (page, contact, tenant) => {
  const list = question(page, { keeps: true });
  const ask = (offset) =>
    list.ask(get("/contact/events", { email: contact, tenant, offset, limit: PAGE }), ({ events, total }) => () => {
      if (!events.length && !offset) return empty("No events.");
      return [
        table("Events of the contact", ["Time", "Event", "Value", "Decisions"], events.map(row)),
        total > PAGE ? turns(offset, events.length, total) : nothing,
      ];
    });
  const turns = (offset, length, total) => {
    const turn = (label, to, there) => button(label, () => ask(to), { off: !there || list.waiting() });
    return pager(
      "Pages of events",
      turn("‹ Newer", Math.max(0, offset - PAGE), offset > 0),
      `${number(offset + 1)} to ${number(offset + length)} of ${number(total)}`,
      turn("Older ›", offset + PAGE, length === PAGE && offset + PAGE < total),
    );
  };
  ask(0);
  return () => html`<div class="declic-timeline">${list.view()}</div>`;
};

const row = (event) => [
  time(event.occurredAt),
  event.name,
  value(event.value),
  [...event.decisions.map(decision), ...event.keptFor.map(kept)],
];

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

const decision = ({ outcome, reason, reasons, processInstanceId, automation }) => html`
  <div>
    ${mark(outcome)}
    ${processInstanceId ? html`<a href=${instancePage(processInstanceId)}>${automation}</a>` : automation}
    ${outcome === "refused" ? why(reason, reasons) : nothing}
  </div>
`;

const why = (reason, reasons) => html`<div class="declic-reason">${kindName(reason)}: ${reasons.join("; ")}</div>`;
