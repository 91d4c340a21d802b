import { facts, stays } from "./contact.js";
import { contactPage } from "./links.js";
import { html } from "./lit-html.js";
import { question } from "./question.js";
import { get, part } from "./server.js";
import { timeline, value } from "./timeline.js";
import { empty, message } from "./view.js";
import { kindName, localTimes, time } from "./words.js";

/** The tab of a process instance: whose it is, what brought the contact there, and what else there is of the contact. */
export const instance = (page, { processInstanceId }) => {
  const owner = question(page);
  owner.ask(get(`/instance/${part(processInstanceId)}/contact`), (found, within) => {
    if (found.known) return known(within, found, processInstanceId);
    return () =>
      message(
        "info",
        found.contact
          ? `The business key ${found.contact} is no contact.`
          : "The instance has no business key, so it is no contact's.",
      );
  });
  return owner.view;
};

const known = (page, { contact, tenant, decision, event, automations, seesContacts }, here) => {
  const events = seesContacts
    ? timeline(page, contact, tenant)
    : () => empty("For administrators and users with the permission READ on all process definitions.");
  return () => html`
    <h4>Contact</h4>
    ${facts([
      ["E-mail", seesContacts ? html`<a href=${contactPage(contact, tenant)}>${contact}</a>` : contact],
      ["Tenant", tenant],
      ["Entered", decision && time(decision.decidedAt)],
      ["Start event", decision?.trigger],
      ["How", decision && localTimes([kindName(decision.reason), ...decision.reasons].join(", "))],
    ])}
    <h4>Triggering event</h4>
    ${
      event
        ? facts([
            ["Event", event.name],
            ["Id", event.id],
            ["Occurred", time(event.occurredAt)],
            ["Recorded", time(event.recordedAt)],
            ["Value", value(event.value)],
          ])
        : empty("None, or it is forgotten.")
    }
    <h4>Automations of the contact</h4>
    ${stays(automations, here)}
    <h4>Events of the contact</h4>
    ${events()}
  `;
};
