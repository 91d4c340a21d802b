import { html, nothing, render } from "./lit-html.js";
import { get, part, server } from "./server.js";
import { number, short, times } from "./words.js";

let again = () => {};

/** Shows the numbers of now, if a diagram is shown. */
export const refreshBadges = () => again();

/** How many entered and how many did not, at each message start event of the diagram, over all versions. */
export const badges = (viewer, { api, processDefinitionId }) => {
  const shown = [];
  again = () =>
    server(api)(get(`/definition/${part(processDefinitionId)}`))
      .then(({ triggers }) => {
        for (const id of shown.splice(0)) viewer.get("overlays").remove(id);
        for (const trigger of triggers) shown.push(...show(viewer, trigger));
      })
      .catch(() => {}); // the tab says what is wrong, and the diagram may be gone
  again();
};

const show = (viewer, trigger) => {
  if (!viewer.get("elementRegistry").get(trigger.id)) return [];
  const place = document.createElement("div");
  render(badge(trigger), place);
  return [
    viewer.get("overlays").add(trigger.id, {
      position: { top: -40, left: -32 },
      show: { minZoom: -Infinity, maxZoom: Infinity },
      html: place,
    }),
  ];
};

const badge = ({ id, day, ever, failed }) => {
  const words =
    `${id}, all versions: in the last 24 hours ${number(day.entered)} entered, ${number(day.refused)} refused; ` +
    `ever ${number(ever.entered)} entered, ${number(ever.refused)} refused` +
    (failed ? `; ${times(failed, "event")} failed` : "");
  return html`
    <div class="declic-badges" title=${words} role="img" aria-label=${words} data-trigger=${id}>
      ${row("24 h", day)}${row("ever", ever)}
      ${failed ? html`<div><span class="declic-badge-label"></span><span class="badge declic-failures">! ${short(failed)} failed</span></div>` : nothing}
    </div>
  `;
};

const row = (label, { entered, refused }) =>
  html`<div><span class="declic-badge-label">${label}</span>${[
    html`<span class="badge declic-entered">✓ ${short(entered)}</span>`,
    html`<span class="badge declic-refused">✕ ${short(refused)}</span>`,
  ]}</div>`;
