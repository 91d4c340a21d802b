import { entriesPage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get } from "./server.js";
import { empty, table } from "./view.js";
import { number } from "./words.js";

/** The panel of the dashboard. */
export const dashboard = (page) => {
  const figures = question(page);
  figures.ask(get("/dashboard"), (found) => () => [numbers(found), busiest(found)]);
  return () => html`
    <h3>Events and automations</h3>
    <div>${figures.view()}</div>
  `;
};

const numbers = ({ minutes, late, waiting, more, failed }) => html`
  <div class="row">
    ${figure("Events per minute, last hour", [value(number(average(minutes))), columns(minutes)])}
    ${figure("Late or backfilled, 24 hours", value(number(late)))}
    ${figure("Events waiting", value(number(waiting) + (more ? "+" : "")))}
    ${
      failed === null
        ? nothing
        : figure("Events failed", html`<a class="value" href="#/declic?tab=failed">${number(failed)}</a>`)
    }
  </div>
`;

const busiest = ({ entries, refusals }) => html`
  <div class="row">
    ${busy("Most entries in 24 hours", entries)}
    ${busy("Most refusals in 24 hours", refusals)}
  </div>
`;

const value = (text) => html`<span class="value">${text}</span>`;

const average = (minutes) => Math.round((10 * minutes.reduce((all, one) => all + one, 0)) / minutes.length) / 10;

const figure = (label, shown) => html`
  <div class="col-xs-12 col-sm-3 declic-figure">
    <div class="stats-label">${label}</div>
    ${shown}
  </div>
`;

/** One column for each minute, the latest on the right. */
const columns = (minutes) => {
  const most = Math.max(...minutes);
  const label = `Events of each of the last 60 minutes, at most ${number(most)} in one`;
  const height = (count) => `height: ${(100 * count) / Math.max(1, most)}%`;
  return html`
    <div class="declic-columns" role="img" aria-label=${label} title=${label}>
      ${minutes.map((count) => html`<span .style=${height(count)}></span>`)}
    </div>
  `;
};

const busy = (title, found) => html`
  <div class="col-xs-12 col-md-6">
    <h4>${title}</h4>
    ${
      found.length
        ? table(
            title,
            ["Automation", "Entered", "Refused"],
            found.map(({ definitionId, name, entered, refused }) => [
              html`<a href=${entriesPage(definitionId)}>${name}</a>`,
              number(entered),
              number(refused),
            ]),
          )
        : empty("None.")
    }
  </div>
`;
