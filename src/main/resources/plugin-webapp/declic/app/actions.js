import { audience } from "./audience.js";
import { instancePage } from "./decisions.js";
import { button, el, field, fill, input, message, select } from "./dom.js";

/** What the user may do with the automation; nothing for those who may do nothing. */
export const actions = (from, path, definition, refresh) => {
  if (!definition.mayEnter) return null;
  const place = el("div", { class: "declic-action" });
  const fitting = definition.triggers.filter((trigger) => !trigger.plain);
  const opened = (open) => () => {
    fill(place, open(() => fill(place)));
    place.querySelector("input, select, button")?.focus();
  };
  return el(
    "section",
    { "aria-label": "Actions" },
    button("Enter a contact by hand …", opened((close) => byHand(from, path, definition, refresh, close))),
    definition.mayEnterAudience &&
      fitting.length > 0 &&
      button("Enter all who fit …", opened((close) => audience(from, path, fitting, refresh, close))),
    place,
  );
};

const byHand = (from, path, definition, refresh, close) => {
  const contact = input({ inputmode: "email", required: true, autocomplete: "off", name: "enter-contact" });
  const trigger = select(
    [["", "the usual one"], ...definition.triggers.map((one) => [one.id, `${one.id}, ${one.event}`])],
    { name: "enter-trigger" },
  );
  const data = el("textarea", { class: "form-control", rows: 3, name: "enter-data" });
  const said = el("div");
  const enter = async (event) => {
    event.preventDefault();
    const body = { contact: contact.value, trigger: trigger.value || null, data: value(data.value) };
    try {
      const { processInstanceId } = await from.post(path + "/entries", body);
      const link = el("a", { href: instancePage(processInstanceId) }, "the instance");
      fill(said, message("success", contact.value + " has entered: ", link));
      refresh();
    } catch (failed) {
      fill(said, message("danger", failed.message));
    }
  };
  return el(
    "form",
    { class: "declic-form", onsubmit: enter },
    el("p", {}, "Past the gate: neither the segment nor runs and limit are asked. The decision has your name."),
    field("Contact", contact),
    field("Start event", trigger),
    field("Value of the event that the instance gets, text or JSON (may be empty)", data),
    el("button", { type: "submit", class: "btn btn-primary" }, "Enter"),
    button("Close", close),
    said,
  );
};

/** JSON if it is JSON, else the text. */
export const value = (text) => {
  if (!text.trim()) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
