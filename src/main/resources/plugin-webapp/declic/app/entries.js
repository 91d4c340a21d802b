import { actions } from "./actions.js";
import { chart } from "./chart.js";
import { decisions } from "./decisions.js";
import { el, fill, load, loading, message } from "./dom.js";
import { part, server } from "./server.js";
import { number } from "./words.js";

/** The tab of a process definition: who entered, who did not, and why. */
export const entries = (container, { api, processDefinitionId }) => {
  const from = server(api);
  const path = `/definition/${part(processDefinitionId)}`;
  container.className = "declic";
  fill(container, loading());
  load(container, from.get(path), (definition) => {
    if (!definition.triggers.length) {
      return message("info", "This process has no message start event: no event of a contact starts it.");
    }
    const list = decisions((wanted) => from.get(path + "/decisions", wanted), definition);
    return [
      definition.suspended && message("warning", "The automation is suspended: nobody enters."),
      el("section", { "aria-label": "Triggers" }, definition.triggers.map(trigger)),
      actions(from, path, definition, list.refresh),
      el("section", {}, el("h4", {}, "Entered and refused"), chart((range) => from.get(path + "/chart", { range }))),
      el("section", {}, el("h4", {}, "Latest decisions"), list.element),
    ];
  });
};

const trigger = (one) =>
  el(
    "div",
    { class: "declic-trigger" },
    el("p", { class: "declic-sentence" }, one.sentence),
    el(
      "p",
      { class: "declic-numbers" },
      el("code", {}, one.id),
      numbers("Last 24 hours", one.day),
      numbers("Ever", one.ever),
    ),
  );

const numbers = (label, { entered, refused }) =>
  el(
    "span",
    {},
    label + ": ",
    el("span", { class: "declic-mark declic-entered" }, number(entered) + " entered"),
    ", ",
    el("span", { class: "declic-mark declic-refused" }, number(refused) + " refused"),
  );
