import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { engine, get, part, post } from "./server.js";
import { button, message, pager, table } from "./view.js";
import { number, time, times } from "./words.js";

const EVERY = 2000;
const PAGE = 5;
const HEADS = ["Begun", "Trigger", "By", "Entered", "Undone", ""];

/**
 * The audiences that have entered, with their undoing; nothing as long as there is none.
 *
 * @param refresh is called when an undoing has ended
 */
export const batches = (page, path, refresh) => {
  const list = question(page, { keeps: true });
  const undoing = question(page);
  let sure = null;

  const request = (pages) => get(`${path}/batches`, { limit: PAGE, before: pages.at(-1) });
  const ask = (pages) =>
    list.ask(request(pages), ({ batches: found, older, mayUndo }) => () => {
      if (!found.length && pages.length === 1) return nothing;
      return html`
        <section aria-label="Audiences">
          <h4>Audiences that were called</h4>
          ${table(
            "Audiences",
            HEADS,
            found.map((one) => row(one, mayUndo)),
          )}
          ${turns(pages, older)}
        </section>
      `;
    });
  const turns = (pages, older) => {
    if (!older && pages.length === 1) return nothing;
    const turn = (label, to, there) => button(label, () => ask(to), { off: !there || list.waiting() });
    return pager(
      "Pages of audiences",
      turn("‹ Newer", pages.slice(0, -1), pages.length > 1),
      `Page ${pages.length}`,
      turn("Older ›", [...pages, older], older),
    );
  };
  const row = (one, mayUndo) => [
    time(one.startedAt),
    [one.trigger, one.withoutEvent ? html`<div class="text-muted">also without the event</div>` : nothing],
    one.startedBy || "",
    [number(one.entered), one.running ? html`<div class="text-muted">still running</div>` : nothing],
    one.undoing
      ? [number(one.undone), html`<div class="text-muted">${one.undoing.by || ""} ${time(one.undoing.at)}</div>`]
      : number(one.undone),
    mayUndo && one.entered > one.undone ? buttons(one) : nothing,
  ];
  const buttons = (one) => {
    const off = undoing.waiting();
    const choose = (batch) => () => {
      sure = batch;
      page.draw();
    };
    const left = times(one.entered - one.undone, "instance");
    return html`<div class="declic-row-actions">${
      sure === one.batch
        ? [
            button(`Yes, undo ${left}`, () => undo(one), { kind: "danger", small: true, off }),
            button("No", choose(null), { small: true, off }),
          ]
        : button("Undo …", choose(one.batch), { small: true, off })
    }</div>`;
  };
  const undo = ({ batch }) => {
    sure = null;
    return undoing.ask(post(`${path}/batches/${part(batch)}/undo`, {}), ({ batch: begun, entries }, within) => {
      const shown = progress(within, begun, refresh);
      return () => [message("info", `The ${times(entries, "entry", "entries")} of the audience are undone.`), shown()];
    });
  };

  ask([""]);
  return { view: () => html`<div>${undoing.view()}${list.view()}</div>`, refresh: () => ask([""]) };
};

/** How far the batch is, until it ends or the page does. */
export const progress = (page, batch, refresh) => {
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
