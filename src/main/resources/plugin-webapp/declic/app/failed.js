import { contactPage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { engine, get, part, post } from "./server.js";
import { button, empty, message, pager, table } from "./view.js";
import { number, time } from "./words.js";

const PAGE = 20;
const HEADS = ["Contact", "Event", "Failed", "Automation", "Message", ""];

/** Events that an automation failed to take, to be tried again or dropped. */
export const failed = (page) => {
  const list = question(page, { keeps: true });
  // ids of the jobs whose retry or drop runs: their buttons are off
  const acting = new Set();
  let said = nothing;
  let at = 0;

  const ask = (offset) => {
    at = offset;
    return list.ask(get("/failed-events", { offset, limit: PAGE }), (found, within) => {
      if (!found.events.length && offset) return ask(Math.max(0, offset - PAGE)); // the page's last one is gone
      const rows = found.events.map((one) => row(within, one, buttons(within, one, found, acting, act)));
      return () =>
        rows.length
          ? [
              table(
                "Failed events",
                HEADS,
                rows.map((one) => one()),
              ),
              found.total > PAGE ? turns(offset, found) : nothing,
            ]
          : empty("No event has failed.");
    });
  };

  const act = async (one, action, done) => {
    const what = `${one.event || "The event"} of ${one.contact || "an erased contact"}`;
    acting.add(one.jobId);
    page.draw();
    try {
      await page.send(post(`/failed-events/${part(one.jobId)}/${action}`));
      said = message("success", `${what} ${done}.`);
    } catch (problem) {
      said = message("danger", `${what}: ${problem.message}`);
    }
    await ask(at);
    acting.delete(one.jobId);
    page.draw();
  };

  const turns = (offset, { events, total }) => {
    const turn = (label, to, there) => button(label, () => ask(to), { off: !there || list.waiting() });
    return pager(
      "Pages of failed events",
      turn("‹ Previous", Math.max(0, offset - PAGE), offset > 0),
      `${number(offset + 1)} to ${number(offset + events.length)} of ${number(total)}`,
      turn("Next ›", offset + PAGE, offset + PAGE < total),
    );
  };

  ask(0);
  return () => html`
    <div>
      <p>The events themselves are safe and counted; what is open is whether they enter or move somebody.</p>
      <div aria-live="polite">${said}</div>
      <div class="declic-failed">${list.view()}</div>
    </div>
  `;
};

const row = (page, one, buttonsOf) => {
  const trace = stackTrace(page, one.jobId);
  return () => [
    one.contact ? html`<a href=${contactPage(one.contact, one.tenant)}>${one.contact}</a>` : "erased",
    one.event || "",
    one.failedAt ? time(one.failedAt) : "",
    [one.automation || "", one.at ? html`<div><code>${one.at}</code></div>` : nothing],
    [html`<div class="declic-failure">${one.message}</div>`, trace()],
    buttonsOf(),
  ];
};

/** The stack trace of the engine's job, when it is asked for. */
const stackTrace = (page, jobId) => {
  const trace = question(page);
  let open = false;
  let asked = false;
  const toggled = (event) => {
    open = event.target.open;
    if (!open || asked) return;
    asked = true;
    trace.ask(engine("GET", `/job/${part(jobId)}/stacktrace`, "text/plain"), (text) => () => pre(text));
  };
  return () => html`
    <details ?open=${open} @toggle=${toggled}>
      <summary>Stack trace</summary>
      ${trace.view()}
    </details>
  `;
};

const pre = (text) => html`<pre class="declic-trace" tabindex="0">${text}</pre>`;

/** Dropping asks once more: what is dropped enters nobody. */
const buttons = (page, one, { mayRetry, mayDrop }, acting, act) => {
  let sure = false;
  const ask = (answer) => (event) => {
    const place = event.currentTarget.closest(".declic-row-actions");
    sure = answer;
    page.draw();
    place.querySelector(sure ? ".btn-danger" : "span button").focus();
  };
  const small = (label, press, kind) => button(label, press, { off: acting.has(one.jobId), kind, small: true });
  const retry = () => small("Retry", () => act(one, "retry", "is tried again"));
  const drop = () =>
    sure
      ? [small("Yes, drop it", () => act(one, "drop", "was dropped"), "danger"), small("No", ask(false))]
      : small("Drop …", ask(true));
  return () => html`
    <div class="declic-row-actions">${[
      mayRetry ? retry() : nothing,
      mayDrop ? html`<span>${drop()}</span>` : nothing,
    ]}</div>
  `;
};
