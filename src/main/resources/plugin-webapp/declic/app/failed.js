import { contactPage } from "./decisions.js";
import { button, el, fill, load, loading, message, table } from "./dom.js";
import { part } from "./server.js";
import { number, time } from "./words.js";

const PAGE = 20;

/** Events that an automation failed to take, to be tried again or dropped. */
export const failed = (from) => {
  const said = el("div", { "aria-live": "polite" });
  const place = el("div", { class: "declic-failed" });
  const show = (offset) =>
    load(place, from.get("/failed-events", { offset, limit: PAGE }), (page) =>
      page.events.length || offset
        ? [table(["Contact", "Event", "Failed", "Automation", "Message", ""], page.events.map(row(page, offset)), "Failed events"), pager(offset, page)]
        : el("p", { class: "declic-empty" }, "No event has failed."),
    );
  const row = (page, offset) => (one) => [
    one.contact ? el("a", { href: contactPage(one.contact, one.tenant) }, one.contact) : "erased",
    one.event || "",
    one.failedAt ? time(one.failedAt) : "",
    [one.automation || "", one.at && el("div", {}, el("code", {}, one.at))],
    [el("div", { class: "declic-failure" }, one.message), trace(from, one.jobId)],
    el(
      "div",
      { class: "declic-row-actions" },
      page.mayRetry && button("Retry", () => act(one, "retry", "is tried again", offset), { class: "btn btn-default btn-sm" }),
      page.mayDrop && dropping(() => act(one, "drop", "was dropped", offset)),
    ),
  ];
  const act = async (one, action, done, offset) => {
    const what = `${one.event || "The event"} of ${one.contact || "an erased contact"}`;
    try {
      await from.post(`/failed-events/${part(one.jobId)}/${action}`);
      fill(said, message("success", `${what} ${done}.`));
    } catch (problem) {
      fill(said, message("danger", `${what}: ${problem.message}`));
    }
    show(offset);
  };
  const pager = (offset, page) =>
    page.total > PAGE &&
    el(
      "nav",
      { class: "declic-pager", "aria-label": "Pages of failed events" },
      button("‹ Previous", () => show(Math.max(0, offset - PAGE)), { disabled: offset === 0 }),
      el("span", { class: "declic-page-number" }, `${number(offset + 1)} to ${number(offset + page.events.length)} of ${number(page.total)}`),
      button("Next ›", () => show(offset + PAGE), { disabled: offset + PAGE >= page.total }),
    );
  fill(place, loading());
  show(0);
  return el("div", {}, el("p", {}, "The events themselves are safe and counted; what is open is whether they enter or move somebody."), said, place);
};

/** The stack trace of the engine's job, when it is asked for. */
const trace = (from, jobId) => {
  const text = el("pre", { class: "declic-trace", tabindex: 0 });
  const open = (event) => {
    if (!event.target.open || text.textContent) return;
    from.text(`/job/${part(jobId)}/stacktrace`).then(
      (found) => fill(text, found),
      (problem) => fill(text, problem.message),
    );
  };
  return el("details", { ontoggle: open }, el("summary", {}, "Stack trace"), text);
};

/** Asks once more: what is dropped enters nobody. */
const dropping = (drop) => {
  const place = el("span");
  const ask = () => fill(place, button("Drop …", sure, { class: "btn btn-default btn-sm" }));
  const sure = () => {
    const yes = button("Yes, drop it", drop, { class: "btn btn-danger btn-sm" });
    fill(place, yes, button("No", ask, { class: "btn btn-default btn-sm" }));
    yes.focus();
  };
  ask();
  return place;
};
