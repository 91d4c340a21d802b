import { value } from "./actions.js";
import { mark } from "./decisions.js";
import { el, field, fill, input, load, loading, message, table } from "./dom.js";

/** What would become of an event of a contact; writes nothing. */
export const dryRun = (from, tenant) => {
  const contact = input({ inputmode: "email", required: true, name: "dry-contact", autocomplete: "off" });
  const event = input({ name: "dry-event", autocomplete: "off" });
  const data = el("textarea", { class: "form-control", rows: 3, name: "dry-data" });
  const eventId = input({ name: "dry-event-id", autocomplete: "off" });
  const place = el("div", { "aria-live": "polite" });
  const run = (submitted) => {
    submitted.preventDefault();
    fill(place, loading());
    const question = {
      contact: contact.value,
      event: event.value.trim() || null,
      eventId: eventId.value.trim() || null,
      data: value(data.value),
      tenant: tenant(),
    };
    load(place, from.post("/dry-run", question), ({ triggers }) =>
      triggers.length ? triggers.map(answer) : message("info", "No trigger of an automation that you may read listens to this event."),
    );
  };
  return el(
    "div",
    {},
    el("p", {}, "Would the contact enter, and why? Nothing is recorded, nobody enters."),
    el(
      "form",
      { class: "declic-form", onsubmit: run },
      field("Contact", contact),
      field("Event that would happen now", event),
      field("Its value, text or JSON (may be empty)", data),
      field("Or the id of a recorded event, judged as of then", eventId),
      el("button", { type: "submit", class: "btn btn-primary" }, "Try"),
    ),
    place,
  );
};

const answer = (one) =>
  el(
    "section",
    { class: "declic-answer" },
    el("h4", {}, one.name, " ", el("code", {}, one.trigger), " ", mark(one.enters ? "entered" : "refused")),
    el("p", { class: "declic-sentence" }, one.sentence),
    one.reasons.map((reason) => el("p", { class: "declic-reason" }, reason)),
    one.conditions.length > 0 &&
      table(
        ["Condition", "Holds", "Seen"],
        one.conditions.map((condition) => [condition.condition, condition.holds ? "✓ yes" : "✕ no", condition.seen]),
        "Conditions of the segment",
      ),
  );
