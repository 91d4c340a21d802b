import { actions } from "./actions.js";
import { refreshBadges } from "./badges.js";
import { batches } from "./batches.js";
import { chart } from "./chart.js";
import { decisions } from "./decisions.js";
import { failedPage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get, part } from "./server.js";
import { message } from "./view.js";
import { number, times } from "./words.js";

const MANY = 10;

/** The tab of a process definition: who entered, who did not, and why. */
export const entries = (page, { processDefinitionId }) => {
  const path = `/definition/${part(processDefinitionId)}`;
  const definition = question(page);
  definition.ask(get(path), (found, within) =>
    found.triggers.length
      ? automation(within, path, found)
      : () => message("info", "This process has no message start event: no event of a contact starts it."),
  );
  return definition.view;
};

const automation = (page, path, definition) => {
  const numbersOf = question(page, { keeps: true });
  let now = definition;
  const list = decisions(page, path, definition);
  const overTime = chart(page, path);
  const called = batches(page, path, () => refresh());
  const refresh = () => {
    numbersOf.ask(get(path), (found) => {
      now = found;
      return () => nothing;
    });
    list.refresh();
    overTime.refresh();
    called.refresh();
    refreshBadges();
  };
  const buttons = actions(page, path, definition, refresh);
  return () => html`
    ${now.suspended ? message("warning", "The automation is suspended: nobody enters.") : nothing}
    ${now.failed ? failures(now) : nothing}
    ${now.warnings.length ? warnings(now.warnings) : nothing}
    ${triggers(now.triggers)}
    ${buttons()}${called.view()}
    <section>
      <h4>Entered and refused, all versions</h4>
      ${overTime.view()}
    </section>
    <section>
      <h4>Latest decisions, all versions</h4>
      ${list.view()}
    </section>
  `;
};

const failures = ({ failed, seesContacts, automation: key }) => {
  const text = `${times(failed, "event")} failed in this automation`;
  return message("warning", seesContacts ? html`<a href=${failedPage(key)}>${text}</a>` : text);
};

const warnings = (all) =>
  message("warning", [
    "Probably wrong in the diagram:",
    html`<ul class="declic-warnings">${all.map((one) => html`<li>${one}</li>`)}</ul>`,
  ]);

/** Many are in a box that scrolls by itself, so that what follows stays in reach. */
const triggers = (all) => html`
  <section
    aria-label="Triggers"
    class=${all.length > MANY ? "declic-many" : nothing}
    tabindex=${all.length > MANY ? 0 : nothing}
  >
    ${all.length > MANY ? html`<p class="text-muted">${times(all.length, "trigger")}</p>` : nothing}${all.map(trigger)}
  </section>
`;

const trigger = (one) => html`
  <div class="declic-trigger">
    <p class="declic-sentence">${one.sentence}</p>
    <p class="declic-numbers"><code>${one.id}</code>${numbers("Last 24 hours, all versions", one.day)}${numbers("Ever, all versions", one.ever)}${
      one.elsewhere
        ? html`<span title="no refusals: events about another list or tag">${number(one.elsewhere)} of other lists or tags</span>`
        : nothing
    }${one.failed ? html`<span class="declic-mark declic-failing">${number(one.failed)} failed</span>` : nothing}</p>
  </div>
`;

const numbers = (label, { entered, refused }) =>
  html`<span>
    ${label}: <span class="declic-mark declic-entered">${number(entered)} entered</span>,
    <span class="declic-mark declic-refused">${number(refused)} refused</span>
  </span>`;
