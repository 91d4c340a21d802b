import { facts } from "./contact.js";
import { contactPage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { screen } from "./screen.js";
import { get } from "./server.js";
import { value } from "./timeline.js";
import { empty } from "./view.js";
import { time } from "./words.js";

/** At most so many tasks are asked for at once. */
const MOST = 100;

let group = null;

/** The contact of a task, null if it is no contact's. Tasks that are drawn at the same time are asked for together. */
const contactOf = (send, task) => {
  if (!group || group.tasks.size === MOST) group = together(send);
  group.tasks.add(task);
  return group.answer.then((found) => found.find((one) => one.task === task) ?? null);
};

const together = (send) => {
  const begun = { tasks: new Set() };
  begun.answer = new Promise((drawn) => setTimeout(drawn)).then(() => {
    if (group === begun) group = null;
    return send(get("/tasks", { task: [...begun.tasks].join(",") }));
  });
  return begun;
};

/** A line in the list of tasks; nothing if the task is no contact's. */
const card = (page, { taskId }) => {
  let found = null;
  const show = (one) => {
    found = one;
    page.draw();
  };
  // without an answer the card stays as Tasklist made it; the tab says what is wrong
  contactOf(page.send, taskId).then(show, () => {});
  return () =>
    found
      ? html`<div class="declic-card" title="The contact and its latest event">${found.contact}${found.event ? html` · ${found.event.name}` : nothing}</div>`
      : nothing;
};

/** The tab of a task: whose it is, and what has brought the contact there. */
const tab = (page, { taskId }) => {
  const owner = question({ ...page, send: ({ task }) => contactOf(page.send, task) });
  owner.ask({ task: taskId }, (found) => () => (found ? known(found) : empty("No contact has entered this process.")));
  return owner.view;
};

const known = ({ contact, tenant, automation, seesContacts, event }) => html`
  <h4>Contact</h4>
  ${facts([
    ["E-mail", seesContacts ? html`<a href=${inCockpit(contactPage(contact, tenant))}>${contact}</a>` : contact],
    ["Tenant", tenant],
    ["Automation", automation],
  ])}
  <h4>Latest event</h4>
  ${
    event
      ? facts([
          ["Event", event.name],
          ["Id", event.id],
          ["Occurred", event.occurredAt && time(event.occurredAt)],
          ["Value", value(event.value)],
        ])
      : empty("None: the contact was taken in by hand.")
  }
`;

const inCockpit = (page) => location.pathname.replace("/app/tasklist/", "/app/cockpit/") + page;

export default [
  {
    id: "declic-card",
    pluginPoint: "tasklist.card",
    priority: 300,
    ...screen("", card),
  },
  {
    id: "declic-contact",
    pluginPoint: "tasklist.task.detail",
    priority: 7,
    properties: { label: "Contact" },
    ...screen("declic", tab),
  },
];
