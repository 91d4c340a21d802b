import { nothing } from "./lit-html.js";
import { loading, message } from "./view.js";

/** A part of the page that ends before the page does. What is asked in it is dropped when it ends. */
export const lifetime = (page) => {
  const life = new AbortController();
  return { within: { ...page, signal: AbortSignal.any([page.signal, life.signal]) }, end: () => life.abort() };
};

/**
 * A place that shows the answer to a question. It can be asked again at any time: only the answer to the latest request is
 * shown, and one that comes late is dropped.
 *
 * @param keeps whether the former answer is shown until the next one is there
 */
export const question = (page, { keeps = false } = {}) => {
  let life = lifetime(page);
  let running = null;
  let shown = null;

  const drop = () => {
    life.end();
    life = lifetime(page);
    running = null;
  };

  const settle = (view) => {
    running = null;
    shown = view;
    page.draw();
  };

  return {
    /** @param show is given the answer and the part of the page that lasts as long as the answer, and returns its view */
    ask: async (request, show) => {
      drop();
      const { within } = life;
      running = JSON.stringify(request);
      page.draw();
      try {
        const answer = await page.send(request, within.signal);
        if (within.signal.aborted) return;
        const view = await show(answer, within);
        if (!within.signal.aborted) settle(view);
      } catch (problem) {
        if (!within.signal.aborted) settle(() => message("danger", problem.message));
      }
    },
    /** Forgets the answer, one that is still to come as well. */
    clear: () => {
      drop();
      settle(null);
    },
    /** Whether just this request runs; the button for it is off then. */
    asks: (request) => running === JSON.stringify(request),
    waiting: () => running !== null,
    view: () => {
      if (running !== null && !(keeps && shown)) return loading();
      return shown ? shown() : nothing;
    },
  };
};
