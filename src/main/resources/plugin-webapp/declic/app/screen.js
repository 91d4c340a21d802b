import { nothing, render } from "./lit-html.js";
import { server } from "./server.js";

/**
 * What Cockpit shows at a plugin point, with the functions that Cockpit calls.
 *
 * A page has `send`, which asks the server, `draw`, to be called when something has changed, and `signal`, which says when
 * the page is gone. Parts of it get the same, with a signal of their own.
 *
 * @param open is given the page and what Cockpit gives, and returns the function that makes the template
 */
export const screen = (className, open) => {
  const shown = [];
  return {
    render: (container, given) => {
      const life = new AbortController();
      let view = () => nothing;
      const draw = () => {
        if (!life.signal.aborted) render(view(), container);
      };
      container.className = className;
      view = open({ send: server(given.api), draw, signal: life.signal }, given);
      draw();
      shown.push(life);
    },
    // Cockpit does not say which one: what came first goes first
    unmount: () => shown.shift()?.abort(),
  };
};
