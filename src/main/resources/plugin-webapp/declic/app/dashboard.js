import { el, fill, load, loading, table } from "./dom.js";
import { server } from "./server.js";
import { number } from "./words.js";

/** The panel of the dashboard. */
export const dashboard = (container, { api }) => {
  const from = server(api);
  const place = el("div", {}, loading());
  container.className = "declic declic-dashboard";
  fill(container, el("h3", {}, "Events and automations"), place);
  load(place, from.get("/dashboard"), (found) => [
    el(
      "div",
      { class: "row" },
      figure("Events per minute, last hour", el("span", { class: "value" }, number(average(found.minutes))), columns(found.minutes)),
      figure("Events waiting", el("span", { class: "value" }, number(found.waiting) + (found.more ? "+" : ""))),
      found.failed === null
        ? null
        : figure("Events failed", el("a", { class: "value", href: "#/declic?tab=failed" }, number(found.failed))),
    ),
    el(
      "div",
      { class: "row" },
      busy("Most entries in 24 hours", found.entries),
      busy("Most refusals in 24 hours", found.refusals),
    ),
  ]);
};

const average = (minutes) => Math.round((10 * minutes.reduce((all, one) => all + one, 0)) / minutes.length) / 10;

const figure = (label, ...shown) => el("div", { class: "col-xs-12 col-sm-4 declic-figure" }, el("div", { class: "stats-label" }, label), shown);

/** One column for each minute, the latest on the right. */
const columns = (minutes) => {
  const most = Math.max(1, ...minutes);
  const label = `Events of each of the last 60 minutes, at most ${number(Math.max(...minutes))} in one`;
  return el(
    "div",
    { class: "declic-columns", role: "img", "aria-label": label, title: label },
    minutes.map((count) => {
      const column = el("span");
      column.style.height = `${(100 * count) / most}%`;
      return column;
    }),
  );
};

const busy = (title, found) =>
  el(
    "div",
    { class: "col-xs-12 col-md-6" },
    el("h4", {}, title),
    found.length
      ? table(
          ["Automation", "Entered", "Refused"],
          found.map((one) => [
            el("a", { href: `#/process-definition/${encodeURIComponent(one.definitionId)}/runtime?detailsTab=declic-entries` }, one.name),
            number(one.entered),
            number(one.refused),
          ]),
          title,
        )
      : el("p", { class: "declic-empty" }, "None."),
  );
