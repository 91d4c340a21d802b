import { progress } from "./batches.js";
import { textField } from "./fields.js";
import { contactPage, failedPage, go } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { engine, get, part, post } from "./server.js";
import { button, empty, message, pager, submit, submitted, table } from "./view.js";
import { number, time, times } from "./words.js";

const PAGE = 20;
const FIRST = [""];
const HEADS = ["Contact", "Event", "Failed", "Automation", "Message", ""];

/**
 * Events that an automation failed to take, to be tried again or dropped, one by one or all that the filter gives.
 *
 * @param asked the parameters of the address
 */
export const failed = (page, asked) => {
  const list = question(page, { keeps: true });
  const batch = question(page);
  const automation = textField(page, "Automation (key)", "failed-automation", { value: asked.get("automation") || "" });
  const contact = textField(page, "Contact", "failed-contact", {
    value: asked.get("contact") || "",
    inputmode: "email",
  });
  const filter = () => ({ automation: automation.value.trim(), contact: contact.value.trim() });
  let shown = filter();
  // ids of the jobs whose retry or drop runs: their buttons are off
  const acting = new Set();
  let said = nothing;
  let at = FIRST;

  /** @param pages where each page begins, up to the wanted one; what is retried or dropped meanwhile moves nothing */
  const ask = (pages) => {
    at = pages;
    const wanted = shown;
    return list.ask(request(pages), (found, within) => {
      if (!found.events.length && pages.length > 1) return ask(pages.slice(0, -1)); // the page's last one is gone
      const all = ofAll(page, batch, wanted, found, () => ask(FIRST));
      const rows = found.events.map((one) => row(within, one, buttons(within, one, found, acting, act)));
      return () =>
        rows.length
          ? [
              all(),
              table(
                "Failed events",
                HEADS,
                rows.map((one) => one()),
              ),
              turns(pages, found),
            ]
          : [all(), empty(wanted.automation || wanted.contact ? "No failed event fits." : "No event has failed.")];
    });
  };
  const request = (pages) => get("/failed-events", { ...shown, after: pages.at(-1), limit: PAGE });
  const search = () => {
    shown = filter();
    said = nothing;
    return go(failedPage(shown.automation, shown.contact)) || ask(FIRST);
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

  const turns = (pages, { total, newer }) => {
    if (!newer && pages.length === 1) return nothing;
    const turn = (label, to, there) => button(label, () => ask(to), { off: !there || list.waiting() });
    return pager(
      "Pages of failed events",
      turn("‹ Older", pages.slice(0, -1), pages.length > 1),
      `Page ${pages.length}, ${number(total)} in all`,
      turn("Newer ›", [...pages, newer], newer),
    );
  };

  ask(FIRST);
  return () => html`
    <div>
      <p>The events themselves are safe and counted; what is open is whether they enter or move somebody.</p>
      <form class="form-inline declic-search" @submit=${submitted(search)}>
        ${automation.view()}${contact.view()}${submit("Filter", { kind: "default", off: list.waiting() })}
      </form>
      <div aria-live="polite">${said}</div>
      <div>${batch.view()}</div>
      <div class="declic-failed">${list.view()}</div>
    </div>
  `;
};

/** Retrying and dropping all that was counted, by a batch; asks once more, with the number. */
const ofAll = (page, place, filter, { total, mayRetry, mayDrop }, refresh) => {
  let sure = null;
  const choose = (action) => () => {
    sure = action;
    page.draw();
  };
  const begin = (action) => () => {
    sure = null;
    return place.ask(post(`/failed-events/${action}`, { ...filter, counted: total }), ({ batch }, within) =>
      progress(within, batch, refresh),
    );
  };
  const confirmed = (action, label) => [
    button(label, begin(action), { kind: action === "drop" ? "danger" : "primary", small: true, off: place.waiting() }),
    button("No", choose(null), { small: true }),
  ];
  const offered = () => [
    mayRetry ? button(`Retry all ${number(total)} …`, choose("retry"), { small: true, off: place.waiting() }) : nothing,
    mayDrop ? button(`Drop all ${number(total)} …`, choose("drop"), { small: true, off: place.waiting() }) : nothing,
  ];
  return () =>
    total > 1
      ? html`<p class="declic-all">${sure ? confirmed(sure, `Yes, ${sure} ${times(total, "event")}`) : offered()}</p>`
      : nothing;
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
