import { facts, stays } from "./contact.js";
import { contactPage } from "./decisions.js";
import { el, fill, load, loading, message } from "./dom.js";
import { part, server } from "./server.js";
import { timeline, value } from "./timeline.js";
import { kindName, time } from "./words.js";

/** The tab of a process instance: whose it is, what brought the contact there, and what else there is of the contact. */
export const instance = (container, { api, processInstanceId }) => {
  const from = server(api);
  container.className = "declic";
  fill(container, loading());
  load(container, from.get(`/instance/${part(processInstanceId)}/contact`), (found) => {
    if (!found.known) {
      return message(
        "info",
        found.contact ? `The business key ${found.contact} is no contact.` : "The instance has no business key, so it is no contact's.",
      );
    }
    return [
      el("h4", {}, "Contact"),
      facts([
        ["E-mail", found.seesContacts ? el("a", { href: contactPage(found.contact, found.tenant) }, found.contact) : found.contact],
        ["Tenant", found.tenant],
        ["Entered", found.decision && time(found.decision.decidedAt)],
        ["Start event", found.decision && found.decision.trigger],
        ["How", found.decision && [kindName(found.decision.reason), ...found.decision.reasons].join(", ")],
      ]),
      el("h4", {}, "Triggering event"),
      found.event
        ? facts([
            ["Event", found.event.name],
            ["Id", found.event.id],
            ["Occurred", time(found.event.occurredAt)],
            ["Recorded", time(found.event.recordedAt)],
            ["Value", value(found.event.value)],
          ])
        : el("p", { class: "declic-empty" }, "None, or it is forgotten."),
      el("h4", {}, "Automations of the contact"),
      stays(found.automations, processInstanceId),
      el("h4", {}, "Events of the contact"),
      found.seesContacts
        ? timeline(from, found.contact, found.tenant)
        : el("p", { class: "declic-empty" }, "For administrators and users with the permission READ on all process definitions."),
    ];
  });
};
