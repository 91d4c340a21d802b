import { button, el, field, fill, load, loading, message, select } from "./dom.js";
import { part } from "./server.js";
import { number, times } from "./words.js";

const EVERY = 2000;

/** Enters all existing contacts who fit a trigger now: how many, some of them, a confirmation, then a batch. */
export const audience = (from, path, triggers, refresh, close) => {
  const trigger = select(triggers.map((one) => [one.id, `${one.id}, ${one.event}`]), { name: "audience-trigger" });
  const place = el("div");
  const resource = () => `${path}/entries/audience/${part(trigger.value)}`;
  const count = () => {
    fill(place, loading());
    load(place, from.get(resource()), (found) => [numbers(found), found.enter > 0 && confirm(found)]);
  };
  const confirm = ({ enter }) =>
    el("p", {}, button(`Enter ${times(enter, "contact")}`, start, { class: "btn btn-primary", name: "audience-start" }));
  const start = () => {
    fill(place, loading());
    load(place, from.post(resource()), ({ batch }) => progress(from, batch, refresh));
  };
  trigger.addEventListener("change", () => fill(place));
  return el(
    "div",
    { class: "declic-form" },
    el("p", {}, "Existing contacts who fit the trigger now enter by a batch; runs, limit and re-entry are held."),
    field("Trigger", trigger),
    button("How many?", count, { name: "audience-count" }),
    button("Close", close),
    place,
  );
};

const numbers = ({ fit, enter, sample }) => [
  el(
    "p",
    { class: "declic-audience" },
    `${times(fit, "contact")} ${fit === 1 ? "fits" : "fit"} now; ${number(enter)} of them would enter`,
    sample.length ? ", among them:" : ".",
  ),
  sample.length ? el("ul", {}, sample.map((contact) => el("li", {}, contact))) : null,
];

const progress = (from, batch, refresh) => {
  const bar = el("div", { class: "progress-bar", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 });
  const said = el("p", { role: "status" }, "The batch begins.");
  const cancel = button("Cancel the batch", () =>
    from.engine("DELETE", `/batch/${part(batch)}?cascade=true`).then(() => end("The batch was cancelled."), failed),
  );
  const failed = (problem) => fill(said, problem.message);
  const end = (text) => {
    clearInterval(timer);
    cancel.remove();
    fill(said, text);
    refresh();
  };
  const look = async () => {
    if (!said.isConnected) return clearInterval(timer);
    const [found] = await from.engine("GET", `/batch/statistics?batchId=${part(batch)}`);
    if (!found) return end("The batch has ended.");
    const done = found.totalJobs ? Math.round((100 * found.completedJobs) / found.totalJobs) : 0;
    bar.style.width = done + "%";
    bar.setAttribute("aria-valuenow", done);
    fill(said, `${times(found.completedJobs, "job")} of about ${number(found.totalJobs)} done, ${number(found.failedJobs)} failed.`);
  };
  const timer = setInterval(() => look().catch(failed), EVERY);
  return [
    el("div", { class: "progress" }, bar),
    said,
    el("p", {}, el("a", { href: `#/batch?details=${part(batch)}&type=runtime` }, "The batch in Cockpit"), " ", cancel),
  ];
};
