import { choice } from "./fields.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { engine, get, part, post } from "./server.js";
import { button } from "./view.js";
import { number, times } from "./words.js";

const EVERY = 2000;

/** Enters all existing contacts who fit a trigger now: how many, some of them, a confirmation, then a batch. */
export const audience = (page, path, triggers, refresh, close) => {
  const place = question(page);
  const trigger = choice(
    page,
    "Trigger",
    "audience-trigger",
    () => triggers.map((one) => [one.id, `${one.id}, ${one.event}`]),
    { changed: () => place.clear() },
  );
  const resource = () => `${path}/entries/audience/${part(trigger.value)}`;
  let begun = null;
  const starting = () => begun !== null && place.asks(begun);

  // what is confirmed is what was counted: both are asked of the same resource, another trigger clears the place, and the
  // server refuses another number
  const count = () => {
    const counted = resource();
    return place.ask(get(counted), (found) => () => [
      numbers(found),
      found.enter > 0 ? confirm(found, counted) : nothing,
    ]);
  };
  const confirm = ({ enter }, counted) => {
    const label = `Enter ${times(enter, "contact")}`;
    return html`<p>${button(label, () => start(enter, counted), { kind: "primary", name: "audience-start" })}</p>`;
  };
  const start = (enter, counted) => {
    begun = post(counted, { counted: enter });
    return place.ask(begun, ({ batch }, within) => progress(within, batch, refresh));
  };

  return () => html`
    <div class="declic-form">
      <p>Existing contacts who fit the trigger now enter by a batch; runs, limit and re-entry are held.</p>
      ${trigger.view({ off: starting() })}
      ${[
        button("How many?", count, { name: "audience-count", off: place.asks(get(resource())) || starting() }),
        button("Close", close, { off: starting() }),
      ]}
      <div>${place.view()}</div>
    </div>
  `;
};

const numbers = ({ fit, enter, sample }) => html`
  <p class="declic-audience">
    ${times(fit, "contact")} ${fit === 1 ? "fits" : "fit"} now; ${number(enter)} of them would
    enter${sample.length ? ", among them:" : "."}
  </p>
  ${sample.length ? html`<ul>${sample.map((contact) => html`<li>${contact}</li>`)}</ul>` : nothing}
`;

/** How far the batch is, until it ends or the page does. */
const progress = (page, batch, refresh) => {
  let said = "The batch begins.";
  let done = 0;
  let state = "runs";

  const end = (text) => {
    state = "ended";
    said = text;
    refresh();
  };
  const look = async () => {
    if (page.signal.aborted || state === "ended") return;
    try {
      const statistics = engine("GET", `/batch/statistics?batchId=${part(batch)}`);
      const [found] = await page.send(statistics, page.signal);
      if (page.signal.aborted || state === "ended") return;
      if (found) tell(found);
      else end("The batch has ended.");
    } catch (problem) {
      said = problem.message;
    }
    page.draw();
    setTimeout(look, EVERY);
  };
  const tell = ({ totalJobs, completedJobs, failedJobs }) => {
    done = totalJobs ? Math.round((100 * completedJobs) / totalJobs) : 0;
    said = `${times(completedJobs, "job")} of about ${number(totalJobs)} done, ${number(failedJobs)} failed.`;
  };
  const cancel = async () => {
    state = "is cancelled";
    page.draw();
    try {
      await page.send(engine("DELETE", `/batch/${part(batch)}?cascade=true`));
      end("The batch was cancelled.");
    } catch (problem) {
      state = "runs";
      said = problem.message;
    }
    page.draw();
  };

  setTimeout(look, EVERY);
  return () => html`
    <div class="progress">
      <div
        class="progress-bar"
        role="progressbar"
        aria-label="Progress of the batch"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${done}
        .style=${`width: ${done}%`}
      ></div>
    </div>
    <p role="status">${said}</p>
    <p>
      <a href="#/batch?details=${part(batch)}&type=runtime">The batch in Cockpit</a>
      ${state === "ended" ? nothing : button("Cancel the batch", cancel, { off: state === "is cancelled" })}
    </p>
  `;
};
