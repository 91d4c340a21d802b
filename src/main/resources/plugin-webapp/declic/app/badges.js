import { el } from "./dom.js";
import { part, server } from "./server.js";
import { number, short } from "./words.js";

/** How many entered and how many did not, at each message start event of the diagram. */
export const badges = (viewer, { api, processDefinitionId }) => {
  server(api)
    .get(`/definition/${part(processDefinitionId)}`)
    .then(({ triggers }) => triggers.forEach((trigger) => show(viewer, trigger)))
    .catch(() => {}); // the tab says what is wrong
};

const show = (viewer, trigger) => {
  if (!viewer.get("elementRegistry").get(trigger.id)) return;
  const { day, ever } = trigger;
  const words =
    `${trigger.id}: in the last 24 hours ${number(day.entered)} entered, ${number(day.refused)} refused; ` +
    `ever ${number(ever.entered)} entered, ${number(ever.refused)} refused`;
  viewer.get("overlays").add(trigger.id, {
    position: { top: -40, left: -32 },
    show: { minZoom: -Infinity, maxZoom: Infinity },
    html: el(
      "div",
      { class: "declic-badges", title: words, role: "img", "aria-label": words, "data-trigger": trigger.id },
      row("24 h", day),
      row("ever", ever),
    ),
  });
};

const row = (label, numbers) =>
  el(
    "div",
    {},
    el("span", { class: "declic-badge-label" }, label),
    el("span", { class: "badge declic-entered" }, "✓ " + short(numbers.entered)),
    el("span", { class: "badge declic-refused" }, "✕ " + short(numbers.refused)),
  );
