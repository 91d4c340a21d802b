import { asked, keep } from "./links.js";
import { html } from "./lit-html.js";
import { question } from "./question.js";
import { get } from "./server.js";
import { button, empty } from "./view.js";
import { day, hour, kindColor, kindName, number } from "./words.js";

const RANGES = [
  ["day", "24 hours"],
  ["week", "7 days"],
  ["month", "30 days"],
  ["year", "1 year"],
];

// a day of the viewer may have 23 hours
const SHORTEST_DAY = 23 * 3600 * 1000;

/** Entries and refusals by reason over time, by the days of the viewer. A table says the same to those who can't see the columns. */
export const chart = (page, path) => {
  const columns = question(page, { keeps: true });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const request = (range) => get(`${path}/chart`, { range, zone });
  let chosen;
  const show = (range) => {
    chosen = range;
    return columns.ask(request(range), picture);
  };
  const given = asked().get("declicRange");
  show(RANGES.some(([range]) => range === given) ? given : "day");
  const pick = (range) => {
    keep({ declicRange: range });
    return show(range);
  };
  const choose = ([range, label]) =>
    button(label, () => pick(range), { small: true, chosen: range === chosen, off: columns.asks(request(range)) });
  const view = () => html`
    <div>
      <div class="btn-group declic-ranges" role="group" aria-label="How far back">${RANGES.map(choose)}</div>
      <div class="declic-chart">${columns.view()}</div>
    </div>
  `;
  return { view, refresh: () => show(chosen) };
};

/** Chart.js puts itself on the window: it is loaded when it is needed, when Cockpit's own module loader is done. */
const picture = async (data, { signal }) => {
  if (!data.series.length) return () => empty("Nobody came in this time.");
  await import("./chart.umd.min.js");
  if (signal.aborted) return null;
  const days = Date.parse(data.starts[1]) - Date.parse(data.starts[0]) >= SHORTEST_DAY;
  const labels = data.starts.map((start) => label(new Date(start), days));
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", summary(data));
  const drawn = new window.Chart(canvas, drawing(data, labels));
  signal.addEventListener("abort", () => drawn.destroy());
  return () => html`<div class="declic-canvas">${canvas}</div>${numbers(data, labels)}`;
};

const label = (start, days) => (days ? day(start) : `${day(start).slice(5)} ${hour(start)}`);

const drawing = ({ series }, labels) => ({
  type: "bar",
  data: {
    labels,
    datasets: series.map(({ reason, outcome, times }) => ({
      label: kindName(reason),
      data: times,
      backgroundColor: kindColor(reason),
      stack: outcome,
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

const sum = (times) => times.reduce((all, one) => all + one, 0);

const summary = ({ series }) =>
  series.map(({ reason, times }) => `${kindName(reason)}: ${number(sum(times))}`).join(", ");

const numbers = ({ series }, labels) => html`
  <table class="sr-only declic-chart-numbers">
    <caption>Entries and refusals by reason over time</caption>
    <thead>
      <tr>
        <th scope="col">From</th>
        ${series.map(({ reason }) => html`<th scope="col">${kindName(reason)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${labels.map(
        (from, column) => html`
          <tr>
            <th scope="row">${from}</th>
            ${series.map(({ times }) => html`<td>${number(times[column])}</td>`)}
          </tr>
        `,
      )}
    </tbody>
  </table>
`;
