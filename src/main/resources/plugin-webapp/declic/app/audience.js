import { progress } from "./batches.js";
import { checkBox, choice } from "./fields.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get, part, post } from "./server.js";
import { button } from "./view.js";
import { number, times } from "./words.js";

/**
 * Enters the existing contacts who fit a trigger now: how many, some of them, a confirmation, then a batch. Who has never had
 * the trigger's event enters only if that is chosen.
 */
export const audience = (page, path, triggers, refresh, close) => {
  const place = question(page);
  const trigger = choice(
    page,
    "Trigger",
    "audience-trigger",
    () => triggers.map((one) => [one.id, `${one.id}, ${one.event}`]),
    {
      changed: () => {
        also.value = false;
        place.clear();
      },
    },
  );
  const also = checkBox(page, "audience-without-event", { changed: () => count() });
  const event = () => triggers.find((one) => one.id === trigger.value)?.event;
  const resource = () => `${path}/entries/audience/${part(trigger.value)}`;
  const request = () => get(resource(), { withoutEvent: also.value ? "true" : "" });
  let begun = null;
  const starting = () => begun !== null && place.asks(begun);

  // what is confirmed is what was counted: both are asked of the same resource, another trigger clears the place, and the
  // server refuses another number
  const count = () => {
    const counted = { resource: resource(), withoutEvent: also.value };
    return place.ask(request(), (found) => () => [
      numbers(found, event()),
      found.withoutEvent > 0 || counted.withoutEvent
        ? also.view(`also the ${times(found.withoutEvent, "contact")} who never had ${event()}`)
        : nothing,
      found.enter > 0 ? confirm(found, counted) : nothing,
    ]);
  };
  const confirm = ({ enter }, counted) => {
    const label = `Enter ${times(enter, "contact")}`;
    return html`<p>${button(label, () => start(enter, counted), { kind: "primary", name: "audience-start" })}</p>`;
  };
  const start = (enter, counted) => {
    begun = post(counted.resource, { counted: enter, withoutEvent: counted.withoutEvent });
    return place.ask(begun, ({ batch }, within) => {
      refresh();
      return progress(within, batch, refresh);
    });
  };

  return () => html`
    <div class="declic-form">
      <p>
        Existing contacts who have had the trigger's event and fit now enter by a batch; runs, limit and re-entry are held. It
        can be undone.
      </p>
      ${trigger.view({ off: starting() })}
      ${[
        button("How many?", count, { name: "audience-count", off: place.asks(request()) || starting() }),
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
