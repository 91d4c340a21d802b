import { instancePage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { timeline } from "./timeline.js";
import { empty, table } from "./view.js";
import { time } from "./words.js";

/** All about a contact. */
export const contact = (page, found) => {
  const events = timeline(page, found.contact, found.tenant);
  return () => html`
    <h3 class="declic-contact">${found.contact}${found.tenant ? tenant(found.tenant) : nothing}</h3>
    ${facts([
      ["Earlier addresses", found.formerEmails.join(", ")],
      ["Name", found.name],
      ["Telephone", found.phone],
      ["Lists", found.lists.join(", ")],
      ["Has left the lists", found.unsubscribed.join(", ")],
      ["Tags", found.tags.join(", ")],
      ...Object.entries(found.fields),
    ])}
    <h4>Automations</h4>
    ${stays(found.automations)}
    <h4>Events</h4>
    ${events()}
  `;
};

const tenant = (id) => html`<small> tenant ${id}</small>`;

/** @param pairs of a name and a text or template; those without are left out */
export const facts = (pairs) => html`
  <dl class="dl-horizontal declic-facts">
    ${pairs.filter(([, value]) => value).map(([name, value]) => html`<dt title=${name}>${name}</dt><dd>${value}</dd>`)}
  </dl>
`;

/** Automations that a contact has entered. */
export const stays = (found, here) =>
  found.length
    ? table(
        "Automations of the contact",
        ["Automation", "Entered", "Left", "Instance"],
        found.map((one) => [one.name, time(one.enteredAt), left(one), instance(one, here)]),
      )
    : empty("None.");

const left = ({ exitedAt }) =>
  exitedAt ? time(exitedAt) : html`<span class="declic-mark declic-entered">is in it</span>`;

const instance = ({ processInstanceId, exitedAt }, here) => {
  if (processInstanceId === here) return "this one";
  const id = `${processInstanceId.slice(0, 8)}…`;
  return html`<a href=${instancePage(processInstanceId, exitedAt !== null)} title=${processInstanceId}>${id}</a>`;
};
