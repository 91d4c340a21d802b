import { el, fill, load, loading } from "./dom.js";
import { day, hour, kindColor, kindName, number } from "./words.js";

const RANGES = [
  ["day", "24 hours"],
  ["week", "7 days"],
  ["month", "30 days"],
  ["year", "1 year"],
];

/**
 * Entries and refusals by reason over time. Chart.js draws the columns; since it puts itself on the window, it is loaded when
 * it is needed, when Cockpit's own module loader is done. The table below says the same to who can't see the columns.
 */
export const chart = (get) => {
  const place = el("div", { class: "declic-chart" });
  const show = (range) => {
    buttons.forEach((one) => {
      one.classList.toggle("active", one.value === range);
      one.setAttribute("aria-pressed", one.value === range);
    });
    fill(place, loading());
    load(place, Promise.all([get(range), import("./chart.umd.min.js")]), ([data]) => picture(data));
  };
  const buttons = RANGES.map(([range, label]) =>
    el("button", { type: "button", class: "btn btn-default btn-sm", value: range, onclick: () => show(range) }, label),
  );
  show("day");
  return el(
    "div",
    {},
    el("div", { class: "btn-group declic-ranges", role: "group", "aria-label": "How far back" }, buttons),
    place,
  );
};

const picture = (data) => {
  if (!data.series.length) return el("p", { class: "declic-empty" }, "Nobody came in this time.");
  const starts = Array.from({ length: data.columns }, (_, column) => new Date(Date.parse(data.from) + column * data.seconds * 1000));
  const labels = starts.map((start) => (data.seconds < 86400 ? `${day(start).slice(5)} ${hour(start)}` : day(start)));
  const canvas = el("canvas", { role: "img", "aria-label": summary(data) });
  const picture = el("div", { class: "declic-canvas" }, canvas);
  new window.Chart(canvas, {
    type: "bar",
    data: {
      labels,
      datasets: data.series.map((series) => ({
        label: kindName(series.reason),
        data: series.times,
        backgroundColor: kindColor(series.reason),
        stack: series.outcome,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { position: "right", labels: { boxWidth: 12 } } },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } },
        y: { stacked: true, beginAtZero: true, ticks: { precision: 0 } },
      },
    },
  });
  return [picture, numbers(data, labels)];
};

const sum = (series) => series.times.reduce((all, one) => all + one, 0);

const summary = (data) => data.series.map((series) => `${kindName(series.reason)}: ${number(sum(series))}`).join(", ");

const numbers = (data, labels) =>
  el(
    "table",
    { class: "sr-only declic-chart-numbers" },
    el("caption", {}, "Entries and refusals by reason over time"),
    el("tr", {}, el("th", {}, "From"), data.series.map((series) => el("th", { scope: "col" }, kindName(series.reason)))),
    labels.map((label, column) =>
      el("tr", {}, el("th", { scope: "row" }, label), data.series.map((series) => el("td", {}, number(series.times[column])))),
    ),
  );
